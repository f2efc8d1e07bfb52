"""Leads the library's selection into a swap matrix, and its cells into the players and into files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from app.window import choosers
from app.window.failures import Failure
from app.window.library import Entry
from app.window.library_paint import ENTRY_ROLE
from app.window.matrix import MatrixWindow
from app.window.messages import told
from app.window.mix import model_name
from app.window.orders import mix_title
from app.window.phases import phase_text
from app.window.playable import Playable, prepare
from app.window.playback import RESULT, A, B
from app.window.recipe import Recipe, Source
from app.window.services import Services
from app.window.shelf import Shelf
from app.window.steps import AUTOMATIC
from app.window.worker import DONE, FAILED, Job, Lane
from media_io.clip import Clip, Frames

if TYPE_CHECKING:
    from app.matrix import Cell, Headers, LeftOut
    from app.matrix_files import Matrix
    from app.window.main import MainWindow

USUAL_MOST = 8
"""Clips where nothing is selected."""
MOST_BYTES = 400_000_000
MOST_SOUND_SECONDS = 10.0
"""What the pictures of all cells may take in memory; longer clips are shown by their beginnings. And of each sound."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A clip ready for the grid: the clip itself, what plays it, and its frames."""

    number: tuple[int, int]
    playable: Playable
    frames: Frames


@dataclass(frozen=True, eq=False)
class Heads:
    """The headers, None where a clip is left out."""

    clips: tuple[Clip | None, ...]
    frames: tuple[Frames | None, ...]


def matrix_work(
    services: Services, shelf: Shelf, model: str | Path, clips: Sequence[Clip], rate_for: Callable[[int], int]
) -> Callable[[Job], None]:
    """The work of making a matrix: reports `Progress`, `LeftOut`, `Heads` and `Picture`."""

    def work(job: Job) -> None:
        from app.pipeline import Progress

        job.report(Progress("Loading the model", 0, 0))
        loaded = shelf.load(model)
        for news in services.swap_matrix(loaded, clips, job.report, shelf.ears):
            job.report(_ready(news, rate_for))

    return work


def _ready(news: Headers | LeftOut | Cell, rate_for: Callable[[int], int]) -> object:
    from app.matrix import Cell, Headers
    from app.matrix_files import pictures_of
    from app.pipeline import Mix

    if isinstance(news, Headers):
        return Heads(news.clips, tuple(None if clip is None else pictures_of(clip) for clip in news.clips))
    if isinstance(news, Cell):
        playable = prepare(news.clip, mix_title(Mix(0.0, 1.0)), rate_for)
        return Picture((news.row, news.column), playable, pictures_of(news.clip))
    return news


def beginning(clip: Clip, most_frames: int, most_seconds: float) -> Clip:
    """The clip itself, or as much of its beginning as there is room for."""
    if clip.frames is None or clip.fps is None:
        assert clip.audio is not None
        most = round(most_seconds * (clip.sample_rate or 0))
        return clip if clip.audio.shape[1] <= most else replace(clip, audio=clip.audio[:, :most])
    if len(clip.frames) <= most_frames:
        return clip
    audio = clip.audio
    if audio is not None and clip.sample_rate is not None:
        audio = audio[:, : max(1, round(most_frames / clip.fps * clip.sample_rate))]
    return replace(clip, frames=clip.frames[:most_frames], audio=audio)


