"""Files become takes, and takes are measured, in the background, one after another."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.domain.take import Take
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.importing import Importing
from greenroom.practice.services import Services
from greenroom.practice.sound_files import sound_files_in
from greenroom.practice.work import CancelToken, Progress
from greenroom.texts import text, words

_TRUSTED_AFTER_S = 1.0


class Outcome(StrEnum):
    KEPT = "kept"
    KNOWN = "known"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file; `reason` says why where it did not become a take."""

    name: str
    outcome: Outcome
    take: Take | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ImportState:
    """`total` is 0 where nothing is imported and nothing is told; `measuring` counts takes still to measure."""

    total: int = 0
    results: tuple[FileResult, ...] = ()
    name: str = ""
    progress: float = 0.0
    left_s: float | None = None
    measuring: int = 0
    is_held: bool = False
    notice: Notice | None = None

    @property
    def is_reading(self) -> bool:
        return len(self.results) < self.total

    def of(self, outcome: Outcome) -> tuple[FileResult, ...]:
        return tuple(result for result in self.results if result.outcome is outcome)


class ImportPresenter(QObject):
    """Holds an `ImportState`; does one thing at a time, and nothing while somebody speaks."""

    state_changed = Signal(object)
    told = Signal(str, str, object)
    library_changed = Signal()
    open_requested = Signal(str)
    began = Signal()

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Nothing is to be done yet."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._files: list[str] = []
        self._unmeasured: list[Take] = []
        self._measured: list[Take] = []
        self._passed_over = 0
        self._task: Task | None = None
        self._listings: list[Task] = []
        self._began_at = 0.0
        self.state = ImportState()

    def take_in(self, names: Sequence[str]) -> None:
        """Make takes of files and of the sound files in folders."""
        if not self.state.is_reading:
            self._began_at = time.monotonic()
            self._update(total=0, results=(), progress=0.0, left_s=None, notice=None)
        self.began.emit()
        self._listings.append(
            self._tasks.start(
                Line.WORK,  # a folder may hold a whole disk, and an answer is kept by the other line
                lambda _progress, cancel: list(sound_files_in(names, cancel)),
                done=self._on_listed,
                failed=self._on_failed,
                ended=lambda: self._listings.pop(0),
            )
        )

    def measure(self, takes: Sequence[Take]) -> None:
        """Measure takes in the background, one after another."""
        self._unmeasured += takes
        self._update(measuring=len(self._unmeasured), notice=None)
        self._go_on()

    def hold(self, is_held: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Leave the machine to the answer that is being spoken, or go on where it stood."""
        if is_held == self.state.is_held:
            return
        self._update(is_held=is_held)
        if is_held and self._task is not None and not self.state.name:
            self._task.cancel()
        elif not is_held:
            self._go_on()

    def cancel(self) -> None:
        """Import no further; what is kept stays."""
        left = tuple(FileResult(Path(name).name, Outcome.CANCELLED) for name in self._files)
        self._files.clear()
        if self._task is not None and self.state.name:
            self._task.cancel()
        self._update(results=(*self.state.results, *left))

    def cancel_all(self) -> None:
        """Import and measure no further, and tell nothing of what was measured."""
        for takes in (self._unmeasured, self._measured):
            takes.clear()
        self._passed_over = 0
        self.cancel()
        for task in (*self._listings, *filter(None, (self._task,))):
            task.cancel()
        self._update(measuring=0)

    def dismiss(self) -> None:
        """Tell no more of the last import."""
        if not self.state.is_reading:
            self._update(total=0, results=(), notice=None)

    # One thing after another.

    def _go_on(self) -> None:
        if self._task is not None or self.state.is_held:
            return
        if self._files:
            name = self._files.pop(0)
            self._update(name=Path(name).name)
            importing = self._services.importing
            self._start(partial(_take_in, importing, Path(name)), self._on_taken_in, self._on_cancelled)
        elif self._unmeasured:
            take = self._unmeasured[0]
            measure = partial(self._services.remeasuring.measure, take)
            self._start(measure, partial(self._on_measured, take), lambda: None)
        elif self._measured or self._passed_over:
            self._tell_measured()

    def _start(
        self,
        work: Callable[[Progress, CancelToken], object],
        done: Callable[[Any], object],
        cancelled: Callable[[], object],
    ) -> None:
        self._task = self._tasks.start(
            Line.WORK,
            work,
            done=done,
            failed=self._on_failed,
            cancelled=cancelled,
            progressed=self._on_progress,
            ended=self._on_ended,
        )

    def _on_ended(self) -> None:
        self._task = None
        self._go_on()

    # What comes back.

    def _on_listed(self, names: list[str]) -> None:
        self._files += names
        self._update(total=self.state.total + len(names))
        self._go_on()

    def _on_progress(self, share: float) -> None:
        if self.state.name:
            whole = (len(self.state.results) + share) / max(1, self.state.total)
            spent = time.monotonic() - self._began_at
            is_trusted = spent > _TRUSTED_AFTER_S and whole > 0
            self._update(progress=whole, left_s=spent * (1 - whole) / whole if is_trusted else None)

    def _on_taken_in(self, result: FileResult) -> None:
        if result.take is not None and result.outcome is Outcome.KEPT:
            self._unmeasured.append(result.take)
        self._add(result)
        self.library_changed.emit()

    def _on_cancelled(self) -> None:
        self._add(FileResult(self.state.name, Outcome.CANCELLED))

    def _on_measured(self, take: Take, could_be: bool) -> None:  # noqa: FBT001 - a slot
        if take not in self._unmeasured:  # cancelled at the last moment
            return
        self._unmeasured.remove(take)
        if could_be:
            self._measured.append(take)
        self._passed_over += not could_be
        self._update(measuring=len(self._unmeasured))
        self.library_changed.emit()

    def _on_failed(self, error: UserError) -> None:
        """Stop where going on would fail again: the disk, the library, the model."""
        if self.state.name:
            self._add(FileResult(self.state.name, Outcome.FAILED, reason=words(error.messages[0])))
            self.cancel()
        self._unmeasured.clear()
        self._update(measuring=0, notice=notice_of(error, "dismiss"))

    def _add(self, result: FileResult) -> None:
        results = (*self.state.results, result)
        self._update(
            results=results, name="", progress=len(results) / self.state.total, measuring=len(self._unmeasured)
        )

    def _tell_measured(self) -> None:
        takes, self._measured = self._measured, []
        passed_over, self._passed_over = self._passed_over, 0
        if passed_over:
            rest = Message("measuring.passed_over", {"n": passed_over})
            self._update(notice=Notice((rest,), ("dismiss",), is_problem=True))
        if not takes:
            return
        last = takes[-1]
        named = last.title or last.question_text or text("feedback.free")
        self.told.emit(
            text("import.measured", n=len(takes), name=named),
            text("action.show_take"),
            lambda: self.open_requested.emit(last.id),
        )

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of ImportState
        self.state = replace(self.state, **changes)
        self.state_changed.emit(self.state)


def _take_in(importing: Importing, path: Path, progress: Progress, cancel: CancelToken) -> FileResult:
    """Import one file; what is wrong with it alone is told, and stops no other."""
    try:
        known = importing.known(path)
        if known is not None:
            return FileResult(path.name, Outcome.KNOWN, known)
        return FileResult(path.name, Outcome.KEPT, importing.take_in(path, progress, cancel))
    except UserError as error:
        if not error.code.startswith("file."):
            raise
        return FileResult(path.name, Outcome.FAILED, reason=words(error.messages[0]))
