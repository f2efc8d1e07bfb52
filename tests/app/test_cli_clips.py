"""swap, encode, sample, export and info on files that the tests write."""

from __future__ import annotations

import json
from dataclasses import replace
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
from media_io.read import read_clip
from media_io.write import write_clip

SMALL = Network(static=8, dynamic=4, channels=8, features=16, hidden=16)


def run(*words: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `unbraid` with these words."""
    result = CliRunner().invoke(cli, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def good(*words: object) -> str:
    """Stdout of a command that succeeds."""
    code, out, err = run(*words)
    assert code == 0, err
    return out


def bad(*words: object) -> str:
    """The one line of a command that fails."""
    code, out, err = run(*words)
    line = [part for part in err.splitlines() if not part.endswith(" ...")]
    assert (code, out, len(line)) == (1, "", 1), err
    assert line[0].startswith("Error: ")
    return line[0]


def make_model(folder: Path, window: Window) -> Path:
    """A model with random weights."""
    torch.manual_seed(0)
    architecture = Architecture(model="cdsvae", window=window, network=SMALL)
    save_model(folder, build_model(architecture), ModelConfig(title="Small", architecture=architecture), "# Small\n")
    return folder


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two models, two videos of 8 and 12 frames, and two recordings."""
    folder = tmp_path_factory.mktemp("clips")
    make_model(folder / "pictures", Window(kind="video"))
    make_model(folder / "voices", Window(kind="speech", length=20, hop=10))
    for name, frames in (("a", 8), ("b", 12)):
        drawn = generate_random(1, frames, frames=frames).frames[0]
        write_clip(Clip(frames=drawn, fps=Fraction(8)), folder / f"{name}.npz")
    write_clip(read_clip(folder / "a.npz"), folder / "a.mp4")
    generator = np.random.default_rng(0)
    for name, seconds in (("a", 0.6), ("b", 0.9)):
        soundfile.write(folder / f"{name}.wav", generator.normal(0, 0.1, int(seconds * 16_000)), 16_000)
    return folder


def frames_of(path: Path) -> np.ndarray:
    """Frames (T, H, W, 3) of a file."""
    frames = read_clip(path).frames
    assert frames is not None
    return frames


def test_swap_writes_the_length_of_b_and_says_so_in_json(here: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    facts = json.loads(good("swap", here / "a.npz", here / "b.npz", "-o", out, "--model", here / "pictures", "--json"))
    assert facts["out"] == str(out)
    assert (facts["model"], facts["static"], facts["dynamic"]) == ("pictures", 0.0, 1.0)
    assert (facts["frames"], facts["fps"], facts["width"]) == (12, 8.0, 256)
    assert probe(out).frames == 12


def test_letters_and_numbers_mean_the_same_whichever_clip_comes_first(here: Path, tmp_path: Path) -> None:
    a, b, model = here / "a.npz", here / "b.npz", here / "pictures"
    good("swap", a, b, "-o", tmp_path / "1.npz", "--model", model)
    good("swap", b, a, "-o", tmp_path / "2.npz", "--model", model, "--static", "b", "--dynamic", "A")
    good("swap", a, b, "-o", tmp_path / "3.npz", "--model", model, "--static", "0", "--dynamic", "1.0")
    good("swap", a, b, "-o", tmp_path / "4.npz", "--model", model, "--static", "B")
    first, second, third, other = (frames_of(tmp_path / f"{number}.npz") for number in (1, 2, 3, 4))
    assert np.array_equal(first, second)
    assert np.array_equal(first, third)
    assert not np.array_equal(first, other)


def test_swap_of_sound_says_what_a_says_unless_told_otherwise(here: Path, tmp_path: Path) -> None:
    out, words = tmp_path / "out.wav", ("--model", here / "voices", "--json")
    facts = json.loads(good("swap", here / "a.wav", here / "b.wav", "-o", out, *words))
    assert (facts["static"], facts["dynamic"]) == (1.0, 0.0)
    assert soundfile.info(str(out)).frames == soundfile.info(str(here / "a.wav")).frames
    good("swap", here / "a.wav", here / "b.wav", "-o", out, *words, "--static", "A", "--dynamic", "B")
    assert soundfile.info(str(out)).frames == soundfile.info(str(here / "b.wav")).frames


def test_scale_enlarges_the_file(here: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.gif"
    good("swap", here / "a.npz", here / "b.npz", "-o", out, "--model", here / "pictures", "--scale", "3")
    assert (probe(out).width, probe(out).height) == (192, 192)


def test_a_video_with_a_recording_is_refused(here: Path, tmp_path: Path) -> None:
    line = bad("swap", here / "a.npz", here / "a.wav", "-o", tmp_path / "o.mp4")
    assert str(here / "a.wav") in line
    assert "sound alone" in line
    line = bad("swap", here / "a.wav", here / "a.npz", "-o", tmp_path / "o.mp4")
    assert "Give two videos, or two sound files." in line


def test_a_model_of_the_other_kind_is_refused(here: Path, tmp_path: Path) -> None:
    line = bad("swap", here / "a.wav", here / "b.wav", "-o", tmp_path / "o.wav", "--model", here / "pictures")
    assert "model" in line
    line = bad("swap", here / "a.npz", here / "b.npz", "-o", tmp_path / "o.mp4", "--model", here / "voices")
    assert "model" in line


def test_an_unknown_model_is_refused(here: Path, tmp_path: Path) -> None:
    line = bad("swap", here / "a.npz", here / "b.npz", "-o", tmp_path / "o.mp4", "--model", "nobody")
    assert "nobody" in line


def test_a_damaged_model_is_refused_naming_its_file(here: Path, tmp_path: Path) -> None:
    model = make_model(tmp_path / "model", Window(kind="video"))
    weights = model / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    assert "model.safetensors" in bad("encode", here / "a.npz", "--json", "--model", model)
    (model / "config.json").write_text("{", encoding="utf-8")
    assert "config.json" in bad("encode", here / "a.npz", "--json", "--model", model)


def test_the_clip_that_is_read_is_never_written_over(here: Path) -> None:
    before = (here / "a.npz").read_bytes()
    line = bad("swap", here / "a.npz", here / "b.npz", "-o", here / "a.npz", "--model", here / "pictures")
    assert "the clip that is read" in line
    assert "the clip that is read" in bad("export", here / "a.npz", here / "a.npz")
    assert (here / "a.npz").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.mp4", b""),
        ("text.mp4", b"this is no video\n" * 40),
        ("noise.wav", bytes(range(256)) * 8),
        ("half.mp4", None),
    ],
)
def test_a_bad_file_is_one_line_that_names_it(here: Path, tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    whole = (here / "a.mp4").read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if content is None else content)
    for words in (["info", path], ["export", path, tmp_path / "o.gif"], ["encode", path, "--json"]):
        assert str(path) in bad(*words)
    assert str(path) in bad("swap", here / "a.npz", path, "-o", tmp_path / "o.mp4")
    assert sorted(p.name for p in tmp_path.iterdir()) == [name]


def test_what_cannot_be_written_is_told_before_the_work(here: Path, tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("in the way", encoding="utf-8")
    for out, cause in (
        (tmp_path / "o.bmp", ".bmp"),
        (tmp_path / ".mp4", "no name before the dot"),
        (blocker / "o.mp4", "not a folder"),
    ):
        line = bad("swap", tmp_path / "unread-a.mp4", tmp_path / "unread-b.mp4", "-o", out)
        assert cause in line
        assert "unread" not in line


def test_a_format_that_has_no_place_for_the_clip_is_refused(here: Path, tmp_path: Path) -> None:
    assert "no sound" in bad("export", here / "a.npz", tmp_path / "o.wav")
    assert "no picture" in bad("export", here / "a.wav", tmp_path / "o.mp4")


def test_encode_writes_codes_that_open_without_pickle(here: Path, tmp_path: Path) -> None:
    out = tmp_path / "codes.npz"
    text = good("encode", here / "b.npz", "-o", out, "--model", here / "pictures", "--json")
    with np.load(out, allow_pickle=False) as codes:
        assert codes["static"].shape == (8,)
        assert codes["dynamic"].shape == (12, 4)
        assert codes["model"].item() == "pictures"
        assert np.allclose(json.loads(text)["static"], codes["static"])


def test_encode_takes_npz_names_only(here: Path, tmp_path: Path) -> None:
    assert ".npz" in bad("encode", here / "a.npz", "-o", tmp_path / "codes.csv", "--model", here / "pictures")


def test_samples_are_numbered_and_depend_on_the_seed(here: Path, tmp_path: Path) -> None:
    model = here / "pictures"
    good("sample", "-o", tmp_path / "one.npz", "-n", "2", "--seed", "5", "--model", model)
    good("sample", "-o", tmp_path / "same.npz", "-n", "2", "--seed", "5", "--model", model)
    good("sample", "-o", tmp_path / "other.npz", "-n", "2", "--seed", "6", "--model", model)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"{name}-{number}.npz" for name in ("one", "other", "same") for number in (1, 2)]
    assert np.array_equal(frames_of(tmp_path / "one-2.npz"), frames_of(tmp_path / "same-2.npz"))
    assert not np.array_equal(frames_of(tmp_path / "one-2.npz"), frames_of(tmp_path / "other-2.npz"))


def test_sample_of_so_many_seconds(here: Path, tmp_path: Path) -> None:
    good("sample", "-o", tmp_path / "o.wav", "--seconds", "0.5", "--model", here / "voices")
    assert abs(soundfile.info(str(tmp_path / "o.wav")).duration - 0.5) < 0.03


@pytest.mark.parametrize(
    ("options", "shape"),
    [
        (["--size", "48x24"], (8, 24, 48, 3)),
        (["--fit", "letterbox", "--size", "32x16"], (8, 16, 32, 3)),
        (["--fit", "box", "--box", "10", "20", "30", "40"], (8, 40, 30, 3)),
        (["--fps", "4"], (4, 64, 64, 3)),
        (["--scale", "2"], (8, 128, 128, 3)),
        (["--size", "32", "--fps", "16", "--scale", "2"], (16, 64, 64, 3)),
    ],
)
def test_export_fits(here: Path, tmp_path: Path, options: list[str], shape: tuple[int, ...]) -> None:
    good("export", here / "a.npz", tmp_path / "o.npz", *options)
    assert frames_of(tmp_path / "o.npz").shape == shape


def test_export_cuts_the_box_that_was_asked_for(here: Path, tmp_path: Path) -> None:
    good("export", here / "a.npz", tmp_path / "o.npz", "--fit", "box", "--box", "10", "20", "30", "40")
    assert np.array_equal(frames_of(tmp_path / "o.npz"), frames_of(here / "a.npz")[:, 20:60, 10:40])


def test_export_refuses_a_box_outside_and_a_clip_without_a_face(here: Path, tmp_path: Path) -> None:
    line = bad("export", here / "a.npz", tmp_path / "o.npz", "--fit", "box", "--box", "60", "0", "10", "10")
    assert str(here / "a.npz") in line
    write_clip(Clip(frames=np.zeros((2, 64, 64, 3), np.uint8), fps=Fraction(2)), tmp_path / "black.npz")
    assert "face" in bad("export", tmp_path / "black.npz", tmp_path / "o.npz", "--fit", "face")
    assert "no picture" in bad("export", here / "a.wav", tmp_path / "o.wav", "--size", "32")


def test_export_of_a_film_changes_picture_by_picture(here: Path, tmp_path: Path) -> None:
    good("export", here / "a.mp4", tmp_path / "o.webm", "--fit", "letterbox", "--size", "64x32", "--fps", "4")
    good("export", here / "a.mp4", tmp_path / "whole.npz", "--fit", "letterbox", "--size", "64x32", "--fps", "4")
    made, whole = read_clip(tmp_path / "o.webm"), read_clip(tmp_path / "whole.npz")
    assert made.fps == whole.fps == 4
    assert made.frames.shape == whole.frames.shape
    assert np.abs(made.frames.astype(int) - whole.frames).mean() < 4
    line = bad("export", here / "a.mp4", tmp_path / "o.mp4", "--fit", "box", "--box", "9999", "0", "10", "10")
    assert str(here / "a.mp4") in line
    black = write_clip(Clip(frames=np.zeros((2, 64, 64, 3), np.uint8), fps=Fraction(2)), tmp_path / "black.mp4")
    assert "face" in bad("export", black, tmp_path / "o.mp4", "--fit", "face")
    assert not (tmp_path / "o.mp4").exists()


def test_export_to_numbered_pictures_and_back(here: Path, tmp_path: Path) -> None:
    good("export", here / "a.npz", tmp_path / "frames")
    good("export", tmp_path / "frames", tmp_path / "back.npz", "--fps", "8")
    assert np.array_equal(frames_of(tmp_path / "back.npz"), frames_of(here / "a.npz"))


def test_info_of_a_clip_and_of_a_model(here: Path) -> None:
    facts = json.loads(good("info", here / "a.mp4", "--json"))
    assert (facts["kind"], facts["frames"], facts["fps"], facts["codecs"]) == ("video", 8, 8.0, ["h264"])
    assert "h264" in good("info", here / "a.mp4")
    facts = json.loads(good("info", here / "pictures", "--json"))
    assert (facts["key"], facts["kind"], facts["model"], facts["length"]) == ("pictures", "video", "cdsvae", 8)
    assert "# Small" in good("info", here / "pictures")


def test_one_block_alone_comes_from_b(here: Path, tmp_path: Path) -> None:
    """Static from B and dynamics of A: the same as the mix that says so, with A's length."""
    a, b, model = here / "a.npz", here / "b.npz", here / "pictures"
    told = json.loads(good("swap", a, b, "-o", tmp_path / "c.npz", "--block", "static", "--model", model, "--json"))
    assert (told["blocks"], told["frames"]) == (["static"], 8)
    good("swap", a, b, "-o", tmp_path / "d.npz", "--static", "B", "--dynamic", "A", "--model", model)
    np.testing.assert_array_equal(frames_of(tmp_path / "c.npz"), frames_of(tmp_path / "d.npz"))
    good(
        "swap",
        here / "a.wav",
        here / "b.wav",
        "-o",
        tmp_path / "c.wav",
        "--block",
        "dynamic",
        "--model",
        here / "voices",
    )
    assert probe(tmp_path / "c.wav").duration == pytest.approx(0.6)


def test_unknown_blocks_and_blocks_beside_a_mix_are_refused(here: Path, tmp_path: Path) -> None:
    words = ["swap", here / "a.npz", here / "b.npz", "-o", tmp_path / "c.npz", "--model", here / "pictures"]
    assert "no block 'rung 2'. Choose one of static, dynamic." in bad(*words, "--block", "rung 2")
    code, _, err = run(*words, "--block", "static", "--dynamic", "A")
    assert (code, "--block and --dynamic exclude each other" in err) == (2, True)


def test_picture_and_sound_of_two_videos_in_one_file(here: Path, tmp_path: Path) -> None:
    films = []
    for name, seconds in (("a", 1.3), ("b", 0.8)):
        clip, sound = read_clip(here / f"{name}.npz"), np.random.default_rng(1).normal(size=round(seconds * 16_000))
        talks = replace(clip, audio=(0.1 * sound)[None].astype(np.float32), sample_rate=16_000)
        films.append(write_clip(talks, tmp_path / f"{name}.npz"))
    words = ("swap", *films, "--model", here / "pictures", "--json", "-o")
    told = json.loads(good(*words, tmp_path / "c.mp4", "--sound-model", here / "voices"))
    assert (told["sound"], told["sample_rate"]) == ("voices", 16_000)
    back = read_clip(tmp_path / "c.mp4")
    assert back.frames is not None
    assert back.audio is not None
    assert abs(back.audio.shape[1] / 16_000 - len(back.frames) / float(back.fps or 1)) <= 1 / float(back.fps or 1)
    assert json.loads(good(*words, tmp_path / "d.npz", "--sound", "a"))["sound"] == "A"
    kept, own = read_clip(tmp_path / "d.npz").audio, read_clip(films[0]).audio
    assert kept is not None
    assert own is not None
    shared = min(kept.shape[1], own.shape[1])
    np.testing.assert_array_equal(kept[:, :shared], own[:, :shared])
    code, _, err = run(*words, tmp_path / "e.npz", "--sound", "B", "--sound-model", here / "voices")
    assert (code, "exclude each other" in err) == (2, True)
    assert run(*words, tmp_path / "e.npz", "--sound", "B", "--block", "static")[0] == 2
    assert "no sound" in bad("swap", here / "a.npz", films[1], "--sound", "A", "-o", tmp_path / "e.npz")


def test_a_traversal_shows_each_value_and_moves_nothing_at_the_clips_own(here: Path, tmp_path: Path) -> None:
    clip, model = here / "a.npz", here / "pictures"
    own = np.array(json.loads(good("encode", clip, "--model", model, "--json"))["static"])[1]
    span = ["--number", 1, "--span", own - 40, own, "--steps", 2]
    told = json.loads(good("traverse", clip, "-o", tmp_path / "t.npz", *span, "--model", model, "--json"))
    assert told["values"] == pytest.approx([own - 40, own])
    good("swap", clip, clip, "-o", tmp_path / "own.npz", "--model", model)
    far, same = frames_of(tmp_path / "t-1.npz"), frames_of(tmp_path / "t-2.npz")
    assert np.abs(same.astype(int) - frames_of(tmp_path / "own.npz")).max() <= 1
    assert np.any(far != same)
    good("traverse", clip, "-o", tmp_path / "sheet.png", "--steps", 3, "--model", model)
    assert (tmp_path / "sheet.png").stat().st_size > 1000
    assert "static has the numbers 0 to 7, 8 was asked for" in bad(
        "traverse", clip, "-o", tmp_path / "u.gif", "--number", 8, "--model", model
    )


def test_inventing_one_factor_keeps_the_other(here: Path, tmp_path: Path) -> None:
    clip, model = here / "b.npz", here / "pictures"
    good("sample", "-o", tmp_path / "s.npz", "--static-of", clip, "-n", 2, "--model", model)
    assert np.any(frames_of(tmp_path / "s-1.npz") != frames_of(tmp_path / "s-2.npz"))
    good("sample", "-o", tmp_path / "d.npz", "--dynamic-of", clip, "--model", model)
    assert len(frames_of(tmp_path / "d.npz")) == 12
    words = ["sample", "-o", tmp_path / "x.npz", "--dynamic-of", clip, "--model", model]
    assert "2.0 s were asked for" in bad(*words, "--seconds", 2)
    assert "the static code is given too" in bad(*words, "--static-of", clip)
