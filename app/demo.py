"""The demonstration: swaps of the shipped clips, and a small model trained before the user's eyes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app import pipeline, progress, training_view
from app.pipeline import Mix, TrainJob
from app.signals import Asked, stopping

if TYPE_CHECKING:
    from app.chart import Curve
    from core_models.types import TrainEvent
    from media_io.clip import Clip

Say = Callable[[str], None]

PRESET, DATA = "demo", "generated:120"
SCALE = 4
FORWARD, BACKWARD = Mix(0.0, 1.0), Mix(1.0, 0.0)
LABELS = ("A", "B", "A's looks, B's motion", "B's looks, A's motion")
SPEECH_LABELS = ("A", "B", "A's voice, B's words", "B's voice, A's words")


def run(out: Path, seconds: float, note: Say, say: Say) -> int:
    """Make everything.

    Args:
        out: the folder to write into; made where there is none.
        seconds: how long to train; 0 leaves the training out.
        note: takes lines about what is going on.
        say: takes a line for each file written.

    Returns:
        The exit code: 0, or what a shell expects after Ctrl+C.

    Raises:
        MediaError, ModelError, OSError: a sample, a model or the folder cannot be used.
    """
    out.mkdir(parents=True, exist_ok=True)
    clips = pipeline.sample_clips()
    note("1. Two videos: who is seen stays, the movement changes.")
    tell(swap_videos(clips["video_a.mp4"], clips["video_b.mp4"], out), say)
    note("2. Two voices: who speaks stays, the words change.")
    tell(swap_speech(clips["speech_a.flac"], clips["speech_b.flac"], out), say)
    if seconds > 0:
        note(f"3. Training a small model on drawn characters for {seconds:g} s. Ctrl+C stops it.")
        asked, written = train_small(out, seconds)
        tell(written, say)
        if asked.number is not None:
            note("Stopped.")
            return asked.exit_code
    note(f"All of it is in {out.resolve()}. Next: unbraid gui")
    return 0


def tell(written: list[Path], say: Say) -> None:
    """Say where each file is."""
    for path in written:
        say(f"  {path}")


def swap_videos(a: Path, b: Path, out: Path) -> list[Path]:
    """Both swaps of a pair of videos as mp4 and gif, and a contact sheet of all four."""
    clips = both_ways("sprites", a, b)
    written = []
    for name, clip in zip(("video-a-moves-as-b", "video-b-moves-as-a"), clips[2:], strict=True):
        written += [pipeline.export(clip, out / f"{name}{suffix}", SCALE) for suffix in (".mp4", ".gif")]
    return [*written, pipeline.contact_sheet(clips, out / "video.png", LABELS)]


def swap_speech(a: Path, b: Path, out: Path) -> list[Path]:
    """The pair itself and both its swaps as wav, and a sheet of all four spectrograms."""
    clips = both_ways("speech", a, b)
    names = ("speech-a", "speech-b", "speech-a-says-b", "speech-b-says-a")
    written = [pipeline.export(clip, out / f"{name}.wav") for name, clip in zip(names, clips, strict=True)]
    return [*written, pipeline.contact_sheet(clips, out / "speech.png", SPEECH_LABELS)]


def both_ways(model: str, a: Path, b: Path) -> list[Clip]:
    """A, B, A's static with B's dynamics, B's static with A's dynamics; A and B as the model sees them."""
    with progress.shown() as show:
        show(pipeline.Progress("Loading the model", 0, 0))
        loaded = pipeline.load_model(model)
        clip_a, clip_b = pipeline.open_clip(a), pipeline.open_clip(b)
        swaps = [pipeline.swap(loaded, clip_a, clip_b, mix, show) for mix in (FORWARD, BACKWARD)]
    return [pipeline.preview(clip_a, loaded), pipeline.preview(clip_b, loaded), *swaps]


def train_small(out: Path, seconds: float) -> tuple[Asked, list[Path]]:
    """Train for so long into a fresh folder and draw the curves; what was written, and whether a signal stopped it."""
    from core_models.control import Cancelled, Control

    job = TrainJob(PRESET, DATA, fresh_folder(out / "training"), minutes=seconds / 60)
    control, seen = Control(), []
    with stopping(control.stop) as asked, training_view.shown() as show:
        try:
            for event in pipeline.train(job, control):
                show(event)
                seen.append(dataclasses.replace(event, preview=None))
        except Cancelled:
            pass
    written = [job.out / "model"] if (job.out / "model").is_dir() else []
    return asked, [*written, draw_training(seen, out / "training.png")]


def fresh_folder(folder: Path) -> Path:
    """The folder, or where an earlier demonstration left one, the next number that is free."""
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


def draw_training(events: list[TrainEvent], path: Path) -> Path:
    """Draw the weighted loss of training and validation over the steps as a PNG."""
    from app.chart import draw_curves, write_picture

    best = next((event.best_step for event in reversed(events) if event.best_step is not None), None)
    title = "Training a small model on drawn characters"
    return write_picture(draw_curves(training_curves(events), title, "step", "loss, nats a clip", best), path)


def training_curves(events: list[TrainEvent]) -> list[Curve]:
    """The curve of the sum that is minimised, for training and for validation."""
    from app.colours import BLUE, ORANGE
    from app.history import RunCurves, drawn

    run = RunCurves("demonstration")
    run.take(events)
    return drawn(run, "total", (BLUE, ORANGE))
