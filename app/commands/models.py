"""`unbraid models`: the shelf of models, as the window's Models tab has it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import report
from app.commands import options

if TYPE_CHECKING:
    from app.shelf import ShelfModel

_RUNS = click.option(
    "--runs", type=click.Path(path_type=Path), metavar="FOLDER", help="Look for models of runs below this folder, too."
)


@click.group(short_help="List, copy, rename, delete and bring back models.")
def models() -> None:
    """List the trained models; take one in, give one out, rename it, delete it and bring it back.

    \b
    Examples:
      unbraid models list
      unbraid models import friend.zip --name friend
      unbraid models export sprites sprites.zip
      unbraid models delete friend
      unbraid models restore friend
    """


@models.command("list")
@_RUNS
@options.as_json
@options.debug
def list_models(runs: Path | None, as_json: bool) -> None:
    """List every model with where it is from."""
    from app import shelf

    found = shelf.shelf(runs)
    width = max((len(one.name) for one in found), default=0)
    lines = [f"{one.name:<{width}}  {one.origin:<9}  {one.info.kind:<7}  {one.title}" for one in found]
    report.result([_facts(one) for one in found], as_json, "\n".join(lines))


@models.command("show")
@click.argument("model")
@options.as_json
@options.debug
def show(model: str, as_json: bool) -> None:
    """Show what is known of MODEL (a name or a folder): facts, card, checkpoints of its run."""
    from app import shelf
    from app.models import model_info

    found = shelf.described(model_info(_folder(model)))
    run = shelf.run_of(found.info.path)
    there = shelf.checkpoints(run) if run is not None else []
    facts = {**_facts(found), "checkpoints": [dataclasses.asdict(one) for one in there]}
    lines = [f"{name}: {facts[name]}" for name in ("name", "origin", "path", "title", "size")]
    lines += [f"checkpoint: {one.key}" for one in there]
    report.result(facts, as_json, "\n".join([*lines, "", found.card]).strip())


@models.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--name", help="What it is to be called.")
@options.as_json
@options.debug
def import_model(source: Path, name: str | None, as_json: bool) -> None:
    """Check the model in SOURCE, a folder or a .zip, and copy it to your models."""
    from app import model_files

    _tell(model_files.import_model(source, name), as_json)


@models.command("export")
@click.argument("model")
@click.argument("target", type=click.Path(path_type=Path))
@options.as_json
@options.debug
def export_model(model: str, target: Path, as_json: bool) -> None:
    """Copy MODEL to TARGET: a new folder, or a file that ends in .zip."""
    from app import model_files

    _tell(model_files.export_model(_folder(model), target), as_json)


@models.command("rename")
@click.argument("model")
@click.argument("name")
@options.as_json
@options.debug
def rename(model: str, name: str, as_json: bool) -> None:
    """Give one of your models, or the run it lies in, another NAME."""
    from app import shelf

    _tell(shelf.rename_model(_folder(model), name), as_json)


@models.command("delete")
@click.argument("model")
@options.as_json
@options.debug
def delete(model: str, as_json: bool) -> None:
    """Move one of your models, or the run it lies in, to the trash; `restore` brings it back."""
    from app import model_trash

    gone = model_trash.delete_model(_folder(model))
    facts = {"deleted": str(gone.place), "key": gone.key}
    name = gone.name if gone in model_trash.trashed() else gone.key
    report.result(facts, as_json, f'Deleted {gone.name}. `unbraid models restore "{name}"` brings it back.')


@models.command("restore")
@click.argument("name", required=False)
@options.as_json
@options.debug
def restore(name: str | None, as_json: bool) -> None:
    """Bring a deleted model back by NAME; without one, list what can be brought back."""
    from app import model_trash

    if name is not None:
        _tell(model_trash.restore_model(name), as_json)
        return
    found = model_trash.trashed()
    lines = [f"{one.name}  deleted {one.when}, was in {one.place}" for one in found]
    facts = [{"key": one.key, "name": one.name, "place": str(one.place), "when": one.when} for one in found]
    report.result(facts, as_json, "\n".join(lines) or "The trash is empty.")


@models.command("keep")
@click.argument("run", type=click.Path(path_type=Path))
@click.argument("checkpoint")
@click.option("--name", help="What the model is to be called.")
@options.as_json
@options.debug
def keep(run: Path, checkpoint: str, name: str | None, as_json: bool) -> None:
    """Make one of your models of a CHECKPOINT of a RUN; `models show` lists them."""
    from app import shelf

    _tell(shelf.keep_checkpoint(run, checkpoint, name), as_json)


def _folder(model: str) -> Path:
    from app import pipeline

    return pipeline.model_folder(model)


def _tell(folder: Path, as_json: bool) -> None:
    report.result({"path": str(folder)}, as_json, click.format_filename(folder))


def _facts(one: ShelfModel) -> dict[str, Any]:
    info = {key: value for key, value in dataclasses.asdict(one.info).items() if key != "path"}
    own = {key: value for key, value in vars(one).items() if key != "info"}
    return {**info, **own, "path": str(one.info.path)}
