"""The one registry of actions: menus, shortcuts, palette and the list of shortcuts come from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

MENUS = ("File", "Edit", "Play", "Mix", "Train", "View", "Help")
REPEATED = frozenset({"frame_back", "frame_on", "ten_back", "ten_on"})


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
        needs: what must be there before it can be done, for those who look for it in vain.
    """

    key: str
    menu: str
    text: str
    shortcut: str = ""
    checkable: bool = False
    group: str = ""
    separated: bool = False
    needs: str = ""


REGISTRY: tuple[ActionSpec, ...] = (
    ActionSpec("new_project", "File", "New project", "Ctrl+N"),
    ActionSpec("open_project", "File", "Open a project…", "Ctrl+Alt+O"),
    ActionSpec("save", "File", "Save the project", "Ctrl+S"),
    ActionSpec("save_as", "File", "Save the project as…", "Ctrl+Shift+S"),
    ActionSpec("open", "File", "Open files…", "Ctrl+O", separated=True),
    ActionSpec("open_folder", "File", "Open folder…", "Ctrl+Shift+O"),
    ActionSpec("sample", "File", "Try a sample"),
    ActionSpec("load_model", "File", "Load a model…", separated=True),
    ActionSpec("export", "File", "Export the result…", "Ctrl+E", separated=True, needs="Needs a result"),
    ActionSpec("quit", "File", "Quit", "Ctrl+Q", separated=True),
    ActionSpec("undo", "Edit", "Undo", "Ctrl+Z"),
    ActionSpec("redo", "Edit", "Redo", "Ctrl+Shift+Z"),
    ActionSpec("trim_clip", "Edit", "Trim the clip…", "Ctrl+K", separated=True),
    ActionSpec("rename_clip", "Edit", "Rename the clip", "F2"),
    ActionSpec("find_clip", "Edit", "Find this file…"),
    ActionSpec("remove_clip", "Edit", "Remove from the library", "Del"),
    ActionSpec("settings", "Edit", "Settings…", "Ctrl+,", separated=True),
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
    ActionSpec("louder", "Play", "Louder", "Ctrl+Up"),
    ActionSpec("softer", "Play", "Softer", "Ctrl+Down"),
    ActionSpec("hear_a", "Play", "Hear A", "1", separated=True),
    ActionSpec("hear_b", "Play", "Hear B", "2"),
    ActionSpec("hear_result", "Play", "Hear the result", "3"),
    ActionSpec("faster", "Play", "Faster", "+", separated=True),
    ActionSpec("slower", "Play", "Slower", "-"),
    ActionSpec("swap", "Mix", "Swap", "X", needs="Needs a clip in A and in B, and a model"),
    ActionSpec("cancel_swap", "Mix", "Cancel the swap", "Escape", needs="No swap is running"),
    ActionSpec("draw_dynamic", "Mix", "Draw other dynamics", "D", separated=True, needs="Needs a clip and a model"),
    ActionSpec("draw_static", "Mix", "Draw another static", "Shift+D", needs="Needs a clip and a model"),
    ActionSpec("draw_both", "Mix", "Draw both", "Ctrl+D", needs="Needs a clip and a model"),
    ActionSpec("trade", "Mix", "Exchange A and B", "Ctrl+Shift+X", separated=True, needs="Needs a clip in A or B"),
    ActionSpec("matrix", "Mix", "Swap matrix…", "Ctrl+Shift+M", separated=True),
    ActionSpec("traverse", "Mix", "Traverse…", "Ctrl+Shift+V"),
    ActionSpec("interpolate", "Mix", "Interpolate…", "Ctrl+Shift+I"),
    ActionSpec("train", "Train", "Start training", "Ctrl+T"),
    ActionSpec("pause_training", "Train", "Pause or go on", "Ctrl+P"),
    ActionSpec("stop_training", "Train", "Stop training", "Ctrl+."),
    ActionSpec("runs", "Train", "Runs and curves…", "Ctrl+Shift+T", separated=True),
    ActionSpec("show_latents", "View", "Latents"),
    ActionSpec("show_evaluation", "View", "Measure a model"),
    ActionSpec("show_models", "View", "All models"),
    ActionSpec("reports", "View", "Reports…", "Ctrl+R"),
    ActionSpec("zoom_in", "View", "Larger pictures", "Ctrl++", separated=True),
    ActionSpec("zoom_out", "View", "Smaller pictures", "Ctrl+-"),
    ActionSpec("zoom_fit", "View", "Fit the pictures", "Ctrl+0"),
    ActionSpec("spectrum", "View", "Waveform or spectrogram", "W"),
    ActionSpec("theme_system", "View", "System theme", checkable=True, group="theme", separated=True),
    ActionSpec("theme_light", "View", "Light theme", checkable=True, group="theme"),
    ActionSpec("theme_dark", "View", "Dark theme", checkable=True, group="theme"),
    ActionSpec("palette", "View", "Find an action…", "Ctrl+Shift+P", separated=True),
    ActionSpec("full_screen", "View", "Full screen", "F11", checkable=True),
    ActionSpec("help", "Help", "Keyboard shortcuts", "F1"),
    ActionSpec("guide", "Help", "User guide", needs="Comes with the source only"),
    ActionSpec("tour", "Help", "Take the tour"),
    ActionSpec("crashes", "Help", "Reports of crashes…", separated=True, needs="There was none"),
    ActionSpec("about", "Help", "About Unbraid", separated=True),
)


def translate(text: str) -> str:
    """A menu's or action's text in the user's language."""
    return QCoreApplication.translate("Actions", text)


def build_actions(
    window: QMainWindow, handlers: Mapping[str, Callable[[], None]]
) -> tuple[dict[str, QAction], dict[str, QMenu]]:
    """Make every action, its menu and its shortcut; both by name. Raises KeyError where a handler is missing."""
    used = {spec.menu for spec in REGISTRY}
    menus = {name: window.menuBar().addMenu(translate(name)) for name in MENUS if name in used}
    actions = {spec.key: _action(spec, window) for spec in REGISTRY}
    for spec in REGISTRY:
        actions[spec.key].triggered.connect(handlers[spec.key])
        if not spec.menu:
            window.addAction(actions[spec.key])
            continue
        if spec.separated:
            menus[spec.menu].addSeparator()
        menus[spec.menu].addAction(actions[spec.key])
    return actions, menus


def _action(spec: ActionSpec, window: QMainWindow) -> QAction:
    action = QAction(translate(spec.text), window)
    action.setObjectName(spec.key)
    action.setCheckable(spec.checkable)
    if spec.shortcut:
        action.setShortcut(QKeySequence(spec.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setAutoRepeat(spec.key in REPEATED)
    return action
