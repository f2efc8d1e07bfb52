"""The advanced settings: a row for each field of the preset, marked where it is changed, told where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.window.languages import english, localised, number, unlocalised
from app.window.messages import told
from app.window.theme import Theme
from app.window.train_data import CalmCombo
from app.window.widgets import application, give_role, label, tool

if TYPE_CHECKING:
    from app.preset_fields import FieldSpec
    from app.presets import Value

Editor = QLineEdit | QCheckBox | CalmCombo


class FieldRow(QObject):
    """One setting: name, editor, unit, the way back, and below it help while it has the focus, or what is wrong.

    Signals:
        changed: the place.
    """

    changed = Signal(str)

    def __init__(self, spec: FieldSpec, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self._theme = theme
        self._fault = ""
        self.name = label(translate(spec.label))
        self.name.setTextFormat(Qt.TextFormat.RichText)
        self.name.setWordWrap(True)
        self.editor = _editor(spec)
        self.back = tool(
            "reset",
            QCoreApplication.translate("Field", "Back to what the preset says: {0}").format(shown(spec, spec.usual)),
        )
        self.note = label("", "dim")
        self.note.setWordWrap(True)
        self.note.hide()
        self.name.setToolTip(help_text(spec))
        self.editor.setToolTip(help_text(spec))
        self.editor.setAccessibleName(translate(spec.label))
        self.editor.setAccessibleDescription(help_text(spec))
        application().focusChanged.connect(self._focus_moved)
        self.back.clicked.connect(self.reset)
        self._connect()
        self.show_fault("")

    def _connect(self) -> None:
        if isinstance(self.editor, QLineEdit):
            self.editor.textEdited.connect(self._edited)
        elif isinstance(self.editor, QCheckBox):
            self.editor.clicked.connect(self._edited)
        else:
            self.editor.activated.connect(self._edited)

    @property
    def value(self) -> Value:
        """What is entered; ValueError where that is nothing of the kind."""
        if isinstance(self.editor, QCheckBox):
            return self.editor.isChecked()
        if isinstance(self.editor, CalmCombo):
            chosen: Value = self.editor.currentData()
            return chosen
        return self.spec.parse(unlocalised(self.editor.text()))

    @property
    def is_changed(self) -> bool:
        """Whether it differs from the preset."""
        try:
            return self.value != self.spec.usual
        except ValueError:
            return True

    def enter(self, value: Value) -> None:
        """Show a value."""
        if isinstance(self.editor, QCheckBox):
            self.editor.setChecked(bool(value))
        elif isinstance(self.editor, CalmCombo):
            self.editor.setCurrentIndex(self.editor.findData(value))
        else:
            self.editor.setText(shown(self.spec, value))

    @Slot()
    def reset(self) -> None:
        """What the preset says."""
        self.enter(self.spec.usual)
        self._edited()

    def show_fault(self, text: str) -> None:
        """Tell what is wrong; empty where nothing is."""
        self._fault = text
        self.note.setText(text or help_text(self.spec))
        give_role(self.note, "wrong" if text else "dim")
        self.note.setVisible(bool(text) or self.editor.hasFocus())
        self.name.setText(self._named())
        self.back.setEnabled(self.is_changed)
        self.back.setVisible(self.is_changed)

    def _named(self) -> str:
        """Name and unit; the name in colour and with a dot where it differs from the preset."""
        colours, name = self._theme.colours, escape(translate(self.spec.label))
        colour = colours.error if self._fault else colours.accent if self.is_changed else colours.text
        dot = " •" if self.is_changed else ""
        unit = (
            f' <span style="color:{colours.dim}">{escape(translate(self.spec.unit))}</span>' if self.spec.unit else ""
        )
        return f'<span style="color:{colour}">{name}{dot}</span>{unit}'

    @Slot()
    def _edited(self) -> None:
        self.changed.emit(self.spec.place)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Help while the field has the focus."""
        if self.editor in (before, now) and not self._fault:
            self.note.setVisible(now is self.editor)


