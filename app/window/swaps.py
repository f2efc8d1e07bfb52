"""Leads clips from the library into the players and through the swap into the result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal, Slot

from app.window import choosers
from app.window.failures import Failure
from app.window.languages import number
from app.window.library import Entry
from app.window.mix import model_name
from app.window.opening import Opened, dropped_paths
from app.window.playable import Playable
from app.window.playback import RESULT, A, B
from app.window.recipe import Recipe, Source
from app.window.results import ResultLead

if TYPE_CHECKING:
    from app.pipeline import ModelInfo
    from app.window.main import MainWindow


KEPT_VOICES = 4


class SwapLead(QObject):
    """Listens to library, players, mix strip and desk.

    Signals:
        moved: what is in the players may have changed.
        made: a whole result, and whether the user asked for it with Swap.
    """

    moved = Signal()
    made = Signal(object, bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._mix = window.mix
        self._library = window.library
        self._clips = window.playback.clips
        self.listed = False
        self._pending = False
        self._voices: dict[Path, Playable] = {}
        self._restored: Recipe | None = None
        self._failures: list[Failure] = []
        self._targets: dict[Path, int] = {}
        self.results = ResultLead(window, self.refresh)
        self.results.made.connect(self.made)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        desk, mix = self._desk, self._mix
        desk.found.connect(self._library.opening)
        desk.opened.connect(self._opened)
        desk.opening_ended.connect(self._opening_ended)
        desk.models_listed.connect(self._models_listed)
        desk.model_found.connect(self._model_found)
        self._library.chosen.connect(self._chosen)
        self._library.speaker_chosen.connect(self._speaker_chosen)
        desk.gathered.connect(self._gathered)
        self._window.workspace.dropped.connect(self._dropped)
        mix.speaker_asked.connect(self.ask_speaker)

    @property
    def can_swap(self) -> bool:
        """Whether both players are filled and there is a model."""
        return self._clips[A] is not None and self._clips[B] is not None and bool(self._desk.models)

    @Slot()
    def refresh(self) -> None:
        """Show what can be done now."""
        window, ready = self._window, self.can_swap
        filled = any(clip is not None for clip in self._clips) or window.library.model.rowCount() > 0
        window.pages.setCurrentWidget(window.workspace if filled else window.empty)
        self._mix.swap.setEnabled(ready)
        self._mix.voice.setVisible(self.results.converts)
        self._mix.speaker.setVisible(self._speakable())
        result = self._clips[RESULT]
        whole = result is not None and not result.preview
        self._mix.export.setEnabled(whole)
        window.command["swap"].setEnabled(ready)
        window.command["trade"].setEnabled(any(clip is not None for clip in self._clips[:2]))
        window.command["export"].setEnabled(whole)
        window.command["cancel_swap"].setEnabled(self._desk.swapping)
        window.workspace.players[RESULT].set_hint(self._hint())
        self.results.refresh()
        self.moved.emit()

    def _speakable(self) -> bool:
        """Whether A's words could be said in the voice of a folder; pictures have no such folder."""
        return not self.results.both and self.results.voiced(self._clips[A])

    def _hint(self) -> str:
        if self._desk.swapping:
            return self.tr("Braiding…")
        if self.listed and not self._desk.models:
            return self.tr("Train or load a model")
        if self._clips[A] is None or self._clips[B] is None:
            return self.tr("Fill A and B:\ntheir braid appears here")
        return self.tr("Press Swap (X)")

    # Into the players

    @Slot(object)
    def _opened(self, news: Opened) -> None:
        if news.playable is not None:
            self._library.opened(news.path, news.playable)
            self._place(news.path, news.playable)
        elif news.failure is not None:
            self._library.failed(news.path, news.failure)
            self._failures.append(news.failure)
        self.refresh()

    def _place(self, path: Path, clip: Playable) -> None:
        """Into the player it was dropped on; else into the first that is empty, B only beside its like."""
        slot = self._targets.pop(path, None)
        if slot is None and self._clips[A] is None:
            slot = A
        a = self._clips[A]
        if slot is None and self._clips[B] is None and a is not None and _kind(a) == _kind(clip):
            slot = B
        if slot is not None:
            self.put(slot, clip)

    @Slot(object, bool)
    def _opening_ended(self, paths: list[Path], sample: bool) -> None:
        for entry in list(self._library.model.entries):
            self._library.given_up(entry.path)
        self._tell_failures()
        clips = [row.playable for path in paths if (row := self._library.entry(path)) is not None]
        if sample and len(clips) >= 2 and clips[0] is not None and clips[1] is not None:
            self.put(A, clips[0])
            self.put(B, clips[1])
            self._pending = True
            self._swap_pending()
        self._targets.clear()
        self.refresh()

    def _tell_failures(self) -> None:
        failures, self._failures = self._failures, []
        if len(failures) == 1:
            self._window.show_failure(failures[0])
        elif failures:
            title = self.tr("{0} files could not be opened").format(number(len(failures), ","))
            details = "\n\n".join(failure.as_text() for failure in failures)
            causes = "; ".join(f"{failure.path}: {failure.cause}" for failure in failures[:3])
            self._window.show_failure(Failure(title, causes, failures[0].remedy, details))

    @Slot(int, object)
    def _chosen(self, slot: int, entry: Entry) -> None:
        if entry.playable is not None:
            if slot < 0:
                slot = B if self._clips[A] is not None and self._clips[B] is None else A
            self.put(slot, entry.playable)

    @Slot(int, object)
    def _speaker_chosen(self, slot: int, entry: Entry) -> None:
        if entry.playable is not None:
            self._restored = None
            self._desk.gather(slot, entry.playable, entry.path.parent)

    @Slot(int, object)
    def _dropped(self, slot: int, data: QMimeData) -> None:
        paths = dropped_paths(data)
        entry = self._library.entry(paths[0]) if len(paths) == 1 else None
        if entry is not None and entry.playable is not None:
            self.put(slot, entry.playable)
        elif paths:
            self._targets[paths[0]] = slot
            self._window.open_paths(paths)

    @Slot(int, object)
    def put(self, slot: int, clip: Playable | None) -> None:
        """Fill a player; the result of the clips before goes."""
        self._desk.cancel_swap()
        self._window.workspace.set_clip(slot, clip)
        if self._clips[RESULT] is not None:
            self._window.workspace.set_clip(RESULT, None)
        self.results.forget()
        self._mix.show_idle("")
        self._mix.live = False
        first = next((one for one in self._clips[:2] if one is not None), None)
        if first is not None:
            self._mix.set_sounds(first.clip.frames is None)
        self.refresh()

    @Slot(int, object)
    def _gathered(self, slot: int, clip: Playable) -> None:
        """A folder of recordings is a voice: the words are the other player's."""
        self.put(slot, clip)
        if clip.speaker is not None:
            self._voices.pop(clip.speaker, None)
            self._voices = dict([*self._voices.items(), (clip.speaker, clip)][-KEPT_VOICES:])
        restored = self._restored
        if restored is not None and clip.speaker == (restored.b if slot == B else restored.a).speaker:
            self.results.restore(restored)
            self._mix.set_mix(restored.static, restored.dynamic)
        else:
            self._mix.set_mix(*((1.0, 0.0) if slot == B else (0.0, 1.0)))

    @Slot()
    def trade(self) -> None:
        """Exchange A and B."""
        a, b = self._clips[A], self._clips[B]
        self.put(A, b)
        self.put(B, a)

    @Slot()
    def ask_speaker(self) -> None:
        """Choose a folder of recordings to be the voice of B."""
        chooser = choosers.folder(self._window, self.tr("Choose a folder with recordings of one speaker"))
        chooser.fileSelected.connect(self._speaker_folder)
        chooser.open()

    @Slot(str)
    def _speaker_folder(self, folder: str) -> None:
        self._restored = None
        self._desk.gather(B, None, Path(folder))

    # Recipes

    def recipe(self) -> Recipe:
        """What makes the result, as players and mix strip stand."""
        mix = self._mix
        shares = mix.static.value, mix.dynamic.value
        return self.results.into(Recipe(self._source(A), self._source(B), mix.model, *shares, mix.voice.dials))

    def restore(self, recipe: Recipe) -> None:
        """Bring players and mix strip to where they stood; no swap follows.

        A clip that is no longer in the library leaves its player empty; a folder of recordings that is not among the
        last is gathered again.
        """
        self._restored = recipe
        for slot, source in ((A, recipe.a), (B, recipe.b)):
            self._restore_source(slot, source)
        self._mix.live = False
        self._mix.choose_model(recipe.model)
        self._mix.voice.set_dials(recipe.dials)
        self.results.restore(recipe)
        self._mix.set_mix(recipe.static, recipe.dynamic)  # the last: it stops what the others began
        self.refresh()

    def _source(self, slot: int) -> Source:
        clip = self._clips[slot]
        if clip is None:
            return Source()
        entry = self._library.entry_of(clip)
        return Source(entry.path if entry is not None else None, clip.speaker)

    def _restore_source(self, slot: int, source: Source) -> None:
        entry = self._library.entry(source.clip) if source.clip is not None else None
        clip, now = entry.playable if entry is not None else None, self._clips[slot]
        if source.speaker is not None:
            if source != self._source(slot):
                self._restore_speaker(slot, clip, source.speaker)
        elif clip is now:
            return
        elif clip is None or now is None or clip.clip is not now.clip or now.speaker is not None:
            self.put(slot, clip)
        else:
            self._window.workspace.set_clip(slot, clip)  # the same under another title: the result is still of it

    def _restore_speaker(self, slot: int, clip: Playable | None, folder: Path) -> None:
        voice = self._voices.get(folder)
        self.put(slot, voice or clip)
        if voice is None:
            self._desk.gather(slot, clip, folder)

    # Swaps

    @Slot()
    def swap(self) -> None:
        """Make the swap that the mix strip describes, and play it."""
        self.results.swap()

    def remake(self) -> None:
        """Make the result again, without playing it."""
        self.results.again()

    def _swap_pending(self) -> None:
        if self._pending and self.can_swap:
            self._pending = False
            self.swap()

    # Models

    @Slot(object)
    def _models_listed(self, models: list[ModelInfo]) -> None:
        self.listed = True
        self._window.undo.note()
        self._mix.set_models(models)
        self._swap_pending()
        self.refresh()
        self._window.undo.accept()

    @Slot(object, bool)
    def _model_found(self, info: ModelInfo, named: bool) -> None:
        if named:
            self._mix.set_models(self._desk.models, info.path)
            self._window.show_info(self.tr("Model loaded"), model_name(info))
            self.results.mix_moved()


def _kind(clip: Playable) -> bool:
    return clip.clip.frames is not None
