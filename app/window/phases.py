"""What long work says about itself comes from code without Qt, in English; here it is put into the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def mark(context: str, text: str) -> str:
    """A text to be translated where it is shown."""
    return text


PHASES = frozenset(
    {
        mark("Phases", "Braiding"),
        mark("Phases", "Building the model"),
        mark("Phases", "Asking the judge about real clips"),
        mark("Phases", "Asking the judge about real recordings"),
        mark("Phases", "Changing the voice"),
        mark("Phases", "Changing voices"),
        mark("Phases", "Comparing clips"),
        mark("Phases", "Comparing reconstructions"),
        mark("Phases", "Comparing speakers"),
        mark("Phases", "Converting"),
        mark("Phases", "Counting information"),
        mark("Phases", "Cutting speech"),
        mark("Phases", "Cutting the Sprites sheets"),
        mark("Phases", "Decoding"),
        mark("Phases", "Decoding the source"),
        mark("Phases", "Decoding the swap"),
        mark("Phases", "Drawing characters"),
        mark("Phases", "Drawing looks"),
        mark("Phases", "Drawing motions"),
        mark("Phases", "Drawing swaps, samples and traversals"),
        mark("Phases", "Encoding"),
        mark("Phases", "Encoding A"),
        mark("Phases", "Encoding B"),
        mark("Phases", "Encoding and judging test clips"),
        mark("Phases", "Encoding test clips"),
        mark("Phases", "Encoding the clips"),
        mark("Phases", "Encoding training clips"),
        mark("Phases", "Judging swaps"),
        mark("Phases", "Listening"),
        mark("Phases", "Listening to A"),
        mark("Phases", "Listening to B"),
        mark("Phases", "Listening to the voice"),
        mark("Phases", "Loading data"),
        mark("Phases", "Loading the clips"),
        mark("Phases", "Loading the model"),
        mark("Phases", "Making samples"),
        mark("Phases", "Making the clips"),
        mark("Phases", "Measuring the judge's pace"),
        mark("Phases", "Reading"),
        mark("Phases", "Reading factors from codes"),
        mark("Phases", "Reading recordings"),
        mark("Phases", "Reading speech"),
        mark("Phases", "Reading videos"),
        mark("Phases", "Taking recordings apart"),
        mark("Phases", "Training the judge on real clips"),
        mark("Phases", "Training the judge on real recordings"),
        mark("Phases", "Writing"),
        mark("Phases", "Writing the model"),
    }
)


DATA = frozenset({mark("Data", "Drawn characters")})


def data_title(title: str) -> str:
    """The title of data that the program knows, or a line about it; names stay as they are."""
    whole = title[:1].upper() + title[1:]
    told = QCoreApplication.translate("Data", whole)
    return title if told == whole else told


def preset_title(title: str) -> str:
    """What a preset that ships, or a model that was trained by it, is called in full."""
    return QCoreApplication.translate("Presets", title)


def phase_text(phase: str) -> str:
    """A phase as the user reads it; one with a note after a full stop keeps the note, or names the data."""
    name, stop, note = phase.partition(". ")
    return _translated(name) + stop + data_title(note)


def span_text(seconds: float) -> str:
    """A length of time in its two largest units: 1 h 05 min, 3 min 20 s, 12 s."""
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600} h {whole // 60 % 60:02d} min"
    return f"{whole // 60} min {whole % 60:02d} s" if whole >= 60 else f"{whole} s"


def _translated(text: str) -> str:
    return QCoreApplication.translate("Phases", text)
