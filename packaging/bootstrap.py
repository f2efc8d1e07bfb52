"""Set Unbraid up in `.venv` and run it: `python3 packaging/bootstrap.py demo|test|gui|setup`; standard library only.

This first file is written for Python 3.6 too (so without `from __future__ import annotations`): an interpreter that is
too old hands over to a newer one, or says in one line what is wanted. All else is in bootstrap_cli.py.
"""

import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 14)  # what every package in constraints.txt has a build for
NAMES = ("python3.13", "python3.12", "python3.11", "python3.14")


def main() -> int:
    """Hand over to the commands, by another interpreter where this one will not do."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        import bootstrap_cli

        return bootstrap_cli.main(sys.argv[1:])
    for path in filter(None, map(shutil.which, NAMES)):
        # A version manager's stand-in exists for versions that are not chosen: only one that runs counts.
        if subprocess.call([path, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return subprocess.call([path, *sys.argv])
    wrong = f"this is {sys.version_info[0]}.{sys.version_info[1]} ({sys.executable})"
    print(f"Unbraid needs Python 3.11 to 3.14; {wrong}. Run the same command with one of those.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
