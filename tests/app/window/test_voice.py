"""Voices in the window, converted for real by a small model of envelopes with random weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import pipeline
from app.voice import Voicing, heard, pooled
from app.window import swapping
from app.window.main import MainWindow
from app.window.playback import RESULT, A, B
from app.window.voicing import Dials
from core_models.config import Architecture, Network, Window
from core_models.registry import build_model
from core_models.store import ModelConfig, save_model
from media_io.clip import Clip
from media_io.write import write_clip

RATE = 16000


def sung(seconds: float, hertz: float, formant: float, rate: int = RATE) -> Clip:
    """A buzz with a formant that glides up and down a little, as no steady tone does."""
    times = np.arange(round(seconds * rate)) / rate
    phase = 2 * np.pi * np.cumsum(hertz * (1 + 0.2 * np.sin(2 * np.pi * 1.3 * times))) / rate
    count = int(0.45 * rate / (1.2 * hertz))
    partials = [np.exp(-(((k * hertz - formant) / 900) ** 2)) * np.sin(k * phase) for k in range(1, count)]
    noise = 0.002 * np.random.default_rng(0).standard_normal(len(times))
    sound = sum(partials) * (0.55 + 0.45 * np.sin(2 * np.pi * 2.1 * times))
    return Clip(audio=(0.3 * sound / np.abs(sound).max() + noise)[None].astype(np.float32), sample_rate=rate)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> pipeline.ModelInfo:
    window = Window(kind="speech", features="envelope", length=20, hop=10, bins=64)
    network = Network(static=6, dynamic=4, features=16, hidden=16)
    architecture = Architecture(model="cdsvae", window=window, network=network)
    folder = tmp_path_factory.mktemp("models") / "speech"
    torch.manual_seed(0)
    save_model(folder, build_model(architecture), ModelConfig(title="t", architecture=architecture), "card")
    return pipeline.model_info(folder)


@dataclass
class Swaps:
    """Real swaps that are written down."""

    voicings: list[object] = field(default_factory=list)

    def __call__(self, *args: object) -> Clip:
        self.voicings.append(args[5])
        return pipeline.swap(*args)  # type: ignore[arg-type]


@pytest.fixture
def swaps() -> Swaps:
    return Swaps()


@pytest.fixture
def people(tmp_path: Path) -> list[Path]:
    """A low voice and a high one, each in a folder with two recordings."""
    made = []
    for name, hertz, formant in (("low", 110.0, 600.0), ("high", 220.0, 1100.0)):
        (tmp_path / name).mkdir()
        for take in range(2):
            clip = sung(0.9 + 0.2 * take, hertz * (1 + 0.1 * take), formant)
            made.append(write_clip(clip, tmp_path / name / f"{name}{take}.wav"))
    return made


@pytest.fixture
def voices(make_window: Callable[..., MainWindow], model: pipeline.ModelInfo, swaps: Swaps) -> MainWindow:
    """A window whose model for speech converts voices."""
    shipped = [pipeline.ModelInfo("sprites", Path("models/sprites"), "video", "cdsvae", 8, {}), model]
    load = {model.path: model.path, "speech": model.path}
    return make_window(
        available_models=lambda: shipped,
        load_model=lambda key, device: pipeline.load_model(load[key], "cpu"),
        swap=swaps,
    )


def fill(qtbot: QtBot, window: MainWindow, paths: list[Path]) -> None:
    with qtbot.waitSignal(window.desk.opening_ended):
        window.open_paths(paths)


def swap(qtbot: QtBot, window: MainWindow) -> Clip:
    with qtbot.waitSignal(window.desk.swap_ended, timeout=20_000):
        window.mix.swap.click()
    window.playback.pause()
    result = window.playback.clips[RESULT]
    assert result is not None
    return result.clip


def test_untouched_dials_are_the_pipelines_defaults() -> None:
    assert Dials().voicing() == Voicing()


def test_a_filter_is_asked_for_no_pitch() -> None:
    assert Dials(7, 90, 30, "filter").voicing() == Voicing(0.0, 0.9, "filter", 0.3)


def test_the_dials_show_for_sound_and_a_model_that_converts(
    qtbot: QtBot, voices: MainWindow, people: list[Path], clips: dict[str, Path]
) -> None:
    fill(qtbot, voices, [clips["red"], clips["blue"]])
    assert voices.mix.voice.isHidden()
    fill(qtbot, voices, [people[0], people[2]])
    for slot, path in ((A, people[0]), (B, people[2])):
        entry = voices.library.entry(path)
        assert entry is not None
        voices.swaps.put(slot, entry.playable)
    assert voices.mix.voice.isVisible()
    voices.mix.models.setCurrentIndex(1)
    voices.mix.models.activated.emit(1)  # a model of video
    assert voices.mix.voice.isHidden()


def test_the_dials_reach_the_swap_and_move_it(
    qtbot: QtBot, voices: MainWindow, people: list[Path], swaps: Swaps
) -> None:
    fill(qtbot, voices, [people[0], people[2]])
    phases: list[str] = []
    voices.desk.swap_moved.connect(lambda progress: phases.append(progress.phase))
    first = swap(qtbot, voices)
    assert {"Listening to A", "Listening to B"} <= set(phases)
    phases.clear()
    dials = voices.mix.voice
    with qtbot.waitSignal(voices.desk.swapped, timeout=20_000):
        dials.pitch.slider.setValue(-5)
        dials.formants.slider.setValue(110)
    assert not voices.playback.playing
    assert dials.pitch.amount.text() == "-5 st"
    assert dials.pitch.slider.accessibleDescription() == "-5 st"
    with qtbot.waitSignal(voices.desk.swapped, timeout=20_000):
        dials.way_back.setCurrentIndex(1)
        dials.clarity.slider.setValue(80)
    assert not dials.pitch.slider.isEnabled()
    assert dials.formants.slider.isEnabled()
    with qtbot.waitSignal(voices.desk.swapped, timeout=20_000):
        dials.reset.click()
    assert not dials.reset.isEnabled()
    assert "Changing the voice" in phases
    assert not {"Listening to A", "Listening to B"} & set(phases)  # what was heard is kept
    told = [Voicing(), Voicing(-5, 1.1), Voicing(0, 1.1, "filter", 0.8), Voicing()]
    assert swaps.voicings == told
    result = voices.playback.clips[RESULT]
    assert result is not None
    np.testing.assert_array_equal(result.clip.audio, first.audio)


def test_of_sounds_a_gives_the_words_and_b_the_voice(
    qtbot: QtBot, voices: MainWindow, people: list[Path], clips: dict[str, Path]
) -> None:
    mix = voices.mix
    fill(qtbot, voices, [clips["red"], clips["blue"]])
    assert (mix.static.value, mix.dynamic.value) == (0.0, 1.0)
    assert [name.text() for name in mix.meanings] == ["who it is", "what happens"]
    mix.static.set_value(0.3)
    fill(qtbot, voices, [people[0], people[2]])
    for slot, path in ((A, people[0]), (B, people[2])):
        entry = voices.library.entry(path)
        assert entry is not None
        voices.swaps.put(slot, entry.playable)
    assert (mix.static.value, mix.dynamic.value) == (1.0, 0.0)
    assert [name.text() for name in mix.meanings] == ["whose voice", "whose words"]
    result = swap(qtbot, voices)
    assert result.audio is not None
    assert result.audio.shape == (1, round(0.9 * RATE))  # as long as A's words
    loaded = pipeline.load_model(voices.desk.models[1].path, "cpu")
    meant = pipeline.swap(loaded, pipeline.open_clip(people[0]), pipeline.open_clip(people[2]))
    np.testing.assert_array_equal(result.audio, meant.audio)
    red = voices.library.entry(clips["red"])
    assert red is not None
    voices.swaps.put(A, red.playable)
    assert (mix.static.value, mix.dynamic.value) == (0.3, 1.0)  # pictures have their own


def test_a_folder_on_either_side_gives_the_voice(qtbot: QtBot, voices: MainWindow, people: list[Path]) -> None:
    fill(qtbot, voices, [people[0], people[2]])
    voices.library.select(people[0])
    with qtbot.waitSignal(voices.desk.gathered):
        voices.library.folder_a.trigger()
    assert (voices.mix.static.value, voices.mix.dynamic.value) == (0.0, 1.0)


def test_other_models_hear_nothing_of_voices(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    fill(qtbot, window, [clips["red"], clips["blue"]])
    assert window.mix.voice.isHidden()
    assert window.mix.voice.dials == Dials()


def test_a_folder_speaks_with_all_its_recordings(qtbot: QtBot, voices: MainWindow, people: list[Path]) -> None:
    fill(qtbot, voices, [people[0], people[2]])
    alone = swap(qtbot, voices)
    voices.library.select(people[2])
    with qtbot.waitSignal(voices.desk.gathered):
        voices.library.folder_b.trigger()
    assert voices.workspace.players[B].title.text() == "2 recordings · high"
    together = swap(qtbot, voices)
    assert voices.workspace.players[RESULT].title.text() == "Static B + dynamic A, 2 recordings"
    assert together.audio is not None
    assert alone.audio is not None
    assert together.audio.shape == alone.audio.shape
    assert not np.array_equal(together.audio, alone.audio)
    loaded = pipeline.load_model(voices.desk.models[1].path, "cpu")
    recordings = [heard(loaded.stored, pipeline.open_clip(path), lambda _: None) for path in people[2:]]
    voice = pooled(loaded.stored, recordings)
    np.testing.assert_array_equal(together.audio, pipeline.speak(loaded, pipeline.open_clip(people[0]), voice).audio)


def test_a_folder_chosen_in_the_strip_is_the_voice_of_b(
    qtbot: QtBot, voices: MainWindow, people: list[Path], clips: dict[str, Path], tmp_path: Path
) -> None:
    button = voices.mix.speaker
    fill(qtbot, voices, [clips["red"]])
    assert button.isHidden()
    fill(qtbot, voices, [people[0]])
    entry = voices.library.entry(people[0])
    assert entry is not None
    voices.swaps.put(A, entry.playable)
    assert button.isVisible()
    assert button.text() == "Voice from a folder…"
    (people[2].parent / "broken.wav").write_bytes(b"")  # the first by name: the next one shows
    button.click()
    chooser = voices.findChild(QFileDialog)
    assert chooser is not None
    with qtbot.waitSignal(voices.desk.gathered):
        chooser.fileSelected.emit(str(people[2].parent))
    chooser.reject()
    b = voices.playback.clips[B]
    assert b is not None
    assert (b.title, b.speaker, b.recordings) == ("3 recordings · high", people[2].parent, 3)
    swap(qtbot, voices)
    assert voices.workspace.players[RESULT].title.text() == "Static B + dynamic A, 3 recordings"
    (tmp_path / "nothing").mkdir()
    with qtbot.waitSignal(voices.desk.failed):
        voices.desk.gather(B, None, tmp_path / "nothing")


def test_a_folder_is_listened_to_once_for_each_model(
    qtbot: QtBot, voices: MainWindow, people: list[Path], clips: dict[str, Path]
) -> None:
    fill(qtbot, voices, [people[2], people[0]])
    (people[0].parent / "empty.wav").write_bytes(b"")
    voices.library.select(people[0])
    with qtbot.waitSignal(voices.desk.gathered):
        voices.library.folder_b.trigger()
    phases: list[str] = []
    voices.desk.swap_moved.connect(lambda progress: phases.append(progress.phase))
    swap(qtbot, voices)
    assert "Listening to the voice" in phases
    assert "empty.wav" in voices.mix.progress.status.text()
    phases.clear()
    with qtbot.waitSignal(voices.desk.swap_ended, timeout=20_000):
        voices.mix.static.set_value(0.5)
    assert phases
    assert "Listening to the voice" not in phases
    assert "empty.wav" in voices.mix.progress.status.toolTip()


def test_only_sound_has_a_folder_of_recordings(qtbot: QtBot, window: MainWindow, clips: dict[str, Path]) -> None:
    fill(qtbot, window, [clips["blue"], clips["tone"]])
    window.library.select(clips["blue"])
    assert window.library.put_a.isEnabled()
    assert not window.library.folder_a.isEnabled()
    window.library.select(clips["tone"])
    assert window.library.folder_a.isEnabled()


@pytest.fixture
def long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two seconds, which are long here."""
    monkeypatch.setattr(swapping, "LONG_SECONDS", 1.5)
    monkeypatch.setattr(swapping, "PREVIEW_SECONDS", 0.6)
    return write_clip(sung(2.0, 180.0, 900.0), tmp_path / "long.wav")


