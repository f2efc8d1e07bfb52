"""The set-up script: what it records, what it tells a user, and small installs done for real without a network."""

from __future__ import annotations

import ast
import base64
import hashlib
import importlib.util
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import bootstrap_cli
import bootstrap_environment
import bootstrap_packages
from bootstrap_environment import Layout, fault, read_stamp, wanted_stamp, write_stamp
from bootstrap_libraries import LIBRARIES, Library, ensure_libraries, install_command, loads, missing_libraries, remedy
from bootstrap_packages import explain, progress_line
from bootstrap_process import SetupError

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "packaging"
BACKEND = '''"""Builds the project's wheel: a name and nothing else."""
import zipfile


def build_editable(folder, settings=None, metadata=None):
    name = "fake-1.0-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        wheel.writestr("fake-1.0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: fake\\nVersion: 1.0\\n")
        wheel.writestr("fake-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("fake-1.0.dist-info/RECORD", "")
    return name
'''


def write_wheel(folder: Path, name: str) -> str:
    """Write a wheel with one module into `folder`. Returns its line for a constraints file."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    files = {
        f"{name}.py": "HERE = True\n",
        f"{name}-1.0.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{name}-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    lines = []
    with zipfile.ZipFile(path, "w") as wheel:
        for file, text in files.items():
            wheel.writestr(file, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
            lines.append(f"{file},sha256={digest},{len(text)}")
        wheel.writestr(f"{name}-1.0.dist-info/RECORD", "\n".join([*lines, f"{name}-1.0.dist-info/RECORD,,", ""]))
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A project like this one as far as the script goes, with one tiny pinned package in `wheels`."""
    root = tmp_path / "project with spaces"
    (root / "packaging").mkdir(parents=True)
    (root / "wheels").mkdir()
    for script in SCRIPTS.glob("bootstrap*.py"):
        shutil.copy(script, root / "packaging")
    (root / "packaging" / "constraints.txt").write_text(write_wheel(root / "wheels", "tiny"), encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    (root / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "fake"\nversion = "1.0"\n',
        encoding="utf-8",
    )
    return root


def installer_path(tmp_path: Path, installer: str) -> str:
    """A PATH on which uv is found or not, and no package manager of the system."""
    folder = tmp_path / "path"
    folder.mkdir(exist_ok=True)
    if installer == "pip" and importlib.util.find_spec("ensurepip") is None:
        pytest.skip("this Python has no ensurepip, so that new environments cannot have pip")
    if installer == "uv":
        # A version manager's stand-in is a script that needs a PATH of its own: take the program behind it.
        uv = shutil.which("uv", path=os.pathsep.join([str(Path(sys.base_prefix) / "bin"), os.environ["PATH"]]))
        if uv is None or Path(uv).read_bytes()[:2] == b"#!":
            pytest.skip("uv is not on the PATH")
        place = shutil.copy if os.name == "nt" else os.symlink  # links need rights on Windows
        place(uv, folder / Path(uv).name)
    return str(folder)


def bootstrap(checkout: Path, path: str, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run the script in a fake checkout, where installers know no index, no cache and no settings of this machine."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
    env |= {
        "PATH": path,
        "PIP_CONFIG_FILE": os.devnull,
        "UV_NO_CONFIG": "1",
        "UV_NO_CACHE": "1",
        "PIP_NO_CACHE_DIR": "1",
    }
    command = [sys.executable, str(checkout / "packaging" / "bootstrap.py"), *arguments]
    return subprocess.run(command, env=env | extra, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("installer", ["pip", "uv"])
def test_setup_installs_once_and_again_when_the_pins_change(checkout: Path, tmp_path: Path, installer: str) -> None:
    path = installer_path(tmp_path, installer)
    wheels = str(checkout / "wheels")
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": Path(wheels).as_uri(), "UV_OFFLINE": "1", "UV_FIND_LINKS": wheels}
    layout = Layout(checkout)

    first = bootstrap(checkout, path, "setup", **offline)
    assert first.returncode == 0, first.stdout + first.stderr
    assert "there is none yet" in first.stdout
    assert f"Installed by {installer}" in first.stdout
    assert subprocess.run([layout.python, "-c", "import tiny; assert tiny.HERE"], check=False).returncode == 0

    second = bootstrap(checkout, "", "setup", PIP_NO_INDEX="1")
    assert second.returncode == 0
    assert "Install" not in second.stdout

    with (checkout / "packaging" / "constraints.txt").open("a", encoding="utf-8") as file:
        file.write(write_wheel(checkout / "wheels", "more"))
    third = bootstrap(checkout, path, "setup", **offline)
    assert "up to date" in third.stdout, third.stdout + third.stderr
    assert subprocess.run([layout.python, "-c", "import tiny, more"], check=False).returncode == 0


@pytest.mark.parametrize("installer", ["pip", "uv"])
def test_an_index_out_of_reach_is_one_line_and_leaves_a_set_up_to_be_made_anew(
    checkout: Path, tmp_path: Path, installer: str
) -> None:
    missing = (tmp_path / "nowhere").as_uri()
    settings = {"PIP_INDEX_URL": missing, "UV_DEFAULT_INDEX": missing}
    result = bootstrap(checkout, installer_path(tmp_path, installer), "setup", **settings)
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "The package index has no tiny==1.0" in result.stderr
    assert "Traceback" not in result.stdout
    assert fault(Layout(checkout)) == "an earlier set-up did not finish"


def test_stamp_follows_the_files_and_not_their_line_ends(checkout: Path) -> None:
    layout = Layout(checkout)
    before = wanted_stamp(layout)
    project = checkout / "pyproject.toml"
    project.write_bytes(project.read_bytes().replace(b"\n", b"\r\n"))
    assert wanted_stamp(layout) == before
    project.write_bytes(project.read_bytes() + b"# more\n")
    assert wanted_stamp(layout)["sha256"] != before["sha256"]


def test_stamp_is_read_back_and_a_damaged_one_counts_as_none(checkout: Path) -> None:
    layout = Layout(checkout)
    layout.venv.mkdir()
    write_stamp(layout, "ready")
    assert read_stamp(layout) == wanted_stamp(layout)
    layout.stamp.write_text("{", encoding="utf-8")
    assert read_stamp(layout) == {}
    layout.stamp.write_text("[]", encoding="utf-8")
    assert read_stamp(layout) == {}


def test_faults_of_an_environment(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Layout(checkout)
    assert fault(layout) == "there is none yet"
    layout.venv.mkdir()
    assert fault(layout) == "its interpreter does not start"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", layout.venv], check=True)
    assert fault(layout) == ""
    write_stamp(layout, "making")
    assert fault(layout) == "an earlier set-up did not finish"
    write_stamp(layout, "ready")
    assert fault(layout) == ""
    layout.stamp.write_text('{"root": "elsewhere"}', encoding="utf-8")
    assert fault(layout) == "the project's folder has moved"
    write_stamp(layout, "ready")
    monkeypatch.setattr(bootstrap_environment, "python_version", lambda: "3.99")
    assert fault(layout).startswith("it is for Python 3.1")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("error: Request failed after 3 retries in 4.4s\n  cause: dns error", "No connection"),
        ("  cause: tcp connect error\n  cause: Connection refused (os error 111)", "No connection"),
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<...>: Failed to "
            "establish a new connection: [Errno -3] Temporary failure in name resolution')'\n"
            "ERROR: Could not find a version that satisfies the requirement absl-py==2.5.1 (from versions: none)",
            "No connection",
        ),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("  cause: failed to write to file: No space left on device (os error 28)", "The disk is full"),
        ("  cause: Hash mismatch for `click==8.5.1`", "not the one that packaging/constraints.txt pins"),
        ("ERROR: No matching distribution found for torch==2.11.0", "no torch==2.11.0 for this Python"),
        (
            "  cause: Because click was not found in the package registry and you require\n         click==8.5.1, we",
            "no click==8.5.1 for this Python",
        ),
    ],
)
def test_what_installers_print_becomes_a_remedy(text: str, told: str) -> None:
    assert told in explain(text)
    assert "\n" not in explain(text)


def test_what_is_not_known_is_not_explained_away() -> None:
    assert explain("error: something new") == ""


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Downloading torch (506.0MiB)\n", "  fetching torch (506.0 MB)"),
        (
            "  Downloading torch-2.11.0-cp311-cp311-manylinux_2_28_x86_64.whl (530.6 MB)\n",
            "  fetching torch-2.11.0 (530.6 MB)",
        ),
        ("  Downloading big-1.0-py3-none-any.whl (1.2 GB)\n", "  fetching big-1.0 (1.2 GB)"),
        ("  Downloading click-8.5.1-py3-none-any.whl (126 kB)\n", ""),
        ("Downloading pygments (1.2MiB)\n", ""),
        (" Downloaded torch\n", ""),
        ("Prepared 75 packages in 9.34s\n", "  unpacking and compiling, about a minute"),
        ("Installing collected packages: torch, av\n", "  unpacking and compiling, about a minute"),
        ("Installing collected packages: unbraid\n", ""),
    ],
)
def test_progress_shows_large_downloads_only(line: str, shown: str) -> None:
    assert progress_line(line) == shown


