"""The colours of curves and classes: Okabe and Ito's, told apart by colour-blind people too; RGB."""

from __future__ import annotations

Colour = tuple[int, int, int]

BLUE: Colour = (0, 114, 178)
ORANGE: Colour = (213, 94, 0)
GREEN: Colour = (0, 158, 115)
PURPLE: Colour = (204, 121, 167)
YELLOW: Colour = (230, 159, 0)
SKY: Colour = (86, 180, 233)


def hexed(colour: Colour) -> str:
    """As SVG and Qt write it: #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
