"""The microphone while the Practise screen is shown."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.recording import Source
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services
from greenroom.practice.work import CancelToken, Progress

_AGAIN_MS = 2000
"""A microphone that could not be opened is tried again so often: a sound system that has gone tells nothing."""


class Stream(StrEnum):
    CLOSED = "closed"
    OPENING = "opening"
    OPEN = "open"
    LOST = "lost"
    FAILED = "failed"


class MicrophoneUse(QObject):
    """Opens, watches and closes the one input stream; every call to it happens in the background."""

    changed = Signal()
    lost = Signal()
    """The source is gone or was replaced; a recording under way has ended and waits to be kept."""
    _reported = Signal(object)

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """The stream stays closed until `open`."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._turn = 0
        self.stream = Stream.CLOSED
        self.error: UserError | None = None
        self.sources: tuple[Source, ...] = ()
        self.source: Source | None = None
        self._wanted: str | None = None
        self._again = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._try_again)
        self._reported.connect(self._on_reported)

    def open(self, wanted: str | None) -> None:
        """Open a source, or the default where the wanted one is not there."""
        self._wanted = wanted
        self._be(Stream.OPENING)
        self._begin_to_open()

    def close(self) -> None:
        """Close the stream; nothing listens any more."""
        if self.stream is not Stream.CLOSED:
            self._be(Stream.CLOSED)
            self._start(lambda _progress, _cancel: self._services.microphone.close(), None, self._on_failed)

    def _try_again(self) -> None:
        """Open as before; what is told stands until that works or something else is wrong."""
        if self.stream is Stream.FAILED:
            self._begin_to_open()

    def _begin_to_open(self) -> None:
        wanted = self._wanted
        self._start(lambda _progress, _cancel: self._open(wanted), self._on_open, self._on_failed)

    def _start(
        self,
        work: Callable[[Progress, CancelToken], object],
        done: Callable[[int, tuple[Source, tuple[Source, ...]]], None] | None,
        failed: Callable[[int, UserError], None],
    ) -> None:
        """Start with a turn of its own: only the newest turn's end counts."""
        self._turn += 1
        self._tasks.start(
            Line.LIBRARY,
            work,
            done=partial(done, self._turn) if done else None,
            failed=partial(failed, self._turn),
        )

    def _open(self, wanted: str | None) -> tuple[Source, tuple[Source, ...]]:
        microphone = self._services.microphone
        known = wanted if wanted in {source.id for source in microphone.sources()} else None
        source = microphone.open(known, self._reported.emit)
        return source, tuple(microphone.sources())

    def _on_open(self, turn: int, opened: tuple[Source, tuple[Source, ...]]) -> None:
        if turn == self._turn:
            self.source, self.sources = opened
            self._be(Stream.OPEN)

    def _on_failed(self, turn: int, error: UserError) -> None:
        if turn == self._turn:
            self.source, self.error = None, error
            self._be(Stream.FAILED)
            self._again.start()
            self._list()

    def _on_reported(self, reason: object) -> None:
        if self.stream is Stream.CLOSED:
            return
        if reason is not None:
            self._be(Stream.LOST)
            self.lost.emit()
        elif self.stream is Stream.FAILED:
            self.open(None)
        else:
            self._list()

    def _list(self) -> None:
        """See which there are: where one could not be opened, another one may be chosen."""
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: tuple(self._services.microphone.sources()),
            done=self._on_sources,
            failed=self._on_not_listed,
        )

    def _on_not_listed(self, error: UserError) -> None:
        if self.stream is not Stream.FAILED:
            self._on_failed(self._turn, error)

    def _on_sources(self, sources: tuple[Source, ...]) -> None:
        self.sources = sources
        self.changed.emit()

    def _be(self, stream: Stream) -> None:
        self.stream = stream
        if stream is not Stream.FAILED:
            self.error = None
        self.changed.emit()
