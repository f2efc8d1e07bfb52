"""The data sets at hand, by name, as a list to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models import ModelInfo, available_models

if TYPE_CHECKING:
    from app.presets import Changes

CORPORA = {
    "samples": ("Speech samples", "Ten voices that come with the program."),
    "emodb": ("EMO-DB", "Ten actors say ten German sentences in seven moods."),
    "fsdd": ("Free Spoken Digits", "Speakers of English digits."),
    "timit": ("TIMIT", "Many speakers of American English."),
}
REAL_SPEECH = tuple(name for name in CORPORA if name != "samples")
"""Corpora that are not shipped: each a folder of its name below UNBRAID_DATA."""


@dataclass(frozen=True)
class KnownData:
    """A data set.

    Attributes:
        name: as training takes it.
        title, text: a short name, and a line about it.
        kind: "video" or "speech".
        group: "shipped", "real" (below UNBRAID_DATA) or "drawn".
    """

    name: str
    title: str
    text: str
    kind: str
    group: str


def known_data() -> list[KnownData]:
    """Every named set whose clips are here or can be drawn."""
    from media_io.datasets import SETS
    from media_io.errors import MediaError
    from media_io.roots import has_data

    def at_hand(folder: str) -> bool:
        try:
            return has_data(folder)
        except MediaError:
            return False

    found = [KnownData("generated", "Drawn characters", SETS["generated"].title, "video", "shipped")]
    found += [
        KnownData(name, title, text, "speech", "real" if name in REAL_SPEECH else "shipped")
        for name, (title, text) in CORPORA.items()
        if name not in REAL_SPEECH or at_hand(name)
    ]
    for name, made in SETS.items():
        if name != "generated" and (made.folder is None or at_hand(made.folder)):
            group = "drawn" if made.folder is None else "real"
            found.append(KnownData(name, made.title[:1].upper() + made.title[1:], name, "video", group))
    return found


def models_to_begin_from(preset: str, changes: Changes) -> list[ModelInfo]:
    """Models whose weights a run of this preset can begin with: of the same window and the same network."""
    from app.presets import built, outline
    from core_models.errors import ModelError
    from core_models.store import read_config

    ours = built(outline(preset), changes).architecture
    found = []
    for info in available_models():
        try:
            theirs = read_config(info.path).architecture
        except ModelError:
            continue
        if (theirs.model, theirs.window, theirs.network) == (ours.model, ours.window, ours.network):
            found.append(info)
    return found
