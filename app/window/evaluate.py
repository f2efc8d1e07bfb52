"""The Evaluate tab: which model is measured on what, by which judge, and the report of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.window.busy import BusyPanel
from app.window.mix import model_name
from app.window.phases import data_title
from app.window.plain import tip as plain_tip
from app.window.widgets import ElidedCombo, ElidedLabel, button, in_turn, label, panel, roomy

if TYPE_CHECKING:
    from app.pipeline import ModelInfo

KEPT, NEW, FOLDER = "kept", "new", "folder"
"""Which judge: the one that is kept for these data, a new one, one in a folder."""
QUICK = 100
TIP = Qt.ItemDataRole.ToolTipRole
QUICK_DATA = {"generated": 200}
"""Characters that a drawn set has for a quick look, to draw all of them takes minutes; other drawn sets have clips."""
DRAWN, QUICK_DRAWN = (
    ("moving-mnist", "pendula", "dsprites", "dsprites-causal", "dsprites-intervened", "expressions"),
    2000,
)
QUICK_SWAPS, USUAL_SWAPS = 12, 60


@dataclass(frozen=True)
class EvaluateChoice:
    """The form as filled in.

    Attributes:
        model: a folder.
        name: the model's, for the report's folder.
        length: frames that the model looks at.
        data: the name of a labelled set.
        judge: KEPT, NEW, or a folder.
        clips: at most so many; None for all.
        judge_steps: of a new judge; None for the usual number.
        mode: "strict" or "paper".
        speech: whether converted voices are measured.
        swaps: of voices.
    """

    model: Path
    name: str
    length: int
    data: str
    judge: str | Path
    clips: int | None
    judge_steps: int | None
    mode: str
    speech: bool
    swaps: int


class EvaluateTab(QWidget):
    """Form, progress, report. It measures nothing.

    Signals:
        looked_at: the tab is seen.
        start_asked: with the choice.
        cancel_asked: give it up; what is measured is kept.
        judge_asked: choose a folder with a judge.
        larger_asked, browser_asked, all_asked, folder_asked: the buttons below the report.
    """

    looked_at = Signal()
    start_asked = Signal(object)
    cancel_asked = Signal()
    judge_asked = Signal()
    larger_asked = Signal()
    browser_asked = Signal()
    all_asked = Signal()
    folder_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.running = False
        self.judge_folder: Path | None = None
        self._models: list[ModelInfo] = []
        self._sources: list[tuple[str, str, str]] = []
        self.model, self.data, self.judge, self.extent, self.mode = (ElidedCombo() for _ in range(5))
        self.steps = QSpinBox()
        self.speech = QCheckBox(self.tr("Converted voices, too"))
        self.start = button(self.tr("Measure"), "play", "primary", self.tr("Measure the model"))
        self.stop = button(self.tr("Stop"), "stop", "", self.tr("Stop; what is measured is kept"))
        self.busy = BusyPanel(self.tr("Progress of the measurement"))
        self.page = QTextBrowser()
        self.title = ElidedLabel("", "heading")
        self.larger = button(self.tr("Larger"), "", "", self.tr("The report in a window of its own"))
        self.browser = button(self.tr("Browser"), "", "", self.tr("Open the report's page in the browser"))
        self.all = button(self.tr("All reports…"), "", "", self.tr("Every report at hand (Ctrl+R)"))
        self.folder = button(self.tr("Folder"), "folder", "", self.tr("Show the report's folder"))
        self._judge_index = 0
        self._fill()
        self._lay_out()
        self._connect()
        in_turn(*self._fields, self.speech, self.start, self.stop, self.busy.cancel, self.page)
        in_turn(self.page, self.larger, self.browser, self.all, self.folder)
        self.show_report("", "")
        self.set_running(False)

    # Building

    def _fill(self) -> None:
        self.judge.addItem(self.tr("The kept one"), KEPT)
        self.judge.addItem(self.tr("A new one"), NEW)
        self.judge.addItem(self.tr("From a folder…"), FOLDER)
        tips = (
            self.tr("Trained at the first use of these data, then taken again"),
            self.tr("Trained on real clips for this report alone"),
            self.tr("A folder with judge.safetensors"),
        )
        for index, tip in enumerate(tips):
            self.judge.setItemData(index, plain_tip(tip), TIP)
        self.extent.addItem(self.tr("Quick look ({0} clips)").format(QUICK), QUICK)
        self.extent.addItem(self.tr("All test clips"), None)
        self.mode.addItem(self.tr("Strict"), "strict")
        self.mode.addItem(self.tr("As published"), "paper")
        self.mode.setItemData(0, self.tr("Every test clip, fixed draws"), TIP)
        self.mode.setItemData(1, self.tr("What the papers' own protocols do"), TIP)
        self.steps.setRange(0, 100_000)
        self.steps.setSingleStep(100)
        roomy(self.steps)
        self.steps.setSpecialValueText(self.tr("as the data need"))
        self.steps.setToolTip(self.tr("Steps that a new judge learns; fewer are quicker, and the judge errs more"))
        names = (
            self.tr("Model"), self.tr("Data"), self.tr("Judge"), self.tr("Clips"), self.tr("Protocol"),
            self.tr("Judge's steps"),
        )  # fmt: skip
        for widget, name in zip(self._fields, names, strict=True):
            widget.setAccessibleName(name)
        for box in (self.model, self.data, self.judge, self.extent, self.mode):
            box.setMinimumContentsLength(8)
        self.page.setAccessibleName(self.tr("Report"))
        self.page.setOpenLinks(False)
        self.page.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.page.document().setDocumentMargin(10)

    @property
    def _fields(self) -> tuple[QComboBox | QSpinBox, ...]:
        return self.model, self.data, self.judge, self.extent, self.mode, self.steps

    def _lay_out(self) -> None:
        self.form = panel()
        form = QFormLayout(self.form)
        form.setContentsMargins(14, 12, 14, 12)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for widget in self._fields:
            form.addRow(label(widget.accessibleName(), "dim"), widget)
        form.addRow(self.speech)
        self._form = form
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.start, 2)
        buttons.addWidget(self.stop, 1)
        after = QGridLayout()
        after.setSpacing(8)
        for place, each in enumerate((self.larger, self.browser, self.all, self.folder)):
            after.addWidget(each, place // 2, place % 2)
        self.hint = label(self.tr("The report of a measurement stands here, beside what the papers published."), "dim")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 8, 8)
        column.setSpacing(10)
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addWidget(self.busy)
        column.addWidget(self.title)
        column.addWidget(self.page, 1)
        column.addWidget(self.hint, 1)
        column.addLayout(after)

    def _connect(self) -> None:
        self.start.clicked.connect(self._ask_start)
        self.stop.clicked.connect(self.cancel_asked)
        self.busy.cancel_asked.connect(self.cancel_asked)
        self.model.currentIndexChanged.connect(self._suit_data)
        self.judge.activated.connect(self._judge_chosen)
        self.speech.toggled.connect(self._suit_form)
        self.larger.clicked.connect(self.larger_asked)
        self.browser.clicked.connect(self.browser_asked)
        self.all.clicked.connect(self.all_asked)
        self.folder.clicked.connect(self.folder_asked)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        self.looked_at.emit()

    # What can be chosen

    def set_models(self, models: Sequence[ModelInfo]) -> None:
        """Offer models."""
        self._models = list(models)
        wanted = self.model.currentData()
        self.model.blockSignals(True)
        self.model.clear()
        for info in models:
            self.model.addItem(f"{model_name(info)} · {info.kind}", str(info.path))
        self.model.setCurrentIndex(max(self.model.findData(wanted), 0) if models else -1)
        self.model.blockSignals(False)
        self._suit_data()

    def set_sources(self, sources: Sequence[tuple[str, str, str]]) -> None:
        """Offer labelled sets: key, title, kind."""
        self._sources = list(sources)
        self._suit_data()

    @property
    def info(self) -> ModelInfo | None:
        """The chosen model."""
        return next((one for one in self._models if str(one.path) == self.model.currentData()), None)

    @Slot()
    def _suit_data(self) -> None:
        """Only sets that the model takes; voices only for models that convert them."""
        info, wanted = self.info, self.data.currentData()
        self.data.clear()
        for key, title, kind in self._sources:
            if info is not None and kind == info.kind:
                self.data.addItem(data_title(title), key)
        self.data.setCurrentIndex(max(self.data.findData(wanted), self.data.findData("generated"), 0))
        if self.data.findData(wanted) >= 0:
            self.data.setCurrentIndex(self.data.findData(wanted))
        self.speech.setVisible(info is not None and info.kind == "speech")
        self._suit_form()

    @Slot()
    def _suit_form(self) -> None:
        sound = self.info is not None and self.info.kind == "speech"
        for widget in (self.judge, self.steps):
            self._form.setRowVisible(widget, not sound)
        self.start.setEnabled(self.data.count() > 0 and not self.running)

    @Slot(int)
    def _judge_chosen(self, index: int) -> None:
        if self.judge.itemData(index) == FOLDER:
            self.judge.setCurrentIndex(self._judge_index)
            self.judge_asked.emit()
        self._judge_index = self.judge.currentIndex()

    def set_judge(self, folder: Path) -> None:
        """Take the judge from a folder."""
        self.judge_folder = folder
        at = self.judge.findData(FOLDER)
        self.judge.setItemText(at, self.tr("From {0}").format(folder.name))
        self.judge.setItemData(at, plain_tip(str(folder)), TIP)
        self.judge.setCurrentIndex(at)
        self._judge_index = at

    @property
    def choice(self) -> EvaluateChoice | None:
        """The form; None where there is no model or no data."""
        info, data = self.info, self.data.currentData()
        if info is None or data is None:
            return None
        judge: str | Path = str(self.judge.currentData())
        if judge == FOLDER and self.judge_folder is not None:
            judge = self.judge_folder
        clips = self.extent.currentData()
        name = str(data) if clips is None else quick_data(str(data))
        return EvaluateChoice(
            info.path, model_name(info), info.length, name, judge, clips, self.steps.value() or None,
            str(self.mode.currentData()), self.speech.isChecked() and info.kind == "speech",
            USUAL_SWAPS if clips is None else QUICK_SWAPS,
        )  # fmt: skip

    @Slot()
    def _ask_start(self) -> None:
        if self.choice is not None:
            self.start_asked.emit(self.choice)

    # What goes on

    def set_running(self, running: bool) -> None:
        """Lock the form while a model is measured."""
        self.running = running
        self.form.setEnabled(not running)
        self.stop.setEnabled(running)
        self.start.setEnabled(not running and self.data.count() > 0)

    def show_report(self, title: str, html: str) -> None:
        """Show a report; empty texts for none."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.page.setHtml(html)
        self.page.setVisible(bool(html))
        self.hint.setVisible(not html)
        for each in (self.larger, self.browser, self.folder):
            each.setEnabled(bool(html))


def quick_data(data: str) -> str:
    """A set for a quick look: fewer clips are drawn where all are drawn; what is read from files stays whole."""
    count = QUICK_DATA.get(data, QUICK_DRAWN if data in DRAWN else None)
    return data if count is None else f"{data}:{count}"
