"""The transport: play, step, a frame-exact slider, time, loop and sound."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSlider, QVBoxLayout

from app.window.languages import number
from app.window.playback import SPEEDS, Playback
from app.window.scrub import ScrubSlider
from app.window.theme import Theme, set_icon
from app.window.widgets import label, tool
from app.window.zoom import FIT, LEVELS, Zoom


class Transport(QFrame):
    """Shows and moves a `Playback`."""

    played = Signal()

    def __init__(self, playback: Playback, theme: Theme, zoom: Zoom) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Transport"))
        self._playback = playback
        self._theme = theme
        self._zoom = zoom
        self.play = tool("play", self.tr("Play or pause (Space)"))
        self.back = tool("previous", self.tr("Previous frame (Left)"))
        self.forward = tool("next", self.tr("Next frame (Right)"))
        self.loop = tool("loop", self.tr("Loop (L)"), checkable=True)
        self.mute = tool("sound", self.tr("Mute (M)"), checkable=True)
        self.slider = ScrubSlider(theme)
        self.slider.setAccessibleName(self.tr("Frame"))
        self.slider.setTracking(True)
        self.clock = label("", "")
        self.frame = label("", "dim")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setFixedWidth(64)
        self.volume.setToolTip(self.tr("Volume"))
        self.volume.setAccessibleName(self.tr("Volume"))
        self.speed = _choice([(f"{number(speed, 'g')}×", speed) for speed in SPEEDS], self.tr("Speed (+ and -)"))
        sizes = [(self.tr("Fit"), FIT), *((f"{level}×", level) for level in LEVELS)]
        self.size_of = _choice(sizes, self.tr("Size of the pictures (Ctrl and the wheel)"))
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        time = QHBoxLayout()
        time.setSpacing(6)
        time.addWidget(self.clock)
        time.addWidget(self.slider, 1)
        time.addWidget(self.frame)
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self.back, self.play, self.forward):
            row.addWidget(widget)
        row.addStretch(1)
        for part in (self.loop, self.speed, self.size_of, self.mute, self.volume):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 12, 6)
        column.setSpacing(2)
        column.addLayout(time)
        column.addLayout(row)
        for text in (self.clock, self.frame):
            font = text.font()
            font.setStyleHint(font.StyleHint.Monospace)
            text.setFont(font)
        self.clock.setMinimumWidth(self.clock.fontMetrics().horizontalAdvance("00:00.000 / 00:00.000 "))
        self.frame.setMinimumWidth(self.frame.fontMetrics().horizontalAdvance("00000 / 00000"))
        self.frame.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.play.clicked.connect(self._toggle)
        self.back.clicked.connect(self._back)
        self.forward.clicked.connect(self._forward)
        self.loop.clicked.connect(self._playback.set_loop)
        self.mute.clicked.connect(self._playback.set_muted)
        self.volume.valueChanged.connect(self._volume_moved)
        self.speed.activated.connect(self._speed_chosen)
        self.size_of.activated.connect(self._size_chosen)
        self._zoom.changed.connect(self._show_zoom)
        self.slider.sliderPressed.connect(self._playback.hold)
        self.slider.sliderReleased.connect(self._playback.release)
        self.slider.sliderMoved.connect(self._playback.seek_step)
        self.slider.in_moved.connect(self._move_in)
        self.slider.out_moved.connect(self._move_out)
        self.slider.actionTriggered.connect(self._stepped)
        self._playback.moved.connect(self.show_time)
        self._playback.changed.connect(self.refresh)

    @Slot()
    def _toggle(self) -> None:
        self._playback.toggle()

    @Slot()
    def _back(self) -> None:
        self._playback.nudge(-1)

    @Slot()
    def _forward(self) -> None:
        self._playback.nudge(1)

    @Slot(int)
    def _volume_moved(self, per_cent: int) -> None:
        if per_cent != round(100 * self._playback.volume):
            self._playback.set_volume(per_cent / 100)

    @Slot(int)
    def _speed_chosen(self, index: int) -> None:
        self._playback.set_speed(self.speed.itemData(index))

    @Slot(int)
    def _size_chosen(self, index: int) -> None:
        self._zoom.set_level(self.size_of.itemData(index))

    @Slot()
    def _show_zoom(self) -> None:
        self.size_of.setCurrentIndex(self.size_of.findData(self._zoom.level))

    @Slot(int)
    def _stepped(self, action: int) -> None:
        """Keys on the focused slider move it too."""
        if action != QSlider.SliderAction.SliderMove.value:
            self._playback.seek_step(self.slider.sliderPosition())

    @Slot(int)
    def _move_in(self, step: int) -> None:
        """A dragged point stops before the other."""
        last = self._playback.last_step
        self._playback.in_point = float(min(step, last) / self._playback.fps)

    @Slot(int)
    def _move_out(self, step: int) -> None:
        first = round(self._playback.begin * self._playback.fps)
        self._playback.out_point = float((max(step, first) + 1) / self._playback.fps)

    @Slot()
    def refresh(self) -> None:
        """Show the playback's state."""
        playback = self._playback
        self.setEnabled(playback.count > 0)
        self.slider.setRange(0, max(playback.count - 1, 0))
        self.slider.set_points(
            round(playback.begin * playback.fps) if playback.in_point is not None else None,
            playback.last_step if playback.out_point is not None else None,
        )
        self.loop.setChecked(playback.loop)
        self.mute.setChecked(playback.muted)
        self.volume.setValue(round(100 * playback.volume))
        self.speed.setCurrentIndex(self.speed.findData(playback.speed))
        set_icon(self.play, "pause" if playback.playing else "play")
        set_icon(self.mute, "muted" if playback.muted else "sound")
        self._theme.repaint_icons(self)
        self.show_time(playback.time)

    @Slot(float)
    def show_time(self, seconds: float) -> None:
        """Follow the clock."""
        playback = self._playback
        step = playback.step
        self.slider.setSliderPosition(step) if self.slider.isSliderDown() else self.slider.setValue(step)
        self.clock.setText(f"{time_text(seconds)} / {time_text(playback.duration)}")
        self.frame.setText(f"{step + 1} / {playback.count}" if playback.count else "")


def _choice(entries: Sequence[tuple[str, float]], name: str) -> QComboBox:
    """A list of values that takes the focus from the keyboard only."""
    made = QComboBox()
    for text, value in entries:
        made.addItem(text, value)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def time_text(seconds: float) -> str:
    """Minutes, seconds and milliseconds: 01:02.345."""
    whole = round(seconds * 1000)
    return f"{whole // 60000:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"
