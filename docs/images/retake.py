"""Takes pictures of the window in every state, or the pictures of the guide anew.

    python docs/images/retake.py --out pictures --theme both --scale 2
    python docs/images/retake.py --guide

The real window is driven through every state with the shipped samples and models, on a virtual screen. Waits and
failures that cannot be had at will (a slow file, too little memory) are made by stand-ins for single functions.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

HERE = Path(__file__).parent
GUIDE = {
    "empty": "dark",
    "swap": "dark",
    "error": "light",
    "voices": "dark",
    "train": "dark",
    "latents": "light",
    "matrix": "dark",
    "models": "light",
    "palette": "light",
    "settings": "dark",
}


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=HERE, help="folder for the pictures")
    parser.add_argument("--theme", choices=("light", "dark", "both"), default="both")
    parser.add_argument("--scale", type=int, choices=(1, 2), default=1, help="pixels of the screen a point")
    parser.add_argument("--language", choices=("en", "de"), default="en")
    parser.add_argument("--scenes", nargs="*", default=[], help="only these scenes; all by default")
    parser.add_argument("--steps", type=int, default=600, help="to train")
    parser.add_argument("--guide", action="store_true", help="take the pictures that the README and the guide show")
    return parser.parse_args()


def main() -> int:
    """Take the pictures."""
    asked = arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(asked.scale)
    from app.environment import prepare

    prepare()
    from PySide6.QtWidgets import QApplication

    from app.window.languages import install

    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    install(app, asked.language)
    asked.out.mkdir(parents=True, exist_ok=True)
    import scenes
    from stage import Stage

    failed: list[str] = []
    chosen = {name: scene for name, scene in scenes.SCENES.items() if not asked.scenes or name in asked.scenes}
    with tempfile.TemporaryDirectory() as folder:
        both = ("dark", "light") if asked.theme == "both" else (asked.theme,)
        stage = Stage(asked.out, both, Path(folder))
        if asked.guide:
            stage.coarse, stage.suffix, stage.of_guide = True, False, GUIDE
        for name, scene in chosen.items():
            print(f"-- {name}", flush=True)
            try:
                scene(stage, asked.steps)
            except Exception:  # the other scenes are still to be seen
                failed.append(name)
                traceback.print_exc()
                stage.sweep()
    for name in failed:
        print(f"The scene {name} did not end.", file=sys.stderr)
    sys.stdout.flush()
    os._exit(1 if failed else 0)


if __name__ == "__main__":
    sys.exit(main())
