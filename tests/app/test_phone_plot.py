"""Dynamic codes by phone, in the report of an evaluation on a small tree of TIMIT's form."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import soundfile
import torch

from app.bench.context import Context
from app.bench.phone_plot import dynamic_codes, first_two, kinds_of, with_phones
from app.bench.recordings import Corpus, load_corpus
from app.bench.results import Report
from app.html_report import page
from core_models.config import Architecture
from core_models.control import Control
from core_models.registry import build_model
from core_models.store import ModelConfig, StoredModel

RATE = 16_000
LABELS = "0 3200 h#\n3200 8000 iy\n8000 9600 sh\n9600 12800 zz\n"
WINDOWS = (
    {"kind": "speech", "features": "envelope", "length": 20, "hop": 10, "bins": 64},
    {"kind": "speech", "length": 20, "hop": 10},
)

pytestmark = pytest.mark.usefixtures("one_thread")


def model(window: dict[str, object]) -> StoredModel:
    network = {"static": 4, "dynamic": 4, "features": 8, "hidden": 8}
    architecture = Architecture.model_validate({"model": "dsvae", "window": window, "network": network})
    torch.manual_seed(0)
    return StoredModel(build_model(architecture).eval(), ModelConfig(title="t", architecture=architecture))


@pytest.fixture
def timit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Two speakers of the core test set: silence, a buzz, noise, and a label that is no phone of TIMIT's."""
    rng = np.random.default_rng(0)
    for home in ("TEST/DR1/MDAB0", "TEST/DR1/FELC0"):
        folder = tmp_path / "timit" / home
        folder.mkdir(parents=True)
        for sentence in ("SA1", "SX37", "SI648", "SX127"):
            times = np.arange(12_800) / RATE
            buzz = sum(np.sin(2 * np.pi * k * 120 * times + k) / k for k in range(1, 20))
            sound = 0.002 * rng.normal(size=12_800)
            sound[3200:8000] += 0.1 * np.asarray(buzz)[3200:8000]
            sound[8000:] += 0.05 * rng.normal(size=4800)
            soundfile.write(folder / f"{sentence}.WAV", sound, RATE, format="WAV")
            (folder / f"{sentence}.PHN").write_text(LABELS)
    monkeypatch.setenv("UNBRAID_DATA", str(tmp_path))
    return load_corpus("timit", False, Control())


def context(folder: Path) -> Context:
    return Context(folder)


def shown(corpus: Corpus, folder: Path, *models: StoredModel) -> Report:
    folder.mkdir()
    named = [(one, f"model {i}") for i, one in enumerate(models)]
    return with_phones(Report("evaluation", "t", "strict"), named, corpus, context(folder))


def test_a_report_shows_dynamics_by_phone(timit: Corpus, tmp_path: Path) -> None:
    report = shown(timit, tmp_path / "report", *(model(window) for window in WINDOWS))
    assert [picture.title for picture in report.pictures] == [
        "Dynamics by phone: model 0",
        "Dynamics by phone: model 1",
    ]
    assert "360 of 360 frames of 6 recordings" in report.pictures[0].caption  # 60 of 81 frames each have a phone
    for picture in report.pictures:
        drawn = np.asarray(cv2.imread(str(tmp_path / "report" / picture.file)))
        for colour in ((0, 94, 213), (178, 114, 0), (150, 150, 150)):  # vowel, fricative, silence
            assert np.all(drawn == colour, axis=-1).sum() > 50
    text = page(report, tmp_path / "report")
    assert text.count("data:image/png") == 2
    assert "coloured by the phone" in text


def test_frames_have_the_phone_at_their_centre(timit: Corpus) -> None:
    stored, one = model(WINDOWS[0]), timit.recordings[0]
    kinds = kinds_of(one, len(dynamic_codes(stored, one)), stored)
    assert kinds == ["silence"] * 20 + ["vowel"] * 30 + ["fricative"] * 10 + [""] * 21


def test_without_labels_there_is_no_picture(timit: Corpus, tmp_path: Path) -> None:
    for file in (tmp_path / "timit").rglob("*.PHN"):
        file.unlink()
    assert shown(timit, tmp_path / "report", model(WINDOWS[0])).pictures == ()
    for recording in timit.recordings:
        assert recording.path is not None
        recording.path.with_suffix(".PHN").write_text("0 12800 zz\n")
    assert shown(timit, tmp_path / "again", model(WINDOWS[0])).pictures == ()


def test_the_first_two_components_are_those_of_the_covariance() -> None:
    rng = np.random.default_rng(1)
    codes = rng.normal(size=(200, 4)) @ rng.normal(size=(4, 4)) + 5
    places, held = first_two(codes)
    values, ways = np.linalg.eigh(np.cov(codes.T, bias=True))
    np.testing.assert_allclose(places.var(0), values[::-1][:2])
    assert held == pytest.approx(values[2:].sum() / values.sum())
    for k in range(2):
        way = ways[:, 3 - k]
        np.testing.assert_allclose(places[:, k], (codes - codes.mean(0)) @ (way * np.sign(way[np.abs(way).argmax()])))
    assert first_two(codes[:, :1])[0].shape == (200, 2)
