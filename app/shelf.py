"""The shelf of models: which there are, taken in and given out, renamed, thrown away and brought back."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.paths import MODELS, user_data, user_models

if TYPE_CHECKING:
    from app.models import ModelInfo
    from core_models.store import ModelConfig

SHIPPED, OWN, RUN, ELSEWHERE = "shipped", "own", "run", "elsewhere"
"""Where a model is from: with the program, the user's folder of models, a training run, any other folder."""
PARTS = ("config.json", "model.safetensors", "card.md")
NEEDED = PARTS[:2]
MOST_BYTES = 8 << 30
"""A zip that says it holds more than this is not unpacked."""
PLACE = "place.json"
FORBIDDEN = frozenset('/\\:*?"<>|')


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
class Trashed:
    """A model that was thrown away and can be brought back.

    Attributes:
        key: its folder in the trash.
        name: what the user called it.
        place: where it was.
        when: as text, to the second.
    """

    key: str
    name: str
    place: Path
    when: str


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
    folders = [path.parent for path in sorted(runs.glob("*/model/config.json"))] if runs is not None else []
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


def described(info: ModelInfo) -> ShelfModel:
    """All that the files of a model tell without its weights. Raises ModelError for a damaged one."""
    from core_models.store import read_config

    config = read_config(info.path)
    card = info.path / "card.md"
    text = card.read_text(encoding="utf-8", errors="replace") if card.is_file() else ""
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


def import_model(source: Path, name: str | None = None) -> Path:
    """Copy a model folder, or a zip of one, into the user's models; its weights are loaded once before, to be sure.

    Args:
        source: a folder with config.json and model.safetensors, or a .zip that holds them.
        name: what it is to be called; None for the name of the source.

    Returns:
        The new folder.

    Raises:
        CheckpointError, ConfigError: not a whole model, or a name that is taken or cannot be a folder's.
    """
    from core_models.errors import CheckpointError
    from core_models.files import write_atomically

    source = Path(source)
    target = _free(name or _own_name(source))
    if not source.exists():
        raise CheckpointError(f"{source}: there is no such file or folder. Choose a folder with config.json.")

    def write(temporary: Path) -> None:
        temporary.mkdir()
        _unpack(source, temporary) if source.is_file() else _copy_parts(source, temporary)
        _check(temporary, source)

    write_atomically(target, write)
    return target


def export_model(folder: Path, target: Path, replace: bool = False) -> Path:
    """Copy a model to a new folder, or into a file that ends in .zip; whole or not at all. Returns what was written.

    Raises:
        CheckpointError: not a whole model, or something is there already and `replace` does not allow it.
    """
    from core_models.errors import CheckpointError
    from core_models.files import write_atomically

    _check_parts(folder)
    zipped = target.suffix.lower() == ".zip"
    if target.exists() and not (replace and (zipped or (target / PARTS[0]).is_file())):
        raise CheckpointError(f"{target}: is there already. Choose another name.")

    def write(temporary: Path) -> None:
        if zipped:
            _zip(folder, temporary, target.stem)
        else:
            temporary.mkdir()
            _copy_parts(folder, temporary)

    write_atomically(target, write)
    return target


def rename_model(folder: Path, name: str) -> Path:
    """Give one of the user's models, or the run that it lies in, another name. Returns the model's new folder.

    Raises:
        CheckpointError: a shipped model, or a name that is taken or cannot be a folder's.
    """
    moved = _movable(folder, "renamed")
    target = moved.with_name(_checked_name(name))
    if target.resolve() == moved:
        return folder
    _check_free(target)
    moved.rename(target)
    return target if moved == folder.resolve() else target / folder.name


def delete_model(folder: Path) -> Trashed:
    """Move one of the user's models, or the whole run that it lies in, to the trash of the program.

    Raises:
        CheckpointError: a shipped model, or a folder that is none of the user's models or runs.
    """
    from core_models.files import write_json

    moved = _movable(folder, "deleted")
    now = datetime.now()
    key = f"{now:%Y%m%d-%H%M%S-%f} {moved.name}"
    entry = trash() / key
    entry.mkdir(parents=True)
    facts = {"place": str(moved), "when": f"{now:%Y-%m-%d %H:%M:%S}", "name": moved.name}
    write_json(entry / PLACE, facts)
    shutil.move(moved, entry / moved.name)
    return Trashed(key, moved.name, moved, facts["when"])


def trashed() -> list[Trashed]:
    """What lies in the trash, newest first."""
    from core_models.errors import CheckpointError

    found = []
    for path in sorted(trash().glob(f"*/{PLACE}"), reverse=True):
        try:
            found.append(_trashed(path.parent))
        except CheckpointError:
            continue
    return found


def restore_model(key: str) -> Path:
    """Bring something back from the trash, by its key or its name (then the newest). Returns where it is again.

    Raises:
        CheckpointError: nothing of that name in the trash, or something else is in its place by now.
    """
    from core_models.errors import CheckpointError

    there = trashed()
    entry = next((one for one in there if one.key == key), None) or next((o for o in there if o.name == key), None)
    if entry is None:
        names = ", ".join(one.name for one in there) or "nothing"
        raise CheckpointError(f"{key}: not in the trash, which holds {names}.")
    _check_free(entry.place)
    entry.place.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(trash() / entry.key / entry.name, entry.place)
    shutil.rmtree(trash() / entry.key)
    return entry.place


