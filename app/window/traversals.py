"""Leads the sliders of a code and the way from A to B into the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from app.window.busy import BusyRow
from app.window.codes import Codes, Stepped
from app.window.failures import Failure
from app.window.interpolate import InterpolateWindow
from app.window.phases import phase_text
from app.window.playable import Playable
from app.window.playback import RESULT, A, B
from app.window.recipe import Recipe
from app.window.services import Services
from app.window.steps import OF_A, OF_B, OF_RESULT, Interpolated, Moved, Step, Swept, needed, step_title
from app.window.traverse import TraverseWindow
from app.window.worker import DONE, FAILED, Job, Lane

if TYPE_CHECKING:
    from app.window.main import MainWindow
    from media_io.clip import Clip

SETTLE_MS = 120
"""The sliders' own picture follows at once; the result, with all that hangs on it, when the hand has rested so long."""


class TraverseLead(QObject):
    """Opens both windows; all work is done in one lane."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._lane = Lane("codes", self)
        self._codes = Codes(services, window.desk.shelf)
        self._long: Job | None = None
        self._drawing: Job | None = None
        self._wanted = False
        self._made_last: Stepped | None = None
        self._before = Recipe()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._settled)
        self._source: tuple[Playable, str | Path] | None = None
        self._opened = False
        self.page = TraverseWindow(window.theme, window)
        self.way = InterpolateWindow(window)
        self._progress = self.page.progress
        self.space = QShortcut(QKeySequence("Space"), self.page)
        self.space.activated.connect(window.playback.toggle)
        self.page.moved.connect(self.draw)
        self.page.source_chosen.connect(self.refresh)
        self.page.sweep_asked.connect(self.sweep)
        self.page.cancel_asked.connect(self.cancel)
        self.way.asked.connect(self.interpolate)
        self.way.cancel_asked.connect(self.cancel)
        window.playback.moved.connect(self.page.view.show_time)
        window.playback.changed.connect(self.refresh)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the registry's actions do."""
        return {"traverse": self.open, "interpolate": self.open_way}

    @property
    def busy(self) -> bool:
        """Whether a clip is being taken apart or made, or sliders are being answered."""
        return self._long is not None or self._drawing is not None or self._settle.isActive()

    @property
    def answered(self) -> bool:
        """Whether the picture shows what the sliders say."""
        return self._drawing is None and not self._wanted

    def shut_down(self) -> bool:
        """Hide the windows and end the lane; whether it ended in time."""
        self._settle.stop()
        self.page.hide()
        self.way.hide()
        return self._lane.shut_down()

    def _model(self, clip: Playable) -> str | Path:
        chosen = self._window.mix.model
        return chosen if isinstance(chosen, Path) else self._services.model_key_for(clip.clip)

    # Sliders

    @Slot()
    def open(self) -> None:
        """Show the sliders."""
        self.page.show()
        self.page.activateWindow()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Take the chosen clip apart where it or the model is another one; the result that is made here is none."""
        clips = self._window.playback.clips
        self.way.set_ready(all(clip is not None and clip.clip.frames is not None for clip in clips[:2]))
        slot = self.page.source.currentIndex()
        clip = clips[slot]
        if not self.page.isVisible() or (slot == RESULT and self.sender() is self._window.playback):
            return
        if clip is None or not self._window.desk.models:
            self._source, self._opened = None, False
            self.page.show_clip(None)
            return
        wanted = clip, self._model(clip)
        if self._source is not None and wanted[0] is self._source[0] and wanted[1] == self._source[1]:
            return
        self._source, self._opened, self._before = wanted, False, self._window.swaps.recipe()
        self.cancel()
        self._settle.stop()
        self._progress = self.page.progress
        entries = self._window.library.model.entries
        others = [entry.playable.clip for entry in entries if entry.playable is not None]
        others = [one for one in others if (one.frames is None) == (clip.clip.frames is None)]
        work = self._codes.open(wanted[1], clip, others)
        self._long = Job(self.tr("The clip could not be taken apart"), work, self._taken_apart, self._moved)
        self._lane.submit(self._long)

    def _taken_apart(self, job: Job, kind: str, payload: Any) -> None:
        if job is not self._long:
            return
        self._long = None
        if kind == DONE:
            self._opened = True
            self.page.show_clip(payload)
            self.page.progress.show_idle(self.tr("Move a slider: the picture follows"))
        else:
            self._source = None
            self._tell(kind, payload)

    @Slot()
    def draw(self) -> None:
        """Decode what the sliders say; while one picture is made, only the latest wish waits.

        A lane that drops what runs would show nothing as long as a hand moves.
        """
        self._wanted = self._opened
        if self._wanted and self._drawing is None:
            self._wanted = False
            assert self._source is not None
            step = Moved(self._of, self.page.edits)
            work = self._codes.decode(step, self._source[0].clip, self._window.desk.rate_for)
            self._drawing = Job(self.tr("The traversal did not work"), work, self._drawn)
            self._lane.submit(self._drawing)

    def _drawn(self, job: Job, kind: str, payload: Any) -> None:
        self._drawing = None
        if kind == DONE and self._opened:
            self.page.show_made(payload.clip)
            self._made_last = payload
            self._settle.start()
        elif kind == FAILED:
            self._tell(kind, payload)
        if self._wanted:
            self.draw()

    @Slot()
    def _settled(self) -> None:
        """The hand rests: what it made is the result."""
        if self._made_last is not None and self._opened:
            self._show(self._made_last)

    @property
    def _of(self) -> str:
        return (OF_A, OF_B, OF_RESULT)[self.page.source.currentIndex()]

    def _show(self, made: Stepped, play: bool = False) -> None:
        """Show a result. One made of the result before stands beside the mix of then."""
        if not still_there(self._window, made):
            return
        swaps = self._window.swaps
        steps: tuple[Step, ...] = (made.step,)
        if OF_RESULT in needed(steps):
            steps = (*self._before.steps, made.step)
            if replace(swaps.recipe(), steps=()) != replace(self._before, steps=()):
                swaps.restore(self._before)
        swaps.results.show(made.clip, play, steps)

    # Clips

    @Slot(str, int, float, float)
    def sweep(self, block: str, number: int, first: float, last: float) -> None:
        """A clip in which one number goes through its range."""
        if self._source is not None:
            clip, model = self._source
            edits = tuple(edit for edit in self.page.edits if (edit.block, edit.number) != (block, number))
            step = Swept(self._of, block, number, first, last, edits)
            self._make(self.page.progress, step, model, {self._of: clip.clip})

    @Slot()
    def open_way(self) -> None:
        """Ask how to go from A to B."""
        self.refresh()
        self.way.show()
        self.way.activateWindow()

    @Slot()
    def interpolate(self) -> None:
        """A clip that goes from A to B."""
        a, b = self._window.playback.clips[A], self._window.playback.clips[B]
        if a is not None and b is not None and self._window.desk.models:
            step = Interpolated(*self.way.how)
            self._make(self.way.progress, step, self._model(a), {OF_A: a.clip, OF_B: b.clip})

    def _make(self, progress: BusyRow, step: Step, model: str | Path, clips: Mapping[str, Clip]) -> None:
        self.cancel()
        work = self._codes.make(step, model, clips, step_title(step, ""), self._window.desk.rate_for)
        self._progress.show_idle("")
        self._progress = progress
        self._long = Job(self.tr("The clip could not be made"), work, self._made, self._moved)
        progress.show_busy(self.tr("Waiting"), 0, 0)
        self._lane.submit(self._long)

    def _made(self, job: Job, kind: str, payload: Any) -> None:
        if job is not self._long:
            return
        self._long = None
        if kind == DONE:
            self._show(payload, play=True)
            self._progress.show_idle(self.tr("The result shows it"))
        else:
            self._tell(kind, payload)

    @Slot()
    def cancel(self) -> None:
        """Give up what takes long."""
        if self._long is not None:
            self._long.cancel()

    def _moved(self, job: Job, progress: Any) -> None:
        if job is self._long:
            self._progress.show_busy(phase_text(progress.phase), progress.done, progress.total)

    def _tell(self, kind: str, payload: Failure | None) -> None:
        if kind == FAILED and payload is not None:
            self._progress.show_idle(f"{payload.cause} {payload.remedy}")
            self._window.show_failure(payload)
        else:
            self._progress.show_idle(self.tr("Cancelled"))


def still_there(window: MainWindow, made: Stepped) -> bool:
    """Whether the clips that a result was made of are still in their players."""
    players = dict(zip((OF_A, OF_B), window.playback.clips[:2], strict=True))
    own = [(players[of], clip) for of, clip in made.clips.items() if of in players]
    return all(now is not None and now.clip is clip for now, clip in own)
