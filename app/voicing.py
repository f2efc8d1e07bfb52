"""How a voice is made: the share of each classical step, and what a user may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core_models.errors import ModelError

BackEnd = Literal["world", "filter", "griffin-lim"]
SHARES = ("detail", "emphasis", "modulations", "followed", "retrieval", "spread")
MISSED_USUAL, MISSED_RANGE, MOST_DETAIL = 6.5, 4.0, 0.8
FINE = 8
"""The first of the coefficients that tell fine structure rather than formants: of these less is kept."""


@dataclass(frozen=True)
class Voicing:
    """How a voice is made.

    Attributes:
        pitch: semitones on top of the target's pitch.
        formants: factor of the formants' frequencies on top of the target's.
        back_end: "world" changes pitch, envelope and voicing freely; "filter" filters the recording, which keeps its
            quality and its pitch; "griffin-lim" needs nothing of the recording but its level.
        detail: share of the source's own structure that is kept, 0 to 1, at least (see `detail_for`); of coefficients
            from FINE on its cube. More is clearer, less is nearer to how the target would say it.
        emphasis: how far beyond the target the voice is moved, as a share of the way from source to target.
        adapts: whether more detail is kept of a source that the model can hardly say itself.
        modulations: how far the rise and fall of each band is brought back to the source's, 0 to 1 ("world").
        followed: how far these are the source's as the change of voice alters them, 0 to 1; at 0 they are the source's
            own, which is clearer.
        retrieval: share of the target's own frames, found by what the model decodes, beside the decoded ones, 0 to 1.
        spread: how far the variance of each coefficient is raised to the target's, 0 to 1.
        again: how often what is made is measured and made again with what its envelopes lack, 0 to 3 ("world").
    """

    pitch: float = 0.0
    formants: float = 1.0
    back_end: BackEnd = "world"
    detail: float = 0.3
    emphasis: float = 0.1
    modulations: float = 0.8
    followed: float = 0.15
    adapts: bool = True
    retrieval: float = 0.75
    spread: float = 0.5
    again: int = 1

    def __post_init__(self) -> None:
        if not (abs(self.pitch) <= 24 and 0.5 <= self.formants <= 2):
            raise ModelError(
                f"a pitch moved by {self.pitch:g} semitones and formants by a factor of {self.formants:g}. "
                "Choose -24 to 24 and 0.5 to 2."
            )
        shares = {name: getattr(self, name) for name in SHARES}
        if not all(0 <= share <= 1 for share in shares.values()):
            told = ", ".join(f"{name} {share:g}" for name, share in shares.items())
            raise ModelError(f"{told}. Choose each from 0 to 1.")
        if not 0 <= self.again <= 3:
            raise ModelError(f"a voice made again {self.again} times. Choose 0 to 3.")
        if self.back_end not in ("world", "filter", "griffin-lim"):
            raise ModelError(f"no back end is called {self.back_end!r}; valid: world, filter, griffin-lim.")


def detail_for(missed: float, how: Voicing) -> float:
    """The share of the source's own detail: what was asked for, and more where the model can hardly say the source.

    Voices unlike all that a model has heard come out of it unclear: 5 dB are usual, 9 dB is another kind of voice.
    """
    if not how.adapts:
        return how.detail
    return max(how.detail, min((missed - MISSED_USUAL) / MISSED_RANGE, MOST_DETAIL))
