"""Long work: how it reports and how it is cancelled."""

from collections.abc import Callable
from threading import Event
from typing import TypeAlias

from greenroom.domain.errors import Cancelled

Progress: TypeAlias = Callable[[float], None]
"""Takes the share that is done, 0..1."""


class CancelToken:
    """Set by the person, looked at in every piece of work."""

    def __init__(self) -> None:
        """Start out not cancelled."""
        self._event = Event()

    def cancel(self) -> None:
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        if self._event.is_set():
            raise Cancelled


def unheard(_done: float) -> None:
    """Report progress to nobody."""
