"""`unbraid settings` does what the dialog does, to the same file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import cli
from app.settings import Settings, load


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.json"
    monkeypatch.setattr("app.paths.user_settings", lambda: path)
    return path


def test_settings_are_set_shown_and_reset(path: Path) -> None:
    run = CliRunner()
    assert run.invoke(cli, ["settings", "theme=dark", "scale=125", "confirm_close=no"]).exit_code == 0
    assert load(path)[0] == Settings(theme="dark", scale=125, confirm_close=False)
    shown = json.loads(run.invoke(cli, ["settings", "--json"]).stdout)
    assert (shown["theme"], shown["scale"], shown["path"]) == ("dark", 125, str(path))
    assert run.invoke(cli, ["settings", "--reset", "volume=5"]).exit_code == 0
    assert load(path)[0] == Settings(volume=5)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("theme=purple", "system, light, dark"),
        ("scale=500", "from 75 to 200"),
        ("scale=big", "from 75 to 200"),
        ("confirm_close=2", "yes or no"),
        ("colour=red", "NAME=VALUE"),
        ("theme", "NAME=VALUE"),
        ("layout=x", "NAME=VALUE"),
    ],
)
def test_a_value_that_cannot_be_is_told_and_changes_nothing(
    path: Path, change: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    done = CliRunner().invoke(cli, ["settings", change])
    assert done.exit_code == 2
    assert said in done.stderr + capsys.readouterr().err
    assert not path.exists()
