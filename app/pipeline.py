"""What the program can do, without Qt: the command line and every widget call these functions.

Joins `media_io` (files and arrays) and `core_models` (latents), which do not know each other. Torch and the codecs are
imported inside the functions, so that a window or a help text need not wait for them. What is known of models is in
`app.models`, training in `app.training_job`, what cases are about voices, codes and data in `app.cases`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from app.bins import put_back as restore_run
from app.cases.codes import (
    code_ranges,
    decode_latents,
    encode,
    encode_all,
    interpolate,
    labelled_clips,
    model_blocks,
    preview,
    sample,
    sweep,
    take_apart,
    traverse,
)
from app.cases.films import export_film, is_film
from app.cases.progress import OnProgress, Progress, unheard
from app.cases.training import (
    command_for,
    data_kinds,
    delete_preset,
    found_clips,
    known_data,
    models_to_begin_from,
    prepared,
    preset_outlines,
    preview_data,
    save_preset,
)
from app.cases.voices import convert_file, is_speaker_folder, speak, speaker_files, voice_findings, voice_from
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
    from app.listening import Listener
    from app.matrix import Cell, Headers, LeftOut
    from app.voice import Voicing
    from core_models.control import Control


__all__ = [
    "LoadedModel", "Mix", "ModelInfo", "OnProgress", "Progress", "RunCheckpoint", "RunInfo", "ShelfModel", "TrainJob",
    "Trashed", "available_models", "available_presets", "checkpoints", "chosen_device", "code_ranges", "command_for",
    "contact_sheet", "convert_file", "cut_off_runs", "data_kinds", "decode_latents", "delete_model", "delete_preset",
    "delete_run", "encode", "encode_all", "evaluate", "export", "export_film", "export_model", "forget_run",
    "found_clips", "import_model", "interpolate", "is_film", "is_speaker_folder", "keep_checkpoint", "known_data",
    "labelled_clips", "list_runs", "load_model", "make_folder", "model_blocks", "model_folder", "model_info",
    "model_key_for", "models_to_begin_from", "open_clip", "prepared", "preset_file", "preset_outlines", "preview",
    "preview_data", "rename_model", "reproduce", "restore_model", "restore_run", "resume_job", "sample", "sample_clips",
    "save_preset", "settle_run", "shelf", "smaller_batch", "speak", "speaker_files", "speaks", "swap", "swap_block",
    "swap_blocks", "swap_both", "swap_matrix", "sweep", "take_apart", "train", "traverse", "usual_mix",
    "voice_findings", "voice_from",
]  # fmt: skip


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


def swap_block(model: LoadedModel, a: Clip, b: Clip, block: str, progress: OnProgress | None = None) -> Clip:
    """Clip A with one block of its code ("static", "rung 2", ...) taken from B.

    Raises MediaError or ModelError where a clip does not suit the model or it has no such block.
    """
    from app.braiding import exchange

    return exchange(model.stored, a, b, block, progress or unheard)


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
    told, how = progress or unheard, voicing or Voicing()
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
    on_picture: Callable[[Clip], None] | None = None,
) -> Clip:
    """Braid the pictures of two clips by one model and their sounds by another; "A" or "B" keeps that clip's own.

    Without mixes the looks and the voice are A's, the motion and the words B's. The sound is as long as the pictures.
    `blocks` are of the pictures' model, and `on_picture` gets the pictures alone as soon as they are there. The rest is
    as for `swap_blocks`.

    Raises MediaError or ModelError where a clip does not suit a model.
    """
    from app.both import Part, braid_both

    def part(chosen: LoadedModel | Side, mix: Mix | None, own: Mapping[str, float]) -> Part:
        if not isinstance(chosen, LoadedModel):
            return chosen
        shares = mix or usual_mix(sound=False)
        return lambda a, b: swap_blocks(chosen, a, b, own, shares, progress, voicing, listener)

    return braid_both(part(picture, mix_picture, blocks or {}), part(sound, mix_sound, {}), a, b, on_picture)


def speaks(clip: Clip) -> bool:
    """Whether a clip's sound is likely speech, so that its voice can be changed."""
    from app.both import speaks as found

    return found(clip)


def swap_matrix(
    model: LoadedModel,
    clips: Sequence[Clip],
    progress: OnProgress | None = None,
    listener: Listener | None = None,
) -> Iterator[Headers | LeftOut | Cell]:
    """Every clip's static (rows) beside every clip's dynamics (columns); news as they come.

    A clip that does not suit the model is a `LeftOut`; the rest goes on. `progress` may raise to cancel. The
    `listener` takes the clips apart, as for `swap`.
    Raises ModelError for too many clips (12, of sounds 6), MediaError where none suits the model.
    """
    from app.matrix import swap_matrix as made

    return made(model.stored, clips, progress or unheard, listener)


def evaluate(job: EvaluateJob, progress: OnProgress | None = None, control: Control | None = None) -> Report:
    """Measure a model with every protocol that the data's labels allow; the report's folder is job.out.

    Stopped by `control`, it keeps what is measured and says what is missing.

    Raises:
        MediaError, ModelError: a model, data and a judge that do not fit together; both sides are named.
        Cancelled: stopped before anything was measured.
    """
    from app.bench.jobs import run_evaluation
    from core_models.control import Control

    return run_evaluation(job, progress or unheard, control or Control())


def reproduce(job: ReproduceJob, progress: OnProgress | None = None, control: Control | None = None) -> Report:
    """Repeat a paper's table within a budget; the report's folder is job.out and is whole after each row.

    Stopped by `control`, it keeps the finished rows; the same job goes on from there. What the budget did not allow
    and what failed is in the report, row by row.

    Raises:
        ConfigError: no such table. MediaError: the folder holds another report.
    """
    from app.bench.jobs import run_reproduction
    from core_models.control import Control

    return run_reproduction(job, progress or unheard, control or Control())


def export(clip: Clip, path: str | Path, scale: int | None = None) -> Path:
    """Write a clip; the suffix chooses the format, no suffix a folder of numbered PNGs. Returns the path written."""
    from media_io.write import write_clip

    return write_clip(clip, path, scale=scale)


def contact_sheet(clips: Sequence[Clip], path: str | Path, labels: Sequence[str] = ()) -> Path:
    """Write clips as rows of frames (spectrogram rows for sound) in one PNG."""
    from app.sheets import rows_of
    from media_io.sheet import write_contact_sheet

    return write_contact_sheet(rows_of(clips), path, labels)