def test_the_beginning_of_long_sound_comes_first(
    qtbot: QtBot, voices: MainWindow, people: list[Path], long: Path
) -> None:
    fill(qtbot, voices, [long, people[0]])
    seen = []
    voices.desk.previewed.connect(
        lambda clip: seen.append((clip, voices.workspace.players[RESULT].title.text(), voices.mix.export.isEnabled()))
    )
    with qtbot.waitSignal(voices.desk.previewed, timeout=20_000):
        voices.mix.swap.click()
    assert voices.desk.swapping
    assert voices.playback.playing
    voices.playback.seek_time(0.3)
    with qtbot.waitSignal(voices.desk.swap_ended, timeout=30_000):
        pass
    assert abs(voices.playback.time - 0.3) < 0.02  # the whole goes on where the beginning stood
    voices.playback.pause()
    ((preview, title, could_export),) = seen
    assert title == "Preview: Static B + dynamic A"
    assert not could_export
    assert preview.clip.audio.shape == (1, round(0.6 * RATE))
    assert preview.pcm is not None
    result = voices.playback.clips[RESULT]
    assert result is not None
    assert result.clip.audio is not None
    assert result.clip.audio.shape == (1, 2 * RATE)
    assert result.title == "Static B + dynamic A"
    assert voices.mix.export.isEnabled()
    phases: list[str] = []
    voices.desk.swap_moved.connect(lambda progress: phases.append(progress.phase))
    with qtbot.waitSignals([voices.desk.previewed, voices.desk.swap_ended], timeout=30_000):
        voices.mix.voice.clarity.slider.setValue(60)
    assert not [phase for phase in phases if phase.startswith("Listening")]


