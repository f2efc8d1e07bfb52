"""The one clock of playback: monotonic time, slewed to the sound card's.

A sound card takes some 50 ms to start, a sleeping one more: until its position moves, time waits for it.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from fractions import Fraction

JUMP_S = 0.25
"""An error above this is corrected at once, backwards too."""
NEAR_S = 0.025
"""No card tells its position this badly: an error above it is brought down to it at once, but time never runs back.

A machine that is too busy stops the sound and the window together, and the sound then lags for good.
"""
SLEW = 0.1
"""The share of a smaller error that is corrected at each reading, which no eye sees."""
STALL_S = 0.5
"""Without movement of the sound's position for this long, wall time rules."""


class PlayClock:
    """Seconds into the clip. Qt-free; `monotonic` gives seconds from any origin.

    Attributes:
        speed: seconds of the clip a second of wall time.
        stalled: whether the sound's position stands still although time passes.
        followed: whether it has moved since the last start or seek.
        patient: whether time waits for it to move, for STALL_S at most.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._origin = 0.0
        self._held: float | None = 0.0
        self._audio_at = 0.0
        self._audio_seen = 0.0
        self._from = 0.0
        self._wrapped = 0.0
        self._told = 0.0
        self.speed = 1.0
        self.stalled = False
        self.followed = False
        self.patient = True

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self._held is None

    def start(self) -> None:
        """Let time pass from where it stands."""
        if self._held is not None:
            self._set(self._held)
            self._held = None

    def pause(self) -> None:
        """Hold the present time."""
        if self._held is None:
            self._held = self._here(self._monotonic())

    def set_speed(self, speed: float) -> None:
        """Let time pass faster or slower from here on."""
        seconds = self.now()
        self.speed = speed
        self.seek(seconds)

    def seek(self, seconds: float) -> None:
        """Jump to a time, running or held."""
        if self._held is None:
            self._set(seconds)
        else:
            self._held = seconds

    def wrap(self, seconds: float) -> None:
        """Go back by the length of a loop that the sound plays through: its position goes on counting."""
        self._origin += seconds / self.speed
        self._wrapped += seconds
        self._told -= seconds

    def now(self, audio: float | None = None) -> float:
        """The time in seconds; `audio` is the position that the sound has reached, None where there is none."""
        if self._held is not None:
            return self._held
        wall = self._monotonic()
        here = self._here(wall)
        if audio is None:
            return here
        if audio != self._audio_at:
            first = math.isnan(self._audio_at)
            self._audio_at, self._audio_seen, self.stalled = audio, wall, False
            if not first:
                self.followed = True
                self._follow(audio - self._wrapped, here)
        elif wall - self._audio_seen > STALL_S:
            self.stalled = True
        if self.patient and not self.followed and not self.stalled:
            self._origin = wall - self._from / self.speed
        self._told = self._here(wall)
        return self._told

    def _here(self, wall: float) -> float:
        return (wall - self._origin) * self.speed

    def _follow(self, heard: float, here: float) -> None:
        error = heard - here
        if abs(error) > JUMP_S:
            there = heard
        elif abs(error) > NEAR_S:
            there = max(heard - math.copysign(NEAR_S, error), self._told)
        else:
            there = here + SLEW * error
        self._origin -= (there - here) / self.speed

    def _set(self, seconds: float) -> None:
        wall = self._monotonic()
        self._origin = wall - seconds / self.speed
        self._audio_at, self._audio_seen, self.stalled = math.nan, wall, False
        self.followed = False
        self._from = self._told = seconds
        self._wrapped = 0.0


def frame_at(seconds: float, fps: Fraction, count: int) -> int:
    """Index of the frame on screen: floor(t * fps), the last one held after the end.

    A microsecond of grace makes t = n / fps, which a float may round down, frame n.
    """
    return min(max(math.floor((seconds + 1e-6) * float(fps)), 0), count - 1)
