"""What the program can do, without Qt: the command line and every widget call these functions.

Joins `media_io` (files and arrays) and `core_models` (latents), which do not know each other. Torch and the codecs are
imported inside the functions, so that a window or a help text need not wait for them. What is known of models is in
`app.models`, training in `app.training_job`; both are called from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from app.model_files import export_model, import_model
from app.model_trash import Trashed, delete_model, restore_model
from app.models import (
    LoadedModel,
    ModelInfo,
    available_models,
    available_presets,
    chosen_device,
    load_model,
    model_folder,
    model_info,
    preset_file,
)
from app.paths import SAMPLES
from app.runs import (
    RunInfo,
    cut_off_runs,
    delete_run,
    forget_run,
    list_runs,
    restore_run,
    resume_job,
    settle_run,
    smaller_batch,
)
from app.shelf import RunCheckpoint, ShelfModel, checkpoints, keep_checkpoint, rename_model, shelf
from app.training_job import TrainJob, make_folder, train
from media_io.clip import Clip

if TYPE_CHECKING:
    from app.bench.jobs import EvaluateJob, ReproduceJob
    from app.bench.results import Report
    from app.both import Side
    from app.braiding import Encoded
    from app.clip_list import ListedClip
    from app.conversion import ConvertedFile, Warned
    from app.data_names import KnownData
    from app.interpolation import Dynamics, Way
    from app.latent_map import Item, LatentMap
    from app.listening import Listener
    from app.matrix import Cell, Headers, LeftOut
    from app.presets import Changes, PresetOutline
    from app.train_choice import TrainChoice
    from app.training_preview import Found
    from app.traversal import Edit, Range
    from app.voice import Speaker, Voicing
    from core_models.config import Window
    from core_models.control import Control
    from core_models.types import Block, Latents


__all__ = [
    "LoadedModel", "Mix", "ModelInfo", "OnProgress", "Progress", "RunCheckpoint", "RunInfo", "ShelfModel",
    "TrainJob", "Trashed", "available_models", "available_presets", "checkpoints", "chosen_device", "code_ranges",
    "command_of", "contact_sheet", "convert_file", "cut_off_runs", "data_kinds", "decode_latents", "delete_model",
    "delete_preset", "delete_run", "encode", "encode_all", "evaluate", "export", "export_model", "forget_run",
    "found_clips", "import_model", "interpolate", "is_speaker_folder", "keep_checkpoint", "known_data",
    "labelled_clips", "list_runs", "load_model", "make_folder", "model_blocks", "model_folder", "model_info",
    "model_key_for", "models_to_begin_from", "open_clip", "prepared", "preset_file", "preset_outlines", "preview",
    "preview_data", "rename_model", "reproduce", "restore_model", "restore_run", "resume_job", "sample",
    "sample_clips", "save_preset", "settle_run", "shelf", "smaller_batch", "speak", "speaker_files", "speaks",
    "swap", "swap_block", "swap_blocks", "swap_both", "swap_matrix", "sweep", "take_apart", "train", "traverse",
    "usual_mix", "voice_findings", "voice_from",
]  # fmt: skip


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
class Mix:
    """How two clips are braided. Each number runs from 0 (all from A) to 1 (all from B)."""

    static: float = 0.0
    dynamic: float = 1.0


def usual_mix(sound: bool) -> Mix:
    """What is meant where nothing is said: A's looks with B's motion; of sound alone, A's words in B's voice."""
    return Mix(1.0, 0.0) if sound else Mix(0.0, 1.0)


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


def preview_data(data: str | Sequence[ListedClip], window: Window, progress: OnProgress | None = None) -> Found:
    """What training would find in data, drop and why, for models of a window; see `app.training_preview`.

    Raises MediaError for data that is not there, ModelError for data of another kind than the window's.
    """
    from app.training_preview import preview_data as found

    return found(data, window, progress)


def data_kinds(data: str | Sequence[ListedClip]) -> frozenset[str]:
    """Whether models of "video", "speech" or "vectors" can learn from data. Raises MediaError where none can."""
    from app.training_preview import kinds_of

    return kinds_of(data)


def found_clips(found: Found, count: int = 8) -> list[tuple[Clip, str]]:
    """A few clips of what a preview found, with who is in them."""
    from app.training_preview import some_clips

    return some_clips(found, count)


def known_data() -> list[KnownData]:
    """The named data sets that are at hand."""
    from app.data_names import known_data as known

    return known()


def models_to_begin_from(preset: str, changes: Changes | None = None) -> list[ModelInfo]:
    """Models whose weights a run of a preset, perhaps with other values, can begin with. Raises ConfigError."""
    from app.data_names import models_to_begin_from as fitting

    return fitting(preset, changes or {})


def preset_outlines(names: Sequence[str] | None = None) -> list[PresetOutline]:
    """These presets, or all there are, as far as they can be read: the shipped ones, then the user's own."""
    from app.presets import outlines

    return outlines(names)


