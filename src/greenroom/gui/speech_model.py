"""The speech model: loaded early, put in place with one button where it is missing, changed while all goes on."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.gui.choices import Choices
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.services import Services
from greenroom.practice.work import CancelToken, Progress

_MENDED_HERE = {"model.missing": "install_model", "model.damaged": "mend_model"}
"""Errors whose own advice is a command; in the window it is one button."""


class SpeechModel(QObject):
    """Whether answers can be measured, and what to do where they cannot."""

    changed = Signal()
    ready = Signal()

    def __init__(self, services: Services, tasks: Tasks, choices: Choices) -> None:
        """Nothing is loaded yet."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._choices = choices
        self._task: Task | None = None
        self.notice: Notice | None = None
        self.error: UserError | None = None
        """Why it cannot be used, as far as is known."""

    def warm_up(self) -> None:
        """Load the model that was chosen, so that the first answer need not wait for it."""
        self._tasks.start(Line.WORK, self._load, done=self._on_ready, failed=self.miss)

    def use(self, name: str) -> None:
        """Hear with another model from the next answer on."""
        self._choices.choose(model=name)
        self.warm_up()

    def miss(self, error: UserError) -> None:
        """Tell that the model cannot be used, with the one button that mends it."""
        self.error = error
        action = _MENDED_HERE.get(error.code)
        if action is None:
            self._tell(notice_of(error, "try_model"))
        else:
            self._tell(
                Notice((Message(error.code), Message("model.record_meanwhile")), (action,), is_problem=True)
            )

    def install(self) -> None:
        """Fetch what is missing or damaged, check it, and load it; once at a time."""
        if self._task is not None:
            return
        self._task = self._tasks.start(
            Line.FETCH,
            self._install,
            done=self._on_installed,
            failed=self._on_not_installed,
            cancelled=self._on_cancelled,
            progressed=self._on_progress,
        )
        self._tell(Notice((Message("model.installing"),), ("cancel_install",), progress=0.0))

    def cancel(self) -> None:
        """End the installation; what came from the hub so far is gone on with the next time."""
        if self._task is not None and self.notice is not None:
            self._task.cancel()
            self._tell(replace(self.notice, lines=(Message("model.cancelling"),), actions=(), left_s=None))

    def _load(self, _progress: Progress, _cancel: CancelToken) -> None:
        chosen = self._choices.settings
        self._services.hearing.use(chosen.model, chosen.heard_language(self._services.languages))
        self._services.hearing.warm_up()

    def _install(self, progress: Progress, cancel: CancelToken) -> None:
        self._services.models.install(self._choices.settings.model, None, progress, cancel)

    def _on_installed(self, _nothing: None) -> None:
        self._task = None
        self.warm_up()

    def _on_ready(self, _nothing: None) -> None:
        self.error = None
        self._tell(None)
        self.ready.emit()

    def _on_not_installed(self, error: UserError) -> None:
        self._task = None
        self._tell(notice_of(error, "install_model"))

    def _on_cancelled(self) -> None:
        self._task = None
        self.miss(UserError("model.missing", name=self._choices.settings.model))

    def _on_progress(self, share: float) -> None:
        if self.notice is not None and self.notice.actions and self._task is not None:
            self._tell(replace(self.notice, progress=share, left_s=self._task.left_s(share)))

    def _tell(self, notice: Notice | None) -> None:
        self.notice = notice
        self.changed.emit()
