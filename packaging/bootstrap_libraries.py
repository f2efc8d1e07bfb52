"""System libraries that Qt's wheels expect on Linux: find the missing ones, install them or say how."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from bootstrap_process import SetupError, is_root, last_line, say, stream


class Library(NamedTuple):
    """A part of the system: what needs it ("window", "sound", "desktop", "pip"), its Debian and Arch Linux packages."""

    soname: str
    need: str
    debian: str
    arch: str


LIBRARIES = (
    Library("libglib-2.0.so.0", "window", "libglib2.0-0", "glib2"),
    Library("libGL.so.1", "window", "libgl1", "libglvnd"),
    Library("libEGL.so.1", "window", "libegl1", "libglvnd"),
    Library("libdbus-1.so.3", "window", "libdbus-1-3", "dbus"),
    Library("libfontconfig.so.1", "window", "libfontconfig1", "fontconfig"),
    Library("libxkbcommon.so.0", "window", "libxkbcommon0", "libxkbcommon"),
    Library("libpulse.so.0", "sound", "libpulse0", "libpulse"),
    Library("libXrandr.so.2", "sound", "libxrandr2", "libxrandr"),
    Library("libxcb-cursor.so.0", "desktop", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "desktop", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "desktop", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "desktop", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-render-util.so.0", "desktop", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "desktop", "libxcb-shape0", "libxcb"),
    Library("libxcb-xkb.so.1", "desktop", "libxcb-xkb1", "libxcb"),
    Library("libxkbcommon-x11.so.0", "desktop", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libX11-xcb.so.1", "desktop", "libx11-xcb1", "libx11"),
    Library("libwayland-client.so.0", "desktop", "libwayland-client0", "wayland"),
    Library("libwayland-cursor.so.0", "desktop", "libwayland-cursor0", "wayland"),
    Library("libwayland-egl.so.1", "desktop", "libwayland-egl1", "wayland"),
)


def loads(soname: str) -> bool:
    """Whether the dynamic loader finds a shared library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(has: Callable[[str], bool] = loads) -> list[Library]:
    """The libraries that Qt will look for in vain. On other systems than Linux Qt brings all it needs."""
    return [lib for lib in LIBRARIES if not has(lib.soname)] if sys.platform == "linux" else []


def package_manager() -> str:
    """The system's package manager, or "" where it is none that this script knows."""
    return next((name for name in ("apt-get", "dnf", "zypper", "pacman") if shutil.which(name)), "")


def install_command(missing: Sequence[Library], manager: str) -> str:
    """The one command, for root, that installs these libraries; "" where the package manager is unknown."""
    if manager == "apt-get":
        return "apt-get install -y --no-install-recommends " + " ".join(lib.debian for lib in missing)
    if manager in ("dnf", "zypper"):  # RPM finds packages by the sonames they provide
        return f"{manager} install -y " + " ".join(f"'{lib.soname}()(64bit)'" for lib in missing)
    if manager == "pacman":
        return "pacman -S --needed " + " ".join(dict.fromkeys(lib.arch for lib in missing))
    return ""


def remedy(missing: Sequence[Library], manager: str, root: bool) -> str:
    """What to tell the user: the one command where there is one, else the names of the libraries."""
    command, sudo = install_command(missing, manager), "" if root else "sudo "
    if not command:
        return f"Missing on this system: {', '.join(lib.soname for lib in missing)}. Install what brings them."
    update = f"{sudo}apt-get update && " if manager == "apt-get" else ""
    return f"This system lacks packages that Unbraid needs. Install them: {update}{sudo}{command}"


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages as root. False where apt-get failed (its last line is printed)."""
    say(f"Installing system packages: {' '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    stream(["apt-get", "update", "-q"], Path.cwd(), env)  # one broken source need not keep the install from working
    code, text = stream(["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages], Path.cwd(), env)
    if code != 0:
        say(f"apt-get could not install them: {last_line(text)}")
    return code == 0


def ensure_libraries(needed: frozenset[str], find: Callable[[], list[Library]] = missing_libraries) -> None:
    """Install what `find` finds missing, as root on Debian or Ubuntu; else say how.

    Raises:
        SetupError: something of the `needed` kinds is still missing.
    """
    missing, manager = find(), package_manager()
    if missing and manager == "apt-get" and is_root() and apt_install([lib.debian for lib in missing]):
        missing = find()
    if not missing:
        return
    line = remedy(missing, manager, is_root())
    if needed.intersection(lib.need for lib in missing):
        raise SetupError(line)
    say(f"{line}\n(only the window needs them: going on)")
