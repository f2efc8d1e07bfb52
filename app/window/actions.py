"""The one registry of actions: menus, shortcuts and the list of shortcuts come from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from app.window.widgets import label


@dataclass(frozen=True)
class ActionSpec:
    """An action as data.

    Attributes:
        key: its name in code.
        menu: the menu that shows it; empty for a shortcut alone.
        text: what a user reads.
        shortcut: in Qt's portable form; empty for none.
        checkable: whether it is on or off.
        group: actions of one group exclude each other.
        separated: a line above it in its menu.
    """

    key: str
    menu: str
    text: str
    shortcut: str = ""
    checkable: bool = False
    group: str = ""
    separated: bool = False


REGISTRY: tuple[ActionSpec, ...] = (
    ActionSpec("open", "File", "Open files…", "Ctrl+O"),
    ActionSpec("open_folder", "File", "Open folder…", "Ctrl+Shift+O"),
    ActionSpec("sample", "File", "Try a sample"),
    ActionSpec("load_model", "File", "Load a model…", separated=True),
    ActionSpec("export", "File", "Export the result…", "Ctrl+E", separated=True),
    ActionSpec("quit", "File", "Quit", "Ctrl+Q", separated=True),
    ActionSpec("play", "Play", "Play or pause", "Space"),
    ActionSpec("frame_back", "Play", "Previous frame", "Left", separated=True),
    ActionSpec("frame_on", "Play", "Next frame", "Right"),
    ActionSpec("ten_back", "Play", "Ten frames back", "Shift+Left"),
    ActionSpec("ten_on", "Play", "Ten frames on", "Shift+Right"),
    ActionSpec("home", "Play", "To the start", "Home"),
    ActionSpec("end", "Play", "To the end", "End"),
    ActionSpec("mark_in", "Play", "Loop from this frame", "I", separated=True),
    ActionSpec("mark_out", "Play", "Loop up to this frame", "O"),
    ActionSpec("go_in", "Play", "To the in point", "Shift+I"),
    ActionSpec("go_out", "Play", "To the out point", "Shift+O"),
    ActionSpec("clear_points", "Play", "Clear in and out points", "Alt+X"),
    ActionSpec("loop", "Play", "Loop", "L", checkable=True, separated=True),
    ActionSpec("mute", "Play", "Mute", "M", checkable=True),
    ActionSpec("hear_a", "Play", "Hear A", "1", separated=True),
    ActionSpec("hear_b", "Play", "Hear B", "2"),
    ActionSpec("hear_result", "Play", "Hear the result", "3"),
    ActionSpec("swap", "Mix", "Swap", "X"),
    ActionSpec("cancel_swap", "Mix", "Cancel the swap", "Escape"),
    ActionSpec("trade", "Mix", "Exchange A and B", "Ctrl+Shift+X", separated=True),
    ActionSpec("train", "Train", "Start training", "Ctrl+T"),
    ActionSpec("pause_training", "Train", "Pause or go on", "Ctrl+P"),
    ActionSpec("stop_training", "Train", "Stop training", "Ctrl+."),
    ActionSpec("reports", "View", "Reports…", "Ctrl+R"),
    ActionSpec("theme_system", "View", "System theme", checkable=True, group="theme", separated=True),
    ActionSpec("theme_light", "View", "Light theme", checkable=True, group="theme"),
    ActionSpec("theme_dark", "View", "Dark theme", checkable=True, group="theme"),
    ActionSpec("full_screen", "View", "Full screen", "F11", checkable=True, separated=True),
    ActionSpec("help", "Help", "Keyboard shortcuts", "F1"),
)


def translate(text: str) -> str:
    """A menu's or action's text in the user's language."""
    return QCoreApplication.translate("Actions", text)


def build_actions(
    window: QMainWindow, handlers: Mapping[str, Callable[[], None]]
) -> tuple[dict[str, QAction], dict[str, QMenu]]:
    """Make every action, its menu and its shortcut; both by name. Raises KeyError where a handler is missing."""
    menus: dict[str, QMenu] = {}
    actions: dict[str, QAction] = {}
    for spec in REGISTRY:
        action = QAction(translate(spec.text), window)
        action.setCheckable(spec.checkable)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(spec.key in {"frame_back", "frame_on", "ten_back", "ten_on"})
        action.triggered.connect(handlers[spec.key])
        if spec.menu not in menus:
            menus[spec.menu] = window.menuBar().addMenu(translate(spec.menu))
        menu = menus[spec.menu]
        if spec.separated:
            menu.addSeparator()
        menu.addAction(action)
        actions[spec.key] = action
    return actions, menus


def shortcuts_dialog(parent: QWidget) -> QDialog:
    """The list of shortcuts, by menu."""
    dialog = QDialog(parent)
    dialog.setObjectName("shortcuts")
    dialog.setWindowTitle(translate("Keyboard shortcuts"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(5)
    rows = [0, 0]
    for menu in dict.fromkeys(spec.menu for spec in REGISTRY if spec.shortcut):
        side = rows.index(min(rows))
        grid.addWidget(label(translate(menu).upper(), "section"), rows[side], 2 * side)
        specs = [spec for spec in REGISTRY if spec.menu == menu and spec.shortcut]
        for row, spec in enumerate(specs, start=rows[side] + 1):
            keys = QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(translate(spec.text).rstrip("…")), row, 2 * side)
            grid.addWidget(label(keys, "chip"), row, 2 * side + 1, Qt.AlignmentFlag.AlignRight)
        rows[side] += len(specs) + 2
        grid.setRowMinimumHeight(rows[side] - 1, 12)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(18)
    layout.addLayout(grid)
    layout.addWidget(buttons)
    return dialog
