"""Numbers of a code, as everybody tells of them: how far one reaches, and one that was moved. Needs no torch."""

from __future__ import annotations

from dataclasses import dataclass

REACH = 3.0
"""Deviations to either side of the mean that a number is moved to."""


@dataclass(frozen=True)
class Edit:
    """One number of a code moved.

    Attributes:
        block: its block's name.
        number: which number of the block, from 0.
        value: where its mean over time is moved to, in the units of the code; a static number is its own mean.
        held: whether a dynamic number stands still there instead of moving about it.
    """

    block: str
    number: int
    value: float
    held: bool = False


@dataclass(frozen=True)
class Range:
    """A number of a model's code, and how far it reaches.

    Attributes:
        block, number: which one.
        mean, deviation: over the clips that are known, and over what the prior draws where that is asked too.
        variance: by which numbers are put in order.
    """

    block: str
    number: int
    mean: float
    deviation: float
    variance: float

    @property
    def low(self) -> float:
        """The end of its range below."""
        return self.mean - REACH * self.deviation

    @property
    def high(self) -> float:
        """The end of its range above."""
        return self.mean + REACH * self.deviation