def save_preset(name: str, base: PresetOutline, changes: Changes) -> PresetOutline:
    """Keep a changed preset among the user's own. Raises ConfigError."""
    from app.presets import save_preset as save

    return save(name, base, changes)


def delete_preset(name: str) -> None:
    """Delete one of the user's own presets. Raises ConfigError."""
    from app.presets import delete_preset as delete

    delete(name)


def prepared(choice: TrainChoice, out: Path) -> TrainJob:
    """The job of a choice, with its changed preset and its list of files in its folder. Raises ModelError."""
    from app.train_setup import prepared as make

    return make(choice, out)


def command_of(choice: TrainChoice, out: Path) -> str:
    """The line that does what was chosen; a list of files is written for it beside the run's folder."""
    from app.train_setup import command_for

    return command_for(choice, out)


def encode(model: LoadedModel, clip: Clip, progress: OnProgress | None = None) -> Latents:
    """Latents of a whole clip: static (1, S) averaged over windows, dynamic (1, T, D) a frame."""
    from app.braiding import encoded

    return encoded(model.stored, clip, "Encoding", progress or _unheard).latents


def encode_all(model: LoadedModel, items: Sequence[Item], progress: OnProgress | None = None) -> LatentMap:
    """Codes of many clips, with the clips that the model takes. Raises ModelError where it takes none."""
    from app.latent_map import map_of

    return map_of(model.stored, items, progress or _unheard)


def labelled_clips(
    name: str,
    model: LoadedModel,
    progress: OnProgress | None = None,
    control: Control | None = None,
    limit: int | None = None,
) -> list[Item]:
    """Clips of a named labelled set as a model takes them, with the class of every factor.

    Raises ModelError for an unknown name or another kind than the model takes, MediaError for missing files.
    """
    from app.latent_sources import labelled_items

    return labelled_items(name, model.stored.config, progress or _unheard, control, limit)


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

    `voicing` says how a voice is made, by models of voices; others do not look at it. The `listener`, which remembers
    what it has heard and seen, is asked to take the clips apart.
    `progress` is called between pieces of work; it may raise to cancel.
    Raises MediaError or ModelError where a clip does not suit the model.
    """
    return swap_blocks(model, a, b, {}, mix or usual_mix(a.frames is None), progress, voicing, listener)


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


def swap_blocks(
    model: LoadedModel,
    a: Clip,
    b: Clip,
    blocks: Mapping[str, float],
    mix: Mix | None = None,
    progress: OnProgress | None = None,
    voicing: Voicing | None = None,
    listener: Listener | None = None,
) -> Clip:
    """Braid two clips with shares of their own for some blocks of the code: 0 is all from A, 1 all from B.

    What is not named, the length and the sound are as `mix` says: without one as in A. The rest is as for `swap`.
    """
    from app.braiding import braid, encoded
    from app.voice import Voicing, heard

    mix = mix or Mix(0.0, 0.0)
    ears, eyes = (heard, encoded) if listener is None else (listener, listener.encoded)
    told, how = progress or _unheard, voicing or Voicing()
    return braid(model.stored, a, b, mix.static, mix.dynamic, how, told, ears, eyes, blocks)


def swap_both(
    picture: LoadedModel | Side,
    sound: LoadedModel | Side,
    a: Clip,
    b: Clip,
    mix_picture: Mix | None = None,
    mix_sound: Mix | None = None,
    progress: OnProgress | None = None,
    voicing: Voicing | None = None,
    listener: Listener | None = None,
    blocks: Mapping[str, float] | None = None,
) -> Clip:
    """Braid the pictures of two clips by one model and their sounds by another; "A" or "B" keeps that clip's own.

    Without mixes the looks and the voice are A's, the motion and the words B's. The sound is as long as the pictures.
    `blocks` are of the pictures' model. The rest is as for `swap_blocks`.

    Raises MediaError or ModelError where a clip does not suit a model.
    """
    from app.both import Part, braid_both

    def part(chosen: LoadedModel | Side, mix: Mix | None, own: Mapping[str, float]) -> Part:
        if not isinstance(chosen, LoadedModel):
            return chosen
        shares = mix or usual_mix(sound=False)
        return lambda a, b: swap_blocks(chosen, a, b, own, shares, progress, voicing, listener)

    return braid_both(part(picture, mix_picture, blocks or {}), part(sound, mix_sound, {}), a, b)


def speaks(clip: Clip) -> bool:
    """Whether a clip's sound is likely speech, so that its voice can be changed."""
    from app.both import speaks as found

    return found(clip)