def test_a_long_swap_given_up_leaves_its_beginning(
    qtbot: QtBot, voices: MainWindow, people: list[Path], long: Path
) -> None:
    fill(qtbot, voices, [people[0], long])
    voices.desk.previewed.connect(voices.desk.cancel_swap)
    with qtbot.waitSignal(voices.desk.swap_ended, timeout=20_000) as ended:
        voices.mix.swap.click()
    voices.playback.pause()
    assert ended.args == ["cancelled"]
    assert voices.workspace.players[RESULT].title.text().startswith("Preview")
    assert not voices.command["export"].isEnabled()


def test_what_may_spoil_a_voice_stands_in_the_strip(qtbot: QtBot, voices: MainWindow, tmp_path: Path) -> None:
    narrow = write_clip(sung(1.0, 120.0, 700.0, rate=8000), tmp_path / "narrow.wav")
    wide = write_clip(sung(1.0, 210.0, 900.0), tmp_path / "wide.wav")
    fill(qtbot, voices, [narrow, wide])
    phases: list[str] = []
    voices.desk.swap_moved.connect(lambda progress: phases.append(progress.phase))
    swap(qtbot, voices)
    assert voices.mix.progress.status.text().startswith("Done, but: A: At 8000 Hz the file holds no sound above 4 kHz")
    assert "8000 Hz" in voices.mix.progress.status.toolTip()
    assert "Checking A" in phases
    phases.clear()
    swap(qtbot, voices)
    assert phases
    assert "Checking A" not in phases
    assert "8000 Hz" in voices.mix.progress.status.text()
    assert voices.banner.isHidden()


