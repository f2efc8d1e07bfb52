"""Writes what a version of the program leaves on users' disks, small, for all later versions to read.

    python tests/versions/keep.py 0.1.0

Run once when a version is released, from a checkout of it; what lies there of earlier versions is never made anew.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.environment import prepare  # before torch

prepare()

import numpy as np  # noqa: E402
import torch  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app import settings  # noqa: E402
from core_models.config import Architecture, Preset  # noqa: E402
from core_models.data import ClipArray  # noqa: E402
from core_models.registry import MODELS, build_model  # noqa: E402
from core_models.store import ModelConfig, save_model  # noqa: E402
from core_models.training import fit  # noqa: E402
from media_io.clip import Clip  # noqa: E402
from media_io.write import write_clip  # noqa: E402

HERE = Path(__file__).parent
NETWORK = {"static": 4, "dynamic": 3, "channels": 4, "features": 8, "hidden": 8, "encoder_channels": 4}
STEPS = 4
PATIENCE_MS = 60_000


def architecture(model: str, kind: str) -> Architecture:
    """As small as it gets."""
    window = {"kind": kind, "length": 4, "hop": 2, "bins": 8, "size": 64}
    return Architecture.model_validate({"model": model, "window": window, "network": NETWORK})


def preset(steps: int = STEPS) -> Preset:
    """Of the run that is kept."""
    built = architecture("cdsvae", "speech")
    training = {"steps": steps, "batch": 4, "warmup": 2, "validate_every": 2, "learning_rate": 3e-3, "seed": 3}
    weights = dict.fromkeys(MODELS["cdsvae"].terms(built), 1.0)
    return Preset.model_validate({"title": "kept", "architecture": built, "weights": weights, "training": training})


def frames_of(kind: str) -> NDArray[np.float32]:
    """Two clips as models take them, the same in every version."""
    shape = (2, 4, 8) if kind == "speech" else (2, 4, 3, 64, 64)
    return np.random.default_rng(5).random(shape, dtype=np.float32)


def spectra(count: int, seed: int) -> ClipArray:
    """What the run learns from."""
    return ClipArray(np.random.default_rng(seed).normal(size=(count, 4, 8)).astype(np.float32))


def keep_models(folder: Path) -> None:
    """A model of each kind, with what it makes of the two clips."""
    for name in sorted(MODELS):
        kind = "video" if name in ("dsvae", "vdsm", "scd") else "speech"
        built = architecture(name, kind)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(1)
            model = build_model(built).eval()
        config = ModelConfig(title=f"kept {name}", architecture=built, fps="8/1" if kind == "video" else None)
        save_model(folder / name, model, config, f"# kept {name}\n", torch.float16)
        model.load_state_dict({key: one.half().float() if one.is_floating_point() else one
                               for key, one in model.state_dict().items()})  # fmt: skip
        with torch.no_grad():
            latents = model.encode(torch.from_numpy(frames_of(kind)))
            decoded = model.decode(latents)[:, -1:]
        if kind == "video":
            decoded = decoded[..., ::8, ::8]
        made = {"static": latents.static, "dynamic": latents.dynamic, "decoded": decoded}
        np.savez_compressed(folder / name / "made.npz", **{key: one.numpy() for key, one in made.items()})


def keep_run(folder: Path) -> None:
    """A run that was stopped half-way, and the losses that it ends with when it goes on."""
    events = list(fit(preset(STEPS // 2), spectra(12, 0), spectra(6, 1), folder))
    assert events[-1].step == STEPS // 2
    whole = list(fit(preset(), spectra(12, 0), spectra(6, 1), folder.with_name("whole")))
    losses = next(event.losses for event in reversed(whole) if event.kind == "validation")
    np.savez(folder / "ended.npz", **{name: np.float64(value) for name, value in losses.items()})
    shutil.rmtree(folder.with_name("whole"))
    shutil.rmtree(folder / "events")


def wait(until: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    loop, watch, clock = QEventLoop(), QTimer(), QElapsedTimer()
    clock.start()
    watch.timeout.connect(lambda: loop.quit() if until() or clock.elapsed() > PATIENCE_MS else None)
    watch.start(10)
    loop.exec()
    if clock.elapsed() > PATIENCE_MS:
        raise SystemExit("waited in vain")


def keep_project(folder: Path) -> None:
    """Two clips, one with a name and a trim, a model beside them, a mix and a swap, saved by the window."""
    from app.window.main import MainWindow
    from app.window.services import Services
    from app.window.theme import Theme

    for name, seed in (("anna", 0), ("ben", 1)):
        frames = np.random.default_rng(seed).integers(0, 4, (6, 8, 8, 3), dtype=np.uint8).repeat(8, 1).repeat(8, 2) * 60
        write_clip(Clip(frames, Fraction(8)), folder / "clips" / f"{name}.npz")
    app = QApplication(["unbraid"])
    window = MainWindow(Services(), Theme(app))
    window.show()
    window.start()
    wait(lambda: window.swaps.listed)
    window.open_paths([folder / "clips" / "anna.npz", folder / "clips" / "ben.npz"])
    wait(lambda: all(window.playback.clips[:2]))
    window.desk.add_model(folder.parent / "models" / "dsvae", named=True)
    wait(lambda: window.mix.model == folder.parent / "models" / "dsvae")
    window.projects.edits.rename(folder / "clips" / "anna.npz", "Anna")
    window.projects.edits.trim(folder / "clips" / "ben.npz", (0.25, None))
    wait(lambda: not window.desk.files.jobs)
    window.mix.set_mix(1.0, 0.5)
    window.swaps.swap()
    wait(lambda: window.playback.clips[2] is not None and not window.desk.swapping)
    window.projects.save_to(folder / "cousins.unbraid")
    wait(lambda: not window.projects.lane.jobs and (folder / "cousins.unbraid").is_file())
    window.around.settings.change(confirm_close=False)
    window.close()


def main() -> None:
    """Write the folder of a version."""
    target = HERE / sys.argv[1]
    if target.exists():
        raise SystemExit(f"{target} is there: what a version wrote is never made anew")
    torch.set_num_threads(1)
    keep_models(target / "models")
    keep_run(target / "run")
    settings.save(settings.Settings(theme="light", language="de"), target / "settings.json")
    keep_project(target / "project")


if __name__ == "__main__":
    main()
