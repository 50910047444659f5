"""Recordings that a crash left behind: kept or thrown away, one at a time."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.domain.recording import Spool
from greenroom.gui.formats import day_time, duration
from greenroom.gui.notice import Notice
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services


class LeftBehind(QObject):
    """Offers each recording left behind."""

    changed = Signal()
    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Look only when asked."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._spools: tuple[Spool, ...] = ()
        self._is_busy = False

    def look(self) -> None:
        """See what is there."""
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.answering.left_behind(),
            done=self._on_found,
            failed=self.failed.emit,
        )

    @property
    def notice(self) -> Notice | None:
        if not self._spools or self._is_busy:
            return None
        spool = self._spools[0]
        data = {
            "when": day_time(spool.started_at, datetime.now().astimezone()),
            "length": duration(spool.duration_s),
            "question": spool.question_text,
        }
        detail = Message(
            "practise.left_behind.question" if spool.question_text else "practise.left_behind.free", data
        )
        return Notice((Message("practise.left_behind", data), detail), ("keep_spool", "forget_spool"))

    def keep(self) -> None:
        spool = self._first()
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.answering.recover(spool),
            done=self._on_kept,
            failed=self._on_failed,
        )

    def forget(self) -> None:
        spool = self._first()
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.answering.forget(spool),
            done=self._on_forgotten,
            failed=self._on_failed,
        )

    def _first(self) -> Spool:
        self._is_busy = True
        self.changed.emit()
        return self._spools[0]

    def _on_found(self, spools: tuple[Spool, ...]) -> None:
        self._spools, self._is_busy = spools, False
        self.changed.emit()

    def _on_kept(self, take: object) -> None:
        self._on_forgotten(None)
        self.kept.emit(take)

    def _on_forgotten(self, _nothing: None) -> None:
        self._on_found(self._spools[1:])

    def _on_failed(self, error: UserError) -> None:
        self._is_busy = False
        self.failed.emit(error)
