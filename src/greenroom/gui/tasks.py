"""Background work: three threads, signals in the GUI thread, one place where errors surface."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from enum import StrEnum
from time import monotonic
from typing import Any, TypeAlias, cast

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import Cancelled, UserError
from greenroom.practice.work import CancelToken, Progress

Work: TypeAlias = Callable[[Progress, CancelToken], Any]

_log = logging.getLogger(__name__)

_TRUSTED_AFTER_S = 1.0


class Line(StrEnum):
    """Which thread: LIBRARY for all that is short, WORK for all that takes its time, FETCH for downloads.

    A download waits for the network; an answer that is to be measured must not wait for the download.
    """

    LIBRARY = "library"
    WORK = "work"
    FETCH = "fetch"


class Task(QObject):
    """One piece of work. It lives in the GUI thread, so that its slots run there; the work only emits."""

    done = Signal(object)
    failed = Signal(object)
    """Carries the UserError; a bug was logged with its traceback and arrives as UserError("bug")."""
    cancelled = Signal()
    progressed = Signal(float)
    ended = Signal()

    def __init__(self, work: Work) -> None:
        """Connect its signals before it is started."""
        super().__init__()
        self._work = work
        self._token = CancelToken()
        self._started_at = monotonic()

    def cancel(self) -> None:
        """Ask the work to end; `cancelled` tells when it did."""
        self._token.cancel()

    def left_s(self, share: float) -> float | None:
        """Guess from the share that is done how long the rest takes; None while that would be a wild guess."""
        spent = monotonic() - self._started_at
        return spent * (1 - share) / share if share > 0 and spent > _TRUSTED_AFTER_S else None

    def run(self) -> None:
        """Do the work; called in a background thread."""
        self._started_at = monotonic()
        try:
            result = self._work(self.progressed.emit, self._token)
        except Cancelled:
            self.cancelled.emit()
        except UserError as error:
            self.failed.emit(error)
        except Exception:  # noqa: BLE001 - one of the two places that show errors
            _log.exception("a task broke")
            self.failed.emit(UserError("bug"))
        else:
            self.done.emit(result)
        self.ended.emit()


class Tasks(QObject):
    """The threads of the window."""

    failed = Signal(object)
    """Carries the UserError of any task, for who cares for the whole window."""

    def __init__(
        self, library: Executor | None = None, work: Executor | None = None, fetch: Executor | None = None
    ) -> None:
        """Take the executors, for tests; each has one thread."""
        super().__init__()
        self._executors = {
            Line.LIBRARY: library or ThreadPoolExecutor(1, "library"),
            Line.WORK: work or ThreadPoolExecutor(1, "work"),
            Line.FETCH: fetch or ThreadPoolExecutor(1, "fetch"),
        }
        self._running: set[Task] = set()
        self._is_closed = False

    def start(
        self,
        line: Line,
        work: Work,
        *,
        failed: Callable[[UserError], object],
        done: Callable[[Any], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        progressed: Callable[[float], object] | None = None,
        ended: Callable[[], object] | None = None,
    ) -> Task:
        """Build, connect, then start; whoever starts a task has to say what becomes of an error."""
        task = Task(work)
        task.failed.connect(failed)
        task.failed.connect(self.failed)
        slots = {"done": done, "cancelled": cancelled, "progressed": progressed, "ended": ended}
        for name, slot in slots.items():
            if slot is not None:
                getattr(task, name).connect(slot)
        task.ended.connect(self._on_ended)
        if not self._is_closed:  # what ends while the window closes may ask for more
            self._running.add(task)
            self._executors[line].submit(task.run)
        return task

    def close(self) -> None:
        """Cancel what runs, let nothing long begin any more, and join every thread."""
        self._is_closed = True
        for task in self._running:
            task.cancel()
        for line, executor in self._executors.items():  # what is short, as a note, is still kept
            executor.shutdown(wait=True, cancel_futures=line is not Line.LIBRARY)

    def _on_ended(self) -> None:
        """Let go of the task; a slot that named it itself would keep it, and its result, for ever."""
        self._running.discard(cast("Task", self.sender()))