def model_blocks(key_or_path: str | Path) -> tuple[Block, ...]:
    """The blocks of a model's code, read without its weights. Raises ModelError for a model that is not there."""
    import torch

    from core_models.registry import build_model
    from core_models.store import read_config

    architecture = read_config(model_folder(key_or_path)).architecture
    with torch.device("meta"):  # shapes alone: no weights are drawn, so that nobody else's random numbers move
        return build_model(architecture).blocks()


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


def swap_matrix(
    model: LoadedModel, clips: Sequence[Clip], progress: OnProgress | None = None
) -> Iterator[Headers | LeftOut | Cell]:
    """Every clip's static (rows) beside every clip's dynamics (columns); news as they come.

    A clip that does not suit the model is a `LeftOut`; the rest goes on. `progress` may raise to cancel.
    Raises ModelError for too many clips (12, of sounds 6), MediaError where none suits the model.
    """
    from app.matrix import swap_matrix as made

    return made(model.stored, clips, progress or _unheard)


def decode_latents(
    model: LoadedModel,
    own: Encoded,
    edits: Sequence[Edit],
    progress: OnProgress | None = None,
) -> Clip:
    """A clip that was taken apart (`take_apart`), with numbers of its code moved: nothing is encoded again."""
    from app.traversal import decoded

    return decoded(model.stored, own, edits, progress or _unheard)


def take_apart(model: LoadedModel, clip: Clip, progress: OnProgress | None = None) -> Encoded:
    """A clip as the model sees it, with its latents. Raises MediaError where it does not suit the model."""
    from app.braiding import encoded

    return encoded(model.stored, clip, "Encoding", progress or _unheard)


def code_ranges(model: LoadedModel, known: Sequence[Encoded] = ()) -> tuple[Range, ...]:
    """Every number of the model's code: its usual mean and deviation, those first that vary most over the clips."""
    from app.traversal import ranges

    return ranges(model.stored, known)


def sweep(
    model: LoadedModel,
    clip: Clip,
    block: str,
    number: int,
    first: float = -3.0,
    last: float = 3.0,
    seconds: float | None = None,
    progress: OnProgress | None = None,
    edits: Sequence[Edit] = (),
) -> Clip:
    """The clip while number `number` (from 0) of a block of its code moves from `first` to `last`; `edits` hold."""
    from app.interpolation import swept

    return swept(model.stored, clip, block, number, first, last, seconds, progress or _unheard, tuple(edits))


def interpolate(
    model: LoadedModel,
    a: Clip,
    b: Clip,
    seconds: float | None = None,
    dynamic: Dynamics = "a",
    path: Way = "straight",
    progress: OnProgress | None = None,
) -> Clip:
    """From A's static code to B's while A's dynamics play, or B's ("b"), or what lies between as well ("both").

    Without `seconds` it lasts as long as those dynamics; longer than that they play again.
    Raises MediaError or ModelError where a clip does not suit the model, or for a model of sound.
    """
    from app.interpolation import interpolated

    return interpolated(model.stored, a, b, seconds, dynamic, path, progress or _unheard)


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
