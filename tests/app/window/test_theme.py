"""A change of the theme: everything wears the new colours, and Qt is asked no more than is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.window.main import MainWindow
from app.window.playback import RESULT
from app.window.theme import DARK, LETTERS, LIGHT
from app.window.widgets import give_role, label


class Counted(QObject):
    """How often each widget was told of another style, and of other letters."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: Counter[QObject] = Counter()
        self.fonts: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            self.styles[watched] += event.type() == QEvent.Type.StyleChange
            self.fonts[watched] += event.type() == QEvent.Type.FontChange
        return False


def colour_of(widget: QWidget, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> str:
    widget.ensurePolished()
    return widget.palette().color(role).name()


def test_a_theme_change_polishes_no_widget_more_than_twice(
    qtbot: QtBot, window: MainWindow, clips: dict[str, Path], qapp: QApplication
) -> None:
    window.open_paths([clips["red"], clips["blue"]])
    qtbot.waitUntil(lambda: window.playback.clips[RESULT] is not None or all(window.playback.clips[:2]))
    for number in range(window.tabs.count()):
        window.tabs.setCurrentIndex(number)
        qapp.processEvents()
    window.set_theme("light")
    counted = Counted()
    qapp.installEventFilter(counted)
    window.set_theme("dark")
    qapp.processEvents()
    qapp.removeEventFilter(counted)
    deep = [one for one in counted.styles if one in window.findChildren(QWidget)]
    assert len(deep) > 500
    assert max(counted.styles.values()) <= 2  # Qt tells the widgets of a window twice
    assert sum(counted.fonts.values()) < len(deep)


def test_the_same_theme_again_polishes_nothing(window: MainWindow, qapp: QApplication) -> None:
    window.set_theme("dark")
    counted = Counted()
    qapp.installEventFilter(counted)
    window.theme.apply("dark")
    qapp.removeEventFilter(counted)
    assert sum(counted.styles.values()) == 0


def test_what_is_made_later_and_what_is_hidden_wears_the_theme(
    qtbot: QtBot, window: MainWindow, pictures: Callable[[QWidget, str], int]
) -> None:
    dialog = QDialog(window)
    told = label("told", "dim")
    QVBoxLayout(dialog).addWidget(told)
    dialog.show()
    for mode, colours in (("light", LIGHT), ("dark", DARK)):
        window.set_theme(mode)
        assert colour_of(told) == colours.dim
        hidden = next(one for one in window.side.evaluation.tab.findChildren(QLabel) if one.property("role") == "dim")
        assert colour_of(hidden) == colours.dim
        give_role(told, "wrong")
        assert colour_of(told) == colours.error
        give_role(told, "dim")
        assert told.fontInfo().pixelSize() == LETTERS
        QToolTip.showText(window.pos(), f"words in {mode}", window)
        tip = next(one for one in QApplication.topLevelWidgets() if one.windowType() == Qt.WindowType.ToolTip)
        assert colour_of(tip, QPalette.ColorRole.ToolTipBase) == colours.raised
        QToolTip.hideText()
    dialog.close()
