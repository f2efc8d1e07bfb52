"""German is complete, fits the code, and shows."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton, QWidget

from app.window import guide, languages
from app.window.main import MainWindow

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "packaging"))
import translations  # noqa: E402 - a script beside the program

LANGUAGES = translations.LANGUAGES
SHOWN = {
    "setText": 0, "setToolTip": 0, "setWindowTitle": 0, "setAccessibleName": 0, "setAccessibleDescription": 0,
    "setPlaceholderText": 0, "setInformativeText": 0, "setStatusTip": 0, "setTitle": 0, "setSuffix": 0, "setPrefix": 0,
    "setSpecialValueText": 0, "addAction": 0, "addMenu": 0, "addItem": 0, "addButton": 0, "setHint": 0, "set_hint": 0,
    "addTab": 1, "addRow": 0, "label": 0, "button": 0, "tool": 1, "show_info": 0, "show_busy": 0, "show_idle": 0,
    "Failure": 0, "ElidedLabel": 0, "QLabel": 0, "QPushButton": 0, "QCheckBox": 0, "QAction": 0, "QGroupBox": 0,
    "QRadioButton": 0, "QDockWidget": 0,
}  # fmt: skip
OWN_NAMES = {"English", "Deutsch"}  # languages are named in themselves


@pytest.fixture(scope="module")
def texts() -> dict[tuple[str, str], translations.Text]:
    return translations.find_texts()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def done(language: str) -> dict[tuple[str, str], str]:
    return translations.read_ts(translations.FOLDER / f"unbraid_{language}.ts")


def test_nothing_is_missing(texts: dict[tuple[str, str], object], done: dict[tuple[str, str], str]) -> None:
    assert sorted(set(texts) - set(done)) == [], "run packaging/translations.py and translate what it names"


def test_nothing_is_left_over(texts: dict[tuple[str, str], object], done: dict[tuple[str, str], str]) -> None:
    assert sorted(set(done) - set(texts)) == []


def test_the_compiled_file_says_the_same(qapp: QApplication, language: str, done: dict[tuple[str, str], str]) -> None:
    translator = QTranslator()
    assert translator.load(str(translations.FOLDER / f"unbraid_{language}.qm"))
    stale = {key for key, text in done.items() if translator.translate(*key) != text}
    assert stale == set(), "run packaging/translations.py"


def test_placeholders_agree(done: dict[tuple[str, str], str]) -> None:
    odd = [key for key, text in done.items() if _fields(key[1]) != _fields(text)]
    assert odd == []


def test_what_trails_a_text_trails_its_translation(done: dict[tuple[str, str], str]) -> None:
    for (_, source), text in done.items():
        assert source.endswith("…") == text.endswith("…"), text
        assert source.endswith(":") == text.endswith(":"), text
        assert source[:1].isspace() == text[:1].isspace(), text
        assert source.count("\n") == text.count("\n"), text


def _fields(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", text))


def literals() -> Iterator[str]:
    """Words that a user would read and that nobody can translate, with their places."""
    for path in sorted((ROOT / "app" / "window").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = SHOWN.get(name)
            if place is None or len(node.args) <= place:
                continue
            for words in _words(node.args[place]):
                if words not in OWN_NAMES:
                    yield f"{path.name}:{node.lineno}: {name}({words!r})"


def _words(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value] if re.search(r"[A-Za-z]{2}", node.value) else []
    if isinstance(node, ast.JoinedStr):
        parts = [str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values]
        return _words(ast.Constant(re.sub(r"<[^>]*>", "", "".join(parts))))
    if isinstance(node, ast.BinOp):
        return [*_words(node.left), *_words(node.right)]
    if isinstance(node, ast.IfExp):
        return [*_words(node.body), *_words(node.orelse)]
    return []


def test_every_text_that_is_shown_can_be_translated() -> None:
    assert list(literals()) == []


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    installed = languages.install(qapp, "de")
    assert len(installed) == 2
    yield
    languages.remove(qapp, installed)


@pytest.mark.usefixtures("german")
def test_the_window_starts_in_german(
    make_window: Callable[..., MainWindow], pictures: Callable[[QWidget, str], int]
) -> None:
    window = make_window()
    menus = [action.text() for action in window.menuBar().actions()]
    assert menus[:2] == ["Datei", "Bearbeiten"]
    assert window.train.start.text() == "Start"
    assert window.mix.swap.text() == "Tauschen"
    assert window.status.task.text() == "Bereit"
    assert pictures(window, "german") > 20
    window.command["settings"].trigger()
    close = window.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Close)
    assert close.text().replace("&", "") == "Schließen"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("size", [(1480, 880), (1180, 720)])
def test_longer_words_are_not_cut_off(make_window: Callable[..., MainWindow], size: tuple[int, int]) -> None:
    window = make_window()
    window.resize(*size)
    for page in (window.empty, window.workspace):
        window.pages.setCurrentWidget(page)
        cut = [
            part.text()
            for kind in (QPushButton, QLabel)
            for part in window.findChildren(kind)
            if part.isVisible() and part.text() and type(part) in (QPushButton, QLabel)
            and not (isinstance(part, QLabel) and part.wordWrap())
            and part.width() < part.minimumSizeHint().width()
        ]  # fmt: skip
        assert cut == []


def _marks(path: Path) -> tuple[list[int], list[str], list[list[str]], list[str]]:
    """Levels of the headings, pictures, commands without the remarks behind them, rows of tables that name one."""
    text = path.read_text(encoding="utf-8")
    heads = [len(head) for head in re.findall(r"^(#+) ", text, re.M)]
    commands = [line.partition(" # ")[0].split() for line in re.findall(r"^    (\S.*)", text, re.M)]
    rows = re.findall(r"^\| (`.*?`|\d+) \|", text, re.M)
    return heads, re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text), commands, rows


@pytest.mark.usefixtures("german")
def test_the_german_guide_follows_the_english_one() -> None:
    own = guide.guide()
    assert own.name == "user-guide.de.md"
    assert _marks(own) == _marks(guide.GUIDE)


@pytest.mark.parametrize(("chosen", "code"), [("de", "de"), ("en", "en")])
def test_the_chosen_language_is_taken(chosen: str, code: str) -> None:
    assert languages.language_of(chosen) == code
