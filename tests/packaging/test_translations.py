"""Texts are found where they stand, and .ts files are kept in step with them."""

from __future__ import annotations

from pathlib import Path

import pytest

import translations

CODE = """
from PySide6.QtCore import QCoreApplication
from app.window.actions import ActionSpec

SPEC = ActionSpec("swap", "Mix", "Swap", "X", needs="Needs a clip")

class Panel:
    def build(self):
        self.tr("Hello {0}").format(1)
        class Inner:
            def name(self):
                return self.tr("Inside")

def free():
    return _tr("Alone") if True else QCoreApplication.translate("Other", "Named")

def _tr(text):
    return QCoreApplication.translate("Mine", text)
"""


def keys(code: str) -> set[tuple[str, str]]:
    return {(text.context, text.source) for text in translations.texts_of(code, "m.py")}


def test_every_way_to_translate_is_seen() -> None:
    assert keys(CODE) == {
        ("Actions", "Mix"), ("Actions", "Swap"), ("Actions", "Needs a clip"), ("Panel", "Hello {0}"),
        ("Inner", "Inside"), ("Mine", "Alone"), ("Other", "Named"),
    }  # fmt: skip


def test_the_words_of_a_presets_form_are_seen() -> None:
    code = 'HELP = {"a.b": Help("Batch", "", "Clips " "a step.")}\nSECTIONS: dict[str, str] = {"a": "Training"}'
    found = {(text.context, text.source) for text in translations.help_texts(code, "m.py")}
    assert found == {("Settings", "Batch"), ("Settings", "Clips a step."), ("Settings", "Training")}


@pytest.mark.parametrize(
    "code",
    [
        "class A:\n  def f(self, x):\n    self.tr(x)",
        'def f(w):\n  w.tr("text")',
        'class A:\n  def f(s):\n    s.tr(f"a{s}")',
    ],
)
def test_what_could_not_be_translated_is_an_error(code: str) -> None:
    with pytest.raises(ValueError, match=r"m\.py:"):
        keys(code)


def test_translations_stay_when_texts_are_added_and_go_with_them(tmp_path: Path) -> None:
    path = tmp_path / "unbraid_de.ts"
    one, two = translations.Text("A", "One"), translations.Text("A", "Two <&>")
    done = {("A", "One"): "Eins", ("A", "Gone"): "Weg"}
    translations.write_ts(path, "de", {("A", "One"): one, ("A", "Two <&>"): two}, done)
    assert translations.read_ts(path) == {("A", "One"): "Eins"}
    assert "unfinished" in path.read_text(encoding="utf-8")
    assert "Two &lt;&amp;&gt;" in path.read_text(encoding="utf-8")
