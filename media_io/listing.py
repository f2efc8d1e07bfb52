"""Look into folders: what every list of a data set begins with."""

from __future__ import annotations

from pathlib import Path

from media_io.errors import MediaError


def check_folder(root: Path, form: str) -> None:
    """Raise MediaError, saying which form of folder is expected, unless this is a folder."""
    if not root.is_dir():
        raise MediaError(root, "not a folder" if root.exists() else "there is no such folder", form)


def entries(folder: Path) -> list[Path]:
    """What lies in a folder, in order of name, without hidden files such as the shadows macOS leaves.

    Raises:
        MediaError: a folder that cannot be looked into.
    """
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        cause = f"the folder cannot be read ({error.strerror})"
        raise MediaError(folder, cause, "Check that you may open it.") from error
