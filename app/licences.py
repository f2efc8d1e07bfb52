"""Under which terms the program, its weights and what it is made with may be used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import Path

from app.paths import ASSETS, MODELS

PROGRAM = "unbraid"


@dataclass(frozen=True)
class Licence:
    """A thing, its version (empty for weights), its terms in a few words, and the full text where it is at hand."""

    name: str
    version: str
    terms: str
    text: str = ""


def document(name: str) -> str:
    """LICENSE or NOTICE, from beside the program or from its package's metadata; empty where neither has it."""
    beside = ASSETS.parent / name
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    try:
        return _file_of(distribution(PROGRAM), (name.lower(),))
    except PackageNotFoundError:
        return ""


def libraries() -> list[Licence]:
    """What the program is installed with, by name; what is missing is left out."""
    try:
        wanted = requires(PROGRAM) or []
    except PackageNotFoundError:
        wanted = []
    names = {re.split(r"[^A-Za-z0-9_.-]", line, maxsplit=1)[0] for line in wanted if "extra ==" not in line}
    found = []
    for name in sorted(names, key=str.casefold):
        try:
            found.append(_library(distribution(name)))
        except PackageNotFoundError:
            continue
    return found


def weights() -> list[Licence]:
    """The trained models that come along, with the terms that their cards name."""
    found = []
    for card in sorted(MODELS.glob("*/card.md")):
        text = card.read_text(encoding="utf-8")
        terms = re.search(r"^\| licence \| (.*) \|$", text, re.MULTILINE)
        found.append(Licence(card.parent.name, "", terms[1] if terms else "see its card", text))
    return found


def _library(package: Distribution) -> Licence:
    meta = package.metadata
    stated: list[str] = meta.get_all("License-Expression") or []
    told = [*stated, *_classified(meta.get_all("Classifier") or []), *(meta.get_all("License") or [])]
    terms = next((one.strip().splitlines()[0] for one in told if one.strip()), "see its licence file")
    return Licence(meta["Name"], package.version, terms[:80], _file_of(package, ("license", "licence", "copying")))


def _classified(classifiers: list[str]) -> list[str]:
    found = [line.rpartition("::")[2].strip() for line in classifiers if line.startswith("License ::")]
    return [", ".join(found)] if found else []


def _file_of(package: Distribution, starts: tuple[str, ...]) -> str:
    for file in package.files or []:
        if ".dist-info" in str(file) and Path(file.name).name.lower().startswith(starts):
            place = Path(str(package.locate_file(file)))
            if place.is_file():
                return place.read_text(encoding="utf-8", errors="replace")
    return ""
