"""Expression clips in the form of MUG (Aifanti et al. 2010): drawn people who look neutral, then not, then neutral.

Six expressions, as C-DSVAE and VDSM use them, of many drawn people. What moves at the apex follows the action units of
Ekman and Friesen (1978) for each expression, in pixels of a 64 x 64 picture. Chosen here: a clip begins and ends
neutral, its apex lies between 0.4 and 0.6 of it, and its strength between 0.75 and 1. Of the people a quarter is held
out for tests, as in both papers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.face_art import FACES, GLASSES, HAIR_COLOURS, HAIRS, SIZE, SKINS, Look, Muscles, draw_face
from media_io.labelled import LabelledClips, Plan, check_request, check_split

EXPRESSIONS = ("anger", "disgust", "fear", "happiness", "sadness", "surprise")
STATIC = ("skin", "face", "hair", "hair colour", "glasses")
PEOPLE = 200
HELD_OUT = 0.25

_PEOPLE_SEED = 52
_CLASSES: dict[str, tuple[str, ...]] = {
    "skin": tuple(SKINS),
    "face": tuple(FACES),
    "hair": HAIRS,
    "hair colour": tuple(HAIR_COLOURS),
    "glasses": GLASSES,
    "expression": EXPRESSIONS,
}
_APEX = (
    Muscles(inner=-2.6, outer=0.6, knit=1.6, lids=-0.3, squint=0.3, stretch=-0.12, corners=-1.0, press=0.6),
    Muscles(inner=-1.6, outer=-0.8, knit=0.8, lids=-0.5, squint=0.4, wrinkle=1.0, corners=-1.4, gape=1.6, sneer=1.5),
    Muscles(inner=3.0, outer=1.2, knit=0.8, lids=0.55, squint=-0.1, corners=-1.2, stretch=0.3, gape=2.6),
    Muscles(outer=0.4, lids=-0.25, squint=0.5, wrinkle=0.6, corners=3.4, stretch=0.38, gape=2.8),
    Muscles(inner=3.0, outer=-1.6, knit=0.8, lids=-0.4, corners=-3.2, stretch=-0.08, press=0.2),
    Muscles(inner=3.4, outer=3.2, lids=0.7, squint=-0.15, stretch=-0.35, gape=8.0),
)


def people_of(split: str, people: int = PEOPLE) -> list[int]:
    """The numbers of the drawn people of a part: the first three quarters for training, the others for tests.

    Raises:
        MediaError: an unknown split, or fewer than two people.
    """
    check_split("the drawn people", split)
    if people < 2:
        raise MediaError(None, f"{people} drawn people for two parts", "Choose at least two.")
    cut = people - max(1, round(HELD_OUT * people))
    return list(range(cut)) if split == "train" else list(range(cut, people))


def look_of(person: int) -> Look:
    """What the drawn person of this number, 0 or more, looks like: always the same."""
    rng = np.random.default_rng([_PEOPLE_SEED, person])
    spacing, eye, nose, lips, jaw = (float(rng.uniform(0.88, 1.12)) for _ in range(5))
    irises = ((92, 60, 34), (60, 90, 50), (70, 110, 170), (50, 40, 36))
    return Look(
        skin=int(rng.integers(len(SKINS))),
        face=int(rng.integers(len(FACES))),
        hair=int(rng.integers(len(HAIRS))),
        hair_colour=int(rng.integers(len(HAIR_COLOURS))),
        glasses=int(rng.integers(len(GLASSES))),
        spacing=0.5 + spacing / 2,
        eye=eye,
        brow=float(rng.uniform(0.7, 1.3)),
        nose=nose,
        lips=1 + 2 * (lips - 1),
        jaw=jaw,
        iris=irises[rng.integers(len(irises))],
        shirt=(int(rng.integers(40, 220)), int(rng.integers(40, 220)), int(rng.integers(40, 220))),
    )


def generate(n: int, seed: int, people: Sequence[int], *, length: int = 16) -> LabelledClips:
    """All clips of a `plan`, whose arguments these are. Raises MediaError."""
    return plan(n, seed, people, length=length).drawn()


def plan(n: int, seed: int, people: Sequence[int], *, length: int = 16) -> Plan:
    """Clips of random people with random expressions, all equally likely.

    Args:
        n: number of clips, 0 or more.
        seed: 0 or more; the same seed gives the same clips.
        people: numbers of the people to choose from; see people_of.
        length: T, frames of a clip: 15 in C-DSVAE, 16 in VDSM.

    Returns:
        uint8 (n, T, 64, 64, 3) with the static factors skin, face, hair, hair colour and glasses, and the dynamic
        factor expression; the identity is the number of the person, who differs from others in more than the factors.

    Raises:
        MediaError: a negative number of clips, no frames, or nobody to draw.
    """
    check_request("expressions", n, length)
    if not people:
        raise MediaError(None, "nobody to draw", "Give the number of at least one person.")
    rng = np.random.default_rng(seed)
    person = rng.choice(np.array(people, np.int64), size=n)
    expression = rng.integers(len(EXPRESSIONS), size=n)
    strength = rng.uniform(0.75, 1.0, (n, 1)) * course(rng.uniform(0.4, 0.6, n), length)
    return Plan(person, lambda part: _drawn(person[part], expression[part], strength[part]))


def _drawn(person: NDArray[np.int64], expression: NDArray[np.int64], strength: NDArray[np.float64]) -> LabelledClips:
    """Clips of people (N,) with expressions (N,) of strengths (N, T)."""
    looks = {int(k): look_of(int(k)) for k in np.unique(person)}
    frames = np.empty((*strength.shape, SIZE, SIZE, 3), np.uint8)
    for k, who in enumerate(person.tolist()):
        frames[k] = draw_face(looks[who], _APEX[expression[k]].at(strength[k]))
    labels = {
        factor: np.array([getattr(looks[int(k)], factor.replace(" ", "_")) for k in person], np.int64)
        for factor in STATIC
    }
    labels["expression"] = expression
    return LabelledClips(frames, labels, _CLASSES, STATIC, ("expression",), person)


def course(apex: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """Strengths float64 (N, T) of a clip: 0 at both ends, 1 for a while around the apex.

    Args:
        apex: (N,), where in the clip the apex lies, above 0 and below 1.
        length: T; the one frame of a clip of one frame is the apex.
    """
    if length == 1:
        return np.ones((len(apex), 1))
    time = np.linspace(0, 1, length)
    way = np.where(time < apex[:, None], time / apex[:, None], (1 - time) / (1 - apex[:, None]))
    risen = np.clip(way / 0.8, 0, 1)
    return np.asarray(risen**2 * (3 - 2 * risen))
