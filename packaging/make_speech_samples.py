"""Make the speech samples that ship: synthetic speakers who read the same sentences, spoken by espeak-ng.

Run from the repository with the project installed and espeak-ng on the path:

    python packaging/make_speech_samples.py            # writes assets/samples/speech and the demo's pair
    python packaging/make_speech_samples.py --out DIR  # writes below another folder

The same version of espeak-ng gives the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

RATE = 16_000
LOUDNESS = 0.06  # RMS of the whole sentence: moderate, so that no peak clips
STEPS = 2**13  # an amplitude of 1 in steps: 14 bits leave 60 dB of range and a quarter less FLAC than 16 do
EDGE = 0.05  # seconds of quiet kept before and after the speech

SENTENCES = {
    "01_ferry": "The early ferry leaves the harbour before sunrise.",
    "02_pigeons": "Seven grey pigeons watched the baker's window.",
    "03_clock": "My brother fixed the kitchen clock with a spoon.",
    "04_snow": "Fresh snow had covered the path to the village.",
    "05_garden": "She usually measures the garden in long strides.",
    "06_judges": "Both judges thought the orchestra played too loud.",
    "07_pebbles": "A cheerful boy threw pebbles across the quiet pond.",
    "08_paper": "Please bring four boxes of yellow paper upstairs.",
    "09_engine": "The old engine coughed twice and then went silent.",
    "10_shell": "We found a tiny turquoise shell under the pier.",
}


@dataclass(frozen=True)
class Voice:
    """A synthetic speaker.

    Attributes:
        speaker: name of the folder.
        sex: "female" or "male", as the voice sounds.
        voice: espeak-ng's voice and variant, its option -v.
        pitch: its option -p, 0 to 99.
        speed: its option -s, words a minute.
    """

    speaker: str
    sex: str
    voice: str
    pitch: int
    speed: int


VOICES = (
    Voice("ada", "female", "en-us+f1", 45, 170),
    Voice("beth", "female", "en-us+Andrea", 40, 165),
    Voice("cora", "female", "en+belinda", 55, 172),
    Voice("elsa", "female", "en-gb-scotland+anika", 50, 150),
    Voice("faye", "female", "en+steph", 62, 168),
    Voice("gus", "male", "en+m3", 45, 170),
    Voice("hal", "male", "en-us+travis", 30, 166),
    Voice("ivan", "male", "en-us+gustave", 60, 176),
    Voice("jack", "male", "en-gb-scotland+michel", 50, 172),
    Voice("karl", "male", "en-us+Jacky", 75, 180),
)

DEMO_PAIR = {"speech_a.flac": ("beth", "08_paper"), "speech_b.flac": ("hal", "02_pigeons")}


def main() -> int:
    """Write every sample, the index and the demo's pair."""
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="Make the speech samples that ship, with espeak-ng.")
    parser.add_argument("--out", type=Path, default=root / "assets" / "samples", help="folder to write to")
    out: Path = parser.parse_args().out
    if shutil.which("espeak-ng") is None:
        print("espeak-ng is not installed. On Debian or Ubuntu: sudo apt-get install espeak-ng", file=sys.stderr)
        return 1
    check_voices()
    for voice in VOICES:
        for name, text in SENTENCES.items():
            write_flac(out / "speech" / voice.speaker / f"{name}.flac", speak(voice, text))
        print(f"{voice.speaker}: {len(SENTENCES)} sentences")
    write_index(out / "speech" / "index.json")
    for name, (speaker, sentence) in DEMO_PAIR.items():
        replace_with(out / name, (out / "speech" / speaker / f"{sentence}.flac").read_bytes())
    return 0


def check_voices() -> None:
    """Stop where a variant has no effect: espeak-ng takes one that it does not know, or cannot use, without a word."""
    for voice in VOICES:
        plain = Voice(voice.speaker, voice.sex, voice.voice.split("+")[0], voice.pitch, voice.speed)
        if np.array_equal(speak(voice, "Hello."), speak(plain, "Hello.")):
            raise SystemExit(f"{voice.speaker}: this espeak-ng has no variant for {voice.voice}. Choose another voice.")


def speak(voice: Voice, text: str) -> NDArray[np.float64]:
    """Samples (N,) at 16 kHz, of the same loudness for everybody, with short quiet ends."""
    command = ["espeak-ng", "-v", voice.voice, "-p", str(voice.pitch), "-s", str(voice.speed), "--stdout", text]
    wav = subprocess.run(command, check=True, capture_output=True).stdout
    # Written to a pipe, the WAV header cannot know its length, so the samples are taken as they come.
    header = wav.index(b"data") + 8
    samples = np.frombuffer(wav[header : len(wav) - (len(wav) - header) % 2], "<i2") / 32768
    rate = int.from_bytes(wav[24:28], "little")
    samples = trim(resample(samples, rate), np.abs(samples).max() / 100)
    return samples * (LOUDNESS / np.sqrt(np.mean(np.square(samples))))


def resample(samples: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    """Bring samples to 16 kHz through their spectrum: exact below the Nyquist frequency of the lower rate."""
    step = np.gcd(rate, RATE)
    padded = np.pad(samples, (0, -len(samples) % (rate // step)))
    length = len(padded) * RATE // rate
    return np.fft.irfft(np.fft.rfft(padded)[: length // 2 + 1], length) * (length / len(padded))


def trim(samples: NDArray[np.float64], threshold: float) -> NDArray[np.float64]:
    """Leave EDGE seconds before the first and after the last sample above the threshold."""
    loud = np.flatnonzero(np.abs(samples) > threshold)
    edge = int(EDGE * RATE)
    return samples[max(loud[0] - edge, 0) : loud[-1] + edge]


def write_flac(path: Path, samples: NDArray[np.float64]) -> None:
    """Write one channel of 16 bits, the last two of them 0."""
    coarse = np.round(samples * STEPS) / STEPS
    buffer = io.BytesIO()
    soundfile.write(buffer, coarse, RATE, format="FLAC", subtype="PCM_16", compression_level=1.0)
    replace_with(path, buffer.getvalue())


def write_index(path: Path) -> None:
    """Write who speaks with which settings, and what is said."""
    version = subprocess.run(["espeak-ng", "--version"], check=True, capture_output=True, text=True).stdout
    index = {
        "made_by": version.split("  Data at")[0].strip(),
        "sample_rate": RATE,
        "speakers": [asdict(voice) for voice in VOICES],
        "sentences": SENTENCES,
    }
    replace_with(path, (json.dumps(index, indent=2) + "\n").encode())


def replace_with(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)


if __name__ == "__main__":
    sys.exit(main())
