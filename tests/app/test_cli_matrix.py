"""`unbraid matrix`, `interpolate` and `traverse --sweep` on files that the tests write."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch
from click.testing import CliRunner

from app.cli import cli
from core_models.config import Architecture, Network, Window
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from media_io.characters import generate_random
from media_io.clip import Clip
from media_io.probe import probe
from media_io.write import write_clip

SMALL = Network(static=8, dynamic=4, channels=8, features=16, hidden=16)


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def good(*words: object) -> dict[str, object]:
    """What a command that succeeds prints for scripts."""
    code, out, err = run(*words, "--json")
    assert code == 0, err
    found: dict[str, object] = json.loads(out)
    return found


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clips")
    torch.manual_seed(0)
    architecture = Architecture(model="cdsvae", window=Window(kind="video"), network=SMALL)
    save_model(folder / "m", build_model(architecture), ModelConfig(title="S", architecture=architecture), "# S\n")
    for name, frames in (("a", 8), ("b", 12)):
        drawn = generate_random(1, frames, frames=frames).frames[0]
        write_clip(Clip(frames=drawn, fps=Fraction(8)), folder / f"{name}.npz")
    soundfile.write(folder / "a.wav", np.random.default_rng(0).normal(0, 0.1, 8000), 16_000)
    (folder / "broken.mp4").write_bytes(b"no video")
    return folder


def test_a_matrix_as_a_clip_names_what_it_could_not_use(here: Path, tmp_path: Path) -> None:
    clips = [here / name for name in ("a.npz", "broken.mp4", "a.wav", "b.npz")]
    told = good("matrix", *clips, "-o", tmp_path / "grid.mp4", "--model", here / "m")
    assert told["cells"] == 4
    assert len(told["warnings"]) == 2
    assert "broken.mp4" in told["warnings"][0]
    assert told["warnings"][1].startswith("a.wav: sound alone")
    assert probe(tmp_path / "grid.mp4").frames == 12


def test_a_matrix_as_a_folder_and_as_a_sheet(here: Path, tmp_path: Path) -> None:
    pair = here / "a.npz", here / "b.npz"
    told = good("matrix", *pair, "-o", tmp_path / "cells", "--model", here / "m", "--scale", 1)
    names = sorted(path.name for path in (tmp_path / "cells").iterdir())
    assert names == ["01 a + 01 a.mp4", "01 a + 02 b.mp4", "02 b + 01 a.mp4", "02 b + 02 b.mp4"]
    assert len(told["out"]) == 4
    good("matrix", *pair, "-o", tmp_path / "sheet.png", "--model", here / "m", "--original", "--no-labels")
    assert (tmp_path / "sheet.png").is_file()


def test_an_interpolation_lasts_as_long_as_is_asked(here: Path, tmp_path: Path) -> None:
    pair = here / "a.npz", here / "b.npz"
    told = good("interpolate", *pair, "-o", tmp_path / "way.npz", "--model", here / "m", "--seconds", 2)
    assert told["frames"] == 16
    told = good("interpolate", *pair, "-o", tmp_path / "b.npz", "--model", here / "m", "--dynamic", "B", "--spherical")
    assert told["frames"] == 12
    code, _, err = run("interpolate", here / "a.npz", here / "a.wav", "-o", tmp_path / "x.mp4")
    assert code == 1
    assert "sound alone" in err


def test_a_traversal_as_one_clip(here: Path, tmp_path: Path) -> None:
    out = tmp_path / "sweep.npz"
    good("traverse", here / "b.npz", "-o", out, "--model", here / "m", "--number", 2, "--sweep")
    assert probe(out).frames == 12
