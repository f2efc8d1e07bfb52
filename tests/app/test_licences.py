"""The terms that are shown belong to what is installed and shipped."""

from __future__ import annotations

from app import licences
from app.paths import MODELS


def test_the_programs_own_documents_are_found() -> None:
    assert "Apache License" in licences.document("LICENSE")
    assert "PySide6" in licences.document("NOTICE")
    assert licences.document("NO_SUCH") == ""


def test_every_library_has_a_version_and_terms() -> None:
    found = {one.name.lower(): one for one in licences.libraries()}
    assert {"torch", "numpy", "pyqtgraph", "click"} <= set(found)
    assert "pytest" not in found
    assert all(one.version and one.terms and "\n" not in one.terms for one in found.values())
    assert "MIT" in found["pyqtgraph"].terms


def test_every_shipped_model_names_its_terms() -> None:
    found = {one.name: one for one in licences.weights()}
    assert set(found) == {folder.name for folder in MODELS.iterdir() if (folder / "model.safetensors").exists()}
    assert found["sprites-lpc"].terms.startswith("CC-BY-SA")
    assert all(one.terms != "see its card" for one in found.values())
