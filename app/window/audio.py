"""Sound out: Qt Multimedia behind a small protocol, and a silent twin where there is no device."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, Signal, Slot

if TYPE_CHECKING:
    from app.window.playable import Pcm

BUFFER_S = 0.08
LOOP_S = 20.0
"""A loop up to this long is heard without a gap, for so long or longer at a time."""


class AudioOut(Protocol):
    """A player of one piece of sound at a time."""

    reason: str
    """Why nothing will be heard, for the log; empty where sound works."""

    def rate_for(self, sample_rate: int) -> int:
        """The rate to convert to before `load`; safe to call from any thread."""
        ...

    def load(self, pcm: Pcm | None) -> None:
        """Choose what is heard; stops what plays."""
        ...

    def play(self, seconds: float, loop: tuple[float, float] | None = None) -> None:
        """Play from a time on; where the loop is short, through its end to its start and on without a gap."""
        ...

    def until(self) -> float:
        """Where what plays ends, on a time line that goes on counting through loops."""
        ...

    def stop(self) -> None:
        """Fall silent."""
        ...

    def position(self) -> float | None:
        """Seconds into the clip that were played; None where nothing sounds."""
        ...

    def set_volume(self, volume: float) -> None:
        """Between 0, silent, and 1; time goes on."""
        ...


class SilentAudio:
    """Nothing to hear and no clock: the picture follows wall time."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def rate_for(self, sample_rate: int) -> int:
        """Any rate will do."""
        return sample_rate

    def load(self, pcm: Pcm | None) -> None:
        """Nothing to do."""

    def play(self, seconds: float, loop: tuple[float, float] | None = None) -> None:
        """Nothing to do."""

    def until(self) -> float:
        """Nothing plays."""
        return 0.0

    def stop(self) -> None:
        """Nothing to do."""

    def position(self) -> float | None:
        """No clock."""
        return None

    def set_volume(self, volume: float) -> None:
        """Silent already."""


class QtAudio:
    """Plays Int16 samples from memory: no Python runs while sound plays."""

    def __init__(self, multimedia: Any, device: Any, parent: QObject) -> None:
        self.reason = ""
        self._qt = multimedia
        self._device = device
        self._parent = parent
        self._sink: Any = None
        self._buffer: Any = None
        self._pcm: Pcm | None = None
        self._from, self._speed, self._until = 0.0, 1.0, 0.0
        self._volume = 1.0

    def rate_for(self, sample_rate: int) -> int:
        """The clip's own rate where the device takes it, else the device's."""
        if self._device.isFormatSupported(self._format(sample_rate, 1)):
            return sample_rate
        return int(self._device.preferredFormat().sampleRate())

    def load(self, pcm: Pcm | None) -> None:
        """Choose the samples."""
        self.stop()
        self._pcm = pcm

    def until(self) -> float:
        """Where the samples in the buffer end."""
        return self._until

    def play(self, seconds: float, loop: tuple[float, float] | None = None) -> None:
        """Start a sink over the samples from `seconds` on; past their end nothing sounds."""
        from PySide6.QtCore import QBuffer, QIODevice

        self.stop()
        pcm = self._pcm
        if pcm is None:
            return
        step = 2 * pcm.channels
        offset = round(seconds / pcm.speed * pcm.sample_rate) * step
        data = pcm.data
        if loop is not None and (loop[1] - loop[0]) / pcm.speed <= LOOP_S:
            data, offset = looped(pcm, seconds, *loop), 0
        if offset >= data.size():
            return
        self._until = seconds + (data.size() - offset) / step / pcm.sample_rate * pcm.speed
        self._buffer = QBuffer(self._parent)
        self._buffer.setData(data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._buffer.seek(offset)
        self._sink = self._qt.QAudioSink(self._device, self._format(pcm.sample_rate, pcm.channels), self._parent)
        self._sink.setBufferSize(round(BUFFER_S * pcm.sample_rate) * step)
        self._sink.setVolume(self._volume)
        self._from, self._speed = seconds, pcm.speed
        self._sink.start(self._buffer)

    def stop(self) -> None:
        """Drop the sink."""
        self._until = 0.0
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
            self._buffer.deleteLater()
            self._sink = self._buffer = None

    def position(self) -> float | None:
        """What the device has taken, on the clip's time line; None once all was played.

        Of a device that fails or waits for samples the position stands still, which the clock notices.
        """
        if self._sink is None:
            return None
        if self._sink.state() != self._qt.QAudio.State.ActiveState and self._buffer.atEnd():
            return None
        return self._from + float(self._sink.processedUSecs()) / 1e6 * self._speed

    def set_volume(self, volume: float) -> None:
        """As the ear hears it: half the volume sounds half as loud."""
        scale = self._qt.QAudio.VolumeScale
        self._volume = self._qt.QAudio.convertVolume(volume, scale.LogarithmicVolumeScale, scale.LinearVolumeScale)
        if self._sink is not None:
            self._sink.setVolume(self._volume)

    def _format(self, sample_rate: int, channels: int) -> Any:
        form = self._qt.QAudioFormat()
        form.setSampleRate(sample_rate)
        form.setChannelCount(channels)
        form.setSampleFormat(self._qt.QAudioFormat.SampleFormat.Int16)
        return form


def looped(pcm: Pcm, seconds: float, first: float, last: float) -> QByteArray:
    """From a time to the end of a loop, then the loop for LOOP_S or once; silence where the sound is shorter."""
    step = 2 * pcm.channels

    def cut(begin: float, end: float) -> QByteArray:
        at, stop = (step * round(time / pcm.speed * pcm.sample_rate) for time in (begin, end))
        return pcm.data.mid(at, stop - at).leftJustified(stop - at, 0)

    again = cut(first, last)
    return cut(seconds, last) + again.repeated(math.ceil(LOOP_S / ((last - first) / pcm.speed)))


class DeviceWatch(QObject):
    """Notices that another device is the system's choice: headphones in or out.

    Signals:
        changed: sound must be opened anew.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        from PySide6.QtMultimedia import QMediaDevices

        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._known = self._default()
        self._devices.audioOutputsChanged.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Ask which device it is now."""
        now = self._default()
        if now != self._known:
            self._known = now
            self.changed.emit()

    def _default(self) -> bytes:
        return bytes(self._devices.defaultAudioOutput().id().data())


def watch_devices(parent: QObject, changed: Callable[[], None]) -> DeviceWatch | None:
    """Call a slot when the system's sound device changes; nothing without Qt Multimedia."""
    try:
        watch = DeviceWatch(parent)
    except ImportError:
        return None
    watch.changed.connect(changed)
    return watch


def open_audio(parent: QObject) -> AudioOut:
    """The system's sound, or silence with the reason: a missing library or no device is not an error."""
    try:
        from PySide6 import QtMultimedia
    except ImportError as error:
        return SilentAudio(str(error))
    device = QtMultimedia.QMediaDevices.defaultAudioOutput()
    if device.isNull():
        return SilentAudio(QCoreApplication.translate("Audio", "the system names no sound device"))
    return QtAudio(QtMultimedia, device, parent)
