"""Retake the README's pictures with the program as it is: `python docs/images/retake.py [steps to train]`.

Shows the real window (on a virtual screen: `xvfb-run -a python docs/images/retake.py`), opens the samples, swaps,
opens a file that is none, trains, and saves empty.png, swap.png, voices.png, error.png and train.png beside this file.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.environment import prepare

prepare()

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.window.main import MainWindow  # noqa: E402
from app.window.services import Services  # noqa: E402
from app.window.theme import Theme  # noqa: E402

HERE = Path(__file__).parent
WIDTH, HEIGHT = 1480, 860
PATIENCE_MS = 1_200_000
CHARACTERS = 150


def rest(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(ready: Callable[[], bool]) -> None:
    """Wait for a state of the window. Raises TimeoutError."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not ready():
        if deadline.hasExpired():
            raise TimeoutError("the window did not come to the state that was waited for")
        rest(30)


def take(window: MainWindow, name: str, theme: str) -> None:
    """Save a picture with five or six bits a colour, which makes the file smaller."""
    window.set_theme(theme)
    rest(300)
    coarse = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB16, Qt.ImageConversionFlag.AvoidDither)
    picture = coarse.convertToFormat(QImage.Format.Format_RGB888)
    picture.save(str(HERE / f"{name}.png"), "PNG", 0)
    print(HERE / f"{name}.png")


def retake(window: MainWindow, steps: int, scratch: Path) -> None:
    """Go through the states."""
    until(lambda: bool(window.status.device.text()))
    take(window, "empty", "dark")
    window.open_samples()
    until(lambda: window.playback.clips[2] is not None)
    window.playback.pause()
    window.playback.seek_step(4)
    take(window, "swap", "dark")
    voices(window)
    broken = scratch / "holiday.mp4"
    broken.write_bytes(b"words, not pictures")
    window.open_paths([broken])
    until(window.banner.isVisible)
    take(window, "error", "light")
    window.banner.hide()
    window.library.model.take(broken)
    train(window, steps)


def voices(window: MainWindow) -> None:
    """Swap the speakers of the two samples of sound."""
    sound = [entry.playable for entry in window.library.model.entries if entry.path.suffix == ".flac"]
    for slot in (0, 1):
        window.swaps.put(slot, sound[slot])
    window.swaps.swap()
    until(lambda: window.playback.clips[2] is not None)
    window.playback.pause()
    window.playback.seek_time(0.8)
    take(window, "voices", "dark")


def train(window: MainWindow, steps: int) -> None:
    """Train on few characters, and take the picture shortly before the end."""
    tab = window.train
    tab.data.insertItem(0, tab.data.itemText(0), f"generated:{CHARACTERS}")
    tab.data.setCurrentIndex(0)
    tab.preset.setCurrentText("demo")
    tab.steps.setValue(steps)
    tab.ask_start()
    until(lambda: tab.bar.maximum() == steps and tab.bar.value() >= 0.9 * steps)
    until(lambda: tab.curves.drawn)
    take(window, "train", "dark")
    window.run.stop()
    until(lambda: not window.run.active)


def main() -> int:
    """Make the window, take the pictures, close it."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 2200
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Services(runs=Path(folder) / "runs"), Theme())
        window.resize(WIDTH, HEIGHT)
        window.show()
        window.start()
        try:
            retake(window, steps, Path(folder))
        finally:
            window.checkpoint_and_quit()
            until(lambda: not window.isVisible())
    return 0


if __name__ == "__main__":
    sys.exit(main())
