"""What the program can do, without Qt: the command line and every widget call these functions.

Joins `media_io` (files and arrays) and `core_models` (latents), which do not know each other. Torch and the codecs are
imported inside the functions, so that a window or a help text need not wait for them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import MODELS, PRESETS, SAMPLES, user_models
from media_io.clip import Clip
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.bench.jobs import EvaluateJob, ReproduceJob
    from app.bench.results import Report
    from app.conversion import ConvertedFile, Warned
    from app.listening import Listener
    from app.training_data import TrainingData
    from app.voice import Speaker, Voicing
    from core_models.config import Preset
    from core_models.control import Control
    from core_models.store import StoredModel
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
        converts: whether it converts voices: then swaps of sound look at a `Voicing`.
    """

    key: str
    path: Path
    kind: str
    model: str
    length: int
    metrics: dict[str, float]
    converts: bool = False


@dataclass(frozen=True)
class Mix:
    """How two clips are braided. Each number runs from 0 (all from A) to 1 (all from B)."""

    static: float = 0.0
    dynamic: float = 1.0


def usual_mix(sound: bool) -> Mix:
    """What is meant where nothing is said: A's looks with B's motion; of sound alone, A's words in B's voice."""
    return Mix(1.0, 0.0) if sound else Mix(0.0, 1.0)


@dataclass(frozen=True)
class TrainJob:
    """What to train.

    Attributes:
        preset: a name in assets/presets or a path to a .toml file.
        data: "generated" (drawn characters; "generated:N" for N of them), "samples" (the shipped speech), "sprites",
            "emodb", "fsdd", "timit" (below UNBRAID_DATA), or a folder of `speaker/*.wav` or `identity/action/*.mp4`.
        out: the run folder: checkpoints, TensorBoard events, the finished model.
        steps: overrides the preset's number of steps.
        seed: overrides the preset's seed.
        device: "cpu", "cuda" or "auto".
        resume: go on from the last checkpoint in `out`.
        minutes: stop cleanly after this long; None for no limit.
        start: a model's key or folder to begin from instead of fresh weights; None for fresh ones.
    """

    preset: str
    data: str
    out: Path
    steps: int | None = None
    seed: int | None = None
    device: str = "auto"
    resume: bool = False
    minutes: float | None = None
    start: str | Path | None = None


@dataclass(frozen=True, eq=False)
class LoadedModel:
    """Weights in memory, ready for swaps: pass it back to this module."""

    info: ModelInfo
    stored: StoredModel


def available_models(extra: Path | None = None) -> list[ModelInfo]:
    """Shipped models, then the user's own and those below `extra`, each in order of key. Reads config.json only.

    A folder whose configuration cannot be read is left out; `load_model` says what is wrong with it.
    """
    folders = [MODELS, user_models(), *([extra] if extra else [])]
    return [info for folder in folders for info in _models_in(folder)]


def _models_in(folder: Path) -> list[ModelInfo]:
    from core_models.errors import ModelError

    found = []
    for path in sorted(folder.glob("*/config.json")):
        try:
            found.append(model_info(path.parent))
        except ModelError:
            continue
    return found


def model_info(folder: Path) -> ModelInfo:
    """The description of a model folder. Raises CheckpointError or ConfigError, naming the file."""
    from core_models.store import read_config

    config = read_config(folder)
    window = config.architecture.window
    converts = window.features == "envelope"
    metrics = dict(config.metrics)
    return ModelInfo(
        folder.resolve().name, folder, window.kind, config.architecture.model, window.length, metrics, converts
    )


def available_presets() -> list[str]:
    """Names of the presets in assets/presets, in order."""
    return sorted(path.stem for path in PRESETS.glob("*.toml"))


def load_model(key_or_path: str | Path, device: str = "auto") -> LoadedModel:
    """Load a model by key or folder. Raises ModelError for an unknown key (listing the known) or bad files."""
    from core_models.store import load_model as load_stored

    folder = model_folder(key_or_path)
    return LoadedModel(model_info(folder), load_stored(folder, chosen_device(device)))


def model_folder(key_or_path: str | Path) -> Path:
    """The folder of a model. Raises ModelError where there is none, listing the known."""
    from core_models.errors import ModelError

    known = {info.key: info.path for info in reversed(available_models())}
    folder = known.get(str(key_or_path)) or Path(key_or_path)
    if not folder.exists():
        names = ", ".join(sorted(known)) or "none"
        raise ModelError(f"{key_or_path}: neither a model's name nor a folder. Known models: {names}.")
    return folder


