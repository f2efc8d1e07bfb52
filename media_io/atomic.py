"""Files and folders that appear under their name only when they are complete, and are on the disk by then."""

from __future__ import annotations

import errno
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from media_io.disk import make_folder, remove, replace, sweep, to_disk
from media_io.errors import MediaError
from media_io.problems import told


@contextmanager
def atomically(target: Path) -> Iterator[Path]:
    """Give a temporary name beside `target`; rename it when the block ends well, remove it when it does not.

    Missing folders on the way are made; a link stays one, and what it leads to is written. What is there already is
    replaced by its like, a file or a folder, once the new one is whole and safe on the disk, and so is the new name in
    the end. A read-only file stays. What killed writers of this name left goes after a day.

    Raises:
        MediaError: the folder or the file cannot be written.
    """
    whole = Path(os.path.realpath(target))  # unlike resolve() it gives links that lead in a circle as they are
    begins = f".{whole.stem[:40]}-"
    temporary = whole.with_name(f"{begins}{uuid.uuid4().hex}{whole.suffix}")
    with told(target, "written"):
        make_folder(whole.parent)
        if whole.is_file() and not os.access(whole, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        sweep(whole.parent, rf"{re.escape(begins)}[0-9a-f]{{32}}{re.escape(whole.suffix)}")
        try:
            yield temporary
            to_disk(temporary)
            if whole.is_dir() and not temporary.is_dir():
                raise MediaError(target, "there is a folder of this name", "Choose another name.")
            replace(temporary, whole)
        except MediaError as error:
            if error.path != temporary:
                raise
            # The user knows the target, not the temporary name.
            raise MediaError(target, error.cause, error.remedy) from error
        finally:
            remove(temporary)


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, atomically. Raises MediaError."""
    with atomically(path) as temporary:
        temporary.write_text(text, encoding="utf-8", errors="surrogatepass")
