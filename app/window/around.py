"""What lies around the work: themes, palette, settings, log, crashes, tour, help."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QIcon
from PySide6.QtWidgets import QBoxLayout

from app import crashes
from app.logs import Ring
from app.settings import BROKEN, NEWER, ODD
from app.window.banner import Banner
from app.window.crash_dialog import CrashDialog
from app.window.failures import Failure, describe
from app.window.guide import GUIDE, GuideDialog
from app.window.log_dock import LogPanel
from app.window.palette import Palette
from app.window.project_layout import bring_panels, panels_of, place_of, put
from app.window.settings_dialog import SettingsDialog
from app.window.shortcuts_page import ShortcutsPage
from app.window.store import SettingsStore
from app.window.theme import pixmap
from app.window.tour import Tour
from media_io.errors import MediaError

if TYPE_CHECKING:
    from app.window.main import MainWindow

RECENT = 8
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Surroundings:
    """What the window gets from the process that it is in.

    Attributes:
        settings: the user's.
        ring: the last lines of the log.
        state: the folder with reports of crashes; None for none.
        watch: hears of errors that nobody caught.
    """

    settings: SettingsStore = field(default_factory=SettingsStore)
    ring: Ring = field(default_factory=Ring)
    state: Path | None = None
    watch: crashes.Watch | None = None


class AroundLead(QObject):
    """Made before the window's widgets, because its actions are; `connect_up` is called when they are there."""

    _noted = Signal(str)

    def __init__(self, window: MainWindow, surroundings: Surroundings | None) -> None:
        super().__init__(window)
        self._window = window
        self.of = surroundings or Surroundings()
        self.settings = self.of.settings
        self.settings.setParent(self)
        self.started = self.settings.values
        self.tour: Tour | None = None
        self._fix: Callable[[], None] | None = None

    def handlers(self) -> dict[str, Callable[[], None]]:
        """The slots by the keys of the action registry."""
        return {
            "theme_system": self._theme_system, "theme_light": self._theme_light, "theme_dark": self._theme_dark,
            "full_screen": self._full_screen, "help": self._help, "palette": self._palette,
            "settings": self._show_settings, "tour": self.take_tour, "guide": self._guide, "about": self._about,
            "crashes": self._show_crashes,
        }  # fmt: skip

    def connect_up(self) -> None:
        """Join settings, theme, log and window."""
        window = self._window
        group = QActionGroup(window)
        for mode in ("system", "light", "dark"):
            group.addAction(window.command[f"theme_{mode}"])
        self.banner = Banner(window.theme)
        centre = window.centralWidget()
        column = centre.layout() if centre is not None else None
        assert isinstance(column, QBoxLayout)
        column.insertWidget(0, self.banner)
        self.log = LogPanel(self.of.ring)
        self.log_dock = window._dock(self.tr("Log"), "log", self.log, Qt.DockWidgetArea.BottomDockWidgetArea, 400)
        self.log_dock.hide()
        self.log.failed.connect(self._log_not_saved)
        window.theme.changed.connect(self._retheme)
        self.banner.fix_asked.connect(self._do_fix)
        self.settings.changed.connect(self._settings_changed)
        self.settings.failed.connect(window.show_failure)
        window.playback.set_volume(self.settings.values.volume / 100)
        window.playback.changed.connect(self._volume_moved)
        self._noted.connect(self._tell_error, Qt.ConnectionType.QueuedConnection)
        if self.of.watch is not None:
            self.of.watch.tell(self._noted.emit)
        window.command["guide"].setEnabled(GUIDE.is_file())
        window.command["crashes"].setEnabled(self.of.state is not None and bool(crashes.reports(self.of.state)))
        self._apply_theme()
        self._tell_notice()

    def restore(self) -> None:
        """Give the window and its panels the places that they had."""
        if not put(self._window, self.settings.kept("geometry")):
            self._window.resize(1480, 880)
        bring_panels(self._window, self.settings.kept("docks"))

    @Slot()
    def greet(self) -> None:
        """At the start of the program: tell of a crash, or lead a new user around."""
        new = crashes.collect(self.of.state) if self.of.state is not None else []
        if new:
            self._window.command["crashes"].setEnabled(True)
            text = self.tr("What is known about it is in a report on this computer; nothing was sent.")
            self._tell(self.tr("Unbraid ended unexpectedly"), text, self.tr("Show"), self._show_crashes)
        elif self.settings.values.show_tour and self._window.empty.isVisible():
            self.take_tour()

    def leave(self) -> None:
        """Remember how the window lies, and write the settings."""
        if self.of.watch is not None:
            self.of.watch.tell(None)
        self.log_dock.hide()
        self.settings.keep("geometry", place_of(self._window))
        self.settings.keep("docks", panels_of(self._window))
        self.settings.flush()

    # Settings

    @Slot(object)
    def _settings_changed(self, names: set[str]) -> None:
        if "theme" in names:
            self._apply_theme()
        if "volume" in names and self.settings.values.volume != self._volume():
            self._window.playback.set_volume(self.settings.values.volume / 100)

    def _volume(self) -> int:
        return round(100 * self._window.playback.volume)

    @Slot()
    def _volume_moved(self) -> None:
        self.settings.change(volume=self._volume())

    @Slot()
    def _show_settings(self) -> None:
        dialog = SettingsDialog(self.settings, self.started, self._window)
        self._window.theme.repaint_icons(dialog)
        dialog.open()

    def _tell_notice(self) -> None:
        notice = self.settings.notice
        if notice is None:
            return
        texts = {
            NEWER: self.tr("A later version of Unbraid wrote them; what this version knows was read."),
            BROKEN: self.tr("The file is damaged; everything has its first value again."),
            ODD: self.tr("Some values were not possible and have their first value again."),
        }
        kept = self.tr("The file as it was is kept: {0}").format(notice.copy)
        self._tell(self.tr("About your settings"), f"{texts[notice.kind]} {kept}")

    @Slot(object)
    def _log_not_saved(self, error: MediaError) -> None:
        self._window.show_failure(describe(error, self.tr("The log could not be saved")))

    def _tell(self, title: str, text: str, fix: str = "", action: Callable[[], None] | None = None) -> None:
        self._fix = action
        self.banner.show_info(title, text, fix, "info")

    @Slot()
    def _do_fix(self) -> None:
        self.banner.hide()
        if self._fix is not None:
            self._fix()

    # Theme

    def _apply_theme(self) -> None:
        self._window.theme.apply(self.settings.values.theme)
        self._window.command[f"theme_{self.settings.values.theme}"].setChecked(True)

    @Slot()
    def _retheme(self) -> None:
        window = self._window
        window.theme.dress(window)
        window.theme.repaint_icons(window)
        window.setWindowIcon(QIcon(pixmap("unbraid", window.theme.colours.text, 64)))

    @Slot()
    def _theme_system(self) -> None:
        self.settings.change(theme="system")

    @Slot()
    def _theme_light(self) -> None:
        self.settings.change(theme="light")

    @Slot()
    def _theme_dark(self) -> None:
        self.settings.change(theme="dark")

    @Slot()
    def _full_screen(self) -> None:
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    # Finding things

    @Slot()
    def _palette(self) -> None:
        palette = Palette(self._window, self._window.theme, self.settings.values.recent_actions)
        palette.used.connect(self._used)
        palette.show()
        palette.raise_()
        palette.line.setFocus()

    @Slot(str)
    def _used(self, name: str) -> None:
        others = [one for one in self.settings.values.recent_actions if one != name]
        self.settings.change(recent_actions=(name, *others)[:RECENT])

    @Slot()
    def _help(self) -> None:
        ShortcutsPage(self._window).open()

    @Slot()
    def _guide(self) -> None:
        GuideDialog(self._window).show()

    @Slot()
    def _about(self) -> None:
        from app.window.about import AboutDialog  # its list of libraries takes long to import

        AboutDialog(self._window.theme, self._window).open()

    @Slot()
    def take_tour(self) -> None:
        """Lead around, from the first step."""
        if self.tour is None:
            self.tour = Tour(self._window, self._window.theme)
            self.tour.ended.connect(self._tour_ended)
        self.tour.begin()

    @Slot()
    def _tour_ended(self) -> None:
        self.tour = None
        self.settings.change(show_tour=False)

    # Errors

    @Slot()
    def _show_crashes(self) -> None:
        kept = crashes.reports(self.of.state) if self.of.state is not None else []
        if kept:
            dialog = CrashDialog(kept, self._window)
            self._window.theme.repaint_icons(dialog)
            dialog.finished.connect(self._crashes_seen)
            dialog.open()

    @Slot()
    def _crashes_seen(self) -> None:
        self._window.command["crashes"].setEnabled(self.of.state is not None and bool(crashes.reports(self.of.state)))

    @Slot(str)
    def _tell_error(self, text: str) -> None:
        last = text.strip().splitlines()[-1]
        remedy = self.tr("This was not expected: copy the details into a report.")
        self._window.show_failure(Failure(self.tr("Something went wrong"), last, remedy, text))
