"""What the keys and menu entries of playing do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.window.playback import RESULT, SPEEDS, A, B, Playback

LEAP = 10
VOLUME_STEP = 0.1


class PlayKeys(QObject):
    """Slots without arguments for the actions of the menu Play."""

    def __init__(self, playback: Playback) -> None:
        super().__init__(playback)
        self._playback = playback

    def handlers(self) -> dict[str, Callable[[], None]]:
        """The slots by the keys of the action registry."""
        return {
            "play": self._playback.toggle,
            "frame_back": self._frame_back,
            "frame_on": self._frame_on,
            "ten_back": self._ten_back,
            "ten_on": self._ten_on,
            "home": self._home,
            "end": self._end,
            "mark_in": self._mark_in,
            "mark_out": self._mark_out,
            "go_in": self._go_in,
            "go_out": self._go_out,
            "clear_points": self._clear_points,
            "loop": self._loop,
            "mute": self._mute,
            "louder": self._louder,
            "softer": self._softer,
            "faster": self._faster,
            "slower": self._slower,
            "hear_a": self._hear_a,
            "hear_b": self._hear_b,
            "hear_result": self._hear_result,
        }

    @Slot()
    def _frame_back(self) -> None:
        self._playback.nudge(-1)

    @Slot()
    def _frame_on(self) -> None:
        self._playback.nudge(1)

    @Slot()
    def _ten_back(self) -> None:
        self._playback.nudge(-LEAP)

    @Slot()
    def _ten_on(self) -> None:
        self._playback.nudge(LEAP)

    @Slot()
    def _home(self) -> None:
        self._playback.seek_step(0)

    @Slot()
    def _end(self) -> None:
        self._playback.seek_step(self._playback.count - 1)

    @Slot()
    def _mark_in(self) -> None:
        self._playback.mark_in()

    @Slot()
    def _mark_out(self) -> None:
        self._playback.mark_out()

    @Slot()
    def _go_in(self) -> None:
        self._playback.seek_time(self._playback.begin)

    @Slot()
    def _go_out(self) -> None:
        self._playback.seek_step(self._playback.last_step)

    @Slot()
    def _clear_points(self) -> None:
        self._playback.clear_points()

    @Slot()
    def _loop(self) -> None:
        self._playback.set_loop(not self._playback.loop)

    @Slot()
    def _mute(self) -> None:
        self._playback.set_muted(not self._playback.muted)

    @Slot()
    def _louder(self) -> None:
        self._playback.set_volume(min(self._playback.volume + VOLUME_STEP, 1.0))

    @Slot()
    def _softer(self) -> None:
        self._playback.set_volume(max(self._playback.volume - VOLUME_STEP, 0.0))

    @Slot()
    def _faster(self) -> None:
        now = self._playback.speed
        self._playback.set_speed(next((speed for speed in SPEEDS if speed > now), now))

    @Slot()
    def _slower(self) -> None:
        now = self._playback.speed
        self._playback.set_speed(next((speed for speed in reversed(SPEEDS) if speed < now), now))

    @Slot()
    def _hear_a(self) -> None:
        self._playback.hear(A)

    @Slot()
    def _hear_b(self) -> None:
        self._playback.hear(B)

    @Slot()
    def _hear_result(self) -> None:
        self._playback.hear(RESULT)
