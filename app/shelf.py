"""The shelf of models: which there are and where from, their names, and what the checkpoints of runs hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.paths import MODELS, user_models
from core_models.disk import move

if TYPE_CHECKING:
    from app.models import ModelInfo
    from core_models.store import ModelConfig

SHIPPED, OWN, RUN, ELSEWHERE = "shipped", "own", "run", "elsewhere"
"""Where a model is from: with the program, the user's folder of models, a training run, any other folder."""
PARTS = ("config.json", "model.safetensors", "card.md")
NEEDED = PARTS[:2]
FORBIDDEN = frozenset('/\\:*?"<>|')
RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\..*)?", re.IGNORECASE)
"""Names that are devices on Windows, whatever their suffix."""
MOST_CARD = 2**18
"""Letters of a card that are read."""


@dataclass(frozen=True)
class ShelfModel:
    """A model on the shelf.

    Attributes:
        info: what it is.
        name: what a user calls it: of a run's model the run's name.
        origin: one of SHIPPED, OWN, RUN, ELSEWHERE.
        title: as its training called it.
        size: bytes of its files.
        fps: of the pictures it was trained on, or frames a second of sound; "" where any will do.
        training: facts of its training, by name.
        card: the text of card.md; "" where there is none.
    """

    info: ModelInfo
    name: str
    origin: str
    title: str
    size: int
    fps: str
    training: dict[str, str | int | float]
    card: str


@dataclass(frozen=True)
class RunCheckpoint:
    """What a run can still give.

    Attributes:
        key: to ask for it by: the checkpoint's folder, then ":best" or ":last".
        step: of the weights.
        best: whether these are the best by validation.
        loss: their validation loss; None where it was not measured.
    """

    key: str
    step: int
    best: bool
    loss: float | None


def shelf(runs: Path | None = None, extra: Iterable[Path] = ()) -> list[ShelfModel]:
    """Shipped models, the user's own, those of runs below `runs`, and other folders; unreadable ones are left out."""
    from app.models import available_models, model_info
    from core_models.errors import ModelError

    found = [described(info) for info in available_models()]
    folders = _models_of(runs) if runs is not None else []
    known = {model.info.path.resolve() for model in found}
    for folder in (*folders, *extra):
        if folder.resolve() in known:
            continue
        known.add(folder.resolve())
        try:
            found.append(described(model_info(folder)))
        except ModelError:
            continue
    return found


def _models_of(runs: Path) -> list[Path]:
    from core_models.files import mend_names

    for run in runs.glob("*"):
        mend_names(run)
    return [path.parent for path in sorted(runs.glob("*/model/config.json"))]


def described(info: ModelInfo) -> ShelfModel:
    """All that the files of a model tell without its weights. Raises ModelError for a damaged one."""
    from core_models.store import read_config

    config = read_config(info.path)
    card = info.path / "card.md"
    text = ""
    if card.is_file():
        with card.open(encoding="utf-8", errors="replace") as file:
            text = file.read(MOST_CARD)
    size = sum(path.stat().st_size for path in info.path.iterdir() if path.is_file())
    return ShelfModel(
        info, name_of(info), origin_of(info.path), config.title, size, _rate(config), dict(config.training), text
    )


def name_of(info: ModelInfo) -> str:
    """What a user calls a model: one that lies in its run is called after the run."""
    return info.path.resolve().parent.name if info.key == "model" else info.key


def origin_of(folder: Path) -> str:
    """Where a model is from."""
    folder = folder.resolve()
    if folder.is_relative_to(MODELS.resolve()):
        return SHIPPED
    if folder.is_relative_to(user_models().resolve()):
        return OWN
    run = folder.parent
    return RUN if folder.name == "model" and (run / "checkpoints").is_dir() else ELSEWHERE


def rename_model(folder: Path, name: str) -> Path:
    """Give one of the user's models, or the run that it lies in, another name. Returns the model's new folder.

    Raises:
        CheckpointError: a shipped model, or a name that is taken or cannot be a folder's.
    """
    moved = movable(folder, "renamed")
    target = moved.with_name(checked_name(name))
    if target.resolve() == moved:
        return folder
    check_free(target)
    move(moved, target)
    return target if moved == folder.resolve() else target / folder.name


def run_of(folder: Path) -> Path | None:
    """The run that a model lies in; None for a model that is none of a run."""
    run = folder.resolve().parent
    return run if folder.name == "model" and (run / "checkpoints").is_dir() else None