def test_pip_alone_is_tried_without_uv_and_last_with_it() -> None:
    python = Path("python")
    assert [way.name for way in bootstrap_packages.installers(python, None)] == ["pip"]
    assert [way.name for way in bootstrap_packages.installers(python, "uv")] == ["uv", "uv's cache", "pip"]


linux = pytest.mark.skipif(sys.platform != "linux", reason="Qt brings its own libraries elsewhere")


@linux
def test_probing_names_exactly_the_libraries_that_do_not_load() -> None:
    gone = {"libpulse.so.0", "libxcb-cursor.so.0"}
    assert [lib.debian for lib in missing_libraries(lambda soname: soname not in gone)] == [
        "libpulse0",
        "libxcb-cursor0",
    ]
    assert loads("libc.so.6")
    assert not loads("libunbraid-nothing.so.9")


def test_one_command_for_each_package_manager() -> None:
    some = [lib for lib in LIBRARIES if lib.debian in ("libgl1", "libegl1", "libpulse0")]
    assert install_command(some, "apt-get") == "apt-get install -y --no-install-recommends libgl1 libegl1 libpulse0"
    assert install_command(some[:1], "dnf") == "dnf install -y 'libGL.so.1()(64bit)'"
    assert install_command(some, "pacman") == "pacman -S --needed libglvnd libpulse"
    assert install_command(some, "") == ""
    assert remedy(some[:1], "apt-get", root=False).endswith(
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1"
    )
    assert "libGL.so.1" in remedy(some[:1], "", root=True)


