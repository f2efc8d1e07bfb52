"""Every set of labelled clips by name: drawn, or cut from real data where UNBRAID_DATA has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from media_io import characters, dsprites, expressions, moving_mnist, mug, pendula, sprites
from media_io.digits import Digits, drawn_digits, read_digits
from media_io.errors import MediaError
from media_io.labelled import LabelledClips, Plan, check_request, check_split
from media_io.roots import data_root, has_data

DIGITS = "moving_mnist"
"""The folder of handwritten digits below UNBRAID_DATA."""

Load = Callable[[str, int, int, int], LabelledClips]
"""From the part, the number of clips, the seed and the frames of a clip to clips."""
Planning = Callable[[str, int, int, int], Plan]
"""From the same to clips that are not drawn yet."""


@dataclass(frozen=True)
class LabelledSet:
    """One set that can be asked for by name.

    Attributes:
        title: a line that says what it shows.
        train, test: clips of a part where no number is asked for; for a folder of the user's 0: all there are.
        length: frames of a clip where no length is asked for.
        folder: below UNBRAID_DATA; None where every clip is drawn.
        lengths: whether clips of any other length can be had too.
        whole: both parts are the same clips.
        load: draws or cuts exactly as many clips as asked for, all of a folder of the user's; None where `plan` does.
        plan: decides on so many clips, of a set of any size.
    """

    title: str
    train: int
    test: int
    length: int
    folder: str | None
    lengths: bool
    load: Load | None = None
    whole: bool = False
    plan: Planning | None = None

    def clips(self, split: str) -> int:
        """Clips of a part where no number is asked for."""
        return self.train if split == "train" else self.test


def load_labelled(
    name: str, split: str, n: int | None = None, seed: int = 0, length: int | None = None
) -> LabelledClips:
    """Labelled clips by the name of their set.

    No individual of the test part is in the training part where a set has individuals: characters, people, pictures of
    digits. Pendula and dSprites have few looks, so their parts differ in motion; the FAVAE cut has one part.

    Args:
        name: a key of SETS.
        split: "train" or "test".
        n: number of clips; so many are drawn, or picked at random out of a set of fixed size. None: the set's own.
        seed: 0 or more; the same seed gives the same clips, and train and test clips never share a stream.
        length: frames of a clip; None: the set's own.

    Raises:
        MediaError: an unknown set or split, a seed below 0, more clips than a set of fixed size has, another length
            than a set can have, or real data that is missing or broken.
    """
    plan = plan_labelled(name, split, n, seed, length)
    if plan is not None:
        return plan.drawn()
    load = SETS[name].load
    assert load is not None
    return load(*_asked(name, split, n, seed, length))


def plan_labelled(name: str, split: str, n: int | None = None, seed: int = 0, length: int | None = None) -> Plan | None:
    """The clips that `load_labelled` gives, not drawn yet; None of a set that is loaded whole. Raises MediaError."""
    plan = _checked(name, split, n, seed, length).plan
    return None if plan is None else plan(*_asked(name, split, n, seed, length))


def _checked(name: str, split: str, n: int | None, seed: int, length: int | None) -> LabelledSet:
    if name not in SETS:
        raise MediaError(None, f'no set of clips is called "{name}"', f"Choose one of {', '.join(SETS)}.")
    made = SETS[name]
    check_split(name, split)
    check_request(name, n or 0, made.length if length is None else length)
    if seed < 0:
        raise MediaError(None, f"a seed of {seed} for {name}", "Choose 0 or more.")
    if length is not None and length != made.length and not made.lengths:
        cause = f"clips of {name} have {made.length} frames, not {length}"
        raise MediaError(None, cause, "Ask for that length, or for another set.")
    return made


def _asked(name: str, split: str, n: int | None, seed: int, length: int | None) -> tuple[str, int, int, int]:
    made, stream = SETS[name], 2 * seed + (split == "test")
    return split, made.clips(split) if n is None else n, stream, length or made.length


def _generated(split: str, n: int, seed: int, length: int) -> LabelledClips:
    train, test = characters.split_characters()
    people = train if split == "train" else test
    motions = len(characters.ACTIONS) * len(characters.DIRECTIONS)
    if n > len(people) * motions:
        raise _too_many("generated", split, n, len(people) * motions)
    if n < len(people) * motions:
        order = np.random.default_rng(seed).permutation(len(people))
        people = [people[k] for k in order[: -(-n // motions)]]
    clips = characters.generate(people, frames=length)
    return clips if n == len(clips) else _some("generated", split, clips, n, seed)


def _sprites(cut: str) -> Load:
    def load(split: str, n: int, seed: int, length: int) -> LabelledClips:
        clips = sprites.load_sprites(data_root() / "sprites", split, cut)
        return _some(f"sprites ({cut})", split, clips, n, seed)

    return load


def _moving_mnist(split: str, n: int, seed: int, length: int) -> Plan:
    return moving_mnist.plan(n, seed, digits_at_hand(split), length=length)


def digits_at_hand(split: str) -> Digits:
    """MNIST's digits where UNBRAID_DATA has moving_mnist/, drawn ones otherwise. Raises MediaError."""
    return read_digits(data_root() / DIGITS, split) if has_data(DIGITS) else drawn_digits(split)


