from __future__ import annotations

import sys

import numpy as np
import pyqtgraph as pg
from pytestqt.qtbot import QtBot


def test_repainting_plots_loses_no_reference_to_none(qtbot: QtBot) -> None:
    """Qt for Python 6.12 on Python 3.11 dropped one a repaint and aborted after a thousand."""
    plot = pg.PlotWidget()
    qtbot.addWidget(plot)
    plot.resize(120, 80)
    curve = plot.plot(np.arange(10.0), np.arange(10.0))
    plot.show()
    plot.grab()
    before = sys.getrefcount(None)
    for k in range(3000):
        curve.setData([0.0, 1.0], [0.0, float(k % 7)])
        plot.viewport().repaint()
    assert sys.getrefcount(None) > before - 500