def test_what_is_missing_stops_only_what_needs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    nothing = Library("libunbraid-nothing.so.9", "sound", "libunbraid-nothing9", "unbraid-nothing")
    with pytest.raises(SetupError, match=r"libunbraid-nothing\.so\.9"):
        ensure_libraries(frozenset({"sound"}), lambda: [nothing])
    ensure_libraries(frozenset({"window"}), lambda: [nothing])
    assert "libunbraid-nothing.so.9" in capsys.readouterr().out


def test_pip_is_missed_only_where_a_new_environment_needs_it(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    layout = Layout(checkout)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "ensurepip.py").write_text("", encoding="utf-8")
    assert bootstrap_environment.missing_pip(layout) == []
    (tmp_path / "ensurepip.py").write_text("raise ImportError('not here')", encoding="utf-8")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert [lib.debian for lib in bootstrap_environment.missing_pip(layout)] == [f"python{version}-venv"]
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", layout.venv], check=True)
    assert bootstrap_environment.missing_pip(layout) == []


def test_an_old_interpreter_can_read_the_script_and_says_one_line(tmp_path: Path) -> None:
    script = SCRIPTS / "bootstrap.py"
    source = script.read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    assert not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in ast.walk(tree))
    old = "import runpy, sys; sys.version_info = (3, 9, 1); runpy.run_path(sys.argv[1], None, '__main__')"
    result = subprocess.run(
        [sys.executable, "-c", old, str(script), "setup"],
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "needs Python 3.11 to 3.14; this is 3.9" in result.stderr


def requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(text) for text in project["dependencies"] + project["optional-dependencies"]["dev"]]


