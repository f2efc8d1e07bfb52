"""Data sets that are drawn or cut from pictures, as training would take them: known without making them."""

from __future__ import annotations

from app.bench.data import MOTIONS, SOURCES, load, unnamed_to_validate
from app.training_data import EXACT, VIDEO, check_kind, kind_of
from app.training_preview import Found, bytes_of
from app.training_rules import characters_asked_for, clips_to_validate
from core_models.config import Window
from media_io import characters
from media_io.datasets import SETS, data_root
from media_io.errors import MediaError

FPS = 8


def look_at_set(name: str, window: Window) -> Found:
    """A set by name.

    Raises:
        MediaError: real data that is not at hand.
        ModelError: a set of another kind than the model takes.
    """
    base, _, count = name.partition(":")
    check_kind(name, kind_of(name), window)
    if kind_of(name) == "vectors":
        clips = len(load(name, window).train.clips)
        return Found(name, "vectors", clips, clips, 2 * clips, clips, bytes=2 * clips * bytes_of(window))
    made = SETS[base]
    if made.folder is not None and not (data_root() / made.folder).is_dir():
        raise MediaError(data_root() / made.folder, "this data is not here", "Put it there, or choose other data.")
    varied = base in VIDEO and count != EXACT
    clips, people = _counted(base, count, varied)
    held = clips_to_validate(people) if people else unnamed_to_validate(clips)
    frames = made.length if varied or not made.lengths else window.length
    return Found(
        name,
        "video",
        clips,
        clips,
        clips,
        held,
        individuals=people,
        lengths=(frames / FPS,) * 3,
        seconds=clips * frames / FPS,
        rates={f"{FPS} fps": clips},
        bytes=clips * bytes_of(window),
        counted=bool(clips),
        problem=_problem(name, frames, varied, window),
    )


def _counted(base: str, count: str, varied: bool) -> tuple[int, int]:
    """Clips, and characters where every one of them does all motions."""
    number = int(count) if count.isdigit() else 0
    if base == "generated":
        people = characters_asked_for(count) if varied else number or len(characters.split_characters()[0])
        return people * MOTIONS, people
    clips = number or SETS[base].train
    return clips, clips // MOTIONS if base == "sprites" else 0


def _problem(name: str, frames: int, varied: bool, window: Window) -> str:
    sizes = (64,) if varied else (32, 64)
    if frames == window.length and window.size in sizes:
        return ""
    wanted = f"the preset takes {window.length} of {window.size} x {window.size}"
    return f"The clips of {name} are {frames} frames of 64 x 64, {wanted}. Choose another preset or data."


def title_of(name: str) -> str:
    """A line that says what a set shows."""
    return SOURCES[name.partition(":")[0]].title
