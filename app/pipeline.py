"""What the program can do, without Qt: the command line and every widget call these functions.

Joins `media_io` (files and arrays) and `core_models` (latents), which do not know each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from media_io.clip import Clip

if TYPE_CHECKING:
    from core_models.control import Control
    from core_models.types import Latents, TrainEvent


@dataclass(frozen=True)
class Progress:
    """Where a long job stands.

    Attributes:
        phase: a line for a user, such as "Encoding A".
        done, total: items of this phase; total 0 where unknown.
    """

    phase: str
    done: int
    total: int


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True)
class ModelInfo:
    """A trained model on disk, described without loading its weights.

    Attributes:
        key: the name to ask for it by: the folder's name.
        path: the folder with model.safetensors, config.json and card.md.
        kind: "video" or "speech": the clips it takes.
        model: the registry's name, such as "cdsvae".
        length: frames in one window.
        metrics: what its card reports, by name.
    """

    key: str
    path: Path
    kind: str
    model: str
    length: int
    metrics: dict[str, float]


@dataclass(frozen=True)
class Mix:
    """How two clips are braided. Each number runs from 0 (all from A) to 1 (all from B)."""

    static: float = 0.0
    dynamic: float = 1.0


@dataclass(frozen=True)
class TrainJob:
    """What to train.

    Attributes:
        preset: a name in assets/presets or a path to a .toml file.
        data: "generated" (drawn characters), "samples" (the shipped speech), "sprites", "emodb", "fsdd", "timit"
            (below UNBRAID_DATA), or a folder of `speaker/*.wav` or `identity/action/*.mp4`.
        out: the run folder: checkpoints, TensorBoard events, the finished model.
        steps: overrides the preset's number of steps.
        seed: overrides the preset's seed.
        device: "cpu", "cuda" or "auto".
        resume: go on from the last checkpoint in `out`.
        minutes: stop cleanly after this long; None for no limit.
    """

    preset: str
    data: str
    out: Path
    steps: int | None = None
    seed: int | None = None
    device: str = "auto"
    resume: bool = False
    minutes: float | None = None


class LoadedModel:
    """Weights in memory, ready for swaps (opaque to callers: pass it back to this module)."""

    info: ModelInfo


def available_models(extra: Path | None = None) -> list[ModelInfo]:
    """Shipped models, then the user's own (and those below `extra`), in order of key. Fast: reads config.json only."""
    raise NotImplementedError


def available_presets() -> list[str]:
    """Names of the presets in assets/presets, in order."""
    raise NotImplementedError


def load_model(key_or_path: str | Path, device: str = "auto") -> LoadedModel:
    """Load a model by key or folder. Raises ModelError for an unknown key (listing the known) or bad files."""
    raise NotImplementedError


def model_key_for(clip: Clip) -> str:
    """The shipped model for a clip: "sprites" where there is a picture, "speech" for sound alone."""
    raise NotImplementedError


def open_clip(path: str | Path) -> Clip:
    """Read any supported file or folder. Raises MediaError."""
    raise NotImplementedError


def sample_clips() -> dict[str, Path]:
    """The shipped clips by name, in order: video_a.mp4, video_b.mp4, speech_a.flac, speech_b.flac."""
    raise NotImplementedError


def encode(model: LoadedModel, clip: Clip, progress: OnProgress | None = None) -> Latents:
    """Latents of a whole clip: static (1, S) averaged over windows, dynamic (1, T, D) a frame."""
    raise NotImplementedError


def swap(model: LoadedModel, a: Clip, b: Clip, mix: Mix | None = None, progress: OnProgress | None = None) -> Clip:
    """Braid two clips; default: static from A, dynamics (and their length and sound) from B.

    `progress` is called between pieces of work; it may raise to cancel.
    Raises MediaError or ModelError where a clip does not suit the model.
    """
    raise NotImplementedError


def sample(model: LoadedModel, n: int, seconds: float | None = None, seed: int = 0) -> list[Clip]:
    """n clips of static and dynamic codes drawn from the prior."""
    raise NotImplementedError


def train(job: TrainJob, control: Control | None = None) -> Iterator[TrainEvent]:
    """Train and yield events; on the "end" event the finished model lies in job.out / "model".

    Closing the generator or control.stop() stops cleanly with a checkpoint and keeps the best weights.
    """
    raise NotImplementedError


def export(clip: Clip, path: str | Path, scale: int | None = None) -> Path:
    """Write a clip; the suffix chooses the format, no suffix a folder of numbered PNGs. Returns the path written."""
    raise NotImplementedError


def contact_sheet(clips: Sequence[Clip], path: str | Path, labels: Sequence[str] = ()) -> Path:
    """Write clips as rows of frames (spectrogram rows for sound) in one PNG."""
    raise NotImplementedError


def preview(clip: Clip, model: LoadedModel) -> Clip:
    """The clip as the model sees it: cropped, resized, resampled."""
    raise NotImplementedError