def chosen_device(device: str) -> str:
    """ "auto" becomes "cuda" where there is one, else "cpu". ModelError for a device that is not there."""
    import torch

    from core_models.errors import ModelError

    if device == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if device not in ("cpu", "cuda"):
        raise ModelError(f"{device!r} is no device; valid: auto, cpu, cuda.")
    if device == "cuda" and not torch.cuda.is_available():
        raise ModelError("there is no CUDA device on this machine. Choose auto or cpu.")
    return device


def model_key_for(clip: Clip) -> str:
    """The shipped model for a clip: "sprites" where there is a picture, "speech" for sound alone."""
    return "speech" if clip.frames is None else "sprites"


def open_clip(path: str | Path, fps: Fraction | None = None) -> Clip:
    """Read any supported file or folder; `fps` for a folder of pictures, which states none. Raises MediaError."""
    from media_io.read import read_clip

    return read_clip(path, fps=fps)


def sample_clips() -> dict[str, Path]:
    """The shipped clips by name, in order: video_a.mp4, video_b.mp4, speech_a.flac, speech_b.flac."""
    names = ("video_a.mp4", "video_b.mp4", "speech_a.flac", "speech_b.flac")
    return {name: SAMPLES / name for name in names}


def encode(model: LoadedModel, clip: Clip, progress: OnProgress | None = None) -> Latents:
    """Latents of a whole clip: static (1, S) averaged over windows, dynamic (1, T, D) a frame."""
    from app.braiding import encoded

    return encoded(model.stored, clip, "Encoding", progress or _unheard).latents


def swap(
    model: LoadedModel,
    a: Clip,
    b: Clip,
    mix: Mix | None = None,
    progress: OnProgress | None = None,
    voicing: Voicing | None = None,
    listener: Listener | None = None,
) -> Clip:
    """Braid two clips; length and sound go with the dynamics. Without a mix it is `usual_mix`.

    `voicing` says how a voice is made, by models of voices; others do not look at it. They ask the `listener`, which
    remembers what it has heard, to take the clips apart.
    `progress` is called between pieces of work; it may raise to cancel.
    Raises MediaError or ModelError where a clip does not suit the model.
    """
    from app.braiding import braid
    from app.voice import Voicing, heard

    mix, how = mix or usual_mix(a.frames is None), voicing or Voicing()
    return braid(model.stored, a, b, mix.static, mix.dynamic, how, progress or _unheard, listener or heard)


def speak(
    model: LoadedModel,
    source: Clip,
    voice: Speaker,
    voicing: Voicing | None = None,
    progress: OnProgress | None = None,
    *,
    share: float = 1.0,
    listener: Listener | None = None,
) -> Clip:
    """The source's words in a voice, as long as the source, at 16 kHz.

    `share` goes from the source's own voice (0) to the one given (1). The `listener` remembers what it has heard.
    `progress` is called between pieces of work; it may raise to cancel.
    Raises ModelError for a model that converts no voices, MediaError for a clip without sound.
    """
    from app.voice import Voicing, as_clip, between, heard, voiced

    _check_converts(model)
    told = progress or _unheard
    found = (listener or heard)(model.stored, source, told)
    target = between(found.speaker, voice, share)
    return as_clip(voiced(model.stored, found, target, voicing or Voicing(), told))


def speaker_files(path: str | Path) -> list[Path]:
    """The sound files of a speaker: the file itself, or all in a folder. Raises MediaError where there are none."""
    from app.conversion import speaker_files as found

    return found(Path(path))


def is_speaker_folder(path: str | Path) -> bool:
    """Whether this is a folder of recordings, and not one of pictures."""
    from app.conversion import is_speaker_folder as found

    return found(Path(path))


def voice_from(
    model: LoadedModel, path: str | Path, progress: OnProgress | None = None
) -> tuple[Speaker, tuple[Warned, ...]]:
    """The voice of a file, or pooled over a folder of one speaker, and what may spoil it; up to three minutes are used.

    Raises:
        ModelError: a model that converts no voices. MediaError: nothing there that can be used.
    """
    from app.conversion import speaker_of

    _check_converts(model)
    return speaker_of(model.stored, Path(path), progress or _unheard)


