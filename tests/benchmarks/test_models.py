"""All forms of a model's step that are timed minimise the same loss."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.measure import Options
from benchmarks.models import CASES, Case, against, begun, changed, ours, published, sized


@pytest.fixture(autouse=True)
def _on_one_thread(one_thread: None) -> None:
    """Small tensors."""


def total(found: Any) -> float:
    return float((found["total"] if isinstance(found, dict) else found).detach())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.preset}-{case.stage}")
def test_the_first_step_of_all_forms_has_the_same_loss(case: Case) -> None:
    preset = changed(sized(case.preset, quick=True), decode_frames=0, precision="float32")
    found = total(ours(preset, "cpu", case.stage)())
    for losses in case.forms.values():
        assert total(published(preset, "cpu", losses, case.stage)()) == pytest.approx(found, rel=1e-4)


def test_a_stage_begins_with_its_own_networks_learning() -> None:
    for stage, learning in ((0, {"encoder", "identity", "pose", "decoder"}), (1, {"dynamics"})):
        _, state = begun(sized("vdsm-sprites", quick=True), "cpu", stage)
        model = state.model
        held = {name for name, module in model.named_children() if not next(module.parameters()).requires_grad}
        assert {name for name, _ in model.named_children()} - held == learning


def test_a_table_compares_with_the_published_form_and_says_its_size() -> None:
    table = against(CASES[1], Options(quick=True))
    assert "4 clips of 8 x 3 x 64 x 64" in table.title
    names = [row[0] for row in table.rows]
    assert names[0] == "published form, float32"
    assert names[1:3] == ["ours, float32", "ours, bfloat16"]
    assert names[3] == "ours, bfloat16, 1 of 8 frames decoded"
    first = table.rows[0][3]
    assert not isinstance(first, str | int | float)
    assert first.value == 1.0
