"""Ctrl+C as a request."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from app.signals import held_back, stopping


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_the_first_signal_asks_and_the_handlers_come_back(number: signal.Signals, code: int) -> None:
    calls: list[str] = []
    before = signal.getsignal(number)
    with stopping(lambda: calls.append("stop")) as asked:
        assert asked.exit_code == 0
        signal.raise_signal(number)
        assert calls == ["stop"]
    assert asked.exit_code == code
    assert signal.getsignal(number) is before


def test_the_second_signal_interrupts() -> None:
    with stopping(lambda: None):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_another_thread_goes_without() -> None:
    seen: list[object] = []

    def work() -> None:
        with stopping(lambda: None) as asked:
            seen.extend((asked.exit_code, signal.getsignal(signal.SIGINT)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [0, signal.default_int_handler]


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot hold a signal back")
def test_a_process_started_while_signals_are_held_back_gets_them_when_it_is_ready() -> None:
    code = "from app.signals import stopping\nwith stopping(print) as asked: pass\nprint(asked.number)"
    with held_back():
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    child.send_signal(signal.SIGINT)
    assert child.communicate() == (f"\n{signal.SIGINT.value}\n", None)
    assert child.returncode == 0
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