def _pendula(split: str, n: int, seed: int, length: int) -> Plan:
    return pendula.plan(n, seed, length=length)


def _dsprites(kind: str) -> Planning:
    def plan(split: str, n: int, seed: int, length: int) -> Plan:
        return dsprites.plan(n, seed, kind, length=length)

    return plan


def _expressions(split: str, n: int, seed: int, length: int) -> Plan:
    return expressions.plan(n, seed, expressions.people_of(split), length=length)


def _mug(split: str, n: int, seed: int, length: int) -> LabelledClips:
    clips = mug.load_mug(data_root() / "mug", split, length=length)
    return _some("mug", split, clips, n or len(clips), seed)


def _some(name: str, split: str, clips: LabelledClips, n: int, seed: int) -> LabelledClips:
    """All clips, or n of them at random, in the order they had."""
    if n > len(clips):
        raise _too_many(name, split, n, len(clips))
    if n == len(clips):
        return clips
    return clips.select(np.sort(np.random.default_rng(seed).permutation(len(clips))[:n]))


def _too_many(name: str, split: str, n: int, there: int) -> MediaError:
    return MediaError(None, f"{n} clips of the {split} part of {name}, which has {there}", "Ask for fewer clips.")


SETS: dict[str, LabelledSet] = {
    "generated": LabelledSet("drawn characters", 9_000, 2_664, 8, None, True, _generated),
    "sprites": LabelledSet("Sprites, published cut", 9_000, 2_664, 8, "sprites", False, _sprites("published")),
    "sprites-vdsm": LabelledSet("Sprites, VDSM's cut", 9_072, 1_008, 8, "sprites", False, _sprites("vdsm")),
    "sprites-favae": LabelledSet("Sprites, FAVAE's cut", 144, 144, 8, "sprites", False, _sprites("favae"), True),
    "moving-mnist": LabelledSet("two digits that bounce", 6_000, 1_500, 15, None, True, plan=_moving_mnist),
    "pendula": LabelledSet("swinging pendula", 6_000, 1_500, 16, None, True, plan=_pendula),
    "dsprites": LabelledSet("moving shapes", 6_000, 1_500, 16, None, True, plan=_dsprites("independent")),
    "dsprites-causal": LabelledSet(
        "moving shapes whose scale sets their motion", 6_000, 1_500, 16, None, True, plan=_dsprites("causal")
    ),
    "dsprites-intervened": LabelledSet(
        "the same motions at any scale, to train judges on", 6_000, 1_500, 16, None, True, plan=_dsprites("intervened")
    ),
    "expressions": LabelledSet("expressions of drawn people", 6_000, 1_500, 16, None, True, plan=_expressions),
    "mug": LabelledSet("MUG's expressions, from your copy", 0, 0, 16, "mug", True, _mug),
}
