"""Settings on disk: nothing in a file keeps the program from starting, and nothing in it is lost."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from app.settings import BROKEN, MOST_BYTES, NEWER, ODD, VERSION, Notice, Settings, load, save
from media_io.errors import MediaError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def put(path: Path, data: object) -> str:
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(data))
    return path.read_text()


def test_what_is_saved_comes_back(path: Path) -> None:
    chosen = Settings(
        "dark", "de", 150, 5, 3, "a", "b", "c", False, False, 40, ("swap", "open"), ("p",), {"geometry": "AAA="}
    )
    default = asdict(Settings())
    assert all(value != default[name] for name, value in asdict(chosen).items())
    save(chosen, path)
    assert load(path) == (chosen, None)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_without_a_file_there_are_the_defaults(path: Path) -> None:
    assert load(path) == (Settings(), None)
    assert not path.parent.exists()


def test_version_0_is_read(path: Path) -> None:
    put(path, {"scale": 1.25, "theme": "automatic", "volume": 30})
    assert load(path) == (Settings(scale=125, volume=30), None)


@pytest.mark.parametrize("text", ["", "{", "[]", '"dark"', '{"version": "one"}', '{"version": true}', "\xff\xfe"])
def test_a_broken_file_gives_defaults_and_is_kept(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="latin-1")
    settings, notice = load(path)
    assert settings == Settings()
    assert notice is not None
    assert notice.kind == BROKEN
    assert notice.copy.read_text(encoding="latin-1") == text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are POSIX")
def test_a_pipe_in_place_of_the_file_is_not_waited_for(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    assert load(path) == (Settings(), Notice(BROKEN, path))


def test_a_file_that_no_settings_can_be_is_not_read(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"[" * (MOST_BYTES + 1))
    settings, notice = load(path)
    assert settings == Settings()
    assert notice is not None
    assert notice.copy.stat().st_size == MOST_BYTES + 1


def test_a_newer_file_is_kept_aside_and_read_as_far_as_it_is_known(path: Path) -> None:
    before = put(path, {"version": VERSION + 1, "theme": "dark", "aura": "pink"})
    settings, notice = load(path)
    assert settings == Settings(theme="dark")
    assert notice is not None
    assert notice.kind == NEWER
    save(settings, path)
    assert notice.copy.read_text() == before


def test_two_copies_of_different_content_are_both_kept(path: Path) -> None:
    put(path, {"version": VERSION + 1, "theme": "dark"})
    first = load(path)[1]
    path.write_text(json.dumps({"version": VERSION + 1, "theme": "light"}))
    second = load(path)[1]
    assert first is not None
    assert second is not None
    assert first.copy != second.copy
    assert load(path)[1] == second


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("scale", 500), ("scale", "big"), ("scale", 1.5), ("theme", "purple"), ("theme", 1), ("confirm_close", 1),
        ("volume", True), ("recent_actions", "swap"), ("layout", {"geometry": 1}),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_becomes_its_default_and_the_others_stay(path: Path, name: str, value: object) -> None:
    put(path, {"version": VERSION, "language": "de", name: value})
    settings, notice = load(path)
    assert settings == Settings(language="de")
    assert notice is not None
    assert (notice.kind, notice.names) == (ODD, (name,))


def test_a_save_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(Settings(theme="dark"), path)

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        with pytest.raises(MediaError, match="the disk is full"):
            save(Settings(theme="light"), path)
    assert load(path) == (Settings(theme="dark"), None)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]