class FieldForm(QWidget):
    """All fields of a preset, in sections.

    Signals:
        changed: a value was.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: dict[str, FieldRow] = {}
        self._grid_in: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._recolour)

    def show_fields(self, specs: tuple[FieldSpec, ...], sections: Mapping[str, str]) -> None:
        """Rows for these, in place of the last ones."""
        if self._grid_in is not None:
            self._column.removeWidget(self._grid_in)
            self._grid_in.hide()
            self._grid_in.deleteLater()
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, 32)
        self.rows, section = {}, ""
        for spec in specs:
            if spec.section != section:
                section = spec.section
                head = label(translate(sections[section]).upper(), "section")
                head.setContentsMargins(0, 10 if self.rows else 0, 0, 2)
                grid.addWidget(head, grid.rowCount(), 0, 1, 3)
            self._add(FieldRow(spec, self._theme, inside), grid)
        self._grid_in = inside
        self._column.addWidget(inside)
        self._theme.repaint_icons(inside)

    def _add(self, row: FieldRow, grid: QGridLayout) -> None:
        at = grid.rowCount()
        grid.addWidget(row.name, at, 0)
        grid.addWidget(row.editor, at, 1)
        grid.addWidget(row.back, at, 2)
        grid.addWidget(row.note, at + 1, 0, 1, 3)
        row.changed.connect(self._row_changed)
        self.rows[row.spec.place] = row

    @property
    def changes(self) -> dict[str, Value]:
        """Values that differ from the preset, as far as they can be read."""
        found = {}
        for place, row in self.rows.items():
            try:
                if row.value != row.spec.usual:
                    found[place] = row.value
            except ValueError:
                continue
        return found

    def unread(self) -> dict[str, str]:
        """What is wrong with what is typed, by place."""
        wrong = {}
        for place, row in self.rows.items():
            try:
                _ = row.value
            except ValueError:
                wrong[place] = {
                    "whole": self.tr("a whole number, please"),
                    "numbers": self.tr("numbers with commas between them, please"),
                }.get(row.spec.kind, self.tr("a number, please"))
        return wrong

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Tell each at its field."""
        for place, row in self.rows.items():
            row.show_fault(told(faults.get(place, "")))

    @Slot()
    def reset(self) -> None:
        """All as the preset says."""
        for row in self.rows.values():
            row.enter(row.spec.usual)
        self.changed.emit()

    @Slot(str)
    def _row_changed(self, place: str) -> None:
        self.changed.emit()

    @Slot()
    def _recolour(self) -> None:
        for row in self.rows.values():
            row.show_fault(row._fault)


def help_text(spec: FieldSpec) -> str:
    """What it does, its range and what the preset says."""
    parts = [translate(spec.help), range_text(spec)]
    parts.append(QCoreApplication.translate("Field", "The preset says {0}.").format(shown(spec, spec.usual)))
    return " ".join(part for part in parts if part)


def range_text(spec: FieldSpec) -> str:
    """From where to where, with the unit."""
    unit = f" {translate(spec.unit)}" if spec.unit else ""
    if spec.low is None:
        return ""
    low = number(spec.low, ",.10g")
    if spec.high is not None:
        return QCoreApplication.translate("Field", "{0} to {1}{2}.").format(low, number(spec.high, ",.10g"), unit)
    if spec.above:
        return QCoreApplication.translate("Field", "Above {0}{1}.").format(low, unit)
    return QCoreApplication.translate("Field", "{0}{1} or more.").format(low, unit)


def shown(spec: FieldSpec, value: Value) -> str:
    """A value as one types it in the user's language."""
    text = spec.text(value)
    if english():
        return text
    return "; ".join(localised(part) for part in text.split(", ")) if spec.kind == "numbers" else localised(text)


def translate(text: str) -> str:
    """The words of a setting in the user's language; they come from core_models/config_help.py."""
    return QCoreApplication.translate("Settings", text)


def _editor(spec: FieldSpec) -> Editor:
    if spec.kind == "switch":
        switch = QCheckBox()
        switch.setChecked(bool(spec.usual))
        return switch
    if spec.kind == "choice":
        chooser = CalmCombo()
        for choice in spec.choices:
            chooser.addItem(str(choice), choice)
        chooser.setCurrentIndex(chooser.findData(spec.usual))
        chooser.setFixedWidth(104)
        return chooser
    line = QLineEdit(shown(spec, spec.usual))
    line.setFixedWidth(104)
    line.setAlignment(Qt.AlignmentFlag.AlignRight if spec.kind != "numbers" else Qt.AlignmentFlag.AlignLeft)
    return line
