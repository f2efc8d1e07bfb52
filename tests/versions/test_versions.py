"""What each released version left on users' disks is read by this one, to the same numbers."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch

from app import settings
from app.project import read_project
from core_models.data import ClipArray
from core_models.registry import MODELS
from core_models.store import load_model
from core_models.training import fit
from tests.versions.keep import STEPS, frames_of, preset, spectra

KEPT = sorted(path for path in Path(__file__).parent.iterdir() if path.name[0].isdigit())
MODEL_FOLDERS = [folder for version in KEPT for folder in sorted((version / "models").iterdir())]


def test_there_is_a_version_and_it_has_a_model_of_each_kind() -> None:
    assert KEPT
    assert {folder.name for folder in MODEL_FOLDERS} >= set(MODELS)


@pytest.mark.parametrize("folder", MODEL_FOLDERS, ids=lambda folder: f"{folder.parents[1].name}-{folder.name}")
def test_a_model_makes_what_it_made_when_it_was_kept(folder: Path, one_thread: None) -> None:
    stored = load_model(folder)
    window = stored.config.architecture.window
    made = np.load(folder / "made.npz", allow_pickle=False)
    with torch.no_grad():
        latents = stored.model.encode(torch.from_numpy(frames_of(window.kind)))
        decoded = stored.model.decode(latents)[:, -1:]
    if window.kind == "video":
        assert Fraction(stored.config.fps or "") == 8
        decoded = decoded[..., ::8, ::8]
    for name, now in (("static", latents.static), ("dynamic", latents.dynamic), ("decoded", decoded)):
        np.testing.assert_allclose(now.numpy(), made[name], rtol=1e-3, atol=1e-4, err_msg=name)


@pytest.mark.parametrize("version", KEPT, ids=lambda version: version.name)
def test_a_run_that_was_stopped_ends_as_it_would_have_ended(version: Path, tmp_path: Path, one_thread: None) -> None:
    shutil.copytree(version / "run", tmp_path / "run")
    events = list(fit(preset(), spectra(12, 0), spectra(6, 1), tmp_path / "run", resume=True))
    assert events[-1].step == STEPS
    losses = next(event.losses for event in reversed(events) if event.kind == "validation")
    ended = np.load(version / "run" / "ended.npz", allow_pickle=False)
    assert losses.keys() >= set(ended.files)
    for name in ended.files:
        np.testing.assert_allclose(losses[name], ended[name], rtol=1e-3, atol=1e-4, err_msg=name)


@pytest.mark.parametrize("version", KEPT, ids=lambda version: version.name)
def test_settings_keep_their_values(version: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(version / "settings.json", tmp_path))
    values, notice = settings.load(path)
    assert notice is None
    assert (values.theme, values.language) == ("light", "de")


@pytest.mark.parametrize("version", KEPT, ids=lambda version: version.name)
def test_a_project_is_read_whole(version: Path) -> None:
    project = read_project(version / "project" / "cousins.unbraid")
    assert [(clip.path, clip.title) for clip in project.clips] == [
        ("clips/anna.npz", "Anna"),
        ("clips/ben.npz", "ben.npz"),
    ]
    assert project.clips[1].edits.trim_in == 0.25
    assert project.models == ("../models/dsvae",)
    assert [made.recipe["model"] for made in project.swaps] == ["../models/dsvae"]


def test_clips_of_the_run_are_as_they_were() -> None:
    """What the kept numbers rest on."""
    clips = spectra(12, 0)
    assert isinstance(clips, ClipArray)
    assert float(clips.frames[0, 0, 0]) == pytest.approx(0.12573022)
