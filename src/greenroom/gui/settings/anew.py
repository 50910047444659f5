"""Measuring anew the takes that another speech model measured: offered, one after another, never in the way."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.domain.take import Take
from greenroom.gui.choices import Choices
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.services import Services
from greenroom.practice.work import CancelToken, Progress


@dataclass(frozen=True, slots=True)
class _Due:
    takes: tuple[Take, ...]
    models: tuple[str, ...]


class MeasuringAnew(QObject):
    """Each take is a piece of work of its own, so that an answer just recorded waits for one take at most.

    While a recording is under way it holds: the take it is at is begun again afterwards.
    """

    changed = Signal()

    def __init__(self, services: Services, tasks: Tasks, choices: Choices) -> None:
        """Look only when asked."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._choices = choices
        self._due = _Due((), ())
        self._left: list[Take] = []
        self._whole_s = 0.0
        self._passed_over = 0
        self._task: Task | None = None
        self._is_held = False
        self.notice: Notice | None = None

    @property
    def is_measuring(self) -> bool:
        return self._task is not None or bool(self._left)  # one that was cancelled has not ended yet

    def look(self) -> None:
        """See which takes were measured with another model than the chosen one."""
        if not self.is_measuring:
            self._tasks.start(Line.LIBRARY, self._find, done=self._on_found, failed=self._on_failed)

    def begin(self) -> None:
        """Measure them, the newest first."""
        if not self.is_measuring:
            self._left, self._passed_over = list(self._due.takes), 0
            self._whole_s = sum(take.duration_s for take in self._left)
            self._next()

    def cancel(self) -> None:
        """Stop; what is measured by now stays measured."""
        self._left.clear()
        if self._task is not None:
            self._task.cancel()
            self._tell(Notice((Message("settings.anew.stopping"),)))
        else:
            self.look()

    def hold(self, *, is_recording: bool) -> None:
        """Leave the computer to the recording, and go on when it has ended."""
        if is_recording != self._is_held:
            self._is_held = is_recording
            if is_recording and self._task is not None:
                self._task.cancel()
            elif not is_recording and self._task is None and self._left:
                self._next()

    def dismiss(self) -> None:
        """Take the offer, or what went wrong, off the screen."""
        self._tell(None)

    def _find(self, _progress: Progress, _cancel: CancelToken) -> _Due:
        remeasuring = self._services.remeasuring
        takes = remeasuring.due(self._choices.settings.model)
        return _Due(takes, remeasuring.models(takes))

    def _on_found(self, due: _Due) -> None:
        self._due = due
        if not due.takes:
            self._tell(None)
            return
        many = Message("settings.anew", {"n": len(due.takes), "models": ", ".join(due.models)})
        offer = (many, Message("settings.anew.why", {"model": self._choices.settings.model}))
        self._tell(Notice(offer, ("measure_anew", "leave_them")))

    def _next(self) -> None:
        if not self._left:
            self._end()
            return
        self._tell(self._progress_notice(0.0))
        if self._is_held:
            return
        take = self._left[0]
        self._task = self._tasks.start(
            Line.WORK,
            lambda progress, cancel: self._services.remeasuring.measure(take, progress, cancel),
            done=self._on_measured,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            progressed=self._on_progress,
        )

    def _on_progress(self, share: float) -> None:
        if self._task is not None and self._left:
            self._tell(self._progress_notice(share))

    def _progress_notice(self, share: float) -> Notice:
        """Tell the progress by the length of what is to be heard."""
        rest_s = sum(take.duration_s for take in self._left) - share * self._left[0].duration_s
        this_s = (1 - share) * self._left[0].duration_s
        left_s = self._task.left_s(share) if self._task is not None else None
        done = 1 - rest_s / self._whole_s if self._whole_s else 0.0
        return Notice(
            (Message("settings.anew.measuring", {"n": len(self._left)}), Message("settings.anew.meanwhile")),
            ("cancel_anew",),
            progress=done,
            left_s=left_s * rest_s / this_s if left_s is not None and this_s else None,
        )

    def _on_measured(self, could_be: bool) -> None:  # noqa: FBT001 - a slot
        self._task = None
        self._passed_over += not could_be
        if self._left:
            del self._left[0]
            self._next()
        else:  # stopped at the last moment
            self.look()

    def _on_cancelled(self) -> None:
        self._task = None
        if self._left:
            self._next()
        else:
            self.look()

    def _on_failed(self, error: UserError) -> None:
        self._task = None
        self._left.clear()
        self._tell(notice_of(error, "close_anew"))

    def _end(self) -> None:
        told = Notice((Message("settings.anew.done"),), ("close_anew",))
        if self._passed_over:
            rest = Message("measuring.passed_over", {"n": self._passed_over})
            told = replace(told, lines=(*told.lines, rest))
        self._tell(told)

    def _tell(self, notice: Notice | None) -> None:
        self.notice = notice
        self.changed.emit()
