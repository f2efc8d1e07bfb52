"""The use cases that the window calls, as one replaceable value; the real ones are imported when first called."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

if TYPE_CHECKING:
    from app.bench.jobs import EvaluateJob
    from app.bench.results import Report
    from app.braiding import Encoded
    from app.clip_list import ListedClip
    from app.code_numbers import Range
    from app.conversion import Warned
    from app.data_names import KnownData
    from app.listening import Listener
    from app.model_trash import Trashed
    from app.pipeline import LoadedModel, Mix, ModelInfo, OnProgress, TrainJob
    from app.presets import Changes, PresetOutline
    from app.runs import RunInfo
    from app.shelf import RunCheckpoint, ShelfModel
    from app.train_choice import TrainChoice
    from app.training_preview import Found
    from app.voice import Speaker, Voicing
    from core_models.config import Window
    from core_models.control import Control
    from core_models.types import Block, TrainEvent
    from media_io.clip import Clip


def _late(name: str) -> Callable[..., Any]:
    """A function of `app.pipeline` that imports the module when called, so that no window waits for it."""

    def call(*args: object, **kwargs: object) -> Any:
        return getattr(importlib.import_module("app.pipeline"), name)(*args, **kwargs)

    return call


def _own_runs() -> Path:
    return platformdirs.user_data_path("unbraid", appauthor=False) / "runs"


def _own_reports() -> tuple[Path, ...]:
    """The user's own folder, and the one that `unbraid reproduce` writes to where it is started."""
    return platformdirs.user_data_path("unbraid", appauthor=False) / "reports", Path("reports")


def _autosaves() -> Path:
    return platformdirs.user_data_path("unbraid", appauthor=False) / "autosave"


