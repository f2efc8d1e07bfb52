"""`unbraid info`: what is here, or what a file or a model is."""

from __future__ import annotations

import dataclasses
import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import report
from app.commands import options

if TYPE_CHECKING:
    from app.pipeline import ModelInfo
    from media_io.probe import MediaInfo

PACKAGES = ("unbraid", "torch", "torchaudio", "numpy", "av", "opencv-python-headless", "soundfile", "PySide6_Addons")


@click.command(short_help="Describe a file, a model, or this installation.")
@click.argument("thing", metavar="[FILE|MODEL]", required=False)
@options.as_json
@options.debug
def info(thing: str | None, as_json: bool) -> None:
    """Describe a media file, a folder of pictures or a trained model; without a name, what this installation has.

    \b
    Examples:
      unbraid info
      unbraid info a.mp4 --json
      unbraid info sprites
      unbraid info runs/first/model
    """
    if thing is None:
        facts = installation()
        report.result(facts, as_json, installation_text(facts))
        return
    model = find_model(thing)
    if model is not None:
        report.result(model_facts(model), as_json, model_text(model))
    else:
        media = media_facts(thing)
        report.result(media, as_json, media_text(media))


def find_model(thing: str) -> ModelInfo | None:
    """The model of this name or in this folder; None where it is neither. Raises ModelError for a damaged one."""
    from app import pipeline

    path = Path(thing)
    if (path / "config.json").is_file():
        return pipeline.model_info(path)
    return None if path.exists() else next((m for m in pipeline.available_models() if m.key == thing), None)


def model_facts(model: ModelInfo) -> dict[str, Any]:
    """A model for a script: its facts, and its card as text."""
    return {**dataclasses.asdict(model), "card": card(model)}


def model_text(model: ModelInfo) -> str:
    """A model for a person: a line of facts, then its card."""
    first = f"{model.key}: {model.model} for {model.kind}, windows of {model.length} frames, in {model.path}"
    metrics = [f"  {name:<24} {value:g}" for name, value in model.metrics.items()]
    return "\n".join([first, *metrics, *(["", card(model)] if card(model) else [])])


def card(model: ModelInfo) -> str:
    """The text of card.md; empty where there is none."""
    path = model.path / "card.md"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def media_facts(path: str) -> dict[str, Any]:
    """What the headers of a media file say. Raises MediaError."""
    from media_io.probe import probe

    found: MediaInfo = probe(path)
    facts = {name: value for name, value in dataclasses.asdict(found).items() if value is not None}
    if "fps" in facts:
        facts["fps"] = float(facts["fps"])
    return facts


def media_text(facts: dict[str, Any]) -> str:
    """The same for a person."""
    shown = {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in facts.items()}
    return "\n".join(
        f"{name:<12} {value:g}" if isinstance(value, float) else f"{name:<12} {value}" for name, value in shown.items()
    )


def installation() -> dict[str, Any]:
    """Models, presets, data sets, devices and versions."""
    from app import pipeline

    return {
        "models": [dataclasses.asdict(model) for model in pipeline.available_models()],
        "presets": pipeline.available_presets(),
        "devices": devices(),
        "versions": versions(),
    }


def devices() -> list[dict[str, str]]:
    """Where torch can compute."""
    import torch

    from app.environment import cores

    found = [{"device": "cpu", "name": f"{platform.processor() or platform.machine()}, {cores()} cores"}]
    if torch.cuda.is_available():
        names = [torch.cuda.get_device_name(number) for number in range(torch.cuda.device_count())]
        found += [{"device": "cuda", "name": name} for name in names]
    return found


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that results depend on."""
    from importlib.metadata import PackageNotFoundError, version

    found = {"python": platform.python_version(), "system": platform.platform()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def installation_text(facts: dict[str, Any]) -> str:
    """The same for a person."""
    models = [f"  {m['key']:<16} {m['kind']:<7} {m['model']:<9} {m['path']}" for m in facts["models"]]
    devices_lines = [f"  {d['device']:<16} {d['name']}" for d in facts["devices"]]
    version_lines = [f"  {name:<22} {value}" for name, value in facts["versions"].items()]
    return "\n".join(
        [
            "Models (--model):",
            *(models or ["  none yet: `unbraid train` makes one"]),
            "Presets (--preset):",
            *[f"  {name}" for name in facts["presets"]],
            "Devices (--device):",
            *devices_lines,
            "Versions:",
            *version_lines,
        ]
    )
