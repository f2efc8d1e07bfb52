"""The window in the user's language: our own translations, and Qt's for the buttons that Qt names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.paths import ASSETS

TRANSLATIONS = ASSETS / "translations"


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
