"""A voice of a folder: what is told of its recordings."""

from __future__ import annotations

from pathlib import Path

from app.conversion import Warned
from app.window.services import Services
from app.window.speakers import Voices
from app.window.worker import Job


def test_what_is_the_matter_with_many_recordings_is_noted_once(tmp_path: Path) -> None:
    band = "At 8000 Hz the file holds no sound above 4 kHz; the result is muffled."
    found = [Warned(tmp_path / f"{number}.wav", "narrow", band) for number in range(500)]
    found.append(Warned(tmp_path / "7.wav", "clipping", "It clips."))
    voices = Voices(Services(voice_from=lambda *_: (object(), tuple(found))))  # type: ignore[arg-type, return-value]
    job = Job("", lambda _: None, lambda *_: None)
    _, notes = voices.of(job, None, ("model", 0.0), tmp_path)  # type: ignore[arg-type]
    assert notes == (f"500 recordings, such as 0.wav: {band}", "7.wav: It clips.")
