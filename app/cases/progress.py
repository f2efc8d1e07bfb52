"""Where a long job stands, as every use case tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """Where a long job stands.

    Attributes:
        phase: a line for a user, such as "Encoding A".
        done, total: items of this phase; total 0 where unknown.
    """

    phase: str
    done: int
    total: int


OnProgress = Callable[[Progress], None]


def unheard(progress: Progress) -> None:
    """For callers that do not ask how far it is."""
