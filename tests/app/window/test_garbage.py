from __future__ import annotations

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from app.window.garbage import GuiGarbage


class Knot:
    """An object that refers to itself and notes the thread that destroys it."""

    ends: list[threading.Thread] = []  # noqa: RUF012 - shared on purpose

    def __init__(self) -> None:
        self.me = self
        weakref.finalize(self, lambda: Knot.ends.append(threading.current_thread()))


def test_garbage_of_other_threads_is_collected_in_the_gui_thread(qtbot: QtBot) -> None:
    gc.collect()
    Knot.ends.clear()
    garbage = GuiGarbage()
    garbage.start()
    assert not gc.isenabled()
    maker = threading.Thread(target=lambda: [Knot() for _ in range(5000)])
    maker.start()
    maker.join()
    assert Knot.ends == []
    qtbot.waitUntil(lambda: len(Knot.ends) == 5000)
    assert set(Knot.ends) == {threading.main_thread()}
    garbage.stop()
    assert gc.isenabled()