def voice_findings(clip: Clip) -> tuple[Warned, ...]:
    """What may spoil the conversion of a recording: clipping, a narrow band, music, two speakers at once.

    Raises:
        MediaError: no sound, silence, or under 0.2 s.
    """
    from app.conversion import checked

    return checked(clip)


def convert_file(
    model: LoadedModel,
    path: str | Path,
    voice: Speaker,
    out: str | Path,
    voicing: Voicing | None = None,
    progress: OnProgress | None = None,
) -> ConvertedFile:
    """Write a recording of any length in a voice, as long as it is, at 16 kHz; memory does not grow with the length.

    `progress` is called between pieces of work; it may raise to cancel, and then nothing is left behind.
    Raises ModelError for a model that converts no voices, MediaError for files that cannot be used.
    """
    from app.conversion import convert
    from app.voice import Voicing

    _check_converts(model)
    return convert(model.stored, Path(path), voice, Path(out), voicing or Voicing(), progress or _unheard)


def _check_converts(model: LoadedModel) -> None:
    from app.voice import converts
    from core_models.errors import ModelError

    if not converts(model.stored):
        raise ModelError(f"{model.info.key} converts no voices: it is a model of {model.info.kind}. Choose speech.")


def swap_block(model: LoadedModel, a: Clip, b: Clip, block: str, progress: OnProgress | None = None) -> Clip:
    """Clip A with one block of its code ("static", "rung 2", ...) taken from B.

    Raises MediaError or ModelError where a clip does not suit the model or it has no such block.
    """
    from app.braiding import exchange

    return exchange(model.stored, a, b, block, progress or _unheard)


def traverse(
    model: LoadedModel,
    clip: Clip,
    block: str,
    number: int,
    values: Sequence[float],
    progress: OnProgress | None = None,
) -> list[Clip]:
    """The clip once for each value of number `number` (from 0) of a block of its code, everything else held."""
    from app.braiding import traversed

    return traversed(model.stored, clip, block, number, values, progress or _unheard)


def sample(
    model: LoadedModel,
    n: int,
    seconds: float | None = None,
    seed: int = 0,
    *,
    static_of: Clip | None = None,
    dynamic_of: Clip | None = None,
) -> list[Clip]:
    """n clips of codes drawn from the priors; one window long unless `seconds` says otherwise.

    With `static_of` only the dynamics are drawn, with `dynamic_of` only the static codes.
    """
    from app.braiding import drawn

    return drawn(model.stored, n, seconds, seed, static_of, dynamic_of)


def preview(clip: Clip, model: LoadedModel) -> Clip:
    """The clip as the model sees it: cropped, resized, resampled."""
    from app.braiding import fitted

    return fitted(model.stored.config, clip)


def train(job: TrainJob, control: Control | None = None) -> Iterator[TrainEvent]:
    """Train and yield events, of kind "phase" while data is loaded (then `step` and `total` count its items).

    On the "end" event the finished model lies in job.out / "model". Closing the generator or control.stop() stops
    cleanly with a checkpoint and keeps the best weights.

    Raises:
        MediaError, ModelError, ConfigError, CheckpointError: data, settings or files that do not fit.
        Cancelled: stopped while the data was being loaded.
    """
    from app.training_data import Loading, load_training_data
    from core_models.control import Control
    from core_models.training import fit
    from core_models.types import TrainEvent

    control = control or Control()
    preset, device = _preset_of(job), chosen_device(job.device)
    start = None if job.start is None else model_folder(job.start)
    _check_run_folder(job)
    data: TrainingData | None = None
    for item in load_training_data(job.data, preset.architecture.window, control):
        if isinstance(item, Loading):
            yield TrainEvent("phase", "data", item.done, item.total, message=item.phase)
        else:
            data = item
    if data is None:
        raise MediaError(None, f"{job.data} gave no data", "Choose another folder or data set.")
    began = time.monotonic()
    events = fit(
        preset, data.train, data.validation, job.out, device=device, control=control, resume=job.resume, start=start
    )
    with closing(events):
        for event in events:
            if job.minutes is not None and time.monotonic() - began > 60 * job.minutes:
                control.stop()
            if event.kind == "end":
                _keep_model(job, data, began, event)
            yield event


