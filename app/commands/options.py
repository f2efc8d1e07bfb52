"""Options that several commands share, and values that need a parser of their own."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


MOST_DIGITS = 30
BLEND, SIZE, RATE = "A|B|0..1", "WxH", "N|N/M"


def blend(text: str) -> float:
    """A or B, or a number from 0 (all from A) to 1 (all from B). Raises BadParameter."""
    ends = {"a": 0.0, "b": 1.0}
    try:
        number = ends.get(text.strip().lower())
        number = float(text) if number is None else number
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise click.BadParameter(f"{text!r} is not A, B or a number from 0 (all from A) to 1 (all from B).")
    return number


def size(text: str) -> tuple[int, int]:
    """Width and height of WIDTHxHEIGHT, or of one number for a square. Raises BadParameter."""
    parts = text.lower().split("x")
    parts = parts * 2 if len(parts) == 1 else parts
    if len(parts) != 2 or not all(part.isdecimal() and 1 <= int(part) <= 8192 for part in parts):
        raise click.BadParameter(f"{text!r} is not a size such as 64x64, 640x360 or 64 (1 to 8192 pixels).")
    return int(parts[0]), int(parts[1])


def rate(text: str) -> Fraction:
    """Frames a second, exact: a number or a fraction such as 30000/1001. Raises BadParameter."""
    try:
        # Python works 1e999999999 out before it can be compared with anything.
        number = Fraction(text) if len(text) <= MOST_DIGITS and "e" not in text.lower() else Fraction(0)
    except (ValueError, ZeroDivisionError):
        number = Fraction(0)
    if not 0 < number <= 1000:
        raise click.BadParameter(f"{text!r} is not a rate such as 25, 29.97 or 30000/1001 (up to 1000).")
    return number


def voicing(function: Function) -> Function:
    """--pitch, --formants, --back-end and --detail: how a voice is made; None where nothing is asked for."""
    back_ends = click.Choice(["world", "filter", "griffin-lim"])
    for option in (
        click.option(
            "--detail",
            type=click.FloatRange(0, 1),
            metavar="0..1",
            help="Share of the source's own fine structure: more is clearer, less is nearer to the voice.",
        ),
        click.option(
            "--back-end",
            type=back_ends,
            help="How sound is made: world changes pitch too, filter keeps pitch and quality of the recording. "
            "[default: world]",
        ),
        click.option(
            "--formants",
            type=click.FloatRange(0.5, 2),
            metavar="FACTOR",
            help="Formants, on top of the voice: 1.1 is a smaller speaker.",
        ),
        click.option(
            "--pitch",
            type=click.FloatRange(-24, 24),
            metavar="SEMITONES",
            help="Pitch, on top of the voice: 12 is an octave up.",
        ),
    ):
        function = option(function)
    return function


def debug(function: Function) -> Function:
    """--debug, which `Program.main` acts on: here so that it may also stand behind the command's name."""
    return click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")(function)


def as_json(function: Function) -> Function:
    """--json."""
    return click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, for scripts.")(function)


def model(function: Function) -> Function:
    """--model."""
    text = "A name that `unbraid info` lists, or a folder with a trained model. [default: the shipped one that suits]"
    return click.option("--model", "model_key", metavar="NAME|FOLDER", help=text)(function)


def device(function: Function) -> Function:
    """--device."""
    text = "Where to compute: auto, cpu, cuda, or one of several: cuda:1."
    return click.option("--device", metavar="DEVICE", default="auto", show_default=True, callback=_device, help=text)(
        function
    )


def _device(_context: click.Context, _parameter: click.Parameter, text: str) -> str:
    kind, _, number = text.partition(":")
    if kind not in ("auto", "cpu", "cuda") or (":" in text and not (kind == "cuda" and number.isdecimal())):
        raise click.BadParameter(f"{text!r} is not one of auto, cpu, cuda, cuda:0 and so on.")
    return text


def scale(function: Function) -> Function:
    """--scale."""
    text = "Enlarge pictures by this whole number; by default small ones are enlarged to be seen well."
    return click.option("--scale", type=click.IntRange(1, 64), metavar="N", help=text)(function)
