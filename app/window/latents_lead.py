"""Leads clips of the library or of a labelled set through a model into the Latents tab, and from there to players."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from app.window.codes import Codes, Stepped
from app.window.latents import AS_MIX, LatentsTab, frame_at, places_of
from app.window.latents_work import LIBRARY, MapOrder, Mapper, Placed, carried_work, playable_work, sources_work
from app.window.mix import AUTOMATIC, model_name
from app.window.phases import data_title
from app.window.playback import RESULT, A, B
from app.window.shelf import Stamp, stamp_of
from app.window.steps import LATENTS, OF_A, OF_B, Moved, step_title
from app.window.traversals import still_there
from app.window.worker import DONE, FAILED, Job, Lane, StoppableJob

if TYPE_CHECKING:
    from app.pipeline import ModelInfo
    from app.window.main import MainWindow

SETTLE_MS = 500
REST_MS = 120
WATCH_MS = 2000
"""How often a model's file is looked at, while the tab is seen: a training may write it anew."""


class LatentsLead(QObject):
    """Listens to the tab, the library, the mix strip and the players; works only while the tab is seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk, self._playback = window, window.desk, window.playback
        self.tab = LatentsTab(window.theme)
        self.lane = Lane("latents", self)
        self._mapper = Mapper(window.desk.shelf)
        self._codes = Codes(window.desk.services, window.desk.shelf)
        self._seen, self._stale, self._warm, self._fresh = False, True, False, False
        self._job: Job | None = None
        self._stamp: Stamp | None = None
        self._kinds: list[tuple[str, str, str]] = []
        self._at: list[tuple[float, int]] = []
        self._frames: list[int] = []
        self._drawing: Job | None = None
        self._again = False
        self._shown: tuple[Placed | None, int] = (None, -1)
        self._of = OF_A
        self._made_last: Stepped | None = None
        self._settle, self._watch, self._rest = QTimer(self), QTimer(self), QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._watch.setInterval(WATCH_MS)
        self._connect()

    def _connect(self) -> None:
        tab, library = self.tab, self._window.library
        tab.looked_at.connect(self._looked_at)
        tab.changed.connect(self.refresh)
        tab.axes_asked.connect(self._find_axes)
        tab.chosen.connect(self._chosen)
        tab.carriers_asked.connect(self._ask_carriers)
        tab.cancel_asked.connect(self._cancel)
        tab.plotted.connect(self._players_changed)
        tab.sliders.moved.connect(self._draw)
        for change in (library.model.rowsInserted, library.model.rowsRemoved, library.model.dataChanged):
            change.connect(self._library_moved)
        self._window.mix.model_chosen.connect(self._model_moved)
        self._desk.models_listed.connect(self._models_listed)
        self._desk.warmed.connect(self._warmed)
        self._playback.changed.connect(self._players_changed)
        self._playback.moved.connect(self._moved)
        self._settle.timeout.connect(self._run)
        self._rest.timeout.connect(self._rested)
        self._watch.timeout.connect(self._look)

    # What is shown

    @property
    def model(self) -> str | Path:
        """The chosen model: a folder, or the name of the shipped one that suits the clips."""
        chosen = self.tab.model.currentData()
        if chosen not in (AS_MIX, None):
            return Path(chosen)
        mixed = self._window.mix.model
        if mixed != AUTOMATIC:
            return mixed
        kind = self._kind_of(self.source)
        return "speech" if kind == "speech" else "sprites"

    @property
    def source(self) -> str:
        """LIBRARY or the name of a labelled set."""
        return str(self.tab.source.currentData() or LIBRARY)

    def _kind_of(self, source: str) -> str:
        """Of a labelled set as it is known; of the library what its first clip is."""
        if source != LIBRARY:
            return next((kind for key, _, kind in self._kinds if key == source), "video")
        clip = next((entry.playable for entry in self._window.library.model.entries if entry.playable), None)
        return "speech" if clip is not None and clip.clip.frames is None else "video"

    def _info(self) -> ModelInfo | None:
        model = self.model
        return next((one for one in self._desk.models if model in (one.path, one.key)), None)

    @Slot()
    def refresh(self) -> None:
        """Show the codes anew, at once where somebody looks."""
        self._stale = True
        if self._seen and self._warm:
            self._run()

    @Slot()
    def _library_moved(self) -> None:
        if self.source == LIBRARY:
            self._stale = True
            if self._seen:
                self._settle.start()

    @Slot()
    def _model_moved(self) -> None:
        if self.tab.model.currentData() == AS_MIX:
            self.refresh()

    @Slot()
    def _find_axes(self) -> None:
        self._fresh = True
        self.refresh()

    @Slot(bool)
    def _looked_at(self, seen: bool) -> None:
        self._seen = seen
        if not seen:
            self._watch.stop()
            self._settle.stop()
            return
        self._watch.start()
        if not self._kinds:
            self._list_sources()
        if self._stale and self._warm:
            self._run()

    @Slot()
    def _warmed(self) -> None:
        self._warm = True
        if self._seen and self._stale:
            self._run()

    @Slot()
    def _look(self) -> None:
        """A model that is being trained was written anew: the clips move, the axes stay."""
        info = self._info()
        if info is not None and self._job is None and self._stamp not in (None, stamp_of(info.path)):
            self.refresh()

    def _list_sources(self) -> None:
        self._desk.background.run(self.tr("Could not list the labelled sets"), sources_work, self._sources_listed)

    def _sources_listed(self, job: Job, kind: str, payload: Any) -> None:
        if kind == DONE:
            self._kinds = payload
            self.tab.set_sources([(key, data_title(title)) for key, title, _ in payload])

    @Slot(object)
    def _models_listed(self, models: list[ModelInfo]) -> None:
        self.tab.set_models([(str(info.path), f"{model_name(info)} · {info.kind}") for info in models])
        if self._seen and self._stale and self._warm:
            self._run()

    # Encoding

    @Slot()
    def _run(self) -> None:
        if not self._seen or not self._warm:
            return
        order, info = self._order(), self._info()
        if order is None:
            self._stale = False
            self.tab.show_placed(None)
            return
        self._stale, self._fresh = False, False
        self._stamp = stamp_of(info.path) if info is not None else None
        work = self._mapper.work(order)
        self._start(StoppableJob(self.tr("Could not show the latents"), work, self._placed, self._progressed))

    def _order(self) -> MapOrder | None:
        if self.source != LIBRARY:
            return MapOrder(self._folder(), self.source, fresh=self._fresh)
        entries = [entry for entry in self._window.library.model.entries if entry.playable is not None]
        clips = tuple((entry.path, entry.playable.clip) for entry in entries if entry.playable is not None)
        return MapOrder(self._folder(), LIBRARY, clips, self._fresh) if clips else None

    def _folder(self) -> str | Path:
        info = self._info()
        return info.path if info is not None else self.model

    def _start(self, job: Job) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = job
        self.tab.busy.begin(self.tr("Starting"))
        self.lane.submit(job)

    def _progressed(self, job: Job, progress: Any) -> None:
        if job is self._job:
            self.tab.busy.tell(progress)

    def _over(self, job: Job, kind: str, payload: Any) -> bool:
        """Whether the newest job ended well; what failed is told."""
        if job is not self._job:
            return False
        self._job = None
        self.tab.busy.rest()
        if kind == FAILED:
            self._window.show_failure(payload)
        return kind == DONE

    def _placed(self, job: Job, kind: str, payload: Placed) -> None:
        if self._over(job, kind, payload):
            self.tab.show_placed(payload)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.tab.busy.stopping()

    @Slot()
    def _ask_carriers(self) -> None:
        placed = self.tab.placed
        if placed is not None:
            work = carried_work(placed.found, placed.found.factors)
            self._start(Job(self.tr("Could not ask the blocks"), work, self._carried, self._progressed))

    def _carried(self, job: Job, kind: str, payload: Any) -> None:
        if self._over(job, kind, payload):
            self.tab.show_carried(payload)

    # To and from the players

    @Slot(int, int)
    def _chosen(self, place: int, slot: int) -> None:
        placed = self.tab.placed
        if placed is None or not 0 <= place < len(placed.found.items):
            return
        item = placed.found.items[place]
        entry = self._window.library.entry(Path(item.key)) if placed.order.source == LIBRARY else None
        if entry is not None and entry.playable is not None:
            self._window.swaps.put(slot, entry.playable)
            return
        work = playable_work(item, self._desk.rate_for)
        title = self.tr("Could not open {0}").format(item.title)
        self._desk.files.run(title, lambda job: (slot, work(job)), self._prepared)

    def _prepared(self, job: Job, kind: str, payload: Any) -> None:
        if kind == DONE:
            self._window.swaps.put(*payload)
        elif kind == FAILED:
            self._window.show_failure(payload)

    @Slot()
    def _players_changed(self) -> None:
        placed = self.tab.placed
        if placed is None or not self._seen:
            return
        clips = [one.clip if one is not None else None for one in self._playback.clips[:2]]
        places = places_of(clips, [item.clip for item in placed.found.items])
        seconds = [clip.duration if clip is not None else 0.0 for clip in clips]
        self._at = [
            (s, len(placed.paths[place]) if place >= 0 else 0) for s, place in zip(seconds, places, strict=True)
        ]
        self._frames = []
        self.tab.show_players(places, seconds)
        self._of = OF_A if places[0] >= 0 else OF_B
        self._show_numbers(placed, places[0] if places[0] >= 0 else places[1])
        self._moved(self._playback.time)

    # The numbers of the clip in A, or in B where A has none of these

    def _show_numbers(self, placed: Placed, clip: int) -> None:
        from app.latent_numbers import value_of

        if (placed, clip) == self._shown:
            return  # a result that came or went moves no slider
        self._shown = placed, clip
        numbers = placed.numbers if clip >= 0 else ()
        self.tab.sliders.show_numbers(numbers, [value_of(placed.found, clip, number) for number in numbers])

    @Slot()
    def _draw(self) -> None:
        """Decode what the sliders say; while one clip is made, only the latest wish waits."""
        placed, clip = self._shown
        if placed is None or clip < 0:
            return
        if self._drawing is not None:
            self._again = True
            return
        self._again = False
        model = placed.order.model
        step = Moved(self._of, self.tab.sliders.edits, LATENTS, model if isinstance(model, Path) else AUTOMATIC)
        item, player = placed.found.items[clip], self._playback.clips[A if self._of == OF_A else B]
        title = step_title(step, player.title if player is not None else item.title)
        work = self._codes.make(step, model, {self._of: item.clip}, title, self._desk.rate_for)
        self._drawing = self.lane.submit(Job(self.tr("Could not decode the moved code"), work, self._drawn))

    def _drawn(self, job: Job, kind: str, payload: Any) -> None:
        self._drawing = None
        if kind == FAILED:
            self._window.show_failure(payload)
        elif kind == DONE:
            self._window.workspace.set_clip(RESULT, payload.clip)
            self._window.swaps.refresh()
            self._made_last = payload
            self._rest.start()
        if self._again:
            self._draw()

    @Slot()
    def _rested(self) -> None:
        """The hand rests: what it made is a result, which can be undone and is kept with the project."""
        made = self._made_last
        if made is not None and self._playback.clips[RESULT] is made.clip and still_there(self._window, made):
            self._window.swaps.results.show(made.clip, steps=(made.step,))

    @Slot(float)
    def _moved(self, seconds: float) -> None:
        if not self._seen or self.tab.placed is None:
            return
        frames = [frame_at(seconds, length, count) for length, count in self._at]
        if frames != self._frames:
            self._frames = frames
            self.tab.stand(frames, seconds)
