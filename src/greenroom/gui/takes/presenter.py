"""The Takes screen without its widgets: the list, deleting, bringing back."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services


@dataclass(frozen=True, slots=True)
class TakesState:
    """`takes` is None until they were read."""

    takes: tuple[Take, ...] | None = None
    notice: Notice | None = None


class TakesPresenter(QObject):
    """Holds a `TakesState`."""

    state_changed = Signal(object)
    deleted = Signal(object)
    """Carries the Take, which `restore` brings back."""

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Nothing is read yet."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self.state = TakesState()

    def read(self) -> None:
        """Read the list anew."""
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.takes.takes(),
            done=self._on_read,
            failed=self._on_failed,
        )

    def delete(self, take: Take) -> None:
        """Put a take aside."""
        if self.state.takes is not None:
            self._update(takes=tuple(other for other in self.state.takes if other.id != take.id))
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.takes.delete(take.id),
            done=lambda _nothing: self.deleted.emit(take),
            failed=self._on_not_deleted,
        )

    def restore(self, take: Take) -> None:
        """Bring a take back."""
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.takes.restore(take.id),
            done=lambda _nothing: self.read(),
            failed=self._on_failed,
        )

    def act(self, action: str) -> None:
        """Do what the notice's button says."""
        {"read_takes": self.read}[action]()

    def _on_read(self, takes: tuple[Take, ...]) -> None:
        self._update(takes=takes, notice=None)

    def _on_failed(self, error: UserError) -> None:
        self._update(notice=notice_of(error, "read_takes"))

    def _on_not_deleted(self, error: UserError) -> None:
        self._on_failed(error)
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.takes.takes(),
            done=lambda takes: self._update(takes=takes),
            failed=self._on_failed,
        )

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of TakesState
        self.state = replace(self.state, **changes)
        self.state_changed.emit(self.state)
