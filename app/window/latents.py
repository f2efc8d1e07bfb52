"""The Latents tab: where clips lie among a model's codes, how they move, and what each block tells."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.window.busy import BusyPanel
from app.window.languages import number
from app.window.latent_plots import LinesPlot, PathPlot, ScatterPlot, legend_html
from app.window.latent_sliders import LatentSliders
from app.window.latents_work import LIBRARY
from app.window.messages import told as in_words
from app.window.plain import tip
from app.window.theme import Theme
from app.window.widgets import ElidedCombo, ElidedLabel, button, in_turn, label, panel

if TYPE_CHECKING:
    from app.latent_map import Carried
    from app.window.latents_work import Placed

PLOT_MS = 30
AS_MIX = "as mix"
NO_FACTOR = ""


class LatentsTab(QWidget):
    """Choices, plots, table. It computes nothing.

    Signals:
        looked_at: the tab is seen or not.
        changed: other clips or another model was chosen.
        axes_asked: find the axes anew.
        chosen: the number of a clip and the player (0 A, 1 B) that it is for.
        carriers_asked: ask which block carries which factor.
        cancel_asked: give up what runs.
        plotted: the plots of a map are there.
    """

    looked_at = Signal(bool)
    changed = Signal()
    axes_asked = Signal()
    chosen = Signal(int, int)
    carriers_asked = Signal()
    cancel_asked = Signal()
    plotted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.placed: Placed | None = None
        self._coming: Placed | None = None
        self.scatter: ScatterPlot | None = None
        self.paths: PathPlot | None = None
        self.lines: LinesPlot | None = None
        self._plotting = QTimer(self)
        self._plotting.timeout.connect(self._add_plot)
        self.source, self.model, self.factor, self.clip = (ElidedCombo() for _ in range(4))
        self.busy = BusyPanel(self.tr("Progress of the encoding"))
        self.hint = label("", "dim")
        self.pointed = ElidedLabel("", "dim")
        self.legend = label("", "dim")
        self.facts = label("", "dim")
        self.to_a = button("A", role="pickA", tip=self.tr("Put the clip into player A"))
        self.to_b = button("B", role="pickB", tip=self.tr("Put the clip into player B"))
        self.axes = button(self.tr("Find the axes anew"), "reset", tip=self.tr("They are kept while a model learns"))
        self.sliders = LatentSliders()
        self.ask = button(self.tr("Which block carries what?"), "search")
        self.table = label("", "")
        self._fill()
        self._lay_out()
        self._connect()
        in_turn(self.source, self.model, self.busy.cancel, self.factor, self.clip, self.to_a, self.to_b)
        in_turn(self.to_b, self.axes, *(row.slider for row in self.sliders.rows), self.sliders.reset, self.ask)
        self.show_placed(None)

    # Building

    def _fill(self) -> None:
        self.source.addItem(self.tr("The library"), LIBRARY)
        self.model.addItem(self.tr("As in the mix"), AS_MIX)
        names = self.tr("Clips"), self.tr("Model"), self.tr("Colours"), self.tr("Clip")
        for box, name in zip((self.source, self.model, self.factor, self.clip), names, strict=True):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(8)
        for pick, name in ((self.to_a, self.tr("Clip into A")), (self.to_b, self.tr("Clip into B"))):
            pick.setAccessibleName(name)
        for words in (self.hint, self.legend, self.facts, self.table):
            words.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for words in (self.legend, self.table):
            words.setTextFormat(Qt.TextFormat.RichText)
        self.table.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _lay_out(self) -> None:
        form_panel = panel()
        form = QFormLayout(form_panel)
        form.setContentsMargins(14, 12, 14, 12)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for box in (self.source, self.model):
            form.addRow(label(box.accessibleName(), "dim"), box)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self.still, self.moving, self.numbers, self.blocks = panel(), panel(), panel(), panel()
        for part in (self.still, self.moving, self.numbers, self.blocks):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._lay_out_still()
        self._lay_out_moving()
        self._lay_out_blocks()
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 8, 8)
        column.setSpacing(10)
        column.addWidget(form_panel)
        column.addWidget(self.busy)
        column.addWidget(self.area, 1)
        column.addWidget(self.hint, 1)

    def _lay_out_still(self) -> None:
        colours = QHBoxLayout()
        colours.addWidget(label(self.tr("Colours"), "dim"))
        colours.addWidget(self.factor, 1)
        self._scatter_place = QVBoxLayout()
        pick = QHBoxLayout()
        pick.setSpacing(6)
        pick.addWidget(self.clip, 1)
        pick.addWidget(self.to_a)
        pick.addWidget(self.to_b)
        column = _column(self.still, self.tr("WHO IT IS"))
        column.addLayout(colours)
        column.addLayout(self._scatter_place)
        column.addWidget(self.pointed)
        column.addWidget(self.legend)
        column.addLayout(pick)
        column.addWidget(self.facts)
        column.addWidget(self.axes, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out_moving(self) -> None:
        self._paths_place, self._lines_place = QVBoxLayout(), QVBoxLayout()
        self.moving_facts = label("", "dim")
        self.moving_facts.setWordWrap(True)
        column = _column(self.moving, self.tr("WHAT HAPPENS"))
        column.addLayout(self._paths_place)
        column.addLayout(self._lines_place)
        column.addWidget(self.moving_facts)

    def _lay_out_blocks(self) -> None:
        _column(self.numbers, self.tr("NUMBER BY NUMBER")).addWidget(self.sliders)
        column = _column(self.blocks, self.tr("WHICH BLOCK CARRIES WHAT"))
        column.addWidget(self.table)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.source.activated.connect(self.changed)
        self.model.activated.connect(self.changed)
        self.factor.activated.connect(self._recolour)
        self.clip.activated.connect(self._name_clip)
        self.to_a.clicked.connect(self._to_a)
        self.to_b.clicked.connect(self._to_b)
        self.axes.clicked.connect(self.axes_asked)
        self.ask.clicked.connect(self.carriers_asked)
        self.busy.cancel_asked.connect(self.cancel_asked)

    def set_sources(self, sources: Sequence[tuple[str, str]]) -> None:
        """Offer labelled sets, (key, title), beside the library."""
        _refill(self.source, [(self.tr("The library"), LIBRARY), *((title, key) for key, title in sources)])

    def set_models(self, models: Sequence[tuple[str, str]]) -> None:
        """Offer models, (folder, name)."""
        _refill(self.model, [(self.tr("As in the mix"), AS_MIX), *((name, folder) for folder, name in models)])

    # Showing

    def show_hint(self, text: str) -> None:
        """Say why there is no map."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def show_placed(self, placed: Placed | None) -> None:
        """Show a map, or none."""
        self._coming = placed
        if placed is not None and self.lines is None:
            self._plotting.start(PLOT_MS)  # three plots in one go would hold up the window
            return
        before = self.placed
        again = before is not None and placed is not None and before.basis is placed.basis
        self.placed = placed
        self.area.setVisible(placed is not None)
        self.show_hint("" if placed is not None else self.tr("Clips of the library are shown among the model's codes."))
        if placed is None:
            return
        self._fill_choices(placed)
        self._draw(again)
        if not again:
            self.table.setText(self.tr("A small classifier reads each factor from each block alone."))
        first = self.tr("The axes tell {0} % and {1} % of the spread of {2} clips, by {3}.")
        share = [round(100 * float(part)) for part in placed.basis.share[:2]]
        lines = [first.format(share[0], share[1], len(placed.found.items), placed.name)]
        if placed.found.left_out:
            lines.append(self.tr("{0} clips do not suit this model.").format(number(len(placed.found.left_out), ",")))
        self.facts.setText(" ".join(lines))
        self.facts.setToolTip(tip("\n".join(map(in_words, placed.found.left_out))))
        self.plotted.emit()

    @Slot()
    def _add_plot(self) -> None:
        """Make the next plot; with the last one there the map is shown."""
        if self.scatter is None:
            self.scatter = ScatterPlot(self.tr("Clips by what stays in them"), self._theme)
            self._scatter_place.addWidget(self.scatter)
            self.scatter.pointed.connect(self._show_pointed)
            self.scatter.chosen.connect(self._clicked)
        elif self.paths is None:
            self.paths = PathPlot(self.tr("Paths of A and B"), self._theme)
            self._paths_place.addWidget(self.paths)
        elif self.lines is None:
            self.lines = LinesPlot(self.tr("What moves, over time"), self._theme)
            self._lines_place.addWidget(self.lines)
        else:
            self._plotting.stop()
            self.show_placed(self._coming)

    def _fill_choices(self, placed: Placed) -> None:
        factors = placed.found.factors
        _refill(self.factor, [*((name, name) for name in factors), (self.tr("none"), NO_FACTOR)])
        _refill(self.clip, [(item.title, item.key) for item in placed.found.items])
        self.blocks.setVisible(bool(factors))

    @Slot()
    def _recolour(self) -> None:
        self._draw(again=True)

    def _draw(self, again: bool) -> None:
        placed, scatter = self.placed, self.scatter
        if placed is None or scatter is None:
            return
        factor = str(self.factor.currentData() or NO_FACTOR)
        told = [item.labels.get(factor, "–") for item in placed.found.items]
        names = sorted(set(told))
        numbers = {name: number for number, name in enumerate(names)}
        scatter.show_points(placed.places[:, :2], [numbers[name] for name in told], again)
        self.legend.setText(legend_html(names, self.tr("and {0} more")) if factor else "")
        self.legend.setVisible(bool(factor))
        self._show_pointed(-1)

    def show_players(self, places: Sequence[int], seconds: Sequence[float]) -> None:
        """Ring the clips in A and B and draw their paths: their numbers, -1 for none, and their lengths."""
        placed = self.placed
        if placed is None or self.scatter is None or self.paths is None or self.lines is None:
            return
        self.scatter.ring(places)
        own = [placed.paths[place] if place >= 0 else placed.paths[0][:0] for place in places]
        self.paths.show_paths([path[:, :2] for path in own])
        first = next((number for number in range(2) if places[number] >= 0), -1)
        self.lines.show_lines(own[max(first, 0)], seconds[max(first, 0)])
        if first < 0:
            self.moving_facts.setText(
                self.tr("Click a clip for A, with Shift for B: their paths over time stand here.")
            )
        else:
            text = self.tr("Above the paths of the clips in the players, faint where they begin; below the first "
                           "three axes of {0} over its seconds.")  # fmt: skip
            self.moving_facts.setText(text.format("AB"[first]))

    def stand(self, frames: Sequence[int], seconds: float) -> None:
        """Move the marks of the players."""
        if self.paths is not None and self.lines is not None:
            self.paths.stand(frames)
            self.lines.stand(seconds)

    def show_carried(self, told: Carried) -> None:
        """The table of factors and blocks, in percent, with chance beside."""
        cell = '<td align="right" style="padding:2px 6px">{0}</td>'
        names = (*map(escape, told.blocks), f"<i>{escape(self.tr('by chance'))}</i>")
        head = "".join(f'<th align="right" style="padding:2px 6px">{name}</th>' for name in names)
        rows = []
        for factor, chance in told.chance.items():
            cells = "".join(cell.format(_percent(shares[factor], chance)) for shares in told.blocks.values())
            cells += cell.format(f"<i>{round(100 * chance)}</i>")
            rows.append(f'<tr><td style="padding:2px 6px">{escape(factor)}</td>{cells}</tr>')
        text = self.tr("Right answers in percent on {0} clips that the classifiers did not learn from.")
        notes = [text.format(told.clips), *map(in_words, told.left_out)]
        self.table.setText(f"<table><tr><th></th>{head}</tr>{''.join(rows)}</table><p>{escape(' '.join(notes))}</p>")

    # What the user does

    @Slot(int)
    def _show_pointed(self, place: int) -> None:
        if self.placed is not None and place >= 0:
            self.pointed.setText(self.placed.found.items[place].title)
            self.clip.setCurrentIndex(place)
        else:
            self.pointed.setText(self.tr("Click a clip for A, with Shift for B"))

    @Slot(int, bool)
    def _clicked(self, place: int, second: bool) -> None:
        self.clip.setCurrentIndex(place)
        self.chosen.emit(place, int(second))

    @Slot()
    def _name_clip(self) -> None:
        self._show_pointed(self.clip.currentIndex())

    @Slot()
    def _to_a(self) -> None:
        self.chosen.emit(self.clip.currentIndex(), 0)

    @Slot()
    def _to_b(self) -> None:
        self.chosen.emit(self.clip.currentIndex(), 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        self.looked_at.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is computed where nobody looks."""
        self.looked_at.emit(False)


def frame_at(seconds: float, length: float, frames: int) -> int:
    """The frame of a clip at a time; the last one beyond its end."""
    return min(int(frames * seconds / length + 1e-6), frames - 1) if length > 0 and frames else 0


def places_of(clips: Sequence[object], shown: Sequence[object]) -> list[int]:
    """Where each of `clips` is among those shown, by identity; -1 where it is not."""
    return [next((n for n, one in enumerate(shown) if one is clip), -1) for clip in clips]


def _column(inside: QFrame, title: str) -> QVBoxLayout:
    column = QVBoxLayout(inside)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(6)
    column.addWidget(label(title, "section"))
    return column


def _refill(box: QComboBox, entries: Sequence[tuple[str, str]]) -> None:
    """Offer these, and keep the choice where it is among them."""
    wanted = box.currentData()
    box.clear()
    for text, data in entries:
        box.addItem(text, data)
    box.setCurrentIndex(max(box.findData(wanted), 0))


def _percent(share: float, chance: float) -> str:
    """Bold where the block clearly knows more than chance."""
    text = str(round(100 * share))
    return f"<b>{text}</b>" if share > chance + 0.5 * (1 - chance) else text
