"""`unbraid settings`: what the window's Settings dialog does."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

import click

from app import report
from app.commands import options

if TYPE_CHECKING:
    from app.settings import Settings

HIDDEN = ("recent_actions", "recent_projects", "layout")


@click.command(short_help="Show or change the window's settings.")
@click.argument("changes", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--reset", is_flag=True, help="First give every setting its default.")
@options.as_json
@options.debug
def settings(changes: tuple[str, ...], reset: bool, as_json: bool) -> None:
    """Show the window's settings, or set some; they hold from its next start on.

    \b
    Examples:
      unbraid settings
      unbraid settings theme=dark scale=125
      unbraid settings --reset
    """
    from app.paths import user_settings
    from app.settings import Settings, load, save

    path = user_settings()
    now, notice = load(path)
    if notice is not None:
        click.echo(f"{path}: {notice.kind}; the file as it was is kept as {notice.copy}", err=True)
    wanted = Settings() if reset else now
    for change in changes:
        wanted = _changed(wanted, change)
    if reset or changes:
        save(wanted, path)
    shown = {name: value for name, value in asdict(wanted).items() if name not in HIDDEN}
    text = "\n".join([f"{name:18}{_shown(value)}" for name, value in shown.items()])
    report.result({"path": str(path), **shown}, as_json, f"{text}\n{path}")


def _changed(before: Settings, change: str) -> Settings:
    from app.settings import Settings, check

    name, equals, text = change.partition("=")
    kinds = {spec.name: type(getattr(before, spec.name)) for spec in fields(Settings) if spec.name not in HIDDEN}
    if not equals or name not in kinds:
        raise click.UsageError(f"{change}: write NAME=VALUE, with one of {', '.join(kinds)}.")
    value = _parsed(text, kinds[name])
    problem = check(name, value)
    if problem:
        raise click.UsageError(f"{change}: {problem}")
    changes: dict[str, Any] = {name: value}
    return replace(before, **changes)


def _parsed(text: str, kind: type) -> object:
    if kind is bool:
        return {"yes": True, "true": True, "no": False, "false": False}.get(text.lower(), text)
    return int(text) if kind is int and text.removeprefix("-").isdigit() else text


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or "-"
