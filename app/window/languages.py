"""The window in the user's language: our own translations, Qt's for the buttons that Qt names, and numbers."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.paths import ASSETS

TRANSLATIONS = ASSETS / "translations"
NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(e[-+]?\d+)?( ?%)?")


def language_of(chosen: str) -> str:
    """The two letters of the language to show: the one chosen, or the system's if there is a translation for it."""
    wanted = QLocale.system().uiLanguages() if chosen == "system" else [chosen]
    for name in wanted:
        code = name.replace("_", "-").split("-")[0].lower()
        if code == "en" or (TRANSLATIONS / f"unbraid_{code}.qm").is_file():
            return code
    return "en"


def install(app: QCoreApplication, chosen: str) -> list[QTranslator]:
    """Translate from now on; the translators, which belong to the application. None for English."""
    code, installed = language_of(chosen), []
    QLocale.setDefault(QLocale(code))
    if code == "en":
        return []
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in ((qt, f"qtbase_{code}"), (str(TRANSLATIONS), f"unbraid_{code}")):
        translator = QTranslator(app)
        if translator.load(name, folder) and app.installTranslator(translator):
            installed.append(translator)
    return installed


def remove(app: QCoreApplication, translators: list[QTranslator]) -> None:
    """Back to English for windows that are made from now on."""
    for translator in translators:
        app.removeTranslator(translator)
    QLocale.setDefault(QLocale("en"))


def english() -> bool:
    """Whether texts and numbers stay as the program makes them."""
    return QLocale().language() in (QLocale.Language.English, QLocale.Language.C)


def number(value: float, form: str = "") -> str:
    """A number as the user's language writes it: "9,000.5" or "9.000,5". For the window, never for files.

    Args:
        value: the number.
        form: how Python is to write it, such as ",", ".2f" or ".4g".
    """
    return localised(format(value, form))


def localised(text: str) -> str:
    """A number that was written in English, with the language's own signs; any other text as it is."""
    if english() or not NUMBER.fullmatch(text):
        return text
    locale = QLocale()
    return text.translate({ord(","): locale.groupSeparator(), ord("."): locale.decimalPoint()})


def localise_ticks(axis: Any) -> None:
    """Let an axis of pyqtgraph write its numbers as the user's language does."""
    plain = axis.tickStrings
    axis.tickStrings = lambda *ticks: [localised(text) for text in plain(*ticks)]


def unlocalised(text: str) -> str:
    """Numbers that a user typed, as Python reads them: a decimal comma becomes a point; "; " parts several."""
    point = QLocale().decimalPoint()
    return text if english() or point == "." else re.sub(rf"{re.escape(point)}(?=\d)", ".", text)
