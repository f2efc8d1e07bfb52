"""Small parts that several panels share: labels with a role, buttons with an icon, keys that a widget keeps."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from app.window.plain import tip as plain_tip
from app.window.theme import pixmap, set_icon

_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_PRESS = {Qt.Key.Key_Space}


def application() -> QApplication:
    """The one that runs."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


class KeyKeeper(QObject):
    """Lets a focused slider, list or button have the keys it needs although the window has shortcuts on them.

    It listens to the widget that has the focus alone: a filter in Python on every widget sees thousands of events when
    the theme changes, and each waits for the threads that compute.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application().focusChanged.connect(self._focus_moved)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None and now.window() is self._window and _keys_of(now):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept the override of a shortcut by the widget that has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in _keys_of(watched):
                event.accept()
                return True
        return False


def _keys_of(widget: QObject) -> set[Qt.Key]:
    if isinstance(widget, QAbstractButton):
        return _PRESS
    if isinstance(widget, QAbstractItemView | QAbstractSlider | QComboBox):
        return _ARROWS | (_PRESS if isinstance(widget, QComboBox) else set())
    return set()


def label(text: str, role: str = "") -> QLabel:
    """A label of plain text; `role` chooses its style."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, icon_name: str = "", role: str = "", tip: str = "") -> QPushButton:
    """A button that takes the focus from the keyboard only, so that Space goes on playing after a click."""
    made = QPushButton(text)
    if icon_name:
        set_icon(made, icon_name)
    if role:
        made.setProperty("role", role)
    made.setToolTip(plain_tip(tip))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def tool(icon_name: str, name: str, checkable: bool = False) -> QToolButton:
    """A flat button of an icon alone, with its name for those who hear the screen."""
    made = QToolButton()
    set_icon(made, icon_name)
    made.setProperty("role", "flat")
    made.setCheckable(checkable)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def progress_bar(name: str) -> QProgressBar:
    """A bar without a text; `name` is for those who hear the screen."""
    made = QProgressBar()
    made.setTextVisible(False)
    made.setAccessibleName(name)
    return made


def roomy(spin: QAbstractSpinBox) -> None:
    """Keep a number's text off the border, which a style sheet cannot, and let the field become narrow."""
    spin.lineEdit().setTextMargins(6, 0, 0, 0)
    spin.setMinimumWidth(80)  # else that of the longest text that it can have


def in_turn(*widgets: QWidget) -> None:
    """Let Tab visit these one after the other."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def panel() -> QFrame:
    """A rounded surface."""
    frame = QFrame()
    frame.setProperty("role", "panel")
    return frame


def closer(dialog: QDialog) -> QDialogButtonBox:
    """The button that closes a dialog, without the icon that some desktops put on it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
    return buttons


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def give_role(widget: QWidget, role: str) -> None:
    """Let another rule of the style sheet hold."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        restyle(widget)


class Question(QMessageBox):
    """A box that asks, with the program's own sign in the theme's colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._draw_sign()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        self.setIconPixmap(pixmap("help", QApplication.palette().highlight().color().name(), 40))


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room."""

    def __init__(self, text: str = "", role: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._mode = mode
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """No width is too small."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), text)
        painter.end()


class ElidedCombo(QComboBox):
    """A list as wide as there is room; a chosen text that is longer ends in an ellipsis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        text = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        option.currentText = text
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
