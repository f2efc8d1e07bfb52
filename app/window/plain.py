"""Texts of others, such as names in files: Qt takes what looks like HTML for HTML, and an & for a key to press."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, Qt

MOST_LETTERS = 2_000
MOST_CAPTION = 120
LEADING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that show nothing and lead the eye or the machine astray: of control, of direction, halves of a letter."""


def shown(text: str, most: int = MOST_LETTERS) -> str:
    """A text as it can be shown: cut where it is endless, with a mark for each sign that shows nothing."""
    return LEADING.sub("\ufffd", text if len(text) <= most else f"{text[: most - 1]}…")


def tip(text: str) -> str:
    """A text for a tooltip, letter by letter; a tooltip has no way to say that it is no HTML."""
    text = shown(text)
    if not Qt.mightBeRichText(text):
        return text
    lines = escape(text).replace("\n", "<br>")
    return f"<span>{lines}</span>"


def caption(text: str) -> str:
    """A text for a button or a menu, in one line and without a key of its own."""
    return shown(" ".join(text.split()), MOST_CAPTION).replace("&", "&&")


def show_folder(folder: Path) -> None:
    """Show a folder in the system's own browser of files; never start a program that only looks like a folder."""
    place = folder if folder.is_dir() and not folder.suffix else folder.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
