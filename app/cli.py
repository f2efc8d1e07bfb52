"""The command `unbraid`: one command for each thing that the program can do, and one place where errors are told.

Nothing heavy is imported here or at the top of `app.commands`: `unbraid --help` answers before torch could be loaded.
"""

from __future__ import annotations

import atexit
import gc
import sys
import warnings
from collections.abc import Sequence
from typing import Any

import click

from app import report
from app.commands import (
    braid,
    data,
    demo,
    evaluation,
    files,
    gui,
    info,
    latents,
    matrix,
    models,
    project,
    runs,
    settings,
    swap,
    training,
    voices,
)
from app.environment import prepare

EXAMPLES = """\b
Examples:
  unbraid demo                                  see and hear what it does, in about two minutes
  unbraid swap a.mp4 b.mp4 -o out.mp4           A's identity moving as B moves
  unbraid swap a.wav b.wav -o out.wav           what A says in B's voice
  unbraid convert recordings --voice anna.wav -o converted
  unbraid train --preset demo --data generated --out runs/first
  unbraid evaluate sprites --data generated --out reports/sprites
  unbraid reproduce cdsvae-1 --budget 120       a paper's table beside its numbers
  unbraid gui                                   the window
"""


class Program(click.Group):
    """A group whose commands end in an exit code and a line on stderr, never in a traceback."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        """Run a command and leave the process, or the test, with its exit code."""
        words = list(sys.argv[1:] if args is None else args)
        options |= {"standalone_mode": False, "prog_name": options.get("prog_name") or "unbraid"}
        try:
            code = super().main(words, *rest, **options)
        except SystemExit:
            raise
        except BaseException as error:
            code = report.explain(error, debug="--debug" in words)
        sys.exit(code if isinstance(code, int) else 0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order in which a new user meets them."""
        return list(self.commands)


def _version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if not asked or ctx.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"unbraid {version('unbraid')}")
    ctx.exit()


@click.group(
    cls=Program, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
def cli() -> None:
    """Pull a clip apart into what stays and what changes, and braid the parts of different clips together again.

    What stays (static) is who is seen or heard; what changes (dynamic) is how they move or what they say.
    """
    prepare()


for _command in (
    demo.demo,
    gui.gui,
    swap.swap,
    voices.convert,
    braid.encode,
    braid.traverse,
    latents.latents,
    matrix.matrix,
    matrix.interpolate,
    braid.sample,
    files.export,
    info.info,
    project.project,
    models.models,
    data.data,
    training.train,
    runs.runs,
    evaluation.evaluate,
    evaluation.reproduce,
    settings.settings,
):
    cli.add_command(_command)


def main() -> None:
    """The entry point of the installed command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A file name that the terminal's encoding cannot show must not turn a result into a failure.
            stream.reconfigure(errors="backslashreplace")
    if not sys.warnoptions and "--debug" not in sys.argv:
        # What libraries warn programmers of is not for the users of the program.
        warnings.simplefilter("ignore")
    # At its end Python looks through all that is left for cycles; with torch that took .8 s of every command.
    atexit.register(gc.freeze)
    cli()


if __name__ == "__main__":
    main()
