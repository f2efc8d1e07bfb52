"""How far the picture is from the sound: the window's own playback against a sound card, for minutes.

    python benchmarks/av_sync.py [--seconds 600] [--fps 30] [--listen SOURCE] [--simulate] [--out RESULT.json]

A clip of a beep every half second plays through the window's playback. At every tick the frame on screen is compared
with the frame of the card's own position. With `--listen`, `parec` records that source (the monitor of what plays), and
each beep that arrives there is compared with the frame on screen at that moment: from end to end. `--simulate` plays on
a simulated card instead, in simulated time: positions in jumps of 16 ms, 200 parts in a million fast, an underrun of
100 ms every 20 s.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from bisect import bisect
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it finds only its own folder

from app.window.audio import SilentAudio, open_audio
from app.window.clock import PlayClock, frame_at
from app.window.playable import prepare
from app.window.playback import A, Playback
from app.window.player import PlayerPane
from app.window.theme import Theme
from app.window.zoom import Zoom
from benchmarks.report import script_options, tell
from media_io.clip import Clip

RATE = 48000
BEEP_EVERY_S = 0.5
LOUD = 8000
Tick = tuple[float, int, float]
"""When, the frame on screen, and the seconds that the card has played."""
WARM_UP_S = 2.0
"""After a start, and after an underrun, the picture is being slewed."""


def beeping(seconds: float, fps: Fraction) -> Clip:
    """A small picture and beeps of 10 ms."""
    sound = np.zeros((1, round(seconds * RATE)), np.float32)
    for begin in np.arange(BEEP_EVERY_S, seconds - BEEP_EVERY_S, BEEP_EVERY_S):
        sound[0, round(begin * RATE) : round((begin + 0.01) * RATE)] = 0.8
    return Clip(np.zeros((int(seconds * fps), 64, 64, 3), np.uint8), fps, sound, RATE)


class Listener(threading.Thread):
    """Notes the monotonic time at which each beep arrives at a source of the sound server."""

    def __init__(self, source: str) -> None:
        super().__init__(daemon=True)
        self.beeps: list[float] = []
        command = [
            "parec",
            "-d",
            source,
            "--raw",
            "--format=s16le",
            f"--rate={RATE}",
            "--channels=1",
            "--latency-msec=4",
        ]
        self._parec = subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0)

    def run(self) -> None:
        """Read until the server or `end` closes the pipe."""
        assert self._parec.stdout is not None
        quiet = 0
        while block := self._parec.stdout.read(4096):
            now = time.monotonic()
            loud = np.flatnonzero(np.abs(np.frombuffer(block[: len(block) // 2 * 2], "<i2").astype(int)) > LOUD)
            count = len(block) // 2
            if len(loud) and quiet + loud[0] > RATE // 10:
                self.beeps.append(now - (count - loud[0]) / RATE)
            quiet = count - 1 - int(loud[-1]) if len(loud) else quiet + count

    def end(self) -> None:
        """Stop listening."""
        self._parec.terminate()
        self._parec.wait()
        self.join()


def player_of(playback: Playback, clip: Clip) -> PlayerPane:
    """A player of the window that follows the playback."""
    ready = prepare(clip, "beeps", playback.audio.rate_for)
    pane = PlayerPane(Theme(), "A", "badgeA", "player A", "", "a", Zoom())
    pane.resize(320, 480)
    pane.set_clip(ready)
    playback.moved.connect(pane.show_time)
    playback.set_clip(A, ready)
    pane.show()
    return pane


def play_for_real(seconds: float, fps: Fraction, source: str | None) -> dict[str, Any]:
    """Play through the system's sound device in real time."""
    app = QApplication(sys.argv)
    playback = Playback()
    audio = open_audio(playback)
    if audio.reason:
        sys.exit(f"No sound device: {audio.reason}. Try --simulate.")
    playback.set_audio(audio)
    playback.set_loop(False)
    pane = player_of(playback, beeping(seconds, fps))
    listener = Listener(source) if source else None
    if listener is not None:
        listener.start()
    ticks: list[Tick] = []
    stalls: list[float] = []

    def look(_: float) -> None:
        position = audio.position()
        if position is not None and playback.playing:
            ticks.append((time.monotonic(), pane.view.index, position))

    playback.moved.connect(look)
    playback.sound_stalled.connect(lambda: stalls.append(playback.time))
    QTimer.singleShot(1000, playback.play)
    QTimer.singleShot(2000, lambda: playback.changed.connect(app.quit))
    app.exec()
    if listener is not None:
        listener.end()
    playback.shut_down()
    return summary(ticks, len(stalls), fps, listener.beeps if listener is not None else [])


