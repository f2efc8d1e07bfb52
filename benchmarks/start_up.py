"""How long the command line's help and the first window take, as whole processes.

    python benchmarks/start_up.py [--runs 7] [--out RESULT.json]

The window's time runs from the start of the process to its first painted picture, offscreen where there is no display.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

WINDOW = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
from app.environment import prepare
prepare()
from PySide6.QtWidgets import QApplication
from app.window.main import MainWindow
from app.window.services import Services
from app.window.theme import Theme

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            heavy = [name for name in ("torch", "pyqtgraph") if name in sys.modules]
            print(time.time() - float(os.environ["BEGUN"]), "+".join(heavy) or "light", flush=True)
            os._exit(0)
        return False

app = QApplication(["unbraid"])
app.setStyle("Fusion")
watcher = FirstPaint()
app.installEventFilter(watcher)
window = MainWindow(Services(), Theme(app))
window.show()
app.exec()
"""


def help_seconds() -> float:
    """One run of `python -m app --help`."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "app", "--help"], check=True, capture_output=True)
    return time.monotonic() - begun


def window_seconds() -> float:
    """One start of the window to its first paint; neither torch nor pyqtgraph may have been imported by then."""
    environment = dict(os.environ, BEGUN=str(time.time()))
    if not os.environ.get("DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    run = subprocess.run([sys.executable, "-c", WINDOW], check=True, capture_output=True, text=True, env=environment)
    seconds, heavy = run.stdout.split()[-2:]
    if heavy != "light" and sys.platform != "win32":
        raise SystemExit(f"imported before the window showed: {heavy}")
    return float(seconds)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    result: dict[str, object] = {"machine": f"{platform.machine()}, {os.cpu_count()} cores", "runs": args.runs}
    for name, measure in (("help", help_seconds), ("first_window", window_seconds)):
        measure()  # warms the caches of the disk
        times = [measure() for _ in range(args.runs)]
        result[name] = {"median": round(statistics.median(times), 3), "worst": round(max(times), 3)}
    print(json.dumps(result, indent=2))
    if args.out:
        args.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
