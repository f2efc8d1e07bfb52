"""Leads what the mix strip asks for to the desk, and the results into their player."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu

from app.window.orders import (
    AUTOMATIC,
    BOTH,
    DYNAMIC,
    OWN_A,
    OWN_B,
    STATIC,
    SWAPPED,
    Order,
    Parts,
    SampleOrder,
    StepOrder,
    SwapOrder,
)
from app.window.phases import phase_text
from app.window.playable import Playable
from app.window.playback import RESULT, A, B
from app.window.recipe import Plain, Recipe
from app.window.steps import OF_A, OF_B, OF_RESULT, Step, needed
from app.window.worker import DONE, Job

if TYPE_CHECKING:
    from app.pipeline import ModelInfo, Progress
    from app.window.main import MainWindow
    from core_models.types import Block

QUICK_SECONDS = 0.15
"""A swap that took no longer is made again at every move of a blend, without a wait and without a progress bar."""
QUIET_SECONDS = 0.4
"""For so long nothing is shown of the progress of such a swap."""


class ResultLead(QObject):
    """Swaps, draws, steps of codes and what is remembered of them: live blends, the seed, the blocks.

    Signals:
        made: a whole result, and whether the user asked for it with Swap.
    """

    made = Signal(object, bool)

    def __init__(self, window: MainWindow, refresh: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._desk, self._mix = window, window.desk, window.mix
        self._clips = window.playback.clips
        self._refresh = refresh
        self._play = self._asked = self._unheard = False
        self._draw: tuple[str, int] | None = None
        self._steps: tuple[Step, ...] = ()
        self._seed = 1
        self._begun = 0.0
        self._blocks: dict[Path, tuple[Block, ...]] = {}
        self._wanted: Mapping[str, str] = {}
        self._connect()

    def _connect(self) -> None:
        desk, mix = self._desk, self._mix
        desk.swap_moved.connect(self._moved)
        desk.previewed.connect(self._made)
        desk.swapped.connect(self._made)
        desk.swap_ended.connect(self._ended)
        mix.swap_asked.connect(self.swap)
        mix.mix_moved.connect(self.mix_moved)
        mix.mix_dragged.connect(self._dragged)
        mix.model_chosen.connect(self._other_model)
        mix.draw_asked.connect(self.draw)
        mix.cancel_asked.connect(desk.cancel_swap)
        menu = QMenu(mix.sample)
        menu.addActions([self._window.command[f"draw_{kind}"] for kind in (DYNAMIC, STATIC, BOTH)])
        mix.sample.setMenu(menu)

    # What there is

    @property
    def both(self) -> bool:
        """Whether both clips have picture and sound."""
        clips = [one.clip for one in self._clips[:2] if one is not None and one.speaker is None]
        return len(clips) == 2 and all(clip.frames is not None and clip.audio is not None for clip in clips)

    @property
    def converts(self) -> bool:
        """Whether a voice is converted in the swap that the strip describes."""
        a, b = self._clips[A], self._clips[B]
        if a is None or b is None or a.pcm is None or b.pcm is None:
            return False
        if self.both and self._mix.parts.parts.sound in (OWN_A, OWN_B):
            return False
        return self.voiced(a)

    def voiced(self, a: Playable | None) -> bool:
        """Whether this clip as A has sound that the model in force would give another voice."""
        if a is None or a.pcm is None:
            return False
        info = self._model("speech", a) if self.both else self._in_force(a)
        return info is not None and info.converts

    def _in_force(self, a: Playable) -> ModelInfo | None:
        model, services = self._mix.model, self._desk.services
        if isinstance(model, Path):
            return next((info for info in self._desk.models if info.path == model), None)
        key = services.model_key_for(a.clip)
        return next((info for info in self._desk.models if info.key == key), None)

    def _model(self, kind: str, a: Playable) -> ModelInfo | None:
        """The model for the pictures ("video") or the sound ("speech") of clips with both, as `Swapper` chooses it."""
        chosen, models = self._mix.model, self._desk.models
        own = next((info for info in models if info.path == chosen and info.kind == kind), None)
        key = "speech" if kind == "speech" else self._desk.services.model_key_for(a.clip)
        return own or next((info for info in models if info.key == key), None)

    @Slot()
    def refresh(self) -> None:
        """Show what can be asked for now."""
        mix, a = self._mix, self._clips[A]
        filled = any(clip is not None for clip in self._clips[:2])
        can_draw = filled and bool(self._desk.models)
        mix.sample.setEnabled(can_draw)
        for kind in (DYNAMIC, STATIC, BOTH):
            self._window.command[f"draw_{kind}"].setEnabled(can_draw)
        mix.parts.setVisible(self.both)
        if self.both and a is not None:
            infos = self._model("video", a), self._model("speech", a)
            mix.parts.set_models(*(info.key if info is not None else self.tr("a model") for info in infos))
        self._show_blocks()

    # Blocks

    def _show_blocks(self) -> None:
        first = next((clip for clip in self._clips[:2] if clip is not None), None)
        info = None
        if first is not None:
            info = self._model("video", first) if self.both else self._in_force(first)
        if info is None:
            self._mix.blocks.set_blocks(())
        elif info.path in self._blocks:
            self._mix.blocks.set_blocks(self._blocks[info.path])
            if self._wanted:
                self._mix.blocks.choose(self._wanted)
                self._wanted = {}
        else:
            self._blocks[info.path] = ()
            path, read = info.path, self._desk.services.model_blocks
            title = self.tr("Could not read the model's blocks")
            self._desk.background.run(title, lambda _: (path, read(path)), self._blocks_read)

    def _blocks_read(self, job: Job, kind: str, payload: Any) -> None:
        if kind == DONE:  # a model that cannot be read says so when it is loaded
            self._blocks[payload[0]] = payload[1]
            self._show_blocks()

    # Asking

    @Slot()
    def swap(self) -> None:
        """Make the swap that the mix strip describes, and play it."""
        self._play = self._asked = True
        self.forget()
        self._start()

    def again(self, play: bool = False) -> None:
        """Make the result that the recipe tells of: a swap, a draw with its seed, or steps of codes."""
        self._play = play
        self._start()

    def forget(self) -> None:
        """What is made next is a swap: draws and steps of codes are over."""
        self._draw, self._steps = None, ()

    @Slot()
    def mix_moved(self) -> None:
        """Make the swap again where there is one."""
        if self._desk.swapping or self._clips[RESULT] is not None:
            self.forget()
            self._start()

    @Slot()
    def _dragged(self) -> None:
        order = self._swap_order()
        if order is not None:
            self.forget()
            if not self._desk.swapping:
                self._begun = monotonic()
            self._desk.follow(order)

    @Slot(str)
    def draw(self, kind: str) -> None:
        """Invent what moves, what stays or both, and play it; each time another."""
        self._play, self._steps = True, ()
        self._draw, self._seed = (kind, self._seed), self._seed + 1
        self._start()

    def _start(self) -> None:
        order = self._order()
        if order is not None:
            self._mix.live = False
            self._begun = monotonic()
            self._desk.swap(order)
            self._mix.progress.show_busy(self.tr("Starting the swap"), 0, 0)
            self._refresh()

    def _order(self) -> Order | None:
        """What the recipe tells of; None where something is missing."""
        base = self._sample_order(*self._draw) if self._draw is not None else self._swap_order()
        if not self._steps:
            return base
        there = {OF_A: self._clips[A], OF_B: self._clips[B], OF_RESULT: base}
        missing = [one for one in needed(self._steps) if there[one] is None]
        if missing or not self._desk.models:
            return None
        whole = base if OF_RESULT in needed(self._steps) else None
        return StepOrder(self._mix.model, self._steps, self._clips[A], self._clips[B], whole)

    def _swap_order(self) -> SwapOrder | None:
        a, b, mix = self._clips[A], self._clips[B], self._mix
        if a is None or b is None or not self._desk.models:
            return None
        parts = mix.parts.parts if self.both else None
        return SwapOrder(mix.model, a, b, mix.mix, mix.voice.dials, mix.blocks.choices, parts)

    def _sample_order(self, kind: str, seed: int) -> SampleOrder | None:
        """A draw beside the other factor of the clip that the blends say, of A or B where only one is there."""
        row = self._mix.static if kind == DYNAMIC else self._mix.dynamic
        sides = ((B, OWN_B), (A, OWN_A)) if row.value >= 0.5 else ((A, OWN_A), (B, OWN_B))
        for slot, side in sides:
            clip = self._clips[slot]
            if clip is not None and self._desk.models:
                return SampleOrder(self._mix.model, kind, seed, clip, side)
        return None

    # Recipes

    def into(self, recipe: Recipe) -> Recipe:
        """A recipe with what is known here: blocks, parts, the draw and the steps."""
        extra: dict[str, Plain] = {}
        if self._draw is not None:
            extra |= {"sample": self._draw[0], "seed": self._draw[1]}
        if self.both:
            parts = self._mix.parts.parts
            extra |= {"picture": parts.picture, "sound": parts.sound}
        return replace(recipe, blocks=self._mix.blocks.choices or dict(self._wanted), extra=extra, steps=self._steps)

    def restore(self, recipe: Recipe) -> None:
        """Bring the strip to where it stood; nothing is made."""
        extra, self._steps = recipe.extra, recipe.steps
        kind, seed = extra.get("sample"), extra.get("seed")
        known = kind in (DYNAMIC, STATIC, BOTH) and isinstance(seed, int)
        self._draw = (str(kind), int(seed)) if known and isinstance(seed, int) else None
        if self._draw is not None:
            self._seed = max(self._seed, self._draw[1] + 1)
        self._mix.parts.set_parts(Parts(str(extra.get("picture", SWAPPED)), str(extra.get("sound", AUTOMATIC))))
        self._wanted = dict(recipe.blocks)
        self._mix.blocks.choose(recipe.blocks)
        self._mix.live = False

    # Getting

    @Slot()
    def _other_model(self) -> None:
        self._mix.live = False
        self._refresh()

    @Slot(object)
    def _moved(self, progress: Progress) -> None:
        if not self._mix.live or monotonic() - self._begun >= QUIET_SECONDS:
            self._mix.progress.show_busy(phase_text(progress.phase), progress.done, progress.total)

    @Slot(object)
    def _made(self, clip: Playable) -> None:
        if clip.preview and self._mix.live:
            return  # the whole comes as soon
        playback, sounds = self._window.playback, clip.pcm is not None
        self._unheard = self._unheard or self._clips[RESULT] is None
        self._window.workspace.set_clip(RESULT, clip)
        if self._unheard and sounds:
            playback.hear(RESULT)
        awaited = clip.preview and not sounds
        self._unheard = self._unheard and awaited
        if self._play:
            self._play = awaited  # a picture plays again when its sound comes
            playback.seek_step(0)
            playback.play()
        self._begun = monotonic()
        if not clip.preview:
            asked, self._asked = self._asked, False
            self.made.emit(clip, asked)
        if not self._mix.live:
            self._refresh()

    def show(self, clip: Playable, play: bool = False, steps: tuple[Step, ...] = ()) -> None:
        """Show what was made otherwise than at the desk: a cell of a matrix, or what steps of codes made."""
        self._desk.cancel_swap()
        self._play, self._steps, self._mix.live = play, steps, False
        if OF_RESULT not in needed(steps):
            self._draw = None
        self._made(clip)
        self._mix.show_idle("", clip.notes)

    @Slot(str)
    def _ended(self, kind: str) -> None:
        self._asked = False
        texts = {"done": self.tr("Done"), "cancelled": self.tr("Cancelled"), "failed": self.tr("The swap did not work")}
        result, text = self._clips[RESULT], texts[kind]
        notes: tuple[str, ...] = ()
        if kind == DONE and result is not None:
            notes = result.notes
            if self._desk.swap_rule:
                text = self.tr("Done. {0}").format(self._desk.swap_rule)
        self._mix.live = kind == DONE and self._desk.swap_seconds <= QUICK_SECONDS
        self._mix.show_idle(text, notes)
        self._refresh()
