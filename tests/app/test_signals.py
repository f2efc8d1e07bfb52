"""Ctrl+C as a request."""

from __future__ import annotations

import signal
import threading

import pytest

from app.signals import stopping


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