def trash() -> Path:
    """The folder for what was thrown away; it need not exist."""
    return user_data() / "trash"


def run_of(folder: Path) -> Path | None:
    """The run that a model lies in; None for a model that is none of a run."""
    run = folder.resolve().parent
    return run if folder.name == "model" and (run / "checkpoints").is_dir() else None


def checkpoints(run: Path) -> list[RunCheckpoint]:
    """What the checkpoints of a run hold, the newest first: the best weights so far and the last."""
    from core_models.errors import CheckpointError
    from core_models.files import read_json

    found = []
    for folder in sorted((run / "checkpoints").glob("step-*"), reverse=True):
        try:
            found += _weights_in(folder, read_json(folder / "state.json"))
        except (CheckpointError, KeyError, TypeError, ValueError):
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
    target = _free(name or f"{run.name} step {chosen.step}")
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


def _movable(folder: Path, done: str) -> Path:
    """The folder that is moved: the model's, or the run's; CheckpointError where the user must not."""
    from core_models.errors import CheckpointError

    origin, run = origin_of(folder), run_of(folder)
    if origin == SHIPPED:
        raise CheckpointError(f"{folder.name}: came with the program and cannot be {done}. Export it to have your own.")
    if not (folder / PARTS[0]).is_file():
        raise CheckpointError(f"{folder}: holds no model. Choose one that is listed.")
    if origin == ELSEWHERE:
        raise CheckpointError(f"{folder}: lies outside the program's folders and is not {done} here. Import it first.")
    return run or folder.resolve()


def _trashed(entry: Path) -> Trashed:
    from core_models.errors import CheckpointError
    from core_models.files import read_json

    facts = read_json(entry / PLACE)
    name, place, when = (str(facts.get(key, "")) for key in ("name", "place", "when"))
    if not name or Path(name).name != name or not (entry / name).is_dir() or not Path(place).is_absolute():
        raise CheckpointError(f"{entry / PLACE}: damaged.")
    return Trashed(entry.name, name, Path(place), when)


def _own_name(source: Path) -> str:
    """The name of a folder or a zip; a run's "model" is called after the run."""
    source = source.resolve()
    name = source.stem if source.suffix.lower() == ".zip" else source.name
    return source.parent.name if name == "model" else name


def _free(name: str) -> Path:
    target = user_models() / _checked_name(name)
    _check_free(target)
    return target


def _check_free(target: Path) -> None:
    from core_models.errors import CheckpointError

    if target.exists():
        raise CheckpointError(f"{target.name}: there is a model of this name already. Choose another name.")


def _checked_name(name: str) -> str:
    from core_models.errors import CheckpointError

    name = name.strip()
    if not name or name.startswith(".") or name.endswith(".") or len(name) > 120 or FORBIDDEN & set(name):
        signs = " ".join(sorted(FORBIDDEN))
        raise CheckpointError(f"{name!r}: cannot be a model's name. Use up to 120 letters without {signs}.")
    return name


def _check_parts(folder: Path) -> None:
    from core_models.errors import CheckpointError

    missing = [part for part in NEEDED if not (folder / part).is_file()]
    if missing:
        raise CheckpointError(f"{folder}: has no {' and no '.join(missing)}. Choose a whole model folder.")


def _copy_parts(source: Path, target: Path) -> None:
    """Only the files that are a model's; whatever else lies beside them stays there."""
    _check_parts(source)
    for part in PARTS:
        if (source / part).is_file():
            shutil.copyfile(source / part, target / part)


def _zip(folder: Path, target: Path, inside: str) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for part in PARTS:
            if (folder / part).is_file():
                archive.write(folder / part, f"{inside}/{part}")


def _unpack(source: Path, target: Path) -> None:
    """Take the parts of a model out of a zip, by name alone: nothing in it can be written elsewhere."""
    from core_models.errors import CheckpointError

    try:
        with zipfile.ZipFile(source) as archive:
            members = {Path(one.filename).name: one for one in archive.infolist() if not one.is_dir()}
            found = {part: members[part] for part in PARTS if part in members}
            if sum(one.file_size for one in found.values()) > MOST_BYTES:
                raise CheckpointError(f"{source}: holds more than {MOST_BYTES >> 30} GiB. Unpack it yourself.")
            for part, member in found.items():
                with archive.open(member) as stream, (target / part).open("wb") as copy:
                    shutil.copyfileobj(stream, copy)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise CheckpointError(f"{source}: no readable zip ({error}). Take another copy.") from error


def _check(folder: Path, source: Path) -> None:
    """Load the model once; the error names the source, not the copy."""
    from core_models.errors import ModelError
    from core_models.store import load_model

    try:
        _check_parts(folder)
        load_model(folder)
    except ModelError as error:
        raise type(error)(str(error).replace(str(folder), str(source))) from error
