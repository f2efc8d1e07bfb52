"""Text can be read: WCAG 2 asks for a contrast of 4.5 to 1, and for 3 to 1 where only shapes are drawn."""

from __future__ import annotations

import pytest

from app.window.theme import DARK, LIGHT, Colours

TEXT = [
    *((text, ground) for text in ("text", "dim") for ground in ("window", "panel", "raised", "error_panel")),
    *(("on_accent", ground) for ground in ("accent", "a", "b")),
    *((text, ground) for text in ("a", "b", "good", "accent") for ground in ("window", "panel")),
    *(("error", ground) for ground in ("window", "panel", "raised", "error_panel")),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
def test_the_log_can_be_read(colours: Colours) -> None:
    assert contrast("#d6dae4", colours.canvas) >= 4.5