class MatrixLead(QObject):
    """Makes, shows and writes matrices; all work is done in a lane of its own."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._lane = Lane("matrix", self)
        self._job: Job | None = None
        self._entries: list[Entry] = []
        self._model: str | Path = AUTOMATIC
        self._left_out: list[str] = []
        self._cut: set[int] = set()
        self._playables: dict[tuple[int, int], Playable] = {}
        self._matrix: Matrix | None = None
        self._exporting = ""
        self._whole = False
        self.page = MatrixWindow(window.theme, window)
        self.page.chosen.connect(self.choose)
        self.page.header_chosen.connect(self._header_chosen)
        self.page.remake_asked.connect(self.remake)
        self.page.cancel_asked.connect(self.cancel)
        self.page.export_asked.connect(self._export_asked)
        window.playback.moved.connect(self._sounded)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the registry's actions do."""
        return {"matrix": self.open}

    @property
    def busy(self) -> bool:
        """Whether a matrix is being made or written."""
        return self._job is not None

    @property
    def playables(self) -> dict[tuple[int, int], Playable]:
        """The cells that came, by row and column."""
        return self._playables

    def shut_down(self) -> bool:
        """Hide the page and end the lane; whether it ended in time."""
        self.page.hide()
        return self._lane.shut_down()

    # Making

    @Slot()
    def open(self) -> None:
        """Show the matrix of what is selected; the one that is there stays where the selection is the same."""
        self.page.show()
        self.page.activateWindow()
        chosen = self._selected()
        if not (self._whole or self.busy) or [one.path for one in chosen] != [one.path for one in self._entries]:
            self.remake()

    @Slot()
    def remake(self) -> None:
        """Make the matrix of what is selected now."""
        entries = self._selected()
        if len(entries) < 2 or not self._window.desk.models:
            text = self.tr("Select two or more clips in the library") if len(entries) < 2 else ""
            self.page.progress.show_idle(text or self.tr("Train or load a model first"))
            return
        self.cancel()
        self._begin(entries)

    def _begin(self, entries: list[Entry]) -> None:
        from app.matrix import most_clips
        from app.matrix_files import Matrix

        kind, self._model, name = self._chosen_model(entries)
        most = most_clips(kind)
        self._left_out = [] if len(entries) <= most else [self.tr("only the first {0} are shown").format(most)]
        self._entries = entries[:most]
        clips = self._clips(kind == "video")
        self._matrix = Matrix([entry.title for entry in self._entries], [None] * len(clips))
        self._playables, self._whole = {}, False
        self.page.begin(self._matrix.names, name, kind == "video")
        work = matrix_work(self._services, self._window.desk.shelf, self._model, clips, self._window.desk.rate_for)
        title = self.tr("The swap matrix did not work")
        self._job = self._lane.submit(Job(title, work, self._made, self._moved))

    def _selected(self) -> list[Entry]:
        """What is selected in the library, top down; else its pictures, or its sounds where it has no pictures."""
        view = self._window.library.view
        rows = sorted(view.selectionModel().selectedIndexes(), key=lambda index: index.row())
        chosen = [entry for row in rows if isinstance(entry := row.data(ENTRY_ROLE), Entry)]
        chosen = [entry for entry in chosen if entry.playable is not None]
        if len(chosen) >= 2:
            return chosen
        opened = [entry for entry in self._window.library.model.entries if entry.playable is not None]
        pictures = [entry for entry in opened if _pictures(entry)]
        if len(pictures) >= 2:
            return pictures[:USUAL_MOST]
        from app.matrix import MOST_SOUNDS

        return [entry for entry in opened if not _pictures(entry)][:MOST_SOUNDS]

    def _chosen_model(self, entries: Sequence[Entry]) -> tuple[str, str | Path, str]:
        """Kind, key or folder, and name of the model in force; "automatic" goes by the clips, pictures first."""
        models, chosen = self._window.desk.models, self._window.mix.model
        if isinstance(chosen, Path):
            info = next((info for info in models if info.path == chosen), None)
            return (info.kind if info else "video"), chosen, (model_name(info) if info else chosen.name)
        first = next((entry for entry in entries if _pictures(entry)), entries[0])
        assert first.playable is not None
        key = self._services.model_key_for(first.playable.clip)
        return ("video" if _pictures(first) else "speech"), key, key

    def _clips(self, pictures: bool) -> list[Clip]:
        """The entries' clips, long ones cut to their beginnings."""
        count = len(self._entries)
        most = max(8, MOST_BYTES // (count * count * 64 * 64 * 3))
        whole = [entry.playable.clip for entry in self._entries if entry.playable is not None]
        cut = [beginning(clip, most, MOST_SOUND_SECONDS) for clip in whole]
        self._cut = {number for number, (a, b) in enumerate(zip(whole, cut, strict=True)) if a is not b}
        if self._cut:
            self._left_out.append(self.tr("of long clips the beginnings are shown"))
        return cut

    @Slot()
    def cancel(self) -> None:
        """Give up what is being made or written; cells that came stay."""
        if self._job is not None:
            self._job.cancel()

    def _moved(self, job: Job, news: object) -> None:
        from app.matrix import LeftOut
        from app.pipeline import Progress

        if job is not self._job or self._matrix is None:
            return
        if isinstance(news, Progress):
            self.page.progress.show_busy(phase_text(news.phase), news.done, news.total)
        elif isinstance(news, LeftOut):
            why = f"{told(news.cause)}. {told(news.remedy)}"
            self.page.grid.refuse(news.number, why)
            self._left_out.append(f"{self._matrix.names[news.number]}: {why}")
        elif isinstance(news, Heads):
            self._show_heads(news)
        elif isinstance(news, Picture):
            self._matrix.cells[news.number] = news.playable.clip
            self._playables[news.number] = news.playable
            self.page.grid.set_cell(*news.number, news.frames, news.playable.clip.fps)
            self.page.set_exports(moving=news.playable.clip.frames is not None, any_cell=True)

    def _show_heads(self, news: Heads) -> None:
        assert self._matrix is not None
        self._matrix.headers = news.clips
        for number, (clip, frames) in enumerate(zip(news.clips, news.frames, strict=True)):
            if clip is not None and frames is not None:
                self.page.grid.set_header(number, frames, clip.fps)
                self.page.duration = max(self.page.duration, clip.duration if clip.frames is not None else 0.0)

    def _made(self, job: Job, kind: str, payload: Any) -> None:
        if job is not self._job:
            return
        self._job = None
        self._whole = kind == DONE
        if kind == FAILED:
            self._fail(payload)
            return
        text = self.tr("Click a cell to put its pair into A and B") if kind == DONE else self.tr("Cancelled")
        notes = "; ".join(self._left_out)
        self.page.progress.show_idle(
            self.tr("{0}, but: {1}").format(text, notes) if notes else text, "\n".join(self._left_out)
        )

    def _fail(self, failure: Failure) -> None:
        self.page.progress.show_idle(f"{failure.title}: {failure.cause} {failure.remedy}", failure.as_text())
        self._window.show_failure(failure)

    # Into the players

    @Slot(int, int)
    def choose(self, row: int, column: int) -> None:
        """Put a cell's pair into A and B, with its mix, and show it as the result."""
        made = self._playables.get((row, column))
        if made is None:
            return
        a, b = (Source(self._entries[number].path) for number in (row, column))
        model = self._model if isinstance(self._model, Path) else AUTOMATIC
        self._window.swaps.restore(Recipe(a, b, model, 0.0, 1.0))
        if {row, column} & self._cut:
            self._window.swaps.swap()
        else:
            self._window.swaps.results.show(made, play=True)

    @Slot(int, bool)
    def _header_chosen(self, number: int, row: bool) -> None:
        """A row's clip into A, a column's into B."""
        clip = self._entries[number].playable if number < len(self._entries) else None
        if clip is not None:
            slot = A if row else B
            self._window.swaps.put(slot, clip)
            if clip.clip.frames is None:
                self._window.playback.hear(slot)
                self._window.playback.seek_step(0)
                self._window.playback.play()

    @Slot(float)
    def _sounded(self, seconds: float) -> None:
        """A line through the cell of sound that is heard."""
        result, cell = self._window.playback.clips[RESULT], self.page.grid.current
        made = self._playables.get(cell)
        if made is None or made is not result or made.clip.frames is not None:
            self.page.grid.show_sound(0, 0, None)
        else:
            self.page.grid.show_sound(*cell, min(seconds / made.clip.duration, 1.0))

    # Into files

    @Slot(str)
    def _export_asked(self, what: str) -> None:
        self._exporting = what
        if what == "cells":
            chooser = choosers.folder(self.page, self.tr("Choose a folder for the cells"))
        elif what == "sheet":
            chooser = choosers.picture(self.page, self.tr("Export the matrix"), "matrix")
        else:
            moving = next(iter(self._playables.values())).clip
            chooser = choosers.export(self.page, replace(moving, audio=None, sample_rate=None))
            chooser.selectFile("matrix.mp4")
        chooser.fileSelected.connect(self._place_chosen)
        chooser.open()

    @Slot(str)
    def _place_chosen(self, path: str) -> None:
        self.export_to(Path(path), self._exporting)

    def export_to(self, path: Path, what: str) -> None:
        """Write what there is by now: "grid" as one clip, "sheet" as a picture, "cells" into a folder."""
        if self._matrix is None:
            return
        matrix = replace(self._matrix, cells=dict(self._matrix.cells))
        work = export_work(self._services, matrix, path, what, self.page.labels.isChecked(), self.page.original)
        title = self.tr("Could not export the matrix to {0}").format(path.name)
        self._job = self._lane.submit(Job(title, work, self._written, self._moved))

    def _written(self, job: Job, kind: str, payload: Any) -> None:
        if job is not self._job:
            return
        self._job = None
        if kind == FAILED:
            self._fail(payload)
        else:
            done = self.tr("Exported to {0}").format(payload) if kind == DONE else self.tr("Cancelled")
            self.page.progress.show_idle(done, done)


def export_work(
    services: Services, matrix: Matrix, path: Path, what: str, labels: bool, original: bool
) -> Callable[[Job], Path]:
    """The work of writing a matrix; gives the path written."""

    def work(job: Job) -> Path:
        from app.matrix_files import grid_clip, write_cells, write_sheet
        from app.pipeline import Progress

        job.report(Progress("Writing", 0, 0))
        if what == "cells":
            write_cells(matrix, path, job.report)
            return path
        if what == "sheet":
            return write_sheet(matrix, path, labels=labels, original=original)
        return services.export(grid_clip(matrix, labels=labels, original=original), path)

    return work


def _pictures(entry: Entry) -> bool:
    return entry.playable is not None and entry.playable.clip.frames is not None