def pins() -> list[Requirement]:
    lines = (SCRIPTS / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line.rstrip("\\ ")) for line in lines if line and not line.startswith((" ", "#"))]


@pytest.mark.parametrize(
    ("version", "system"), list(itertools.product(["3.11", "3.12", "3.13", "3.14"], ["linux", "darwin", "win32"]))
)
def test_constraints_pin_every_requirement_once(version: str, system: str) -> None:
    place = {
        "python_version": version,
        "python_full_version": f"{version}.1",
        "sys_platform": system,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    here = [pin for pin in pins() if pin.marker is None or pin.marker.evaluate(place)]
    versions = {pin.name: next(iter(pin.specifier)).version for pin in here}
    assert len(versions) == len(here)
    for requirement in requirements():
        pinned = versions[requirement.name.lower().replace("_", "-")]
        assert requirement.specifier.contains(pinned), f"{requirement} is pinned to {pinned}"


def test_constraints_hold_hashes_and_no_address() -> None:
    text = (SCRIPTS / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    for block in text.split("\n    # via")[:-1]:
        assert "--hash=sha256:" in block


@pytest.mark.parametrize(
    ("text", "cpus"),
    [("200000 100000\n", 2.0), ("150000 100000", 1.5), ("max 100000\n", float("inf")), ("", float("inf"))],
)
def test_cpu_quota(text: str, cpus: float) -> None:
    assert bootstrap_cli.cpu_quota(text) == cpus


def test_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap_cli.parse(["test", "-k", "swap"]) == ("test", ["-k", "swap"])
    assert bootstrap_cli.main([]) == 2
    assert bootstrap_cli.main(["--help"]) == 0
    assert "usage:" in capsys.readouterr().out
    assert bootstrap_cli.main(["fly"]) == 1
    assert bootstrap_cli.main(["setup", "now"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "Unknown command 'fly': choose setup, demo, test or gui.",
        "setup takes no arguments, got: now",
    ]


def test_checks_go_on_after_a_failure_and_show_why(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def script(text: str) -> list[str]:
        return [sys.executable, "-c", text]

    steps = [
        ("lint", script("print('what is wrong'); raise SystemExit(1)")),
        ("types", script("print('nothing to say')")),
        ("tests", script("import os; print('threads', os.environ['OMP_NUM_THREADS'])")),
    ]
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.setattr(bootstrap_cli, "checks", lambda layout, extra: steps)
    assert bootstrap_cli.test(Layout(ROOT), []) == 1
    out = capfd.readouterr().out
    assert "what is wrong" in out
    assert "nothing to say" not in out
    assert "threads 3" in out
    assert [line.split()[:2] for line in out.splitlines() if line.endswith(" s")] == [
        ["lint", "FAILED"],
        ["types", "ok"],
        ["tests", "ok"],
    ]
    assert "Failed: lint" in out


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal to a process group")
def test_ctrl_c_lets_the_program_clean_up_and_shows_no_traceback() -> None:
    child = "import signal\ntry:\n print('up', flush=True), signal.pause()\nexcept KeyboardInterrupt:\n print('clean')"
    parent = (
        f"import sys; sys.path.insert(0, {str(SCRIPTS)!r}); import bootstrap_cli as cli; from pathlib import Path\n"
        f"cli.obey = lambda arguments: cli.run([sys.executable, '-c', {child!r}], Path.cwd())\n"
        "sys.exit(cli.main(['demo']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", parent],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, "clean\n", "Stopped.\n")