def test_silence_is_no_voice(qtbot: QtBot, voices: MainWindow, people: list[Path], tmp_path: Path) -> None:
    silent = write_clip(Clip(audio=np.zeros((1, RATE), np.float32), sample_rate=RATE), tmp_path / "silent.wav")
    fill(qtbot, voices, [people[0], silent])
    voices.mix.swap.click()
    qtbot.waitUntil(voices.banner.isVisible)
    assert "In B (silent.wav), the recording is silent" in voices.banner.text.text()
    assert voices.playback.clips[RESULT] is None


@pytest.mark.parametrize("size", [(1480, 880), (1180, 720)], ids=["large", "small"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_of_voices_has_room_for_its_words(
    qtbot: QtBot, voices: MainWindow, people: list[Path], size: tuple[int, int], theme: str
) -> None:
    voices.resize(*size)
    voices.set_theme(theme)
    fill(qtbot, voices, [people[0], people[2]])
    dials = voices.mix.voice
    dials.set_dials(Dials(-12, 125, 100, "filter"))
    assert (voices.width(), voices.height()) == size
    for child in (*dials.findChildren(QWidget), voices.mix.speaker):
        assert child.width() >= child.minimumSizeHint().width(), child.accessibleName()
    text = dials.way_back.fontMetrics().horizontalAdvance(dials.way_back.currentText())
    assert text + 40 <= dials.way_back.width()
    assert not dials.visibleRegion().isEmpty()
    assert voices.workspace.players[A].view.height() >= 120


def test_what_shows_takes_the_focus_by_name(qtbot: QtBot, voices: MainWindow, people: list[Path]) -> None:
    fill(qtbot, voices, [people[0], people[2]])
    dials = voices.mix.voice
    chain: list[QWidget] = [voices.mix.swap]
    while (following := chain[-1].nextInFocusChain()) is not chain[0]:
        chain.append(following)
    order = [dials.pitch.slider, dials.formants.slider, dials.clarity.slider, dials.way_back, dials.reset]
    places = [chain.index(widget) for widget in order]
    assert places == sorted(places)
    assert all(widget.accessibleName() for widget in order)
    assert all(widget.toolTip() for widget in order)
