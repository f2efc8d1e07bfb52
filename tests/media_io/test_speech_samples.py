"""The speech samples that ship."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import soundfile

from media_io.features import SpectrogramSpec, log_magnitude
from media_io.segments import load_segments, read_speech
from media_io.speech_corpora import list_speaker_folder

SAMPLES = Path(__file__).parents[2] / "assets" / "samples"
SPEC = SpectrogramSpec()


def test_every_speaker_reads_every_sentence() -> None:
    utterances = list_speaker_folder(SAMPLES / "speech")
    index = json.loads((SAMPLES / "speech" / "index.json").read_text(encoding="utf-8"))
    speakers = [entry["speaker"] for entry in index["speakers"]]
    assert len(speakers) >= 10
    assert len(index["sentences"]) == 10
    assert {(u.speaker, u.sentence) for u in utterances} == {(s, t) for s in speakers for t in index["sentences"]}
    for utterance in utterances:
        info = soundfile.info(utterance.path)
        assert (info.samplerate, info.channels, info.format) == (16_000, 1, "FLAC")
        assert 1.8 < info.duration < 3.5
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*.flac")) < 5_000_000


def test_the_speakers_can_be_told_apart_by_timbre() -> None:
    utterances = list_speaker_folder(SAMPLES / "speech")
    timbres = []
    for utterance in utterances:
        spectrogram = log_magnitude(read_speech(utterance.path, 16_000), SPEC)
        loud = spectrogram[spectrogram.max(axis=1) > spectrogram.max() - 4]
        timbres.append(np.fft.irfft(loud)[:, 1:25].mean(axis=0))
    points = np.array(timbres) / np.std(timbres, axis=0)
    who, said = np.array([u.speaker for u in utterances]), np.array([u.sentence for u in utterances])
    right = 0
    for point, speaker, sentence in zip(points, who, said, strict=True):
        names = np.unique(who)
        centres = np.array([points[(who == name) & (said != sentence)].mean(axis=0) for name in names])
        right += names[np.square(centres - point).sum(axis=1).argmin()] == speaker
    assert right >= 0.95 * len(utterances)


def test_samples_are_equally_loud_and_do_not_clip() -> None:
    levels = []
    for utterance in list_speaker_folder(SAMPLES / "speech"):
        samples = read_speech(utterance.path, 16_000)
        assert np.abs(samples).max() < 0.95
        levels.append(float(np.sqrt(np.mean(np.square(samples)))))
    assert max(levels) < 1.05 * min(levels)


def test_all_samples_give_segments() -> None:
    utterances = list_speaker_folder(SAMPLES / "speech")
    segments = load_segments(utterances, SPEC)
    assert segments.skipped == ()
    assert len(set(segments.utterance.tolist())) == len(utterances)


def test_the_pair_of_the_demo_is_two_people_saying_two_things() -> None:
    sources = {u.path.read_bytes(): u for u in list_speaker_folder(SAMPLES / "speech")}
    a, b = (sources[(SAMPLES / name).read_bytes()] for name in ("speech_a.flac", "speech_b.flac"))
    assert a.speaker != b.speaker
    assert a.sentence != b.sentence
