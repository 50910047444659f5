"""Installing another speech model than the one in use, which goes on hearing meanwhile."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.services import Services


class Fetching(QObject):
    """One model at a time."""

    changed = Signal()
    fetched = Signal(str)

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Nothing is fetched yet."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._task: Task | None = None
        self.name: str | None = None
        """The model that is being fetched."""
        self.notice: Notice | None = None

    def fetch(self, name: str, folder: Path | None = None) -> None:
        """Install a model, from a folder if one is given, and tell when it is there."""
        if self.name is not None:
            return
        self.name = name
        self.notice = Notice(
            (Message("settings.model.fetching", {"name": name}),), ("cancel_fetch",), progress=0.0
        )
        self._task = self._tasks.start(
            Line.FETCH,
            lambda progress, cancel: self._services.models.install(name, folder, progress, cancel),
            done=lambda _status: self._on_fetched(name),
            failed=self._on_failed,
            cancelled=lambda: self._end(None),
            progressed=self._on_progress,
        )
        self.changed.emit()

    def cancel(self) -> None:
        """End it; what came from the hub so far is gone on with the next time."""
        if self._task is not None and self.notice is not None:
            self._task.cancel()
            self.notice = replace(
                self.notice, lines=(Message("settings.model.stopping"),), actions=(), left_s=None
            )
            self.changed.emit()

    def dismiss(self) -> None:
        """Take what went wrong off the screen."""
        if self.name is None:
            self._end(None)

    def _on_progress(self, share: float) -> None:
        if self.notice is not None and self.notice.actions and self._task is not None:
            self.notice = replace(self.notice, progress=share, left_s=self._task.left_s(share))
            self.changed.emit()

    def _on_fetched(self, name: str) -> None:
        self._end(None)
        self.fetched.emit(name)

    def _on_failed(self, error: UserError) -> None:
        self._end(notice_of(error, "dismiss_fetch"))

    def _end(self, notice: Notice | None) -> None:
        self._task, self.name, self.notice = None, None, notice
        self.changed.emit()