def simulate(seconds: float, fps: Fraction) -> dict[str, Any]:
    """Play on a simulated card in simulated time."""
    app = QApplication(sys.argv)

    class Card(SilentAudio):
        at = 0.0

        def position(self) -> float:
            return self.at

    now, card = [0.0], Card()
    playback = Playback(clock=PlayClock(lambda: now[0]))
    playback.set_audio(card)
    pane = player_of(playback, beeping(seconds, fps))
    playback.play()
    rng, ticks = np.random.default_rng(0), []
    while True:
        now[0] += 0.015 + rng.uniform(0, 0.012)
        cycle, within = divmod(now[0], 20)
        true = (now[0] - 0.1 * cycle - min(max(within - 19.9, 0.0), 0.1)) * 1.0002
        if true > seconds - 0.1:
            break
        card.at = int(true / 0.016) * 0.016
        playback.tick()
        if WARM_UP_S < within < 19.9:
            ticks.append((now[0], pane.view.index, true))
    playback.shut_down()
    app.processEvents()
    return summary(ticks, 0, fps, [])


def summary(ticks: list[Tick], stalls: int, fps: Fraction, beeps: list[float]) -> dict[str, Any]:
    """Distances of the frame on screen to the card's frame."""
    settled = [tick for tick in ticks if tick[0] - ticks[0][0] > WARM_UP_S]
    frames = [shown - frame_at(heard, fps, 10**9) for _, shown, heard in settled]
    found: dict[str, Any] = {
        "seconds": round(settled[-1][2], 1),
        "frames a second": float(fps),
        "looks": len(settled),
        "largest distance in frames": max(map(abs, frames)),
        "in the same frame, %": round(100 * float(np.mean(np.equal(frames, 0))), 1),
        "ahead / behind by one, %": [round(100 * float(np.mean(np.equal(frames, by))), 1) for by in (1, -1)],
        "looks further apart than one frame": int(np.sum(np.abs(frames) > 1)),
        "longest time between looks, ms": round(1000 * float(np.diff([tick[0] for tick in settled]).max()), 1),
        "stalls": stalls,
    }
    if beeps:
        found["heard"] = heard_at(ticks, fps, beeps)
    return found


def heard_at(ticks: list[Tick], fps: Fraction, beeps: list[float]) -> dict[str, Any]:
    """For each beep that arrived: the frame on screen against the frame of the beep in the clip."""
    times = [tick[0] for tick in ticks]
    # A frame begins on screen at the first look that shows it: between looks that is where the picture stands.
    begins = [tick for tick, before in zip(ticks[1:], ticks, strict=False) if tick[1] != before[1]]
    starts = [tick[0] for tick in begins]
    apart, frames = [], []
    for beep in beeps:
        at, shown = bisect(starts, beep) - 1, bisect(times, beep) - 1
        if at < 0 or beep - times[0] < WARM_UP_S or shown + 1 >= len(times):
            continue
        seconds = begins[at][1] / float(fps) + beep - starts[at]
        lies = round(seconds / BEEP_EVERY_S) * BEEP_EVERY_S
        apart.append((seconds - lies) * 1000)
        frames.append(abs(ticks[shown][1] - frame_at(lies, fps, 10**9)))
    ends = [round(float(np.median(part)), 1) for part in (apart[:120], apart[-120:])]
    return {
        "beeps": len(apart),
        "largest distance in frames": max(frames),
        "in the same frame, %": round(100 * float(np.mean(np.equal(frames, 0))), 1),
        "picture ahead by, median, ms": round(float(np.median(apart)), 1),
        "median of the first and the last minute, ms": ends,
    }


def main() -> None:
    """Play and tell."""
    parser = script_options(__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--fps", type=Fraction, default=Fraction(30))
    parser.add_argument("--listen", metavar="SOURCE", help="such as NAME.monitor of PulseAudio")
    parser.add_argument("--simulate", action="store_true")
    options = parser.parse_args()
    if options.simulate:
        found = simulate(options.seconds, options.fps)
    else:
        found = play_for_real(options.seconds, options.fps, options.listen)
    tell(json.dumps(found, indent=2) + "\n", options.out)


if __name__ == "__main__":
    main()
