"""Contact sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.sheet import write_contact_sheet

Greys = Callable[..., NDArray[np.uint8]]


def _read(path: Path) -> NDArray[np.uint8]:
    return cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)


def test_frames_lie_where_they_belong(tmp_path: Path) -> None:
    first = np.zeros((3, 10, 12, 3), np.uint8)
    first[..., 0] = np.array([50, 100, 150])[:, None, None]
    second = np.full((2, 20, 8, 3), 7, np.uint8)
    sheet = _read(write_contact_sheet([first, second], tmp_path / "new" / "a.png", scale=2))
    # Gap 2: three frames of 24 and four gaps; 20 and 40 high and three gaps.
    assert sheet.shape == (66, 80, 3)
    for k in range(3):
        assert (sheet[2:22, 2 + 26 * k : 26 + 26 * k] == (50 + 50 * k, 0, 0)).all()
    assert (sheet[24:64, 2:18] == 7).all()
    assert (sheet[24:64, 20:36] == 7).all()
    assert (sheet[24:64, 38:] == 255).all()
    assert (sheet[:, :2] == 255).all()


def test_labels_are_written_at_the_left(tmp_path: Path, greys: Greys) -> None:
    plain = _read(write_contact_sheet([greys(2), greys(2)], tmp_path / "a.png"))
    labelled = _read(write_contact_sheet([greys(2), greys(2)], tmp_path / "b.png", ["A", "Grün, größer"]))
    margin = labelled.shape[1] - plain.shape[1]
    np.testing.assert_array_equal(labelled[:, margin:], plain)
    half = labelled.shape[0] // 2
    dark = labelled[:, :margin].min(axis=2) < 128
    assert 0 < dark[:half].sum() < dark[half:].sum()
    assert not dark[:, :4].any()
    assert not dark[:, margin - 4 :].any()


def test_small_frames_are_enlarged(tmp_path: Path, greys: Greys) -> None:
    assert _read(write_contact_sheet([greys(1, 64, 64)], tmp_path / "a.png")).shape == (132, 132, 3)
    assert _read(write_contact_sheet([greys(1, 100, 100)], tmp_path / "a.png")).shape == (104, 104, 3)


def test_what_makes_no_sheet(tmp_path: Path, greys: Greys) -> None:
    path = tmp_path / "a.png"
    with pytest.raises(MediaError, match="no frames"):
        write_contact_sheet([], path)
    with pytest.raises(MediaError, match="no frames"):
        write_contact_sheet([greys(0)], path)
    with pytest.raises(MediaError, match="1 labels for 2 rows"):
        write_contact_sheet([greys(1), greys(1)], path, ["A"])
    with pytest.raises(MediaError, match="scale of 0"):
        write_contact_sheet([greys(1)], path, scale=0)
    with pytest.raises(MediaError, match="megapixels"):
        write_contact_sheet([greys(1)], path, scale=200)
    assert list(tmp_path.iterdir()) == []