@dataclass(frozen=True)
class Services:
    """What the window can ask for; each field is the function of `app.pipeline` with that name.

    Attributes:
        runs: the folder below which the window puts training runs.
        reports: folders below which reports are looked for.
        autosaves: the folder for projects that are not saved yet.
    """

    open_clip: Callable[[Path], Clip] = field(default_factory=lambda: _late("open_clip"))
    sample_clips: Callable[[], dict[str, Path]] = field(default_factory=lambda: _late("sample_clips"))
    available_models: Callable[[], list[ModelInfo]] = field(default_factory=lambda: _late("available_models"))
    model_info: Callable[[Path], ModelInfo] = field(default_factory=lambda: _late("model_info"))
    available_presets: Callable[[], list[str]] = field(default_factory=lambda: _late("available_presets"))
    load_model: Callable[[str | Path, str], LoadedModel] = field(default_factory=lambda: _late("load_model"))
    model_key_for: Callable[[Clip], str] = field(default_factory=lambda: _late("model_key_for"))
    swap: Callable[[LoadedModel, Clip, Clip, Mix, OnProgress, Voicing | None, Listener | None], Clip] = field(
        default_factory=lambda: _late("swap")
    )
    swap_blocks: Callable[..., Clip] = field(default_factory=lambda: _late("swap_blocks"))
    swap_both: Callable[..., Clip] = field(default_factory=lambda: _late("swap_both"))
    sample: Callable[..., list[Clip]] = field(default_factory=lambda: _late("sample"))
    speaks: Callable[[Clip], bool] = field(default_factory=lambda: _late("speaks"))
    model_blocks: Callable[[str | Path], tuple[Block, ...]] = field(default_factory=lambda: _late("model_blocks"))
    swap_matrix: Callable[..., Iterator[Any]] = field(default_factory=lambda: _late("swap_matrix"))
    take_apart: Callable[..., Encoded] = field(default_factory=lambda: _late("take_apart"))
    decode_latents: Callable[..., Clip] = field(default_factory=lambda: _late("decode_latents"))
    code_ranges: Callable[..., tuple[Range, ...]] = field(default_factory=lambda: _late("code_ranges"))
    sweep: Callable[..., Clip] = field(default_factory=lambda: _late("sweep"))
    interpolate: Callable[..., Clip] = field(default_factory=lambda: _late("interpolate"))
    speaker_files: Callable[[Path], list[Path]] = field(default_factory=lambda: _late("speaker_files"))
    voice_from: Callable[[LoadedModel, Path, OnProgress], tuple[Speaker, tuple[Warned, ...]]] = field(
        default_factory=lambda: _late("voice_from")
    )
    voice_findings: Callable[[Clip], tuple[Warned, ...]] = field(default_factory=lambda: _late("voice_findings"))
    speak: Callable[..., Clip] = field(default_factory=lambda: _late("speak"))
    known_data: Callable[[], list[KnownData]] = field(default_factory=lambda: _late("known_data"))
    data_kinds: Callable[[str | Sequence[ListedClip]], frozenset[str]] = field(
        default_factory=lambda: _late("data_kinds")
    )
    preview_data: Callable[[str | Sequence[ListedClip], Window, OnProgress], Found] = field(
        default_factory=lambda: _late("preview_data")
    )
    found_clips: Callable[[Found], list[tuple[Clip, str]]] = field(default_factory=lambda: _late("found_clips"))
    preset_outlines: Callable[[Sequence[str] | None], list[PresetOutline]] = field(
        default_factory=lambda: _late("preset_outlines")
    )
    save_preset: Callable[[str, PresetOutline, Changes], PresetOutline] = field(
        default_factory=lambda: _late("save_preset")
    )
    delete_preset: Callable[[str], None] = field(default_factory=lambda: _late("delete_preset"))
    models_to_begin_from: Callable[[str, Changes], list[ModelInfo]] = field(
        default_factory=lambda: _late("models_to_begin_from")
    )
    prepared: Callable[[TrainChoice, Path], TrainJob] = field(default_factory=lambda: _late("prepared"))
    command_for: Callable[[TrainChoice, Path], str] = field(default_factory=lambda: _late("command_for"))
    train: Callable[[TrainJob, Control], Iterator[TrainEvent]] = field(default_factory=lambda: _late("train"))
    list_runs: Callable[[Path], list[RunInfo]] = field(default_factory=lambda: _late("list_runs"))
    cut_off_runs: Callable[[Path], list[RunInfo]] = field(default_factory=lambda: _late("cut_off_runs"))
    settle_run: Callable[[Path], None] = field(default_factory=lambda: _late("settle_run"))
    resume_job: Callable[[Path, int | None, str | None], TrainJob] = field(default_factory=lambda: _late("resume_job"))
    smaller_batch: Callable[[Path], int | None] = field(default_factory=lambda: _late("smaller_batch"))
    forget_run: Callable[[Path], None] = field(default_factory=lambda: _late("forget_run"))
    delete_run: Callable[[Path], Path] = field(default_factory=lambda: _late("delete_run"))
    restore_run: Callable[[Path], Path] = field(default_factory=lambda: _late("restore_run"))
    export: Callable[[Clip, Path], Path] = field(default_factory=lambda: _late("export"))
    evaluate: Callable[[EvaluateJob, OnProgress, Control], Report] = field(default_factory=lambda: _late("evaluate"))
    shelf: Callable[[Path | None, Iterable[Path]], list[ShelfModel]] = field(default_factory=lambda: _late("shelf"))
    import_model: Callable[[Path], Path] = field(default_factory=lambda: _late("import_model"))
    export_model: Callable[[Path, Path], Path] = field(default_factory=lambda: _late("export_model"))
    rename_model: Callable[[Path, str], Path] = field(default_factory=lambda: _late("rename_model"))
    delete_model: Callable[[Path], Trashed] = field(default_factory=lambda: _late("delete_model"))
    restore_model: Callable[[str], Path] = field(default_factory=lambda: _late("restore_model"))
    checkpoints: Callable[[Path], list[RunCheckpoint]] = field(default_factory=lambda: _late("checkpoints"))
    keep_checkpoint: Callable[[Path, str], Path] = field(default_factory=lambda: _late("keep_checkpoint"))
    runs: Path = field(default_factory=_own_runs)
    reports: tuple[Path, ...] = field(default_factory=_own_reports)
    autosaves: Path = field(default_factory=_autosaves)
