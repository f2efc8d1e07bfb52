"""Long videos from file to file, picture by picture."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from app.cases.progress import OnProgress, Progress, unheard

if TYPE_CHECKING:
    from media_io.clip import Frames

TOLD_EVERY = 25


def is_film(source: str | Path, out: str | Path) -> bool:
    """Whether `export_film` can make one of the other. Raises MediaError where there is nothing to read."""
    from media_io.recognise import recognise
    from media_io.write import FILMS

    return Path(out).suffix.lower() in FILMS and recognise(Path(source)) == "container"


def export_film(
    source: str | Path,
    out: str | Path,
    *,
    fps: Fraction | None = None,
    scale: int | None = None,
    change: Callable[[Frames], Frames] | None = None,
    progress: OnProgress | None = None,
) -> Path:
    """Convert a video to mp4 or webm, as `open_clip` and `export` would, in memory that does not grow with its length.

    Args:
        source: a container with pictures, sound with them or not.
        out: the file to write.
        fps: the rate to take the pictures to.
        scale: as for `export`.
        change: of some pictures (n, H, W, 3), all to one size; it gets them one by one.
        progress: may raise to cancel.

    Raises:
        MediaError: a file that cannot be read or written, and what `change` raises.
    """
    from media_io.film import changed, open_film
    from media_io.write import write_film

    told, how = progress or unheard, change or (lambda frames: frames)
    with open_film(Path(source), fps) as film:

        def on_picture(done: int) -> None:
            if done % TOLD_EVERY == 0:
                told(Progress("Writing", done, film.count))

        made = changed(film, lambda picture: how(picture[None])[0], on_picture)
        return write_film(made, Path(out), scale=scale)
