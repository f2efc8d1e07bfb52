"""The settings as a dialog: pages on the left; what is changed holds at once where that can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.environment import cores
from app.settings import Settings
from app.window.store import SettingsStore
from app.window.widgets import Question, button, closer, label, roomy, tool

LATER = ("language", "scale", "threads")


class SettingsDialog(QDialog):
    """Edits a store; `started` are the settings that the program was started with."""

    def __init__(self, store: SettingsStore, started: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._started = started
        self.controls: dict[str, QWidget] = {}
        self._showers: dict[str, Callable[[Settings], None]] = {}
        self._editors: list[QObject] = []
        self.pages = QListWidget()
        self.pages.setFixedWidth(170)
        self.pages.setAccessibleName(self.tr("Pages of the settings"))
        self.stack = QStackedWidget()
        self.later = label(self.tr("Holds from the next start on."), "dim")
        self.reset = button(self.tr("Reset all…"), "reset")
        self._build()
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        self.reset.clicked.connect(self.ask_reset)
        store.changed.connect(self._show)
        self._show()
        self.resize(640, 420)

    def _build(self) -> None:
        self._look()
        self._work()
        self._folders()
        self._machine()
        low = QHBoxLayout()
        low.addWidget(self.reset)
        low.addStretch(1)
        low.addWidget(self.later)
        low.addStretch(1)
        low.addWidget(closer(self))
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self.pages)
        middle.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(14)
        layout.addLayout(middle, 1)
        layout.addLayout(low)

    # Pages

    def _look(self) -> None:
        form = self._page(self.tr("Appearance"))
        themes = (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        self._add(form, "theme", self.tr("Theme"), self._choice("theme", themes))
        tongues = (("system", self.tr("As the system")), ("en", "English"), ("de", "Deutsch"))
        self._add(form, "language", self.tr("Language"), self._choice("language", tongues))
        self._add(form, "scale", self.tr("Size of everything"), self._number("scale", 75, 200, 25, self.tr(" %")))

    def _work(self) -> None:
        form = self._page(self.tr("Work"))
        autosave = self._number("autosave_minutes", 0, 60, 1, self.tr(" min"))
        autosave.setSpecialValueText(self.tr("never"))
        self._add(form, "autosave_minutes", self.tr("Save a copy for recovery every"), autosave)
        ask = self._check("confirm_close", self.tr("Ask before closing when something would be lost"))
        self._add(form, "confirm_close", "", ask)
        self._add(form, "show_tour", "", self._check("show_tour", self.tr("Show the tour at the next start")))

    def _folders(self) -> None:
        form = self._page(self.tr("Folders"))
        for name, text in (
            ("open_folder", self.tr("Open clips from")),
            ("export_folder", self.tr("Export to")),
            ("model_folder", self.tr("Load models from")),
        ):
            editor = _FolderEdit(name, text, self._store, self)
            self._showers[name] = editor.show_value
            self._editors.append(editor)
            self._add(form, name, text, editor.line, editor.browse)

    def _machine(self) -> None:
        form = self._page(self.tr("Sound and computing"))
        self._add(form, "volume", self.tr("Volume"), self._number("volume", 0, 100, 5, self.tr(" %")))
        threads = self._number("threads", 0, max(1, cores() - 1), 1, "")
        threads.setSpecialValueText(self.tr("automatic"))
        self._add(form, "threads", self.tr("Processor threads for models"), threads)

    def _page(self, title: str) -> QFormLayout:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 6, 0, 0)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.pages.addItem(title)
        self.stack.addWidget(page)
        return form

    def _add(self, form: QFormLayout, name: str, text: str, control: QWidget, *more: QWidget) -> None:
        control.setAccessibleName(text or control.property("text"))
        self.controls[name] = control
        if not more:
            form.addRow(text, control)
            return
        row = QHBoxLayout()
        for widget in (control, *more):
            row.addWidget(widget)
        form.addRow(text, row)

    # Controls

    def _choice(self, name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box = QComboBox()
        for key, text in choices:
            box.addItem(text, key)
        editor = _Editor(name, self._store, self)
        box.activated.connect(editor.take_choice)
        self._showers[name] = lambda values: box.setCurrentIndex(box.findData(getattr(values, name)))
        return box

    def _number(self, name: str, low: int, high: int, step: int, suffix: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(low, high)
        box.setSingleStep(step)
        box.setSuffix(suffix)
        box.setKeyboardTracking(False)
        box.setMaximumWidth(160)
        roomy(box)
        editor = _Editor(name, self._store, self)
        box.valueChanged.connect(editor.take)
        self._showers[name] = lambda values: box.setValue(getattr(values, name))
        return box

    def _check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        editor = _Editor(name, self._store, self)
        box.toggled.connect(editor.take)
        self._showers[name] = lambda values: box.setChecked(getattr(values, name))
        return box

    @Slot()
    def _show(self) -> None:
        values = self._store.values
        for name, show in self._showers.items():
            blocker = QSignalBlocker(self.controls[name])
            show(values)
            blocker.unblock()
        self.later.setVisible(any(getattr(values, name) != getattr(self._started, name) for name in LATER))

    # Reset

    @Slot()
    def ask_reset(self) -> None:
        """Reset after a question."""
        box = Question(self)
        box.setWindowTitle(self.tr("Reset all settings"))
        box.setText(self.tr("Should every setting get its first value again?"))
        box.setInformativeText(self.tr("Clips, projects and models are not touched."))
        yes = box.addButton(self.tr("Reset all"), QMessageBox.ButtonRole.AcceptRole)
        yes.setObjectName("reset")
        box.addButton(QMessageBox.StandardButton.Cancel)
        yes.clicked.connect(self._reset)
        box.open()

    @Slot()
    def _reset(self) -> None:
        self._store.reset()


class _Editor(QObject):
    """Carries a control's value into the store."""

    def __init__(self, name: str, store: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._store = store

    @Slot(int)
    @Slot(bool)
    def take(self, value: int | bool) -> None:
        """A number or a tick."""
        self._store.change(**{self._name: value})

    @Slot(int)
    def take_choice(self, index: int) -> None:
        """A row of the combo box that sends."""
        box = self.sender()
        assert isinstance(box, QComboBox)
        self._store.change(**{self._name: box.itemData(index)})


class _FolderEdit(QObject):
    """A line for a folder, and a button that chooses it; what is no folder is not taken."""

    def __init__(self, name: str, text: str, store: SettingsStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._text, self._store, self._parent = name, text, store, parent
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("where it was last"))
        self.line.setClearButtonEnabled(True)
        self.browse = tool("folder", self.tr("Choose the folder: {0}").format(text))
        self.browse.clicked.connect(self.ask)
        self.line.editingFinished.connect(self._typed)

    def show_value(self, values: Settings) -> None:
        """Show what holds."""
        self.line.setText(getattr(values, self._name))

    @Slot()
    def ask(self) -> None:
        """Choose a folder."""
        chooser = QFileDialog(self._parent, self._text, self.line.text())
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.take)
        chooser.open()

    @Slot()
    def _typed(self) -> None:
        self.take(self.line.text().strip())

    @Slot(str)
    def take(self, folder: str) -> None:
        """Keep a folder that is there, or none."""
        if not folder or Path(folder).is_dir():
            self._store.change(**{self._name: folder})
        self.line.setText(getattr(self._store.values, self._name))
