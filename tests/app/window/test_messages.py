"""Errors in German: every message that the program can raise, real failures, and numbers."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import pipeline
from app.bench.data import loading
from app.preset_fields import faults_of
from app.presets import outline
from app.project import read_project
from app.window import languages
from app.window.busy import BusyPanel
from app.window.failures import describe
from app.window.messages import _between, told
from app.window.phases import phase_text
from app.window.playable import rate_text
from app.window.term_plot import TermPlot
from app.window.theme import Theme
from app.window.train_fields import shown
from core_models.errors import ModelError
from core_models.store import read_config
from media_io.errors import MediaError

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "packaging"))
import error_texts  # noqa: E402 - a script beside the program
import translations  # noqa: E402

ENGLISH = frozenset("the is are not and with there choose give file could this that takes has take no".split())  # noqa: SIM905


@pytest.fixture(scope="module")
def messages() -> dict[str, str]:
    return error_texts.find_messages()


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    installed = languages.install(qapp, "de")
    yield
    languages.remove(qapp, installed)


def english_in(text: str) -> set[str]:
    """English words in a text; paths, commands and JSON are none."""
    ours = re.sub(r"\S*/\S*|\{.*\}|`.*?`", " ", text)
    return ENGLISH & set(re.findall(r"\w+", ours.lower()))


def test_every_message_of_an_error_has_a_german_text(messages: dict[str, str]) -> None:
    done = translations.read_ts(translations.FOLDER / "unbraid_de.ts")
    missing = {place: text for text, place in messages.items() if ("Errors", text) not in done}
    assert missing == {}, "run packaging/translations.py and translate what it names"
    assert len(messages) > 500


def test_the_window_knows_every_message_again(messages: dict[str, str]) -> None:
    listed = json.loads(translations.ERRORS.read_text(encoding="utf-8"))
    assert set(messages) <= set(listed), "run packaging/translations.py"


@pytest.mark.usefixtures("german")
def test_a_message_of_every_template_is_told_in_german(messages: dict[str, str]) -> None:
    """Values as they may be: a message made of a template is known again, and no English is left."""
    shown = {text: told(_made(text)) for text in messages}
    assert {text: german for text, german in shown.items() if english_in(german)} == {}
    assert {text for text, german in shown.items() if german == _made(text)} <= SAME_IN_GERMAN


SAME_IN_GERMAN = {"network.shapes = {0}", "[Errno {0}] {1}", "[Errno {0}] {1}: {2}"}


def _made(text: str) -> str:
    return re.sub(r"\{(\d+)\}", r"Wert\1", text)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("could not be written: the disk is full", "konnte nicht geschrieben werden: das Laufwerk ist voll"),
        ("fewer than 8 frames", "weniger als 8 Bilder"),
        ("its share of the time allows 5 of 9,000 steps", "ihr Anteil der Zeit erlaubt 5 von 9.000 Schritten"),
        ("less than 0.4 s of speech", "weniger als 0,4 s Sprache"),
        ("No permission.", "Keine Berechtigung."),
        (
            "the recording lasts 0.10 s; speech needs at least 0.2 s",
            "die Aufnahme dauert 0,10 s; Sprache braucht mindestens 0,2 s",
        ),
        (
            "/m/config.json: not JSON (Expecting value: line 1 column 1 (char 0)). "
            "The file is damaged; take another copy.",
            "/m/config.json: kein JSON (Wert erwartet: Zeile 1, Spalte 1 (Zeichen 0)). "
            "Die Datei ist beschädigt; eine andere Kopie nehmen.",
        ),
        (
            "none of 3 clips can be encoded by this model (Ann: there is no picture in it). Choose others.",
            "Keiner von 3 Clips lässt sich mit diesem Modell kodieren (Ann: kein Bild ist darin). Andere wählen.",
        ),
        (
            "p.toml: training.batch: input should be greater than 0 (it is -3); "
            "training.x: unknown key; valid here: a, b.",
            "p.toml: training.batch: die Eingabe soll größer als 0 sein (da steht -3); "
            "training.x: unbekannter Schlüssel; gültig hier: a, b.",
        ),
        ("something that nobody translated", "something that nobody translated"),
    ],
)  # fmt: skip
def test_messages_within_messages(message: str, wanted: str) -> None:
    assert told(message) == wanted


def test_english_stays(qapp: QApplication) -> None:
    languages.remove(qapp, [])
    assert told("the disk is full") == "the disk is full"
    assert languages.number(9000.5, ",.1f") == "9,000.5"


def _no_file(folder: Path) -> None:
    pipeline.open_clip(folder / "fehlt.mp4")


def _wrong_file(folder: Path) -> None:
    path = folder / "urlaub.mp4"
    path.write_bytes(b"words, not pictures")
    pipeline.open_clip(path)


def _damaged_model(folder: Path) -> None:
    (folder / "config.json").write_text("{")
    read_config(folder)


def _bad_preset(folder: Path) -> None:
    path = folder / "eigene.toml"
    path.write_text('title = "x"\n[training]\nbatch = -3\n')
    outline(str(path))


def _bad_project(folder: Path) -> None:
    path = folder / "x.unbraid"
    path.write_text("[1")
    read_project(path)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("fails", [_no_file, _wrong_file, _damaged_model, _bad_preset, _bad_project])
def test_real_failures_are_told_in_german(fails: Callable[[Path], None], tmp_path: Path) -> None:
    with pytest.raises((MediaError, ModelError)) as raised:
        fails(tmp_path)
    failure = describe(raised.value, "")
    shown_text = f"{failure.cause} {failure.remedy}".replace(str(tmp_path), "")
    assert english_in(shown_text) == set(), shown_text
    assert failure.cause != str(raised.value)


@pytest.mark.usefixtures("german")
def test_a_bad_value_of_a_preset_is_told_at_its_field() -> None:
    faults = faults_of(outline("demo"), {"training.batch": -3})
    assert english_in(told(faults["training.batch"])) == set(), told(faults["training.batch"])


@pytest.mark.usefixtures("german")
def test_data_that_are_loaded_are_told_by_their_title(qtbot: QtBot) -> None:
    panel = BusyPanel("")
    qtbot.addWidget(panel)
    panel.tell(pipeline.Progress(loading("generated:200"), 1500, 20000))
    assert panel.phase.text() == "Lädt Daten. Erzeugte Figuren"
    assert panel.count.text().startswith("1.500 von 20.000")
    assert phase_text(loading("what-nobody-knows")) == "Lädt Daten. What-nobody-knows"


@pytest.mark.usefixtures("german")
def test_axes_have_the_signs_of_the_language(qtbot: QtBot) -> None:
    plot = TermPlot("total", Theme(), 120)
    qtbot.addWidget(plot.widget)
    axis = plot.item.getAxis("left")
    assert axis.tickStrings([0.2, 0.5], 1, 0.1) == ["0,2", "0,5"]
    axis.setLogMode(y=True)
    assert axis.tickStrings([-3, 1], 1, 1) == ["0,001", "10"]


@pytest.mark.usefixtures("german")
def test_numbers_have_the_signs_of_the_language() -> None:
    assert languages.number(9000, ",") == "9.000"
    assert languages.number(0.5, ".2f") == "0,50"
    assert rate_text(Fraction(30000, 1001)) == "29,97"
    assert languages.localised("1.2.3") == "1.2.3"
    rate = next(one for one in _fields() if one.place == "training.learning_rate")
    typed = shown(rate, 0.5)
    assert typed == "0,5"
    assert rate.parse(languages.unlocalised(typed)) == 0.5


def _fields() -> tuple[object, ...]:
    from app.preset_fields import fields_of

    return fields_of(outline("demo"))


@pytest.mark.usefixtures("german")
def test_a_german_remedy_names_the_thing(messages: dict[str, str]) -> None:
    """What a pronoun stands for is in another text, of another gender now and then."""
    sentences = [sentence for text in messages for sentence in re.split(r"(?<=[.:]) ", told(_made(text)))]
    pronoun = re.compile(r"(Ihn|Ihm|Sie|Es)\b(?! (gibt|braucht|gehören)\b)")
    assert [sentence for sentence in sentences if pronoun.match(sentence)] == []


@pytest.mark.usefixtures("german")
def test_a_cause_is_a_sentence() -> None:
    failure = describe(MediaError("a.mp4", "the clip has no sound", "Export it as wav or flac."), "")
    assert (failure.cause, failure.remedy) == ("Der Clip hat keinen Ton.", "Als wav oder flac exportieren.")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    "message",
    [
        "the model takes envelopes of " + " points every " * 130 + " at not samples at Hz.",
        "x" + "a: b. c (d) " * 160 + ")",
        "x" + ": a. b (" * 230 + ")",
    ],
)
def test_a_message_made_to_hold_up_the_window_is_read_in_one_pass(message: str) -> None:
    # Patterns with as many gaps need minutes for each of these.
    assert told(message) != ""


def test_words_are_found_as_the_lazy_pattern_finds_them() -> None:
    assert _between(("a ", ": ", "."), "a x: y: z.") == ["x", "y: z"]
    assert _between(("a ", ": ", "."), "a x. y.") is None
    assert _between(("ab", "bc"), "abc") is None
    assert _between(("", " at ", ""), "x at y at z") == ["x", "y at z"]
    assert _between(("all",), "all") == []
    assert _between(("all",), "all of it") is None
