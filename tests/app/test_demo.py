"""The demonstration, with the shipped clips and models and a moment of training."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
import pytest
import soundfile
from click.testing import CliRunner

from app import demo, pipeline, training_view
from app.cli import cli
from app.colours import BLUE, GREEN, ORANGE
from core_models.types import TrainEvent
from media_io.probe import probe


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The folder, stdout and stderr of a demonstration that trains for two seconds."""
    out = tmp_path_factory.mktemp("demo") / "new"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "DATA", "generated:10")
        result = CliRunner().invoke(cli, ["demo", "--out", str(out), "--seconds", "2"])
    assert result.exit_code == 0, result.stderr
    return out, result.stdout, result.stderr


def test_every_file_is_there_and_said_to_be_where_it_is(made: tuple[Path, str, str]) -> None:
    out, stdout, stderr = made
    names = {
        *(f"video-{way}{suffix}" for way in ("a-moves-as-b", "b-moves-as-a") for suffix in (".mp4", ".gif")),
        *(f"speech-{way}.wav" for way in ("a", "b", "a-says-b", "b-says-a")),
        *("video.png", "speech.png", "training.png", "training"),
    }
    assert {path.name for path in out.iterdir()} == names
    told = {Path(line.strip()) for line in stdout.splitlines()}
    assert told == {out / name for name in names - {"training"}} | {out / "training" / "model"}
    assert str(out.resolve()) in stderr


def test_videos_have_the_length_of_the_clip_that_moves(made: tuple[Path, str, str]) -> None:
    samples = pipeline.sample_clips()
    for way, source in (("a-moves-as-b", "video_b.mp4"), ("b-moves-as-a", "video_a.mp4")):
        written, wanted = probe(made[0] / f"video-{way}.mp4"), probe(samples[source])
        assert (written.frames, written.fps) == (wanted.frames, wanted.fps)
        assert probe(made[0] / f"video-{way}.gif").kind == "video"


def test_voices_have_the_length_of_the_words_and_are_not_silent(made: tuple[Path, str, str]) -> None:
    samples = pipeline.sample_clips()
    for way, source in (("a-says-b", "speech_b.flac"), ("b-says-a", "speech_a.flac")):
        sound, rate = soundfile.read(made[0] / f"speech-{way}.wav")
        assert abs(len(sound) / rate - probe(samples[source]).duration) < 0.02
        assert np.abs(sound).max() > 0.01


def test_sheets_and_curves_are_pictures(made: tuple[Path, str, str]) -> None:
    for name in ("video.png", "speech.png", "training.png"):
        picture = cv2.imread(str(made[0] / name))
        assert min(picture.shape[:2]) > 200
        assert picture.std() > 10


def test_the_trained_model_can_be_used(made: tuple[Path, str, str]) -> None:
    config = json.loads((made[0] / "training" / "model" / "config.json").read_text(encoding="utf-8"))
    assert config["training"]["steps"] >= 1
    assert pipeline.load_model(made[0] / "training" / "model", "cpu").info.kind == "video"


def test_a_second_demonstration_trains_beside_the_first(tmp_path: Path) -> None:
    assert demo.fresh_folder(tmp_path / "training") == tmp_path / "training"
    (tmp_path / "training").mkdir()
    (tmp_path / "training-2").mkdir()
    assert demo.fresh_folder(tmp_path / "training") == tmp_path / "training-3"


def test_ctrl_c_ends_the_training_and_still_draws_what_was_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def interrupting(silent: bool = False) -> Iterator[training_view.OnEvent]:
        def show(event: TrainEvent) -> None:
            if event.kind == "step" and event.step == 10:
                signal.raise_signal(signal.SIGINT)

        yield show

    monkeypatch.setattr(training_view, "shown", interrupting)
    monkeypatch.setattr(demo, "DATA", "generated:10")
    asked, written = demo.train_small(tmp_path, 600)
    assert asked.exit_code == 130
    assert tmp_path / "training.png" in written
    assert (tmp_path / "training.png").is_file()


def test_curves_are_of_the_sum_with_the_best_step(tmp_path: Path) -> None:
    events = [
        TrainEvent("step", "all", 10, 30, {"total": 30.0, "kl": 1.0}),
        TrainEvent("validation", "all", 10, 30, {"total": 28.0, "kl": 1.0}, best_step=10),
        TrainEvent("step", "all", 20, 30, {"total": 20.0, "kl": 1.0}, best_step=10),
        TrainEvent("validation", "all", 20, 30, {"total": 29.0, "kl": 1.0}, best_step=10),
    ]
    training, validation = demo.training_curves(events)
    assert (list(training.x), list(training.y)) == ([10, 20], [30.0, 20.0])
    assert (list(validation.x), list(validation.y)) == ([10, 20], [28.0, 29.0])
    picture = cv2.imread(str(demo.draw_training(events, tmp_path / "c.png")))[..., ::-1]
    assert all((picture == colour).all(axis=-1).any() for colour in (BLUE, ORANGE, GREEN))


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    result = CliRunner().invoke(cli, ["demo", "--out", str(tmp_path / "file" / "demo")])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
