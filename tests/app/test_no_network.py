"""Nothing is sent anywhere: the main paths run where every connection and every look-up of a host is an error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from app.paths import SAMPLES
from benchmarks.tiny import tiny_preset

ALONE = """
import sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise RuntimeError(f"{event} {arguments}")
sys.addaudithook(refuse)
from click.testing import CliRunner
from app.cli import cli
for line in sys.stdin:
    result = CliRunner().invoke(cli, line.split("|")[:-1], catch_exceptions=False)
    assert result.exit_code == 0, result.output
import socket
try:
    socket.create_connection(("127.0.0.1", 9))
except RuntimeError:
    print("refused")
"""


def test_no_command_connects(tmp_path: Path) -> None:
    (tmp_path / "tiny.toml").write_text(tiny_preset(validate_every=1, steps=1))
    a, b = sorted(SAMPLES.glob("video_*.mp4"))
    said, other = sorted(SAMPLES.glob("speech_*.flac"))
    commands = [
        ["info"],
        ["swap", a, b, "-o", tmp_path / "out.mp4"],
        ["swap", said, other, "-o", tmp_path / "out.wav"],
        ["train", "--preset", tmp_path / "tiny.toml", "--data", "generated:12", "--out", tmp_path / "run"],
        ["models", "list"],
    ]
    text = "".join("|".join(map(str, words)) + "|\n" for words in commands)
    environment = dict(os.environ, OMP_NUM_THREADS="1", UNBRAID_CACHE=str(tmp_path / "cache"))
    done = subprocess.run(
        [sys.executable, "-c", ALONE], input=text, capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "refused\n"
    assert (tmp_path / "out.mp4").is_file()
    assert (tmp_path / "out.wav").is_file()
    assert (tmp_path / "run" / "model" / "model.safetensors").is_file()
