"""A clip made ready for the screen and the sound card, away from the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from app.window.languages import number
from app.window.pitch import Pitch, pitch_of
from media_io.clip import Clip, Frames, Samples
from media_io.fit import to_mono
from media_io.problems import check_memory

STRIP_COLUMNS = 600
THUMB = QSize(72, 54)
SOUND_FPS = Fraction(100)
"""The step of the transport for clips of sound alone: one analysis hop of 10 ms."""
FLOOR_DB = -70.0
BLOCK = 2**18
"""Samples that are brought to the sound card's rate at a time."""
WIDEST = 2**13
"""Samples of the spectrogram's window; a rate that needs more shows a shorter one."""
# Stops of the "magma" map (Smith and van der Walt, CC0), interpolated between: uniform in lightness, colour-blind safe.
_MAP = np.array(
    [[0, 0, 4], [28, 16, 68], [79, 18, 123], [129, 37, 129], [181, 54, 122], [229, 80, 100], [251, 135, 97],
     [254, 194, 135], [252, 253, 191]],
    dtype=np.float32,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Pcm:
    """Interleaved little-endian Int16 samples.

    Attributes:
        data: in Qt's own form, which a sound card's buffer shares without a copy.
        speed: seconds of the clip a second of this sound.
    """

    data: QByteArray
    sample_rate: int
    channels: int
    speed: float = 1.0


@dataclass(frozen=True, eq=False)
class Playable:
    """What a player needs of a clip.

    Attributes:
        title: the name a user reads.
        clip: the clip itself.
        thumb: a picture of THUMB's size or less.
        peaks: float32 (2, columns): lowest and highest sample of each column; None without sound.
        spectrogram: a picture (frequency upwards, time rightwards) of the sound; None without.
        pitch: of clips of sound alone, else None.
        pcm: the sound for the sound card; None without.
        speaker: the folder whose recordings are pooled into one voice; None for this recording alone.
        recordings: how many there are in that folder.
        notes: what a user should know of a result, a sentence each.
        preview: whether this is the beginning or the picture alone of a result that is still being made.
    """

    title: str
    clip: Clip
    thumb: QImage
    peaks: NDArray[np.float32] | None = None
    spectrogram: QImage | None = None
    pcm: Pcm | None = None
    pitch: Pitch | None = None
    speaker: Path | None = None
    recordings: int = 0
    notes: tuple[str, ...] = ()
    preview: bool = False

    @property
    def fps(self) -> Fraction:
        """Steps a second of the transport."""
        return self.clip.fps or SOUND_FPS

    def facts(self) -> str:
        """Size, rates and length in one line."""
        clip, parts = self.clip, []
        if clip.frames is not None and clip.fps is not None:
            parts += [f"{clip.frames.shape[2]}×{clip.frames.shape[1]}", f"{rate_text(clip.fps)} fps"]
        if clip.sample_rate is not None:
            parts.append(f"{number(clip.sample_rate / 1000, 'g')} kHz")
        return " · ".join([*parts, f"{number(clip.duration, '.2f')} s"])


def rate_text(fps: Fraction) -> str:
    """A frame rate as people write it: 25, 29.97."""
    return number(round(float(fps), 2), ".6g")


def prepare(clip: Clip, title: str, rate_for: Callable[[int], int] = int) -> Playable:
    """Make a clip ready. `rate_for` maps a sample rate to the one that the sound card takes."""
    peaks, spectrogram, pcm, pitch = None, None, None, None
    if clip.audio is not None and clip.sample_rate is not None:
        peaks = envelope(clip.audio, STRIP_COLUMNS)
        pcm = to_pcm(clip.audio, clip.sample_rate, rate_for(clip.sample_rate))
        spectrogram = spectrum_image(clip.audio, clip.sample_rate)
        if clip.frames is None:
            pitch = pitch_of(clip)
    if clip.frames is not None:
        thumb = thumbnail(frame_image(clip.frames, len(clip.frames) // 3))
    else:
        assert spectrogram is not None, "a clip has a picture or sound"
        thumb = thumbnail(spectrogram, stretch=True)
    return Playable(title, clip, thumb, peaks, spectrogram, pcm, pitch)


def frame_image(frames: Frames, index: int) -> QImage:
    """A frame as a picture that shares its memory: keep `frames` while the picture lives."""
    frame = np.ascontiguousarray(frames[index])
    height, width, _ = frame.shape
    image = QImage(frame.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    image.frame = frame  # type: ignore[attr-defined]  # the picture does not own the memory it points to
    return image


def thumbnail(image: QImage, stretch: bool = False) -> QImage:
    """A copy of THUMB's size on black: whole-number zoom for small pictures, smooth reduction for large."""
    thumb = QImage(THUMB * 2, QImage.Format.Format_RGB32)
    thumb.fill(Qt.GlobalColor.black)
    painter = QPainter(thumb)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, stretch or image.width() > thumb.width())
    area = QRectF(thumb.rect()) if stretch else fit(QSize(image.width(), image.height()), thumb.size(), whole=False)
    painter.drawImage(area, image)
    painter.end()
    thumb.setDevicePixelRatio(2.0)
    return thumb


def fit(picture: QSize, space: QSize, whole: bool = True) -> QRectF:
    """The centred rectangle of a picture in a space: whole-number zoom where it is magnified and `whole` is asked."""
    zoom = min(space.width() / picture.width(), space.height() / picture.height())
    if whole and zoom >= 1:
        zoom = float(int(zoom))
    width, height = picture.width() * zoom, picture.height() * zoom
    return QRectF((space.width() - width) // 2, (space.height() - height) // 2, width, height)


def envelope(audio: Samples, columns: int) -> NDArray[np.float32]:
    """Lowest and highest sample (2, columns) of the mean of the channels."""
    mono = to_mono(audio)[0]
    edges = np.linspace(0, len(mono), columns + 1).astype(np.int64)[:-1]
    edges = np.minimum(edges, len(mono) - 1)
    return np.stack([np.minimum.reduceat(mono, edges), np.maximum.reduceat(mono, edges)])


def to_pcm(audio: Samples, sample_rate: int, target_rate: int) -> Pcm:
    """Int16 samples at the sound card's rate; more than two channels are mixed to one."""
    if len(audio) > 2:
        audio = to_mono(audio)
    count = max(1, round(audio.shape[1] * target_rate / sample_rate))
    check_memory(None, 4 * count * len(audio), "samples")
    made = np.empty((count, len(audio)), "<i2")
    for start in range(0, count, BLOCK):
        part = _between(audio, start, min(start + BLOCK, count), sample_rate / target_rate)
        made[start : start + BLOCK] = np.round(np.clip(part, -1, 1) * 32767).T
    return Pcm(QByteArray(made.tobytes()), target_rate, len(audio))


def _between(audio: Samples, start: int, stop: int, step: float) -> Samples:
    """Samples `start` to `stop` of the sound at another rate, `step` old ones apart, on straight lines between them."""
    if step == 1:
        return audio[:, start:stop]
    at = np.arange(start, stop) * step
    first = int(at[0])
    near = audio[:, first : int(at[-1]) + 2]
    return np.stack([np.interp(at - first, np.arange(len(row)), row) for row in near]).astype(np.float32)


def at_speed(pcm: Pcm, speed: float, rate: int, check: Callable[[], None] = lambda: None) -> Pcm:
    """The same sound at another tempo and the same pitch, for a card's rate; `check` is called at every block."""
    from media_io.tempo import stretch

    samples = np.frombuffer(pcm.data, "<i2").reshape(-1, pcm.channels).T  # type: ignore[call-overload]
    made = stretch(samples, pcm.sample_rate, speed, check)
    if rate == pcm.sample_rate:
        return replace(pcm, data=QByteArray(made.T.tobytes()), speed=speed)
    return replace(to_pcm(made.astype(np.float32) / np.float32(32767), pcm.sample_rate, rate), speed=speed)


def spectrum_image(audio: Samples, sample_rate: int) -> QImage:
    """Decibels of a 25 ms Hann spectrogram below its peak, at most 8 kHz, as a coloured picture."""
    mono = to_mono(audio)[0]
    size = min(max(64, 2 ** round(np.log2(sample_rate * 0.025))), WIDEST)
    padded = np.pad(mono, (size // 2, size // 2 + size))
    columns = min(1600, max(8, len(mono) * 4 // size))
    starts = np.linspace(0, len(mono) - 1, columns).astype(np.int64)
    blocks = padded[starts[:, None] + np.arange(size)] * np.hanning(size).astype(np.float32)
    power = np.abs(np.fft.rfft(blocks, n=2 * size, axis=1)) ** 2
    top = int(power.shape[1] * min(1.0, 8000 / (sample_rate / 2)))
    decibels = 10 * np.log10(power[:, :top] + 1e-12)
    level = np.clip((decibels - decibels.max()) / -FLOOR_DB + 1, 0, 1)
    return _coloured(level.T[::-1])


def _coloured(level: NDArray[np.floating]) -> QImage:
    at = level * (len(_MAP) - 1)
    low = np.minimum(at.astype(np.int64), len(_MAP) - 2)
    part = (at - low)[..., None]
    rgb = np.ascontiguousarray((_MAP[low] * (1 - part) + _MAP[low + 1] * part).astype(np.uint8))
    height, width, _ = rgb.shape
    return QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
