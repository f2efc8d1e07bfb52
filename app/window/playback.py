"""Playing three clips on one time line: picture after the clock, sound from the one that is heard."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.window.audio import AudioOut, SilentAudio
from app.window.clock import PlayClock
from app.window.playable import Pcm, Playable
from app.window.tempo import TempoLane, too_long

A, B, RESULT = 0, 1, 2
TICK_MS = 15
SPEEDS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0)


class Playback(QObject):
    """The state behind the transport.

    Signals:
        moved: the time in seconds, whenever it changes.
        changed: clips, playing, loop, in and out points, speed, volume or the heard player changed.
        sound_stalled: the sound's clock stopped moving; wall time rules.
        sound_back: it moves again.
        failed: a Failure to make the sound at a speed.
    """

    moved = Signal(float)
    changed = Signal()
    sound_stalled = Signal()
    sound_back = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, clock: PlayClock | None = None) -> None:
        super().__init__(parent)
        self.clips: list[Playable | None] = [None, None, None]
        self.loop = True
        self.muted = False
        self.volume = 1.0
        self.heard = A
        self._in: float | None = None
        self._out: float | None = None
        self._last = 0.0
        self._clock = clock or PlayClock()
        self._audio: AudioOut = SilentAudio()
        self._loaded: Pcm | None = None
        self._tempo = TempoLane(self)
        self._tempo.ready.connect(self._sound_made)
        self._tempo.failed.connect(self.failed)
        self._resume = False
        self._silent = False
        self._heard_until = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def audio(self) -> AudioOut:
        """Where the sound goes."""
        return self._audio

    def set_audio(self, audio: AudioOut) -> None:
        """Change the sound output; what plays goes on there."""
        self._audio.stop()
        self._audio = audio
        self._loaded = None
        self._silent, self._clock.patient = False, True
        audio.set_volume(0.0 if self.muted else self.volume)
        if self.playing:
            self._sound()

    def shut_down(self) -> bool:
        """Fall silent and end the lane; whether it ended in time."""
        self.pause()
        return self._tempo.shut_down()

    @property
    def fps(self) -> Fraction:
        """Steps a second: the finest of the clips, pictures before sound."""
        pictures = [clip.fps for clip in self.clips if clip is not None and clip.clip.frames is not None]
        return max(pictures or [clip.fps for clip in self.clips if clip is not None], default=Fraction(25))

    @property
    def count(self) -> int:
        """Steps of the time line; 0 without clips."""
        return math.ceil(self.duration * float(self.fps) - 1e-6)

    @property
    def duration(self) -> float:
        """The longest clip in seconds."""
        return max((clip.clip.duration for clip in self.clips if clip is not None), default=0.0)

    @property
    def time(self) -> float:
        """Where playback stands, in seconds."""
        return min(self._clock.now(), self.duration)

    @property
    def step(self) -> int:
        """Where playback stands, in steps."""
        return min(max(math.floor((self.time + 1e-6) * float(self.fps)), 0), max(self.count - 1, 0))

    @property
    def playing(self) -> bool:
        """Whether time passes, or will when the user lets go of the slider."""
        return self._clock.running or self._resume

    @property
    def speed(self) -> float:
        """Seconds of the clips a second."""
        return self._clock.speed

    @property
    def sounding(self) -> int:
        """The player that is heard: the chosen one, or where it has no sound the first that has."""
        with_sound = [slot for slot, clip in enumerate(self.clips) if clip is not None and clip.pcm is not None]
        return self.heard if self.heard in with_sound or not with_sound else with_sound[0]

    @property
    def sound_awaited(self) -> bool:
        """Whether the sound at this speed is still being made."""
        pcm = self._pcm()
        return pcm is not None and self._ready_pcm() is None and not too_long(pcm, self.speed)

    @property
    def sound_refused(self) -> bool:
        """Whether the sound is too long to be made at this speed."""
        pcm = self._pcm()
        return pcm is not None and self._ready_pcm() is None and too_long(pcm, self.speed)

    # In and out

    @property
    def in_point(self) -> float | None:
        """Where a loop begins, in seconds; None for the start."""
        return self._in

    @in_point.setter
    def in_point(self, seconds: float | None) -> None:
        self.set_points(seconds, self._out if seconds is None or self._out is None or seconds < self._out else None)

    @property
    def out_point(self) -> float | None:
        """Where a loop ends, in seconds: the end of its last frame; None for the end."""
        return self._out

    @out_point.setter
    def out_point(self, seconds: float | None) -> None:
        self.set_points(self._in if seconds is None or self._in is None or self._in < seconds else None, seconds)

    def set_points(self, first: float | None, last: float | None) -> None:
        """Set both; a pair in the wrong order is dropped. A point set past the other by itself drops the other."""
        if first is not None and last is not None and first >= last:
            first = last = None
        self._in = max(first, 0.0) if first is not None else None
        self._out = last if last is None or last > 0 else None
        self._sound()
        self.changed.emit()

    def mark_in(self) -> None:
        """A loop begins with the frame that shows."""
        if self.count:
            self.in_point = float(self.step / self.fps)

    def mark_out(self) -> None:
        """A loop ends with the frame that shows."""
        if self.count:
            self.out_point = float((self.step + 1) / self.fps)

    def clear_points(self) -> None:
        """A loop takes everything."""
        self.set_points(None, None)

    @property
    def begin(self) -> float:
        """Where a loop begins; a point beyond the clips counts for nothing."""
        return self._in if self._in is not None and self._in < self.duration else 0.0

    @property
    def end(self) -> float:
        """Where a loop ends."""
        return min(self._out, self.duration) if self._out is not None else self.duration

    @property
    def last_step(self) -> int:
        """The last frame of a loop, in steps."""
        return max(math.ceil(self.end * float(self.fps) - 1e-6) - 1, 0)

    # Playing

    def set_clip(self, slot: int, clip: Playable | None) -> None:
        """Put a clip into a player; time goes on where it stands unless that lies beyond the end."""
        loop = (self.begin, self.end)
        self.clips[slot] = clip
        beyond = self.time >= self.duration
        if beyond:
            self._clock.seek(0.0)
        if self.playing and self.count == 0:
            self.pause()
        self._sound(restart=beyond or loop != (self.begin, self.end))
        self.changed.emit()
        self.moved.emit(self.time)

    def toggle(self) -> None:
        """Play or pause."""
        self.pause() if self.playing else self.play()

    def play(self) -> None:
        """Play from here, from the in point where the out point or the end was reached."""
        if self.count == 0 or self.playing:
            return
        if self.step in (self.last_step, self.count - 1):
            self._seek(self.begin)
        self._last = self.time
        self._clock.start()
        self._timer.start()
        self._sound()
        self.changed.emit()

    def pause(self) -> None:
        """Stand still on the frame that shows."""
        self._resume = False
        self._clock.pause()
        self._timer.stop()
        self._audio.stop()
        self.changed.emit()

    @Slot()
    def hold(self) -> None:
        """The user takes the slider: time stands still until `release`."""
        if self._clock.running:
            self._clock.pause()
            self._timer.stop()
            self._audio.stop()
            self._resume = True

    @Slot()
    def release(self) -> None:
        """Go on from there if it played before."""
        if self._resume:
            self._resume = False
            if self.loop or self.step not in (self.last_step, self.count - 1):
                self.play()
            self.changed.emit()

    def seek_step(self, step: int) -> None:
        """Go to a frame of the time line."""
        self._seek(float(min(max(step, 0), max(self.count - 1, 0)) / self.fps))

    def seek_time(self, seconds: float) -> None:
        """Go to the frame at a time."""
        self.seek_step(math.floor((seconds + 1e-6) * float(self.fps)))

    def nudge(self, steps: int) -> None:
        """Pause and move by frames."""
        if self.playing:
            self.pause()
        self.seek_step(self.step + steps)

    def set_loop(self, loop: bool) -> None:
        """Whether the end leads to the start."""
        self.loop = loop
        self._sound()
        self.changed.emit()

    def set_speed(self, speed: float) -> None:
        """Play faster or slower, the sound at its own pitch."""
        self._clock.set_speed(speed)
        self._sound()
        self.changed.emit()

    def set_muted(self, muted: bool) -> None:
        """Whether anything is heard."""
        self.muted = muted
        self._audio.set_volume(0.0 if muted else self.volume)
        self.changed.emit()

    def set_volume(self, volume: float) -> None:
        """Between 0 and 1; ends a mute."""
        self.volume = volume
        self.set_muted(False)

    def hear(self, slot: int) -> None:
        """Choose the player that is heard."""
        self.heard = slot
        self._sound()
        self.changed.emit()

    @Slot()
    def tick(self) -> None:
        """Read the clock; at the out point or the end start again or stop. Past the out point play to the end."""
        now = self._clock.now(self._audio.position())
        self._watch_sound()
        end = self.end if self._last < self.end else self.duration
        self._last = now
        if now < end - 1e-6:
            self.moved.emit(now)
        elif self.loop:
            self._go_round(now, end)
        else:
            self.pause()
            self.seek_step(math.ceil(end * float(self.fps) - 1e-6) - 1)

    def _go_round(self, now: float, end: float) -> None:
        """Back to the in point; sound that plays through the loop by itself goes on."""
        length = self.end - self.begin
        self._heard_until -= length
        if end == self.end and now - end < length and self._heard_until >= end - 1e-3:
            self._clock.wrap(length)
            self._last = now - length
            self.moved.emit(self._last)
        else:
            self._seek(self.begin + (now - end) % length)

    def _seek(self, seconds: float) -> None:
        self._last = seconds
        self._clock.seek(seconds)
        self._sound()
        self.moved.emit(seconds)

    # Sound

    def _pcm(self) -> Pcm | None:
        clip = self.clips[self.sounding]
        return clip.pcm if clip is not None else None

    def _ready_pcm(self) -> Pcm | None:
        """What is heard at this speed, where it is made; else it is ordered."""
        pcm = self._pcm()
        return self._tempo.get(pcm, self.speed, self._audio.rate_for(pcm.sample_rate)) if pcm is not None else None

    def _sound(self, restart: bool = True) -> None:
        """Load what is to be heard; where time passes, play it from here, also where it is loaded if `restart`."""
        wanted = self._ready_pcm()
        if wanted is not self._loaded:
            self._audio.load(wanted)
            self._loaded = wanted
        elif not restart:
            return
        if self._clock.running:
            self._start_sound()

    def _start_sound(self) -> None:
        """Play from here; the clock waits for it, and counts its position from here."""
        here = self.time
        self._clock.seek(here)
        self._audio.play(here, (self.begin, self.end) if self.loop and here < self.end else None)
        self._heard_until = self._audio.until()

    @Slot()
    def _sound_made(self) -> None:
        self._sound(restart=False)
        self.changed.emit()

    def _watch_sound(self) -> None:
        """Tell once that the sound stands still, and start it anew once."""
        if self._clock.stalled and not self._silent:
            self._silent, self._clock.patient = True, False
            self.sound_stalled.emit()
            self._start_sound()
        elif self._silent and self._clock.followed:
            self._silent, self._clock.patient = False, True
            self.sound_back.emit()

    @property
    def rate_for(self) -> Callable[[int], int]:
        """What sound must be converted to; may be called from any thread."""
        return self._audio.rate_for
