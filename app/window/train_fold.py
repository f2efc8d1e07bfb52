"""The form in an area that is as high as the form where there is room, and folds away while a model learns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.window.theme import Theme
from app.window.train_form import TrainForm
from app.window.widgets import ElidedLabel, tool


class HuggingArea(QScrollArea):
    """Scrolls what is inside, and never asks for more height than that needs at its width."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height that the form has at this width."""
        return QSize(0, self._height())

    def _height(self) -> int:
        layout = self._inside.layout()
        assert layout is not None
        width = self.viewport().width()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()

    def _hug(self) -> None:
        """Lines that are wrapped have their height; less than that would cut them."""
        self._inside.setMinimumHeight(self._height())
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Some of it is always there."""
        return QSize(0, min(160, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width asks for another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._hug()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside changed its size."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._hug()
        return done


class FormFold(QWidget):
    """The form; once a run has begun, a line with what was chosen, which unfolds it."""

    def __init__(self, form: TrainForm, theme: Theme) -> None:
        super().__init__()
        self._form = form
        self._theme = theme
        self._active = False
        self.area = HuggingArea(form)
        self.summary = ElidedLabel("", "dim")
        self.open = tool("settings", self.tr("Show or hide what was chosen"), checkable=True)
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self.summary, 1)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.area)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.open.toggled.connect(self._unfold)
        self.show_state(active=False, begun=False)

    def show_state(self, active: bool, begun: bool) -> None:
        """Fold when a run begins; the line stays after it."""
        if active and not self._active:
            self.open.setChecked(False)
        self._active = active
        self.head.setVisible(begun)
        self.summary.setText(
            self.tr("{0} on {1}").format(self._form.preset.currentText(), self._form.data.currentText())
        )
        self._unfold(self.open.isChecked())

    @Slot(bool)
    def _unfold(self, shown: bool) -> None:
        self.area.setVisible(shown or self.head.isHidden())
