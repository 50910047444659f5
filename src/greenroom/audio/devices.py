"""The device watcher: a thread that tells when microphones come and go, or when ours was replaced."""

from collections.abc import Callable
from threading import Event, Thread

from greenroom.audio.system import Watch
from greenroom.domain.recording import EndReason

LOOK_EVERY_S = 1.0
WAKE_EVERY_S = 0.02
"""A wake that comes just before the wait begins is lost; it is called again until the thread has ended."""


class DeviceWatcher:
    """Watches one open stream and the list of sources."""

    def __init__(
        self,
        watch: Watch,
        on_change: Callable[[EndReason | None], None],
        is_silent: Callable[[], bool],
    ) -> None:
        """Start to watch; `is_silent` tells that no sample has come for too long.

        Raises:
            ConnectionError: the sound system has gone; the watch is closed.
        """
        self._watch = watch
        self._on_change = on_change
        self._is_silent = is_silent
        self._closing = Event()
        try:
            self._source, self._listed = watch.source_in_use(), watch.sources()
        except ConnectionError:
            watch.close()
            raise
        self._thread = Thread(target=self._look, name="device watcher")
        self._thread.start()

    def close(self) -> None:
        """End the thread and wait for it."""
        self._closing.set()
        while self._thread.is_alive():
            self._watch.wake()
            self._thread.join(WAKE_EVERY_S)
        self._watch.close()

    def _look(self) -> None:
        while not self._closing.is_set():
            self._watch.wait(LOOK_EVERY_S)
            try:
                now, in_use = self._watch.sources(), self._watch.source_in_use()
            except ConnectionError:
                self._on_change(EndReason.SOURCE_GONE)
                return
            if now != self._listed:
                self._listed = now
                self._on_change(None)
            if in_use != self._source:
                moved = in_use is not None and any(source.id == self._source for source in now)
                self._on_change(EndReason.SOURCE_CHANGED if moved else EndReason.SOURCE_GONE)
                return
            if self._is_silent():
                self._on_change(EndReason.SOURCE_GONE)
                return
