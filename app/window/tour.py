"""The tour: callouts that point at the real widgets, from the sample clips to the export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.window.theme import Theme
from app.window.widgets import button, label

if TYPE_CHECKING:
    from app.window.main import MainWindow

MARGIN, GAP, WIDTH = 8, 14, 340
_STEPPED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


@dataclass(frozen=True)
class Step:
    """A stop of the tour.

    Attributes:
        title, text: what the callout says.
        target: the widget that it points at.
        ready: shows the target, where it may be hidden.
    """

    title: str
    text: str
    target: Callable[[], QWidget]
    ready: Callable[[], object]


def steps_of(window: MainWindow) -> list[Step]:
    """The tour of this window: open, swap, play, blend, train, export."""
    empty, mix, train, transport = window.empty, window.mix, window.train, window.workspace.transport

    def first() -> QWidget:
        return empty.sample if empty.isVisible() else window.library

    def samples() -> None:
        if not window.library.model.rowCount():
            window.open_samples()

    return [
        Step(
            _tr("Bring clips in"),
            _tr("Drop files anywhere, or take the sample clips: the next step opens them."),
            first,
            _nothing,
        ),
        Step(
            _tr("Swap"),
            _tr("A's looks with B's motion: Swap, or X, braids the two clips into the result."),
            lambda: mix.swap,
            samples,
        ),
        Step(
            _tr("Play"),
            _tr("A, B and the result play together. Space plays, the arrows go by frames, 1, 2, 3 choose the sound."),
            lambda: transport.play,
            samples,
        ),
        Step(
            _tr("Blend"),
            _tr("Drag towards A or B: whose looks and, below, whose motion. The result follows."),
            lambda: mix.static.slider,
            samples,
        ),
        Step(
            _tr("Train your own"),
            _tr("Choose data and a preset, then Start. Go on swapping meanwhile; Stop keeps the best model so far."),
            lambda: train.start,
            window._show_train,
        ),
        Step(
            _tr("Export"),
            _tr("The result becomes a file: the suffix chooses the format. The menu Help has this tour again."),
            lambda: mix.export,
            _nothing,
        ),
    ]


def _nothing() -> None:
    """No step has to be made ready."""


class Tour(QWidget):
    """Lies over the window, leaves a hole over the target: that one can be used meanwhile.

    Signals:
        ended: skipped or finished.
    """

    ended = Signal()

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Tour"))
        self._window = window
        self._theme = theme
        self._watched: list[QWidget] = []
        self.steps = steps_of(window)
        self.at = 0
        self.hole = QRect()
        self.card = QFrame(self)
        self.card.setProperty("role", "callout")
        self.title, self.text, self.count = label("", "heading"), label(""), label("", "dim")
        self.text.setWordWrap(True)
        self.skip, self.back = button(self.tr("Skip"), role="flat"), button(self.tr("Back"))
        self.next = button(self.tr("Next"), role="primary")
        self._lay_out()
        self.skip.clicked.connect(self.end)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        for widget in (self.skip, self.back, self.next):
            widget.installEventFilter(self)
        theme.changed.connect(self.update)
        window.installEventFilter(self)
        window.pages.currentChanged.connect(self.place)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        for widget in (self.skip, self.back, self.next):
            row.addWidget(widget)
        column = self._column = QVBoxLayout(self.card)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)

    def begin(self) -> None:
        """Show the first step."""
        self.show()
        self.raise_()
        self._enter(0)

    @Slot()
    def go_on(self) -> None:
        """The next step; after the last one the tour ends."""
        if self.at + 1 < len(self.steps):
            self._enter(self.at + 1)
        else:
            self.end()

    @Slot()
    def go_back(self) -> None:
        """The step before."""
        self._enter(max(0, self.at - 1))

    @Slot()
    def end(self) -> None:
        """Leave, for good."""
        self._window.removeEventFilter(self)
        self._watch(None)
        self.ended.emit()
        self.close()

    def _enter(self, number: int) -> None:
        self.at = number
        step = self.steps[number]
        step.ready()
        last = number + 1 == len(self.steps)
        self.title.setText(step.title)
        self.text.setText(step.text)
        self.count.setText(self.tr("{0} of {1}").format(number + 1, len(self.steps)))
        self.back.setEnabled(number > 0)
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        self.card.setAccessibleName(step.title)
        self.card.setAccessibleDescription(step.text)
        self._watch(step.target())
        self.place()
        self.next.setFocus()

    def _watch(self, target: QWidget | None) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        while target is not None and target is not self._window:
            target.installEventFilter(self)
            self._watched.append(target)
            target = target.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target, and take the keys of the tour before the window's shortcuts do."""
        if isinstance(event, QKeyEvent) and watched in (self.skip, self.back, self.next):
            return self._key(event)
        if event.type() in _STEPPED and self.isVisible():
            self.place()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        keys = {Qt.Key.Key_Escape: self.end, Qt.Key.Key_Right: self.go_on, Qt.Key.Key_Left: self.go_back}
        do = keys.get(Qt.Key(event.key()))
        if do is None or event.modifiers():
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            do()
        return True

    @Slot()
    def place(self) -> None:
        """Lie over the window, the hole over the target, the callout where there is room."""
        self.setGeometry(self._window.rect())
        target = self.steps[self.at].target()
        self.hole = QRect()
        if target.isVisible():
            corner = target.mapTo(self._window, QPoint(0, 0))
            self.hole = QRect(corner, target.size()).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN) & self.rect()
        width = max(WIDTH, self._column.totalMinimumSize().width())
        self.card.resize(width, self._column.totalHeightForWidth(width))
        self.card.move(self._corner())
        self.setMask(QRegion(self.rect()) - QRegion(self.hole.adjusted(3, 3, -3, -3)))
        self.update()

    def _corner(self) -> QPoint:
        size, room, hole = self.card.size(), self.rect().adjusted(GAP, GAP, -GAP, -GAP), self.hole
        if hole.isNull():
            return QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
        x = min(max(hole.center().x() - size.width() // 2, room.left()), room.right() - size.width())
        y = min(max(hole.center().y() - size.height() // 2, room.top()), room.bottom() - size.height())
        places = (
            QPoint(x, hole.bottom() + GAP),
            QPoint(x, hole.top() - GAP - size.height()),
            QPoint(hole.right() + GAP, y),
            QPoint(hole.left() - GAP - size.width(), y),
        )
        return next((place for place in places if room.contains(QRect(place, size))), QPoint(x, y))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim everything but the target."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(self.rect().toRectF())
        if not self.hole.isNull():
            shade.addRoundedRect(self.hole.toRectF(), 10, 10)
        painter.fillPath(shade, QColor(0, 0, 0, 120))
        if not self.hole.isNull():
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.drawRoundedRect(self.hole.toRectF().adjusted(1, 1, -1, -1), 9, 9)
        painter.end()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tour", text)
