"""How the command line speaks: results on stdout, everything else on stderr, and one line for each error."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
import tempfile
import traceback
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

FAILED = 1
USAGE = 2
UNEXPECTED = 70
INTERRUPTED = 130

_REMEDIES = {
    errno.ENOSPC: "Free some space or write to another disk.",
    errno.EDQUOT: "Free some of your quota or write to another disk.",
    errno.EACCES: "Choose a place that you may read and write.",
    errno.EPERM: "Choose a place that you may read and write.",
    errno.EROFS: "Choose a disk that can be written.",
    errno.ENOENT: "Check the name.",
    errno.ENOTDIR: "Check the path: a part of it is a file, not a folder.",
    errno.EISDIR: "Give a file, not a folder.",
    errno.EEXIST: "Choose another name or remove what is there.",
    errno.ENOTEMPTY: "Choose another name or empty the folder.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.EMFILE: "Close other programs, or raise the limit of open files.",
}


def result(value: dict[str, Any] | list[Any], as_json: bool, text: str) -> None:
    """Print the result of a command: one JSON document, or the text for people."""
    click.echo(json.dumps(value, default=_plain) if as_json else text)


def event(value: dict[str, Any]) -> None:
    """Print one line of JSON at once, for a script that reads along."""
    click.echo(json.dumps(value, default=_plain))


def note(text: str) -> None:
    """Tell the user something on stderr."""
    click.echo(text, err=True)


def one_line(text: str) -> str:
    """Text without line ends and without control characters, which a file name could bring along."""
    return "".join(letter if letter.isprintable() else "?" for letter in " ".join(text.split()))


def explain(error: BaseException, debug: bool = False) -> int:
    """Tell the user on stderr what went wrong.

    Args:
        error: anything that left a command.
        debug: print the traceback too.

    Returns:
        The exit code of the program.
    """
    if debug and not isinstance(error, click.exceptions.Abort):
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, KeyboardInterrupt | click.Abort) or type(error).__name__ == "Cancelled":
        note("Stopped.")
        return INTERRUPTED
    line = expected(error)
    if line is not None:
        _coloured(f"Error: {one_line(line)}", "red")
        return FAILED
    _coloured(_unexpected(error), "red")
    return UNEXPECTED


def expected(error: BaseException) -> str | None:
    """The line for an error that a user can do something about; None for a fault of the program."""
    from core_models.errors import ModelError
    from media_io.errors import MediaError

    if isinstance(error, MediaError | ModelError):
        return str(error)
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return "not enough memory. Use a shorter clip, close other programs, or try --device cpu."
    native = re.search(r"\(os error (\d+)\)", str(error))
    if native and not isinstance(error, OSError):
        # Libraries written in Rust, safetensors among them, tell the system's errors in words.
        error = OSError(int(native[1]), os.strerror(int(native[1])))
    if isinstance(error, OSError) and error.errno is not None:
        where = f"{error.filename}: " if error.filename else ""
        remedy = _REMEDIES.get(error.errno, "Check the file and the disk.")
        return f"{where}{(error.strerror or str(error)).rstrip('.')}. {remedy}"
    return None


def _unexpected(error: BaseException) -> str:
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    try:
        where = f"Details are in {_log(error)}"
    except OSError:
        where = "Run it again with --debug for details"
    return f"Error: unexpected: {one_line(what)[:300]}. {where}."


def _log(error: BaseException) -> Path:
    """Append the traceback to the log; to one in the temporary folder where the usual place cannot be written."""
    from platformdirs import user_log_path

    text = "".join(traceback.format_exception(error))
    entry = f"{datetime.now().astimezone().isoformat(timespec='seconds')} {sys.argv}\n{text}\n"
    try:
        return _append(user_log_path("unbraid", appauthor=False), entry)
    except OSError:
        return _append(Path(tempfile.gettempdir()), entry)


def _append(folder: Path, entry: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "unbraid-errors.log"
    with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
        log.write(entry)
    return path


def _coloured(text: str, colour: str) -> None:
    click.secho(text, fg=None if os.environ.get("NO_COLOR") else colour, err=True)


def _plain(value: object) -> Any:
    """What JSON has no word for: paths, fractions, and numbers and arrays of numpy and torch."""
    if isinstance(value, Path):
        return str(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    return float(value) if isinstance(value, Fraction) else str(value)
