"""The swap matrix, on small models with random weights."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch

from app import pipeline
from app.matrix import Cell, Headers, LeftOut
from app.matrix_files import GAP, Matrix, grid_clip, sheet, write_cells, write_sheet
from core_models.config import Architecture, Network, Window
from core_models.control import Cancelled
from core_models.errors import ModelError
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from media_io.clip import Clip
from media_io.errors import MediaError
from media_io.read import read_clip

SMALL = Network(static=6, dynamic=4, encoder_channels=4, channels=4, features=16, hidden=16)
FPS = Fraction(8)


def tiny(folder: Path, window: Window) -> pipeline.LoadedModel:
    architecture = Architecture(model="cdsvae", window=window, network=SMALL)
    torch.manual_seed(0)
    save_model(folder, build_model(architecture), ModelConfig(title="t", architecture=architecture), "card")
    return pipeline.load_model(folder, "cpu")


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> pipeline.LoadedModel:
    return tiny(tmp_path_factory.mktemp("m") / "tiny-video", Window(kind="video"))


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> pipeline.LoadedModel:
    return tiny(tmp_path_factory.mktemp("m") / "tiny-speech", Window(kind="speech", length=20, hop=10))


def noise(seed: int, count: int, sound: bool = False) -> Clip:
    rng = np.random.default_rng(seed)
    frames = rng.integers(0, 255, (count, 8, 8, 3), np.uint8).repeat(8, 1).repeat(8, 2)
    audio = rng.uniform(-0.1, 0.1, (1, 1000 * count)).astype(np.float32) if sound else None
    return Clip(frames, FPS, audio, 8000 if sound else None, Path(f"clip{seed}.npz"))


def tone(hertz: float) -> Clip:
    wave = 0.3 * np.sin(2 * np.pi * hertz * np.arange(8000) / 16000)
    return Clip(audio=wave[None].astype(np.float32), sample_rate=16000, source=Path(f"{hertz:g}.wav"))


def test_each_cell_is_the_swap_of_its_pair_and_the_diagonal_the_reconstruction(video: pipeline.LoadedModel) -> None:
    clips = [noise(1, 8), noise(2, 21, sound=True), noise(3, 5)]
    news = list(pipeline.swap_matrix(video, clips))
    cells = {(cell.row, cell.column): cell.clip for cell in news if isinstance(cell, Cell)}
    assert set(cells) == {(row, column) for row in range(3) for column in range(3)}
    for (row, column), made in cells.items():
        wanted = pipeline.swap(video, clips[row], clips[column], pipeline.Mix(0, 1))
        assert made.fps == wanted.fps
        np.testing.assert_allclose(made.frames.astype(int), wanted.frames.astype(int), atol=1)
        np.testing.assert_array_equal(made.audio, wanted.audio)
    assert np.any(cells[0, 1].frames != cells[2, 1].frames)


def test_a_clip_is_encoded_once(video: pipeline.LoadedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    encode = video.stored.model.encode
    monkeypatch.setattr(video.stored.model, "encode", lambda frames: seen.append(len(frames)) or encode(frames))
    news = list(pipeline.swap_matrix(video, [noise(seed, 8) for seed in range(4)]))
    assert seen == [1, 1, 1, 1]
    assert sum(isinstance(one, Cell) for one in news) == 16


def test_a_clip_that_the_model_cannot_take_is_named_and_the_rest_goes_on(video: pipeline.LoadedModel) -> None:
    clips = [noise(1, 8), tone(220.0), noise(2, 8)]
    news = list(pipeline.swap_matrix(video, clips))
    out = [one for one in news if isinstance(one, LeftOut)]
    assert [(one.number, one.cause) for one in out] == [(1, "sound alone, and the model takes pictures")]
    headers = next(one for one in news if isinstance(one, Headers))
    assert [clip is None for clip in headers.clips] == [False, True, False]
    assert {(one.row, one.column) for one in news if isinstance(one, Cell)} == {(0, 0), (0, 2), (2, 0), (2, 2)}


def test_nothing_that_suits_is_an_error_with_the_first_clips_name(video: pipeline.LoadedModel) -> None:
    with pytest.raises(MediaError, match=r"220\.wav.*sound alone"):
        list(pipeline.swap_matrix(video, [tone(220.0), tone(330.0)]))
    with pytest.raises(ModelError, match="13 clips"):
        list(pipeline.swap_matrix(video, [noise(1, 8)] * 13))


def test_it_can_be_cancelled_within_a_cell(video: pipeline.LoadedModel) -> None:
    told: list[pipeline.Progress] = []

    def cancel(progress: pipeline.Progress) -> None:
        told.append(progress)
        if progress.phase == "Decoding" and sum(one.phase == "Decoding" for one in told) == 2:
            raise Cancelled

    news = pipeline.swap_matrix(video, [noise(1, 120)], cancel)
    assert isinstance(next(news), Headers)
    with pytest.raises(Cancelled):
        next(news)
    assert told[-1].total == 1


def test_voices_take_a_row_each_and_words_a_column(speech: pipeline.LoadedModel) -> None:
    clips = [tone(200.0), tone(260.0)]
    cells = {(one.row, one.column): one.clip for one in pipeline.swap_matrix(speech, clips) if isinstance(one, Cell)}
    for (row, column), made in cells.items():
        wanted = pipeline.swap(speech, clips[row], clips[column], pipeline.Mix(0, 1))
        np.testing.assert_allclose(made.audio, wanted.audio, atol=1e-4)
    with pytest.raises(ModelError, match="Choose 1 to 6"):
        list(pipeline.swap_matrix(speech, [tone(200.0)] * 7))


def solid(value: int, count: int, fps: int = 8) -> Clip:
    frames = np.full((count, 4, 6, 3), value, np.uint8)
    frames[:, 0, 0] = np.arange(count)[:, None]
    return Clip(frames, Fraction(fps))


def by_hand() -> Matrix:
    a, b = solid(100, 4), solid(200, 6)
    cells = {(0, 0): solid(101, 4), (0, 1): solid(102, 6), (1, 0): solid(103, 4), (1, 1): solid(104, 6)}
    return Matrix(("a.mp4", "b.mp4"), (a, b), cells)


def test_the_grid_lays_headers_and_cells_on_one_time_line() -> None:
    made = grid_clip(by_hand(), labels=False)
    assert made.fps == 8
    assert made.frames.shape == (6, 3 * (4 + GAP) + GAP, 3 * (6 + GAP) + GAP, 3)
    middle = made.frames[:, GAP + 2 :: 4 + GAP, GAP + 3 :: 6 + GAP, 0]
    np.testing.assert_array_equal(middle[0][1:, 1:], [[101, 102], [103, 104]])
    np.testing.assert_array_equal(middle[0][0, 1:], [100, 200])
    np.testing.assert_array_equal(middle[0][1:, 0], [100, 200])
    corner = made.frames[:, GAP + 4 + GAP, GAP + 6 + GAP :: 6 + GAP, 0]
    np.testing.assert_array_equal(corner[:, 0], [0, 1, 2, 3, 3, 3])  # the last frame is held
    np.testing.assert_array_equal(corner[:, 1], [0, 1, 2, 3, 4, 5])


def test_the_diagonal_may_show_the_clips_themselves_and_labels_take_room() -> None:
    plain, named = sheet(by_hand(), labels=False, original=True), sheet(by_hand(), labels=True)
    at = GAP + 4 + GAP + 2, GAP + 6 + GAP + 3
    assert plain[at][0] == 100
    assert named.shape[0] > plain.shape[0]
    assert named.shape[1] > plain.shape[1]
    assert len(np.unique(named[:, :90])) > 3  # letters


def test_a_matrix_is_written_as_a_grid_a_sheet_and_a_folder(tmp_path: Path) -> None:
    matrix = by_hand()
    grid = pipeline.export(grid_clip(matrix, scale=8), tmp_path / "grid.gif", 1)
    assert read_clip(grid).frames.shape[0] == 6
    assert write_sheet(matrix, tmp_path / "sheet.png").stat().st_size > 0
    written = write_cells(matrix, tmp_path / "cells", lambda _: None, suffix=".npz")
    assert [path.name for path in written] == [
        "01 a + 01 a.npz", "01 a + 02 b.npz", "02 b + 01 a.npz", "02 b + 02 b.npz"
    ]  # fmt: skip
    np.testing.assert_array_equal(read_clip(written[1]).frames, matrix.cells[0, 1].frames)
    with pytest.raises(MediaError, match="empty"):
        write_cells(Matrix(("a",), (None,)), tmp_path / "none", lambda _: None)
