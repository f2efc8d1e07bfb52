"""wav, flac, ogg, mp3 and sound in containers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from media_io.errors import MediaError
from media_io.probe import probe
from media_io.read import read_clip

Tone = Callable[..., NDArray[np.float32]]


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 96000, 192000])
@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_lossless_files_of_many_rates_and_channels(tmp_path: Path, tone: Tone, suffix: str, rate: int) -> None:
    audio = np.round(tone(3001, rate, channels=6) * 32768) / 32768
    soundfile.write(tmp_path / f"a{suffix}", audio.T, rate, subtype="PCM_16")
    clip = read_clip(tmp_path / f"a{suffix}")
    assert (clip.sample_rate, clip.frames, clip.fps) == (rate, None, None)
    np.testing.assert_array_equal(clip.audio, audio)
    info = probe(tmp_path / f"a{suffix}")
    assert (info.kind, info.sample_rate, info.channels, info.codecs) == ("audio", rate, 6, ("pcm_16",))
    assert info.duration == 3001 / rate


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_24", "FLOAT", "ULAW"])
def test_wav_of_other_depths(tmp_path: Path, tone: Tone, subtype: str) -> None:
    soundfile.write(tmp_path / "a.wav", tone(2000)[0], 16000, subtype=subtype)
    clip = read_clip(tmp_path / "a.wav")
    np.testing.assert_allclose(clip.audio, tone(2000), atol=0.02)


def test_a_wrong_suffix_still_reads(tmp_path: Path, tone: Tone) -> None:
    soundfile.write(tmp_path / "a.flac", tone(2000)[0], 16000)
    (tmp_path / "a.flac").rename(tmp_path / "a.mp4")
    assert read_clip(tmp_path / "a.mp4").duration == 2000 / 16000


@pytest.mark.parametrize("subtype", ["VORBIS", "OPUS"])
def test_ogg(tmp_path: Path, tone: Tone, subtype: str) -> None:
    soundfile.write(tmp_path / "a.ogg", tone(24000, 48000).T, 48000, format="OGG", subtype=subtype)
    clip = read_clip(tmp_path / "a.ogg")
    assert clip.audio is not None
    assert clip.audio.shape == (1, 24000)
    assert np.abs(clip.audio - tone(24000, 48000))[:, 2000:20000].max() < 0.05


def test_mp3_has_its_exact_length_and_ignores_the_name(
    tmp_path: Path, tone: Tone, make_file: Callable[..., Path]
) -> None:
    make_file(tmp_path / "a.mp3", audio=tone(22050, 22050), sample_rate=22050, audio_codec="libmp3lame")
    (tmp_path / "a.mp3").rename(tmp_path / "a.wav")
    clip = read_clip(tmp_path / "a.wav")
    assert clip.audio is not None
    assert (clip.audio.shape, clip.sample_rate) == ((1, 22050), 22050)
    assert np.abs(clip.audio - tone(22050, 22050))[:, 1000:-1000].max() < 0.04
    info = probe(tmp_path / "a.wav")
    assert (info.kind, info.sample_rate, info.channels) == ("audio", 22050, 1)
    assert info.duration == pytest.approx(1.0, abs=0.06)


def test_the_beginning_alone(tmp_path: Path, tone: Tone, make_file: Callable[..., Path]) -> None:
    soundfile.write(tmp_path / "a.wav", tone(16000)[0], 16000)
    make_file(tmp_path / "a.mp3", audio=tone(16000), audio_codec="libmp3lame")
    for name in ("a.wav", "a.mp3"):
        assert read_clip(tmp_path / name, max_seconds=0.25).duration == 0.25


def test_a_wav_from_a_pipe_states_no_length_and_reads(tmp_path: Path, tone: Tone) -> None:
    soundfile.write(tmp_path / "a.wav", tone(2000)[0], 16000)
    data = bytearray((tmp_path / "a.wav").read_bytes())
    data[4:8] = data[40:44] = b"\xff\xff\xff\xff"
    (tmp_path / "a.wav").write_bytes(data)
    assert read_clip(tmp_path / "a.wav").duration == 2000 / 16000


def test_a_flac_from_a_pipe_states_no_length_and_reads(tmp_path: Path, tone: Tone) -> None:
    audio = np.round(tone(5000) * 32768) / 32768
    soundfile.write(tmp_path / "a.flac", audio[0], 16000)
    data = bytearray((tmp_path / "a.flac").read_bytes())
    data[21] &= 0xF0
    data[22:26] = bytes(4)
    (tmp_path / "a.flac").write_bytes(data)
    clip = read_clip(tmp_path / "a.flac")
    np.testing.assert_array_equal(clip.audio, audio)
    assert probe(tmp_path / "a.flac").duration == pytest.approx(5000 / 16000, abs=0.01)


def test_a_wav_of_mp3_is_no_shorter_than_it_thinks(tmp_path: Path, make_file: Callable[..., Path], tone: Tone) -> None:
    path = make_file(tmp_path / "a.wav", audio=tone(16000), audio_codec="libmp3lame")
    assert read_clip(path).duration == pytest.approx(1.0, abs=0.15)


@pytest.mark.parametrize(("suffix", "subtype"), [(".wav", "PCM_16"), (".flac", "PCM_16"), (".ogg", "VORBIS")])
def test_a_file_that_is_cut_off_is_refused_but_its_beginning_reads(tmp_path: Path, suffix: str, subtype: str) -> None:
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, 80000)
    path = tmp_path / f"a{suffix}"
    soundfile.write(path, noise, 16000, subtype=subtype)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    with pytest.raises(MediaError, match="cut off"):
        read_clip(path)
    if suffix != ".flac":  # whose packets have to be decoded to know
        with pytest.raises(MediaError, match="cut off"):
            probe(path)
    assert read_clip(path, max_seconds=1.0).duration == 1.0


def test_samples_that_are_not_finite(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.array([0.0, np.nan, 0.5]), 16000, subtype="FLOAT")
    with pytest.raises(MediaError, match=r"a\.wav.*NaN"):
        read_clip(tmp_path / "a.wav")


def test_no_samples(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(0), 16000)
    with pytest.raises(MediaError, match="length 0"):
        read_clip(tmp_path / "a.wav")


def test_a_broken_wav(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"RIFF\x00\x00\x00\x00WAVEjunk")
    with pytest.raises(MediaError, match="cannot be decoded"):
        read_clip(tmp_path / "a.wav")
