"""A stage for pictures of the window: real windows, waits for their states, and pictures with their dialogs on top."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid
from shrink import shrink

from app.logs import Ring
from app.settings import Settings
from app.window.around import Surroundings
from app.window.main import MainWindow
from app.window.services import Services
from app.window.store import SettingsStore
from app.window.theme import Theme

WIDTH, HEIGHT = 1480, 880
PATIENCE_MS = 1_200_000
TITLE_BAR = 30


def rest(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(ready: Callable[[], object], patience_ms: int = PATIENCE_MS) -> None:
    """Wait for a state of the window. Raises TimeoutError."""
    deadline = QDeadlineTimer(patience_ms)
    while not ready():
        if deadline.hasExpired():
            raise TimeoutError("the window did not come to the state that was waited for")
        rest(30)


@dataclass
class Stage:
    """Makes windows and saves pictures of them.

    Attributes:
        out: where the pictures go.
        themes: in which themes each is taken.
        scratch: a folder for runs, settings and files that a scene needs.
        coarse: few colours, which makes files smaller.
        suffix: whether a picture's name ends with its theme.
        of_guide: the only pictures to save, each with its one theme; empty for all.
    """

    out: Path
    themes: Sequence[str]
    scratch: Path
    coarse: bool = False
    suffix: bool = True
    of_guide: Mapping[str, str] = field(default_factory=dict)
    taken: list[Path] = field(default_factory=list)

    def services(self, name: str) -> Services:
        """The real ones, with a place of their own for what they write."""
        place = self.scratch / name
        return Services(runs=place / "runs", reports=(place / "reports",), autosaves=place / "autosaves")

    def window(
        self,
        services: Services,
        settings: Settings | None = None,
        around: Surroundings | None = None,
        wait: bool = True,
    ) -> MainWindow:
        """A window that shows and has listed its models."""
        settings = replace(settings or Settings(), theme=self.themes[0], show_tour=False)
        store = SettingsStore(None, (settings, None))
        around = replace(around, settings=store) if around is not None else Surroundings(store, Ring())
        theme = Theme()
        window = MainWindow(services, theme, around)
        theme.setParent(window)
        window.resize(WIDTH, HEIGHT)
        window.show()
        window.start()
        if wait:
            until(lambda: window.swaps.listed and window.status.device.text() and window.train.preset.count())
            rest(400)
        return window

    def close(self, window: MainWindow) -> None:
        """Close without a question."""
        window.projects.clear()
        window.checkpoint_and_quit()
        until(lambda: not window.isVisible())
        window.deleteLater()
        rest(50)

    def sweep(self) -> None:
        """Close every window that a scene left."""
        for top in QApplication.topLevelWidgets():
            if isinstance(top, MainWindow) and top.isVisible():
                close_others(top)
                self.close(top)

    def take(self, window: MainWindow, name: str) -> None:
        """Save a picture in every theme."""
        wanted = [theme for name_, theme in self.of_guide.items() if name_ == name]
        for theme in wanted if self.of_guide else self.themes:
            window.set_theme(theme)
            rest(500)
            path = self.out / (f"{name}-{theme}.png" if self.suffix else f"{name}.png")
            picture = composed(window).toImage().convertToFormat(QImage.Format.Format_RGB888)
            picture.save(str(path), "PNG", 0)
            if self.coarse:
                shrink(path)
            self.taken.append(path)
            print(path, flush=True)


def close_others(window: MainWindow) -> None:
    """Close the dialogs and windows that lie on the window."""
    for top in QApplication.topLevelWidgets():
        if isValid(top) and top is not window and top.isVisible() and not isinstance(top, MainWindow):
            top.close()
    rest(100)


def composed(window: MainWindow) -> QPixmap:
    """The window with its dialogs and menus, as a desktop shows them."""
    picture = window.grab()
    painter = QPainter(picture)
    for top in sorted(QApplication.topLevelWidgets(), key=_depth):
        if top is not window and top.isVisible() and not isinstance(top, MainWindow) and top.width() > 1:
            _put(painter, window, top)
    painter.end()
    return picture


def _depth(widget: QWidget) -> int:
    """How many widgets lie below it: a question lies on the dialog that asks."""
    return 0 if widget.parentWidget() is None else 1 + _depth(widget.parentWidget())


def _put(painter: QPainter, window: QWidget, top: QWidget) -> None:
    if isinstance(top, QMenu) or top.windowType() == Qt.WindowType.Popup:
        painter.drawPixmap(window.mapFromGlobal(top.mapToGlobal(QPoint(0, 0))), top.grab())
        return
    place = QRect(QPoint(0, 0), top.size())
    place.moveCenter(window.rect().center() + QPoint(0, TITLE_BAR // 2))
    bar = QRect(place.left(), place.top() - TITLE_BAR, place.width(), TITLE_BAR)
    whole = place.united(bar)
    painter.fillRect(whole.adjusted(-2, -2, 2, 2), QColor(0, 0, 0, 90))
    painter.fillRect(bar, QColor(60, 63, 70))
    painter.setPen(QColor(235, 235, 235))
    painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, top.windowTitle())
    painter.drawPixmap(place.topLeft(), top.grab())
    painter.setPen(QColor(60, 63, 70))
    painter.drawRect(whole.adjusted(-1, -1, 0, 0))
