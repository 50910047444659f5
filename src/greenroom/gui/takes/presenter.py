"""The Takes screen without its widgets: the list, finding what was said, deleting, bringing back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.search import Found, Hit, terms
from greenroom.domain.take import Take
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services

_TYPING_MS = 120
"""The library is asked once the keys rest for so long."""


@dataclass(frozen=True, slots=True)
class TakesState:
    """`takes` is None until they were read; `found` is None where nothing is looked for."""

    takes: tuple[Take, ...] | None = None
    notice: Notice | None = None
    found: tuple[Found, ...] | None = None

    @property
    def shown(self) -> tuple[Take, ...]:
        return (self.takes or ()) if self.found is None else tuple(found.take for found in self.found)

    @property
    def hits(self) -> Mapping[str, Hit]:
        """The first place in each take where it is said."""
        return {found.take.id: found.hits[0] for found in self.found or ()}


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
        self._sought = ""
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._search)
        self.state = TakesState()

    def search(self, sought: str) -> None:
        """Show only the takes in which this is said, once the keys rest; all of them where it is nothing."""
        self._sought = sought
        if terms(sought):
            self._typing.start()
        else:
            self._typing.stop()
            self._update(found=None)

    def read(self) -> None:
        """Read the list anew."""
        if terms(self._sought):
            self._search()
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.takes.takes(),
            done=self._on_read,
            failed=self._on_failed,
        )

    def delete(self, take: Take) -> None:
        """Put a take aside."""
        self._leave_out(take)
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

    def _search(self) -> None:
        sought = self._sought
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.takes.search(sought),
            done=partial(self._on_found, sought),
            failed=self._on_failed,
        )

    def _on_found(self, sought: str, found: tuple[Found, ...]) -> None:
        if sought == self._sought:
            self._update(found=found, notice=None)

    def _leave_out(self, take: Take) -> None:
        takes, found = self.state.takes, self.state.found
        self._update(
            takes=None if takes is None else tuple(other for other in takes if other.id != take.id),
            found=None if found is None else tuple(other for other in found if other.take.id != take.id),
        )

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
        if self.state.found is not None:
            self._search()

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of TakesState
        self.state = replace(self.state, **changes)
        self.state_changed.emit(self.state)
