"""Trained models on disk and in memory, presets, and the device they run on; torch comes when a model is loaded."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import MODELS, PRESETS, user_models, user_presets
from app.runs import is_held

if TYPE_CHECKING:
    from core_models.store import StoredModel


LOOKS = 4
"""At a model that is being trained: better weights may take its place just then."""


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
        live_step: the step of these weights where the model is still being trained; None for one that is done.
    """

    key: str
    path: Path
    kind: str
    model: str
    length: int
    metrics: dict[str, float]
    converts: bool = False
    live_step: int | None = None


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
    live = config.training.get("best_step") if is_held(folder.parent) else None
    return ModelInfo(
        key=folder.resolve().name,
        path=folder,
        kind=window.kind,
        model=config.architecture.model,
        length=window.length,
        metrics=dict(config.metrics),
        converts=converts,
        live_step=live if isinstance(live, int) else None,
    )


def load_model(key_or_path: str | Path, device: str = "auto") -> LoadedModel:
    """Load a model by key or folder. Raises ModelError for an unknown key (listing the known) or bad files."""
    from core_models.errors import ModelError

    for _ in range(LOOKS - 1):
        with suppress(ModelError):
            return _loaded(key_or_path, device)
        if not is_held(Path(key_or_path).parent):
            break
        time.sleep(0.05)  # a run puts better weights in place
    return _loaded(key_or_path, device)


def _loaded(key_or_path: str | Path, device: str) -> LoadedModel:
    from core_models.store import load_model as load_stored

    folder = model_folder(key_or_path)
    return LoadedModel(model_info(folder), load_stored(folder, chosen_device(device)))


def model_folder(key_or_path: str | Path) -> Path:
    """The folder of a model. Raises ModelError where there is none, listing the known."""
    from core_models.errors import ModelError
    from core_models.files import mend_names

    known = {info.key: info.path for info in reversed(available_models())}
    folder = known.get(str(key_or_path)) or Path(key_or_path)
    if not folder.exists():
        mend_names(folder.parent)
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
    kind, _, number = device.partition(":")
    if kind not in ("cpu", "cuda") or (":" in device and not (kind == "cuda" and number.isdecimal())):
        raise ModelError(f"{device!r} is no device; valid: auto, cpu, cuda, cuda:0 and so on.")
    if kind == "cuda" and not torch.cuda.is_available():
        raise ModelError("there is no CUDA device on this machine. Choose auto or cpu.")
    if number and int(number) >= torch.cuda.device_count():
        raise ModelError(f"{device}: this machine has {torch.cuda.device_count()} CUDA devices, counted from 0.")
    return device


def available_presets() -> list[str]:
    """Names of the shipped presets, then of the user's own, each in order."""
    return [path.stem for folder in (PRESETS, user_presets()) for path in sorted(folder.glob("*.toml"))]


def preset_file(name: str) -> Path:
    """The file of a preset by name or path. Raises ConfigError where there is none, listing the known ones."""
    from core_models.errors import ConfigError

    paths = (PRESETS / f"{name}.toml", user_presets() / f"{name}.toml", Path(name))
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        raise ConfigError(f"{name}: neither a preset nor a file. Presets: {', '.join(available_presets())}.")
    return path
