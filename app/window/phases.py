"""What long work says about itself comes from code without Qt, in English; here it is put into the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def mark(context: str, text: str) -> str:
    """A text to be translated where it is shown."""
    return text


PHASES = frozenset(
    {
        mark("Phases", "Building the model"),
        mark("Phases", "Changing the voice"),
        mark("Phases", "Converting"),
        mark("Phases", "Cutting speech"),
        mark("Phases", "Cutting the Sprites sheets"),
        mark("Phases", "Decoding"),
        mark("Phases", "Decoding the source"),
        mark("Phases", "Decoding the swap"),
        mark("Phases", "Drawing characters"),
        mark("Phases", "Encoding"),
        mark("Phases", "Encoding A"),
        mark("Phases", "Encoding B"),
        mark("Phases", "Listening"),
        mark("Phases", "Listening to A"),
        mark("Phases", "Listening to B"),
        mark("Phases", "Listening to the voice"),
        mark("Phases", "Loading the model"),
        mark("Phases", "Making samples"),
        mark("Phases", "Making the clips"),
        mark("Phases", "Reading"),
        mark("Phases", "Reading speech"),
        mark("Phases", "Reading videos"),
        mark("Phases", "Writing"),
        mark("Phases", "Writing the model"),
    }
)


def phase_text(phase: str) -> str:
    """A phase as the user reads it; one with a note after a full stop keeps the note."""
    name, stop, note = phase.partition(". ")
    return _translated(name) + stop + note


def _translated(text: str) -> str:
    return QCoreApplication.translate("Phases", text)