def checkpoints(run: Path) -> list[RunCheckpoint]:
    """What the checkpoints of a run hold, the newest first: the best weights so far and the last."""
    from core_models.errors import CheckpointError
    from core_models.files import checkpoints_in, read_json

    found = []
    for folder in reversed(checkpoints_in(run)):
        try:
            found += _weights_in(folder, read_json(folder / "state.json"))
        except (CheckpointError, KeyError, TypeError, ValueError, OverflowError):
            continue  # half-deleted while the run goes on
    return found


def keep_checkpoint(run: Path, key: str, name: str | None = None) -> Path:
    """Make one of the user's models of a checkpoint of a run. Returns the new folder.

    Args:
        run: the run's folder.
        key: of `checkpoints`.
        name: what the model is to be called; None for the run's name and the step.

    Raises:
        CheckpointError: no such checkpoint, a damaged one, or a name that is taken.
    """
    from app.model_card import card_of
    from core_models.checkpoint import weights_of
    from core_models.errors import CheckpointError
    from core_models.store import ModelConfig, read_config, save_model

    there = {one.key: one for one in checkpoints(run)}
    if key not in there:
        raise CheckpointError(f"{run}: no checkpoint {key}; there are {', '.join(there) or 'none'}.")
    chosen = there[key]
    target = free_place(name or f"{run.name} step {chosen.step}")
    model, preset = weights_of(run / "checkpoints" / key.rpartition(":")[0], best=chosen.best)
    finished = run / "model"
    known = read_config(finished) if (finished / PARTS[0]).is_file() else None
    facts: dict[str, str | int | float] = {"steps": chosen.step, "best_step": chosen.step}
    facts |= {"seed": preset.training.seed, "begun_from": f"a checkpoint of {run.name}"}
    if known is not None and "data" in known.training:
        facts["data"] = known.training["data"]
    fps = known.fps if known is not None else None
    config = ModelConfig(title=preset.title, architecture=preset.architecture, fps=fps, training=facts)
    save_model(target, model, config, card_of(config, preset))
    return target


def _weights_in(folder: Path, facts: dict[str, Any]) -> list[RunCheckpoint]:
    step, best = int(facts["step"]), facts["best_step"]
    found = []
    if best is not None and int(best) != step:
        found.append(RunCheckpoint(f"{folder.name}:best", int(best), True, float(facts["best_total"])))
    loss = float(facts["best_total"]) if best is not None and int(best) == step else None
    return [*found, RunCheckpoint(f"{folder.name}:last", step, False, loss)]


def _rate(config: ModelConfig) -> str:
    window = config.architecture.window
    if window.kind == "video":
        return config.fps or ""
    return f"{window.sample_rate / window.hop_samples:g}" if window.kind == "speech" else ""


def movable(folder: Path, done: str) -> Path:
    """The folder that is moved: the model's, or the run's. Raises CheckpointError where the user must not."""
    from app.runs import is_held
    from core_models.errors import CheckpointError

    origin, run = origin_of(folder), run_of(folder)
    if origin == SHIPPED:
        raise CheckpointError(f"{folder.name}: came with the program and cannot be {done}. Export it to have your own.")
    if not (folder / PARTS[0]).is_file():
        raise CheckpointError(f"{folder}: holds no model. Choose one that is listed.")
    if run is not None and is_held(run):
        raise CheckpointError(f"{run.name}: is being trained and cannot be {done}. Stop it first.")
    if origin == ELSEWHERE:
        raise CheckpointError(f"{folder}: lies outside the program's folders and is not {done} here. Import it first.")
    return run or folder.resolve()


def free_place(name: str) -> Path:
    """Where a new model of the user's goes. Raises CheckpointError where the name is taken or cannot be one."""
    target = user_models() / checked_name(name)
    check_free(target)
    return target


def check_free(target: Path) -> None:
    """Raise CheckpointError where there is something already."""
    from core_models.errors import CheckpointError

    if target.exists():
        raise CheckpointError(f"{target.name}: there is a model of this name already. Choose another name.")


def checked_name(name: str) -> str:
    """A name for a model. Raises CheckpointError for what cannot be a folder's on every system."""
    from core_models.errors import CheckpointError

    name = name.strip()
    odd = not name.isprintable() or FORBIDDEN & set(name) or RESERVED.fullmatch(name)
    if not name or name.startswith(".") or name.endswith(".") or len(name) > 120 or odd:
        signs = " ".join(sorted(FORBIDDEN))
        raise CheckpointError(f"{name[:200]!r}: cannot be a model's name. Use up to 120 letters without {signs}.")
    return name
