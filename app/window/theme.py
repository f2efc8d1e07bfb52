"""Light, dark and system theme: palettes, one style sheet, and icons drawn in the theme's colours.

A is blue and B is orange everywhere: apart for every kind of colour vision, and always named as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

ICONS = Path(__file__).resolve().parents[2] / "assets" / "icons"
STYLE = ICONS.parent / "theme" / "style.qss"
LETTERS = 13
NUMBERS = 12
"""Pixels of the letters of the window, and of the numbers at the axes of plots."""


@dataclass(frozen=True)
class Colours:
    """The colours of a theme, as #rrggbb."""

    window: str
    panel: str
    raised: str
    border: str
    text: str
    dim: str
    accent: str
    on_accent: str
    a: str
    b: str
    good: str
    error: str
    error_panel: str
    canvas: str


DARK = Colours(
    window="#14171d", panel="#1b1f27", raised="#272c37", border="#333a47", text="#e8eaf0", dim="#98a1b3",
    accent="#7c8cff", on_accent="#0d1020", a="#5aa7f5", b="#f2a04a", good="#4fc3a1", error="#ff7a7a",
    error_panel="#3a2228", canvas="#0d0f13",
)  # fmt: skip
LIGHT = Colours(
    window="#eef0f4", panel="#ffffff", raised="#f0f2f7", border="#d3d8e2", text="#1b2030", dim="#5b6478",
    accent="#4353d9", on_accent="#ffffff", a="#1b69ba", b="#a85506", good="#0a7256", error="#b3261e",
    error_panel="#fdecea", canvas="#20242c",
)  # fmt: skip


class Theme(QObject):
    """Applies a theme to the program and tells who draws for themselves."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mode = "system"
        self.colours = DARK
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        QApplication.setFont(letters(LETTERS))

    def apply(self, mode: str) -> None:
        """Change to "light", "dark" or "system"."""
        self.mode = mode
        self.colours = DARK if mode == "dark" or (mode == "system" and _system_is_dark()) else LIGHT
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(_palette(self.colours))
        self.changed.emit()

    def dress(self, window: QWidget) -> None:
        """Give a window, what lies in it and its dialogs the style sheet.

        Were it the application's, Qt would polish each widget anew for every widget that it lies in: eight times the
        work. For the same reason the size of letters is the application's font and no rule for every widget.
        """
        shade = "light" if self.colours is DARK else "dark"
        drawn = {"chevron": f"chevron-{shade}.svg", "tick": f"tick-{'dark' if shade == 'light' else 'light'}.svg"}
        pictures = {name: (ICONS / file).as_posix() for name, file in drawn.items()}
        style = Template(STYLE.read_text(encoding="utf-8")).substitute(vars(self.colours), **pictures)
        if style != window.styleSheet():
            window.setStyleSheet(style)

    @Slot()
    def _follow(self) -> None:
        if self.mode == "system":
            self.apply("system")

    def repaint_icons(self, root: QWidget) -> None:
        """Redraw the icons that `set_icon` gave to buttons below `root`."""
        for button in root.findChildren(QAbstractButton):
            name = button.property("icon_name")
            if name:
                primary = button.property("role") == "primary"
                button.setIcon(icon(name, self.colours.on_accent if primary else self.colours.text, self.colours.dim))


def letters(pixels: int) -> QFont:
    """The program's font in a size; in points, by which Qt measures the room between paragraphs."""
    font = QApplication.font()
    font.setPointSizeF(pixels * 72 / QGuiApplication.primaryScreen().logicalDotsPerInchY())
    return font


def set_icon(button: QAbstractButton, name: str) -> None:
    """Name a button's icon; the theme draws it."""
    button.setProperty("icon_name", name)
    button.setIconSize(QSize(18, 18))


@lru_cache(maxsize=256)
def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """An icon of assets/icons in one colour, and in another where it is disabled."""
    result = QIcon(pixmap(name, colour, 18))
    if disabled is not None:
        result.addPixmap(pixmap(name, disabled, 18), QIcon.Mode.Disabled)
    return result


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """An icon as a picture of `size` logical pixels, drawn at twice that for dense screens."""
    from PySide6.QtSvg import QSvgRenderer

    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    picture = QPixmap(2 * size, 2 * size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(2.0)
    return picture


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() != Qt.ColorScheme.Light


def _palette(colours: Colours) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    table = {
        role.Window: colours.window, role.WindowText: colours.text, role.Base: colours.panel,
        role.AlternateBase: colours.raised, role.Text: colours.text, role.PlaceholderText: colours.dim,
        role.Button: colours.raised, role.ButtonText: colours.text, role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent, role.ToolTipBase: colours.raised, role.ToolTipText: colours.text,
        role.Link: colours.accent, role.Mid: colours.border, role.BrightText: colours.error,
    }  # fmt: skip
    for key, colour in table.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(colours.dim))
    return palette


def forget_pictures() -> None:
    """Let go of all pictures before the program that owns them ends."""
    icon.cache_clear()
    pixmap.cache_clear()