def preset_file(name: str) -> Path:
    """The file of a preset by name or path. Raises ConfigError where there is none, listing the shipped ones."""
    from core_models.errors import ConfigError

    path = PRESETS / f"{name}.toml"
    path = path if path.exists() else Path(name)
    if not path.exists():
        raise ConfigError(f"{name}: neither a preset nor a file. Presets: {', '.join(available_presets())}.")
    return path


def make_folder(folder: Path) -> None:
    """Make a folder for results, or raise CheckpointError where that cannot be."""
    from core_models.errors import CheckpointError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CheckpointError(f"{folder}: cannot be made ({error.strerror}). Choose another folder.") from error


def _preset_of(job: TrainJob) -> Preset:
    from core_models.config import read_preset
    from core_models.errors import ConfigError

    preset = read_preset(preset_file(job.preset))
    changes = {name: value for name, value in (("steps", job.steps), ("seed", job.seed)) if value is not None}
    if job.steps is not None and job.steps < 1:
        raise ConfigError(f"{job.steps} steps: training needs at least 1.")
    return preset.model_copy(update={"training": preset.training.model_copy(update=changes)})


def _check_run_folder(job: TrainJob) -> None:
    """A new run must not write over an old one; say so before any work is done."""
    from core_models.errors import CheckpointError

    if not job.resume and any((job.out / "checkpoints").glob("step-*")):
        raise CheckpointError(f"{job.out}: holds a run already. Resume it, or choose another folder.")
    make_folder(job.out)


def _keep_model(job: TrainJob, data: TrainingData, began: float, event: TrainEvent) -> None:
    """Write the best weights of a run as a model folder with its card."""
    from app.model_card import card_of
    from core_models.checkpoint import best_model
    from core_models.store import ModelConfig, save_model

    model, preset, best_step = best_model(job.out)
    begun_from = "fresh weights" if job.start is None else _told_in_short(model_folder(job.start))
    config = ModelConfig(
        title=preset.title,
        architecture=preset.architecture,
        fps=None if data.fps is None else str(data.fps),
        training={
            "data": data.description,
            "steps": event.step,
            "best_step": best_step,
            "seed": preset.training.seed,
            "minutes": round((time.monotonic() - began) / 60, 1),
            "begun_from": begun_from,
        },
    )
    save_model(job.out / "model", model, config, card_of(config, preset))


def _told_in_short(folder: Path) -> str:
    from core_models.store import read_config

    config = read_config(folder)
    facts = ", ".join(
        f"{name} {config.training[name]}" for name in ("steps", "seed", "data") if name in config.training
    )
    return f"{config.title} ({facts})"


def evaluate(job: EvaluateJob, progress: OnProgress | None = None, control: Control | None = None) -> Report:
    """Measure a model with every protocol that the data's labels allow; the report's folder is job.out.

    Stopped by `control`, it keeps what is measured and says what is missing.

    Raises:
        MediaError, ModelError: a model, data and a judge that do not fit together; both sides are named.
        Cancelled: stopped before anything was measured.
    """
    from app.bench.jobs import run_evaluation
    from core_models.control import Control

    return run_evaluation(job, progress or _unheard, control or Control())


def reproduce(job: ReproduceJob, progress: OnProgress | None = None, control: Control | None = None) -> Report:
    """Repeat a paper's table within a budget; the report's folder is job.out and is whole after each row.

    Stopped by `control`, it keeps the finished rows; the same job goes on from there. What the budget did not allow
    and what failed is in the report, row by row.

    Raises:
        ConfigError: no such table. MediaError: the folder holds another report.
    """
    from app.bench.jobs import run_reproduction
    from core_models.control import Control

    return run_reproduction(job, progress or _unheard, control or Control())


def export(clip: Clip, path: str | Path, scale: int | None = None) -> Path:
    """Write a clip; the suffix chooses the format, no suffix a folder of numbered PNGs. Returns the path written."""
    from media_io.write import write_clip

    return write_clip(clip, path, scale=scale)


def contact_sheet(clips: Sequence[Clip], path: str | Path, labels: Sequence[str] = ()) -> Path:
    """Write clips as rows of frames (spectrogram rows for sound) in one PNG."""
    from app.sheets import rows_of
    from media_io.sheet import write_contact_sheet

    return write_contact_sheet(rows_of(clips), path, labels)


def _unheard(progress: Progress) -> None:
    pass
