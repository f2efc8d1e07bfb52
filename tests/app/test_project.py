"""Project files: read, checked, written whole or not at all; moved files are found again."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from app import project_files
from app.cli import cli
from app.project import ClipEntry, Edits, Made, Project, found, read_project, told, write_project
from app.project_files import Print, changed, find_moved, fingerprint, missing, relinked
from media_io.errors import MediaError


def project_of(folder: Path, *files: Path) -> Project:
    clips = []
    for file in files:
        known = fingerprint(file)
        place = told(file, folder)
        clips.append(ClipEntry(path=place, title=file.stem, sha256=known.sha256, size=known.size))
    recipe: dict[str, Any] = {"a": {"clip": clips[0].path if clips else None}, "static": 0.5}
    swaps = (Made(title="Static A + dynamic B", recipe=recipe),)
    return Project(clips=tuple(clips), recipe=recipe, swaps=swaps, models=("sprites",), layout={"dock": "AA=="})


def some_files(folder: Path, *names: str) -> list[Path]:
    files = [folder / name for name in names]
    for number, file in enumerate(files):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes([number]) * 1000)
    return files


def test_a_project_comes_back_as_it_was_written(tmp_path: Path) -> None:
    files = some_files(tmp_path, "clips/one.wav", "clips/two.wav")
    project = project_of(tmp_path, *files)
    assert [clip.path for clip in project.clips] == ["clips/one.wav", "clips/two.wav"]
    write_project(tmp_path / "mine.unbraid", project)
    assert read_project(tmp_path / "mine.unbraid") == project
    assert [path.name for path in tmp_path.iterdir()] == ["clips", "mine.unbraid"] or len(list(tmp_path.iterdir())) == 2


def test_paths_are_relative_where_project_and_clip_are_near(tmp_path: Path) -> None:
    near, folder = tmp_path / "clips" / "one.wav", tmp_path / "projects"
    assert told(near, folder) == "../clips/one.wav"
    assert found("../clips/one.wav", folder) == near
    assert told(near, None) == near.as_posix()
    far = Path(tmp_path.anchor) / "elsewhere" / "one.wav"
    assert told(far, folder) == far.as_posix()
    assert found(far.as_posix(), folder) == far


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("not json", "not JSON"),
        ("[" * 100_000, "not"),
        ("[]", "not of a project"),
        ('{"format": "other"}', "not of a project"),
        ('{"format": "unbraid project", "version": 3}', "version 3"),
        ('{"format": "unbraid project", "version": 1, "surprise": 1}', "surprise"),
        ('{"format": "unbraid project", "version": 1, "clips": [{"path": ""}]}', "clips.0.path"),
        ('{"format": "unbraid project", "version": 1, "clips": [{"path": "//server/share"}]}', "server"),
        ('{"format": "unbraid project", "version": 1, "recipe": {"a": {"speaker": "\\\\\\\\host\\\\x"}}}', "host"),
        ('{"format": "unbraid project", "version": 1, "clips": [{"path": "a", "edits": {"trim_in": -1}}]}', "trim_in"),
        ('{"format": "unbraid project", "version": 1, "clips": [{"path": "a", "sha256": "xyz"}]}', "sha256"),
    ],
)
def test_a_bad_file_is_told_with_the_place(tmp_path: Path, text: str, cause: str) -> None:
    path = tmp_path / "bad.unbraid"
    path.write_text(text)
    with pytest.raises(MediaError, match=cause.replace(".", r"\.")) as caught:
        read_project(path)
    assert caught.value.remedy


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.unbraid"
    with path.open("wb") as file:
        file.truncate(64 * 2**20)
    with pytest.raises(MediaError, match="16 MiB"):
        read_project(path)


def test_a_failed_save_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.unbraid"
    old = project_of(tmp_path)
    write_project(path, old)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MediaError, match="the disk is full"):
        write_project(path, project_of(tmp_path, *some_files(tmp_path, "one.wav")))
    assert read_project(path) == old
    assert sorted(one.name for one in tmp_path.iterdir()) == ["mine.unbraid", "one.wav"]


def test_a_link_to_a_project_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.unbraid"
    link.symlink_to(tmp_path / "real" / "mine.unbraid")
    write_project(link, Project())
    assert link.is_symlink()
    assert read_project(tmp_path / "real" / "mine.unbraid") == Project()


def test_a_large_file_is_known_by_its_ends_and_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_files, "WHOLE", 1000)
    monkeypatch.setattr(project_files, "END", 100)
    monkeypatch.setattr(project_files, "SAMPLE", 10)
    path = tmp_path / "long.mp4"
    path.write_bytes(bytes(5000))
    before = fingerprint(path)
    assert before.size == 5000
    for place in (0, 4999, 100):
        data = bytearray(5000)
        data[place] = 1
        path.write_bytes(data)
        assert fingerprint(path) != before
    path.write_bytes(bytes(5001))
    assert fingerprint(path) != before


def test_a_folder_of_pictures_has_a_print(tmp_path: Path) -> None:
    some_files(tmp_path, "pictures/1.png", "pictures/2.png")
    before = fingerprint(tmp_path / "pictures")
    assert before == Print(2000, before.sha256)
    (tmp_path / "pictures" / "3.png").write_bytes(b"x")
    assert fingerprint(tmp_path / "pictures") != before


def test_changed_and_missing_files_are_known(tmp_path: Path) -> None:
    one, two, three = some_files(tmp_path, "one.wav", "two.wav", "three.wav")
    project = project_of(tmp_path, one, two, three)
    two.write_bytes(b"other")
    three.unlink()
    assert [changed(clip, tmp_path / clip.path) for clip in project.clips[:2]] == [False, True]
    assert [clip.path for clip in missing(project, tmp_path)] == ["three.wav"]


def test_moved_files_are_found_by_what_is_in_them(tmp_path: Path) -> None:
    files = some_files(tmp_path, "old/a/one.wav", "old/b/two.wav", "old/three.wav", "old/lost.wav")
    decoy = tmp_path / "new" / "one.wav"
    project = project_of(tmp_path, *files)
    decoy.parent.mkdir()
    decoy.write_bytes(b"another")
    (tmp_path / "new" / "deep").mkdir()
    files[0].rename(tmp_path / "new" / "deep" / "renamed.wav")
    files[1].rename(tmp_path / "new" / "two.wav")
    files[2].rename(tmp_path / "new" / "three.wav")
    files[3].unlink()
    moves = find_moved(project, tmp_path, [tmp_path / "new"])
    assert moves == {
        "old/a/one.wav": tmp_path / "new" / "deep" / "renamed.wav",
        "old/b/two.wav": tmp_path / "new" / "two.wav",
        "old/three.wav": tmp_path / "new" / "three.wav",
    }
    after = relinked(project, moves, tmp_path)
    assert [clip.path for clip in missing(after, tmp_path)] == ["old/lost.wav"]
    assert after.recipe["a"] == {"clip": "new/deep/renamed.wav"}
    assert after.swaps[0].recipe["a"] == {"clip": "new/deep/renamed.wav"}
    assert after.recipe["static"] == 0.5


def test_where_one_went_tells_where_its_folder_went(tmp_path: Path) -> None:
    files = some_files(tmp_path, "old/a/one.wav", "old/a/two.wav", "old/b/three.wav")
    project = project_of(tmp_path, *files)
    (tmp_path / "old").rename(tmp_path / "new")
    moves = {"old/a/one.wav": tmp_path / "new" / "a" / "one.wav"}
    places = [project_files.beside(clip.path, moves, tmp_path) for clip in project.clips]
    assert places == [tmp_path / "new" / file.relative_to(tmp_path / "old") for file in files]


def test_a_clip_that_was_never_hashed_is_found_by_its_only_name(tmp_path: Path) -> None:
    project = Project(clips=(ClipEntry(path="gone/one.wav"), ClipEntry(path="gone/two.wav", edits=Edits(trim_in=1))))
    some_files(tmp_path, "x/one.wav", "y/two.wav", "z/two.wav")
    assert find_moved(project, tmp_path, [tmp_path]) == {"gone/one.wav": tmp_path / "x" / "one.wav"}


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as end:
        cli.main(list(args))
    return int(str(end.value.code or 0)), capsys.readouterr().out


def test_the_command_line_shows_and_relinks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = some_files(tmp_path, "old/one.wav", "old/two.wav")
    path = tmp_path / "mine.unbraid"
    write_project(path, project_of(tmp_path, *files))
    (tmp_path / "old").rename(tmp_path / "new")
    code, out = run(capsys, "project", "show", str(path), "--json")
    assert (code, [clip["state"] for clip in json.loads(out)["clips"]]) == (0, ["missing", "missing"])
    code, out = run(capsys, "project", "relink", str(path), "--in", str(tmp_path / "new"))
    assert code == 0
    assert "old/one.wav -> " in out
    code, out = run(capsys, "project", "show", str(path))
    assert "there      new/one.wav" in out
    assert "Static A + dynamic B" in out
    (tmp_path / "new" / "two.wav").unlink()
    code, out = run(capsys, "project", "relink", str(path))
    assert (code, out.strip()) == (1, "new/two.wav: not found")
    code, out = run(capsys, "project", "show", str(tmp_path / "nothing.unbraid"))
    assert code == 1
