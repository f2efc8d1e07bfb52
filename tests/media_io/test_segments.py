"""Segments of utterances in files that the test writes."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.features import SpectrogramSpec, log_magnitude
from media_io.segments import load_segments, read_speech, speech_range
from media_io.speech_corpora import Utterance, list_emodb, list_speaker_folder, list_timit

SPEC = SpectrogramSpec()


def tone(seconds: float, rate: int = 16_000, frequency: float = 440.0) -> NDArray[np.float32]:
    return (0.3 * np.sin(2 * np.pi * frequency * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def write(path: Path, samples: NDArray[np.float32], rate: int = 16_000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, rate)
    return path


def write_sphere(path: Path, samples: NDArray[np.float32], rate: int = 16_000) -> Path:
    """A NIST SPHERE file as TIMIT has them, written by hand: a text header of 1024 bytes, then 16-bit samples."""
    fields = {"sample_count": len(samples), "channel_count": 1, "sample_n_bytes": 2, "sample_rate": rate}
    lines = ["NIST_1A", "   1024", *(f"{key} -i {value}" for key, value in fields.items())]
    lines += ["sample_byte_format -s2 01", "sample_coding -s3 pcm", "sample_sig_bits -i 16", "end_head", ""]
    pcm = np.round(samples * 32767).astype(int).tolist()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("\n".join(lines).encode().ljust(1024) + struct.pack(f"<{len(pcm)}h", *pcm))
    return path


def test_segments_are_windows_of_the_spectrogram(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    noise = (0.1 * rng.normal(size=16_000)).astype(np.float32)
    write(tmp_path / "b" / "one.flac", noise)
    write(tmp_path / "a" / "one.flac", noise[:8_000])
    segments = load_segments(list_speaker_folder(tmp_path), SPEC, length=20, hop=10, trim_silence_db=None)
    whole = log_magnitude(read_speech(tmp_path / "b" / "one.flac", 16_000), SPEC)  # 101 frames
    assert segments.frames.dtype == np.float32
    assert segments.speakers == ("a", "b")
    assert segments.utterance.tolist() == segments.speaker.tolist() == [0] * 4 + [1] * 9
    for k in range(9):
        np.testing.assert_array_equal(segments.frames[4 + k], whole[10 * k : 10 * k + 20])


def test_timit_in_sphere_files_is_read(tmp_path: Path) -> None:
    path = write_sphere(tmp_path / "TRAIN/DR1/FCJF0/SA1.WAV", tone(0.5))
    np.testing.assert_allclose(read_speech(path, 16_000), tone(0.5), atol=1e-4)
    segments = load_segments(list_timit(tmp_path), SPEC)
    assert segments.speakers == ("FCJF0",)
    assert (segments.frames.mean(axis=1).argmax(axis=1) == 11).all()  # 440 Hz / 40 Hz a bin


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
def test_any_rate_and_channels_become_mono_at_the_wanted_rate(tmp_path: Path, rate: int) -> None:
    stereo = np.stack([tone(0.5, rate), tone(0.5, rate, 880)], axis=1)
    samples = read_speech(write(tmp_path / "x.wav", stereo, rate), 16_000)
    wanted = (tone(0.5) + tone(0.5, 16_000, 880)) / 2
    assert abs(len(samples) - 8_000) <= 1
    np.testing.assert_allclose(samples[400:7600], wanted[400:7600], atol=2e-3)


def test_silent_ends_are_cut_and_pauses_kept(tmp_path: Path) -> None:
    pause = np.zeros(8_000, np.float32)
    path = write(tmp_path / "x.wav", np.concatenate([pause, tone(0.2), pause, tone(0.2), pause]))
    kept = speech_range(log_magnitude(read_speech(path, 16_000), SPEC), 40)
    assert abs(kept.start - 50) <= 1
    assert abs(kept.stop - 140) <= 2
    spoken = load_segments([Utterance(path, "s", "x")], SPEC)
    everything = load_segments([Utterance(path, "s", "x")], SPEC, trim_silence_db=None)
    assert (len(spoken), len(everything)) == (8, 18)


def test_bad_files_are_told_and_stop_nothing(tmp_path: Path) -> None:
    write(tmp_path / "anna" / "good.wav", tone(0.5))
    write(tmp_path / "anna" / "short.wav", tone(0.1))
    write(tmp_path / "bert" / "silent.wav", np.zeros(16_000, np.float32))
    write(tmp_path / "bert" / "zero.wav", np.zeros(0, np.float32))
    (tmp_path / "bert" / "broken.flac").write_bytes(b"fLaC and nothing more")
    soundfile.write(tmp_path / "bert" / "nan.wav", np.full(16_000, np.nan, np.float32), 16_000, subtype="FLOAT")
    segments = load_segments(list_speaker_folder(tmp_path), SPEC)
    assert segments.speakers == ("anna", "bert")
    assert set(segments.speaker.tolist()) == {0}
    reasons = {path.name: reason for path, reason in segments.skipped}
    assert set(reasons) == {"short.wav", "silent.wav", "zero.wav", "broken.flac", "nan.wav"}
    assert "0.2 s" in reasons["short.wav"]
    assert "silence" in reasons["silent.wav"]


def test_no_usable_file_at_all_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "anna" / "short.wav", tone(0.1))
    with pytest.raises(MediaError, match=r"short\.wav.*less than"):
        load_segments(list_speaker_folder(tmp_path), SPEC)
    with pytest.raises(MediaError, match="no utterances"):
        load_segments([], SPEC)
    with pytest.raises(MediaError, match="every 0"):
        load_segments(list_speaker_folder(tmp_path), SPEC, hop=0)


@pytest.mark.real_data
def test_segments_of_real_speech(real_data: Path) -> None:
    utterances = [
        u for u in list_emodb(real_data / "emodb") if u.sentence == "a01" and u.labels["emotion"] == "neutral"
    ]
    segments = load_segments(utterances, SPEC)
    assert segments.skipped == ()
    assert set(segments.utterance.tolist()) == set(range(len(utterances)))
    assert np.isfinite(segments.frames).all()
    assert 10 < len(segments) / len(utterances) < 30  # sentences of about two seconds, a segment every 0.1 s
