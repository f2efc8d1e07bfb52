"""Files appear whole or not at all; damaged ones say which they are; pickles are never opened."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file

from core_models import disk
from core_models.errors import CheckpointError
from core_models.files import MOST_JSON_BYTES, read_json, write_atomically, write_json
from core_models.tensor_files import read_tensors, write_tensors


class DisturbanceError(Exception):
    pass


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def broken_file(path: Path) -> None:
    path.write_text("half")
    raise DisturbanceError


def broken_folder(path: Path) -> None:
    path.mkdir()
    broken_file(path / "part")


def whole_folder(path: Path) -> None:
    path.mkdir()
    (path / "part").write_text("new")


def test_a_file_replaces_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "file"
    for text in ("old", "new"):
        write_atomically(target, lambda path, text=text: path.write_text(text))  # type: ignore[misc]
        assert target.read_text() == text
    assert names(target.parent) == ["file"]


def test_a_folder_replaces_the_old_one_whole(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "left over").write_text("old")
    write_atomically(tmp_path / "model", whole_folder)
    assert names(tmp_path / "model") == ["part"]
    assert names(tmp_path) == ["model"]


@pytest.mark.parametrize("write", [broken_file, broken_folder])
def test_a_writer_that_fails_leaves_the_old_one(tmp_path: Path, write: Any) -> None:
    target = tmp_path / "target"
    if write is broken_file:
        target.write_text("old")
    else:
        whole_folder(target)
    with pytest.raises(DisturbanceError):
        write_atomically(target, write)
    assert names(tmp_path) == ["target"]
    assert (target if target.is_file() else target / "part").read_text() == ("old" if target.is_file() else "new")


def test_a_writer_that_fails_leaves_nothing_where_nothing_was(tmp_path: Path) -> None:
    for write in (broken_file, broken_folder):
        with pytest.raises(DisturbanceError):
            write_atomically(tmp_path / "target", write)
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_renamed_into_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a program that looks into the new folder forbids its renaming."""
    target, rename = tmp_path / "model", Path.replace
    whole_folder(target)
    (target / "mark").write_text("old")

    def refused(path: Path, to: Path) -> Path:
        if (path / "part").exists() and not (path / "mark").exists():
            raise PermissionError(13, "in use", str(path))
        return rename(path, to)

    monkeypatch.setattr(disk, "_exchanged", lambda *_: False)
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(CheckpointError, match="model: cannot be written"):
        write_atomically(target, whole_folder)
    assert names(tmp_path) == ["model"]
    assert names(target) == ["mark", "part"]


def test_tensors_come_back_as_they_were(tmp_path: Path) -> None:
    tensors = {
        "weight": torch.randn(3, 4).T,
        "channels last": torch.randn(2, 3, 4, 4).contiguous(memory_format=torch.channels_last),
        "half": torch.randn(3).half(),
        "step": torch.tensor(7.0),
        "noise": torch.Generator().get_state(),
        "none": torch.empty(0, 3),
    }
    write_tensors(tmp_path / "file", tensors)
    back = read_tensors(tmp_path / "file")
    assert back.keys() == tensors.keys()
    for name, tensor in tensors.items():
        assert back[name].dtype == tensor.dtype
        assert torch.equal(back[name], tensor)


def test_tensors_outlive_their_file_and_can_be_written_to(tmp_path: Path) -> None:
    """Tensors that were mapped would hold the file open, which Windows answers with a refusal to remove it."""
    write_tensors(tmp_path / "file", {"a": torch.ones(1000)})
    back = read_tensors(tmp_path / "file")["a"]
    (tmp_path / "file").write_bytes(b"\0" * (tmp_path / "file").stat().st_size)
    assert float(back.sum()) == 1000
    back.add_(1)
    assert float(back.sum()) == 2000


@pytest.mark.parametrize("damage", ["missing", "empty", "short", "text", "pickle", "torch", "folder", "header"])
def test_damaged_tensors_say_which_file(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "weights.safetensors"
    save_file({"a": torch.ones(100)}, path)
    whole = path.read_bytes()
    path.unlink()
    content = {"empty": b"", "short": whole[:-50], "text": b"no tensors here", "header": whole[:8] + b"{" + whole[9:60]}
    if damage in content:
        path.write_bytes(content[damage])
    elif damage == "pickle":
        path.write_bytes(pickle.dumps({"a": [1.0] * 100}))
    elif damage == "torch":
        torch.save({"a": torch.ones(100)}, path)
    elif damage == "folder":
        path.mkdir()
    with pytest.raises(CheckpointError, match=r"weights\.safetensors: "):
        read_tensors(path)


def test_a_pickle_is_refused_unopened(tmp_path: Path) -> None:
    """Loading this pickle would write a file; reading it as anything must not."""
    witness = tmp_path / "witness"

    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (witness,))

    path = tmp_path / "file"
    path.write_bytes(pickle.dumps(Trap()))
    for read in (read_tensors, read_json):
        with pytest.raises(CheckpointError):
            read(path)
    assert not witness.exists()
    pickle.loads(path.read_bytes())
    assert witness.exists()


def test_json_comes_back_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    data = {"a": [1, 2.5, None], "b": {"ü": "x"}}
    write_json(tmp_path / "file.json", data)
    assert read_json(tmp_path / "file.json") == data
    assert names(tmp_path) == ["file.json"]


def test_json_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    write_json(tmp_path / "file.json", {"a": 1})
    with pytest.raises(TypeError):
        write_json(tmp_path / "file.json", {"a": object()})
    assert read_json(tmp_path / "file.json") == {"a": 1}


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"3", b"null", b"\xff\xfe{}"])
def test_damaged_json_says_which_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "state.json").write_bytes(content)
    with pytest.raises(CheckpointError, match=r"state\.json: not"):
        read_json(tmp_path / "state.json")


def test_missing_json_says_which_file(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"state\.json: cannot be read"):
        read_json(tmp_path / "state.json")


def test_what_safetensors_cannot_write_names_the_target(tmp_path: Path) -> None:
    def no_room(path: Path) -> None:
        write_tensors(path / "no" / "such" / "folder", {"a": torch.zeros(2)})

    with pytest.raises(CheckpointError, match=r"model: cannot be written .*Free some space"):
        write_atomically(tmp_path / "model", no_room)
    assert list(tmp_path.iterdir()) == []


def test_json_too_deep_or_too_large_says_which_file(tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_text("[" * 200_000)
    with pytest.raises(CheckpointError, match=r"deep\.json: not JSON"):
        read_json(tmp_path / "deep.json")
    with (tmp_path / "large.json").open("wb") as file:
        file.truncate(MOST_JSON_BYTES + 1)
    with pytest.raises(CheckpointError, match=r"large\.json: over 4 MiB"):
        read_json(tmp_path / "large.json")
