"""`unbraid latents`: where clips lie among a model's codes, and which block tells what, as the window shows them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import progress, report
from app.commands import options

if TYPE_CHECKING:
    from app.latent_map import Carried, LatentMap

DECIMALS = 4


@click.command(short_help="Place clips among a model's codes.")
@click.argument("model")
@click.argument("clips", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--data", metavar="NAME", help="A labelled set instead of clips, such as generated.")
@click.option("--limit", type=click.IntRange(min=2), help="With --data: at most so many clips.")
@click.option("--carriers", is_flag=True, help="With --data: ask a classifier which block carries which factor.")
@options.device
@options.as_json
@options.debug
def latents(
    model: str,
    clips: tuple[Path, ...],
    data: str | None,
    limit: int | None,
    carriers: bool,
    device: str,
    as_json: bool,
) -> None:
    """Encode CLIPS, or a labelled set, with MODEL and print where each lies on the two main axes.

    \b
    Examples:
      unbraid latents sprites a.mp4 b.mp4 c.mp4
      unbraid latents sprites --data generated --carriers
    """
    from app import pipeline
    from app.latent_map import Item, carried, fitted_basis
    from app.latent_sources import folder_label

    if bool(clips) == bool(data):
        raise click.UsageError("Give clips, or --data NAME.")
    loaded = pipeline.load_model(model, device)
    with progress.shown(silent=as_json) as show:
        if data is not None:
            items = pipeline.labelled_clips(data, loaded, show, limit=limit)
        else:
            items = [Item(str(path), path.name, pipeline.open_clip(path), folder_label(path)) for path in clips]
        found = pipeline.encode_all(loaded, items, show)
        told = carried(found, found.factors, show) if carriers else None
    basis = fitted_basis(found.standing)
    places = basis.places(found.standing)[:, :2].tolist()
    facts = {
        "share": [round(float(part), DECIMALS) for part in basis.share[:2]],
        "clips": [
            {"clip": item.title, "place": [round(x, DECIMALS) for x in place], **item.labels}
            for item, place in zip(found.items, places, strict=True)
        ],
        "left_out": list(found.left_out),
        "carriers": _facts(told),
    }
    report.result(facts, as_json, _text(found, places, told))


def _facts(told: Carried | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {"blocks": told.blocks, "chance": told.chance, "clips": told.clips, "left_out": told.left_out}


def _text(found: LatentMap, places: list[list[float]], told: Carried | None) -> str:
    lines = [f"{x:9.3f} {y:9.3f}  {item.title}" for item, (x, y) in zip(found.items, places, strict=True)]
    lines += [f"left out: {line}" for line in found.left_out]
    if told is not None:
        rows = {**told.blocks, "by chance": told.chance}
        wide = max(map(len, rows))
        lines += ["", " " * wide + "".join(f" {name:>10}" for name in told.chance)]
        lines += [
            f"{name:<{wide}}" + "".join(f" {100 * row[factor]:9.0f}%" for factor in told.chance)
            for name, row in rows.items()
        ]
    return "\n".join(lines)
