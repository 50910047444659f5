"""Ctrl-C as a wish to stop, not as an error in whatever is being done."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from greenroom.practice.work import CancelToken

INTERRUPTED = 130
"""The exit status by which shells know that Ctrl-C ended a program: 128 and the number of SIGINT."""


@contextmanager
def cancelled_by_interrupt(cancel: CancelToken) -> Iterator[None]:
    """Let Ctrl-C set the token, so that nothing is torn apart halfway; more of it changes nothing."""

    def on_interrupt(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second one must not meet the token's lock
        cancel.cancel()

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
