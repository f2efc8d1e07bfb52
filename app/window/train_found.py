"""What was found in the data: a line below the chooser, and a window with all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.window.languages import localised, number
from app.window.messages import told
from app.window.plain import tip
from app.window.widgets import button, closer, give_role, label, progress_bar

if TYPE_CHECKING:
    from app.training_preview import Found
    from core_models.config import Window

SHOWN_ROWS = 2000
NO_BREAK = "\N{NO-BREAK SPACE}"


class FoundPanel(QWidget):
    """A line or two about the data, with progress while it is looked at.

    Signals:
        details_asked: the button.
        cancel_asked: the cross beside the progress.
    """

    details_asked = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = label("")
        self.line.setWordWrap(True)
        self.more = label("", "dim")
        self.more.setWordWrap(True)
        self.details = button(
            self.tr("Details…"), "", "flat", self.tr("Who is in the clips, and what is left out and why")
        )
        self.bar = progress_bar(self.tr("Progress of looking at the clips"))
        self.cancel = button(self.tr("Cancel"), "", "flat", self.tr("Stop looking at the clips"))
        waiting = QHBoxLayout()
        waiting.addWidget(self.bar, 1)
        waiting.addWidget(self.cancel)
        under = QHBoxLayout()
        under.setSpacing(6)
        under.addWidget(self.more, 1)
        under.addWidget(self.details, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addLayout(under)
        column.addLayout(waiting)
        self.details.clicked.connect(self.details_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.show_nothing("")

    def show_nothing(self, text: str, wrong: bool = False) -> None:
        """Only a line: a reason, or nothing."""
        self._show(text, "", wrong)

    def show_progress(self, done: int, total: int) -> None:
        """Looking."""
        self.line.setText(
            self.tr("Looking at the clips…")
            if not total
            else self.tr("Looking at the clips: {0} of {1}").format(number(done, ","), number(total, ","))
        )
        self.more.hide()
        self.details.hide()
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()
        self.cancel.show()
        give_role(self.line, "")

    def show_found(self, found: Found, window: Window) -> None:
        """What there is, and what is left out."""
        text = found_text(found, window)
        self._show(
            text if not found.problem else f"{text}\n{told(found.problem)}", pieces_text(found), bool(found.problem)
        )
        self.details.show()

    def _show(self, text: str, more: str, wrong: bool) -> None:
        self.line.setText(text)
        self.line.setVisible(bool(text))
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.details.hide()
        self.bar.hide()
        self.cancel.hide()
        give_role(self.line, "wrong" if wrong else "")


def found_text(found: Found, window: Window) -> str:
    """The clips, who is in them, how long they are, and what is left out, in a line."""
    if found.lengths is None:
        text = _tr("{0} clips").format(number(found.clips, ","))
    elif found.individuals:
        text = _tr("{0} clips of {1} identities, {2}, {3} in all")
        text = text.format(
            number(found.clips, ","), number(found.individuals, ","), _span(found.lengths), time_text(found.seconds)
        )
    else:
        text = _tr("{0} clips, {1}, {2} in all")
        text = text.format(number(found.clips, ","), _span(found.lengths), time_text(found.seconds))
    return f"{text}; {left_out_text(found, window)}" if found.dropped else text


def left_out_text(found: Found, window: Window) -> str:
    """How many files are left out, and why."""
    reasons = Counter(one.why for one in found.dropped)
    seconds = window.length * (160 if window.features == "envelope" else window.hop_samples) / window.sample_rate
    short = _tr("{0} shorter than {1} frames").format("{0}", window.length)
    if window.kind == "speech":
        short = _tr("{0} too short for {1} s").format("{0}", number(seconds, ".2g"))
    words = {
        "short": short,
        "unreadable": _tr("{0} unreadable"),
        "silent": _tr("{0} silent"),
        "no sound": _tr("{0} without sound"),
        "no picture": _tr("{0} without a picture"),
    }
    parts = [words[why].format(number(count, ",")) for why, count in reasons.most_common()]
    return _tr("{0} left out: {1}").format(number(len(found.dropped), ","), ", ".join(parts))


def pieces_text(found: Found) -> str:
    """What the model will see, and the memory that it takes."""
    text = _tr("{0} pieces to learn from, {1} to validate with · {2}")
    if not found.counted:
        text = _tr("About {0} pieces to learn from, {1} to validate with · {2}")
    train = found.windows - found.validation
    memory = f"{number(found.bytes / 1e9, '.1f')} GB" if found.bytes >= 1e9 else f"{max(found.bytes / 1e6, 1):.0f} MB"
    return text.format(number(train, ","), number(found.validation, ","), memory) if found.windows else ""


def _span(lengths: tuple[float, float, float]) -> str:
    low, high = number(lengths[0], ".1f"), number(lengths[2], ".1f")
    return _tr("{0} s each").format(low) if low == high else _tr("{0}–{1} s").format(low, high)


def _rate(rate: str) -> str:
    """A number with its unit."""
    value, space, unit = rate.partition(" ")
    return localised(value) + space + unit


def time_text(seconds: float) -> str:
    """A length of time in one unit or two."""
    if seconds >= 3600:
        return f"{int(seconds // 3600)} h {int(seconds // 60 % 60)} min".replace(" ", NO_BREAK)
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Found", text)


class FoundDialog(QDialog):
    """Everything that was found."""

    def __init__(self, found: Found, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("found")
        self.setWindowTitle(self.tr("What was found in the data"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 620)
        self.pictures = QGridLayout()
        self.pictures.setSpacing(8)
        self.people = _table([self.tr("Identity"), self.tr("Clips")])
        self.dropped = _table([self.tr("Left out"), self.tr("Why")])
        self.dropped.setTextElideMode(Qt.TextElideMode.ElideLeft)
        _fill(self.people, [(name, str(count)) for name, count in found.identities.items()])
        _fill(self.dropped, [(str(one.path), told(one.reason)) for one in found.dropped])
        facts = label("\n".join(_facts(found, window)))
        facts.setWordWrap(True)
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(facts)
        column.addLayout(self.pictures)
        column.addWidget(self.people, 2)
        column.addWidget(self.dropped, 3)
        column.addWidget(closer(self))
        self.people.setVisible(bool(found.identities))
        self.dropped.setVisible(bool(found.dropped))
        if not found.identities and not found.dropped:
            column.insertStretch(2, 1)
            self.resize(760, 260)

    def show_pictures(self, pictures: Sequence[tuple[QImage, str]]) -> None:
        """Thumbnails with the names of who is in them."""
        for column, (image, who) in enumerate(pictures):
            picture = label("")
            picture.setPixmap(QPixmap.fromImage(image).scaledToWidth(160, Qt.TransformationMode.SmoothTransformation))
            name = label(self.fontMetrics().elidedText(who, Qt.TextElideMode.ElideRight, 80), "dim")
            name.setToolTip(tip(who))
            picture.setAccessibleName(who)
            self.pictures.addWidget(picture, 0, column)
            self.pictures.addWidget(name, 1, column)
        self.pictures.setColumnStretch(len(pictures), 1)


def _facts(found: Found, window: Window) -> list[str]:
    facts = [found_text(found, window), pieces_text(found)]
    if found.rates:
        rates = ", ".join(f"{_rate(rate)} ({number(count, ',')})" for rate, count in found.rates.items())
        facts.append(_tr("Rates: {0}").format(rates))
    if found.lengths is not None and found.lengths[0] != found.lengths[2]:
        facts.append(_tr("Half of the clips are shorter than {0} s.").format(number(found.lengths[1], ".1f")))
    if found.single:
        facts.append(_tr("{0} identities have a single clip.").format(found.single))
    if not found.counted:
        facts.append(_tr("The number of pieces is an estimate: silence at the ends of recordings is cut off."))
    return [*(fact for fact in facts if fact), *([told(found.problem)] if found.problem else [])]


def _table(heads: list[str]) -> QTreeWidget:
    table = QTreeWidget()
    table.setHeaderLabels(heads)
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setAlternatingRowColors(False)
    table.setAccessibleName(heads[0])
    table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.header().setStretchLastSection(False)
    table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return table


def _fill(table: QTreeWidget, rows: Sequence[tuple[str, str]]) -> None:
    items = []
    for first, second in rows[:SHOWN_ROWS]:
        item = QTreeWidgetItem([first, second])
        item.setToolTip(0, tip(first))
        item.setToolTip(1, tip(second))
        items.append(item)
    table.addTopLevelItems(items)
    if len(rows) > SHOWN_ROWS:
        table.addTopLevelItem(QTreeWidgetItem([_tr("and {0} more").format(number(len(rows) - SHOWN_ROWS, ",")), ""]))
