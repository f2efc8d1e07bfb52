"""The Models tab: every model at hand with its card, and what can be done with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QImage, QShowEvent, QTextDocument, QTextFrameFormat, QTextOption, QTextTable
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.window.languages import localised, number
from app.window.phases import preset_title
from app.window.plain import shown
from app.window.plain import tip as plain_tip
from app.window.widgets import ElidedCombo, ElidedLabel, button, in_turn, label, panel

if TYPE_CHECKING:
    from app.pipeline import RunCheckpoint, ShelfModel

PLACE = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 44
EMPTY_HEAD = re.compile(r"^\| *\| *\|\n(\|-+\|-+\|)\n(\|.*\|)$", re.MULTILINE)


NOTHING = QImage(b"\0\0\0\0", 1, 1, QImage.Format.Format_ARGB32)
MOST_CARD = 60_000
"""Letters of a card that are shown."""


class CardPage(QTextBrowser):
    """Markdown from files of others: no HTML in it, no link is followed and nothing is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.document().setDocumentMargin(10)

    def show_card(self, text: str) -> None:
        """Show Markdown with the lines of its tables as faint as any other of the window."""
        features = QTextDocument.MarkdownFeature
        plain = features.MarkdownDialectGitHub | features.MarkdownNoHTML
        self.document().setMarkdown(shown(text, MOST_CARD), plain)
        self._draw_lines()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme has another colour for lines."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_lines()

    def _draw_lines(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format().toTableFormat()
                form.setBorderBrush(self.palette().mid())
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                frame.setFormat(form)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of nothing: where there is none, Qt itself opens what the name says, shares of others too."""
        return NOTHING


class ModelsTab(QWidget):
    """List, facts, card, buttons. It changes no file.

    Signals:
        looked_at: the tab is seen.
        selected: another model was chosen in the list.
        use_asked, folder_asked, rename_asked, delete_asked: for the chosen model.
        import_asked: of a folder, or of a zip (True).
        export_asked: into a folder, or into a zip (True).
        keep_asked: the key of a checkpoint of the chosen model's run.
    """

    looked_at = Signal()
    selected = Signal()
    use_asked = Signal()
    folder_asked = Signal()
    rename_asked = Signal()
    delete_asked = Signal()
    import_asked = Signal(bool)
    export_asked = Signal(bool)
    keep_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._models: list[ShelfModel] = []
        self._training: Path | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Models"))
        self.list.setMinimumHeight(150)
        self.use = button(self.tr("Use in the mix"), "swap", "primary", self.tr("Swap by this model"))
        self.bring = button(self.tr("Import"), "open", "", self.tr("Take in a model folder or a zip of one"))
        self.give = button(self.tr("Export"), "export", "", self.tr("Copy the model to a folder or a zip"))
        self.rename = button(self.tr("Rename…"))
        self.folder = button(self.tr("Folder"), "folder", "", self.tr("Show the model's folder"))
        self.delete = button(self.tr("Delete"), "trash", "", self.tr("Move the model to the trash; it can be undone"))
        self.checkpoint = ElidedCombo()
        self.checkpoint.setAccessibleName(self.tr("Checkpoints"))
        self.checkpoint.setMinimumContentsLength(8)
        self.keep = button(self.tr("Keep as a model"), "", "", self.tr("Make a model of these weights"))
        self.title = ElidedLabel("", "heading")
        self.facts = label("", "")
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.RichText)
        self.card = CardPage()
        self.card.setAccessibleName(self.tr("The model's card"))
        self._menus()
        self._lay_out()
        self._connect()
        in_turn(self.list, self.use, self.bring, self.give, self.rename, self.folder)
        in_turn(self.folder, self.checkpoint, self.keep, self.card, self.delete)
        self._show_chosen()

    def _menus(self) -> None:
        self.import_folder, self.import_zip = QAction(self.tr("A folder…"), self), QAction(self.tr("A zip file…"), self)
        self.export_folder, self.export_zip = (
            QAction(self.tr("To a folder…"), self),
            QAction(self.tr("To a zip…"), self),
        )
        for where, actions in (
            (self.bring, (self.import_folder, self.import_zip)),
            (self.give, (self.export_folder, self.export_zip)),
        ):
            menu = QMenu(where)
            menu.addActions(actions)
            where.setMenu(menu)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((first, (self.use, self.bring)), (second, (self.give, self.rename, self.folder))):
            row.setSpacing(8)
            for each in widgets:
                row.addWidget(each, 2 if each is self.use else 1)
        self.details = panel()
        inside = QVBoxLayout(self.details)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(8)
        inside.addWidget(self.title)
        inside.addWidget(self.facts)
        self.weights = QWidget()
        weights = QHBoxLayout(self.weights)
        weights.setContentsMargins(0, 0, 0, 0)
        weights.setSpacing(8)
        weights.addWidget(self.checkpoint, 1)
        weights.addWidget(self.keep)
        inside.addWidget(self.weights)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 8, 8)
        column.setSpacing(10)
        column.addWidget(self.list, 2)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.details)
        column.addWidget(self.card, 3)
        column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(self.use_asked)
        self.use.clicked.connect(self.use_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.rename.clicked.connect(self.rename_asked)
        self.delete.clicked.connect(self.delete_asked)
        self.keep.clicked.connect(self._ask_keep)
        self.import_folder.triggered.connect(self._import_folder)
        self.import_zip.triggered.connect(self._import_zip)
        self.export_folder.triggered.connect(self._export_folder)
        self.export_zip.triggered.connect(self._export_zip)

    # Showing

    @property
    def chosen(self) -> ShelfModel | None:
        """The chosen model."""
        item = self.list.currentItem()
        place = item.data(PLACE) if item is not None else None
        return next((one for one in self._models if str(one.info.path) == place), None)

    def select(self, folder: Path) -> None:
        """Choose the model in a folder."""
        for row in range(self.list.count()):
            if self.list.item(row).data(PLACE) == str(folder):
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row), QListWidget.ScrollHint.PositionAtCenter)

    def show_models(self, models: Sequence[ShelfModel], training: Path | None) -> None:
        """List models; `training` is the folder of the run that goes on, or None."""
        chosen = self.chosen
        place = chosen.info.path if chosen is not None else None
        self._models, self._training = list(models), training
        self.list.blockSignals(True)
        self.list.clear()
        if training is not None and not any(self._trains(one) for one in models):
            self._add(training.name, self.tr("training now, no weights yet"), "", str(training))
        for one in models:
            self._add(one.name, self._line(one), preset_title(one.title), str(one.info.path))
        self.list.setCurrentRow(0)
        if place is not None:
            self.select(place)
        self.list.blockSignals(False)
        self._show_chosen()

    def _add(self, name: str, line: str, tip: str, place: str) -> None:
        item = QListWidgetItem(f"{shown(name)}\n{line}", self.list)
        item.setData(PLACE, place)
        item.setToolTip(plain_tip("\n".join(part for part in (tip, place) if part)))
        item.setSizeHint(QSize(100, ROW_HEIGHT))

    def _trains(self, one: ShelfModel) -> bool:
        """Whether the run that goes on writes it, or one in another window."""
        here = self._training is not None and one.info.path.is_relative_to(self._training)
        return here or one.info.live_step is not None

    def _line(self, one: ShelfModel) -> str:
        origins = {
            "shipped": self.tr("came with Unbraid"),
            "own": self.tr("yours"),
            "run": self.tr("from a run"),
            "elsewhere": self.tr("from a folder"),
        }
        origin = self.tr("training now") if self._trains(one) else origins[one.origin]
        return f"{self._kind(one)} · {origin} · {size_text(one.size)}"

    def _kind(self, one: ShelfModel) -> str:
        kinds = {"video": self.tr("pictures"), "speech": self.tr("sound"), "vectors": self.tr("numbers")}
        return kinds.get(one.info.kind, one.info.kind)

    @Slot()
    def _show_chosen(self) -> None:
        one = self.chosen
        title = preset_title(one.title) if one is not None else ""
        self.title.setText(shown(title) or self.tr("No model is chosen"))
        self.title.setToolTip(plain_tip(title))
        self.facts.setText(self._facts(one) if one is not None else "")
        self.card.show_card(shown_card(one.card) if one is not None and one.card else self.tr("It has no card."))
        own = one is not None and one.origin in ("own", "run") and not self._trains(one)
        usable = one is not None and one.info.kind != "vectors"
        for widget, can in (
            (self.use, usable), (self.give, one is not None), (self.folder, one is not None),
            (self.rename, own), (self.delete, own),
        ):  # fmt: skip
            widget.setEnabled(can)
        shipped = one is not None and one.origin == "shipped"
        keeps = self.tr("Models that came with Unbraid cannot be deleted or renamed")
        self.delete.setToolTip(keeps if shipped else self.tr("Move the model to the trash; it can be undone"))
        self.rename.setToolTip(keeps if shipped else "")
        self.show_checkpoints([])
        self.selected.emit()

    def _facts(self, one: ShelfModel) -> str:
        training, info = one.training, one.info
        pairs = [
            (self.tr("Model"), info.model),
            (self.tr("Takes"), f"{self._kind(one)}, {self.tr('{0} frames at once').format(info.length)}"),
            (self.tr("Frames a second"), localised(one.fps)),
            (self.tr("Data"), training.get("data")),
            (self.tr("Steps"), _count(training.get("steps"))),
            (self.tr("Converts voices"), self.tr("yes") if info.converts else ""),
            (self.tr("Size"), size_text(one.size)),
        ]
        rows = (
            f'<tr><td style="padding-right:10px">{escape(name)}</td><td>{escape(shown(str(value)))}</td></tr>'
            for name, value in pairs
            if value not in (None, "")
        )
        return f"<table>{''.join(rows)}</table>"

    def show_checkpoints(self, found: Sequence[RunCheckpoint]) -> None:
        """Offer the weights that a run still has."""
        self.checkpoint.clear()
        for one in found:
            name = self.tr("Best, step {0}") if one.best else self.tr("Step {0}")
            loss = self.tr(", loss {0}").format(number(one.loss, ".4g")) if one.loss is not None else ""
            self.checkpoint.addItem(name.format(number(one.step, ",")) + loss, one.key)
        self.weights.setVisible(bool(found))

    # What the user does

    @Slot()
    def _ask_keep(self) -> None:
        if self.checkpoint.currentData() is not None:
            self.keep_asked.emit(str(self.checkpoint.currentData()))

    @Slot()
    def _import_folder(self) -> None:
        self.import_asked.emit(False)

    @Slot()
    def _import_zip(self) -> None:
        self.import_asked.emit(True)

    @Slot()
    def _export_folder(self) -> None:
        self.export_asked.emit(False)

    @Slot()
    def _export_zip(self) -> None:
        self.export_asked.emit(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        self.looked_at.emit()


def shown_card(card: str) -> str:
    """A card below a title of its own: without its first heading and empty heads of tables, with smaller headings."""
    lines = EMPTY_HEAD.sub(r"\2\n\1", card).strip().splitlines()
    if lines and lines[0].startswith("# "):
        lines = lines[1:]
    return "\n".join(f"###{line}" if line.startswith("#") else line for line in lines)


def _count(found: object) -> object:
    """A number as the language writes it; what a model says otherwise as it is."""
    return number(found, ",") if isinstance(found, int) else found


def size_text(size: int) -> str:
    """Bytes as people write them."""
    return f"{number(size / 2**20, '.1f')} MB" if size >= 2**20 else f"{max(size, 1) / 2**10:.0f} kB"
