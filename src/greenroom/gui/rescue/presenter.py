"""The rescue of the library without its widgets: what is offered, what was done."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from greenroom.domain.backup import Backup
from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.gui.formats import day_time
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services
from greenroom.practice.work import CancelToken, Progress

_DAMAGED = "library.damaged"


@dataclass(frozen=True, slots=True)
class RescueState:
    """`lines`: a headline and what is below it; `actions`: keys below `rescue.`, what helps first."""

    lines: tuple[Message, ...] = ()
    actions: tuple[str, ...] = ()
    backup: Backup | None = field(default=None, compare=False)


class RescuePresenter(QObject):
    """Holds a `RescueState`."""

    offered = Signal()
    """The library is damaged, and what can be done about it is known."""
    not_opened = Signal(object)
    """Carries why the library cannot be used."""
    state_changed = Signal(object)
    closed = Signal()
    restored = Signal()
    """The library can be read again."""
    lost_found = Signal(int)
    """So many sounds belong to no take; `bring_back` makes takes of them."""
    brought_back = Signal(int)

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Nothing is wrong yet."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._is_looking = False
        self.state = RescueState()
        tasks.failed.connect(self._on_any_failure)

    def look(self) -> None:
        """Open the library, which takes its time and must hold up no answer; look for sounds without a take."""
        self._tasks.start(
            Line.WORK, lambda _progress, _cancel: self._open(), done=self._look, failed=self.not_opened.emit
        )

    def _look(self, _nothing: None) -> None:
        self._tasks.start(
            Line.LIBRARY, lambda _progress, _cancel: self._lost(), done=self._on_looked, failed=self._leave
        )

    def act(self, action: str) -> None:
        """Do what a button says."""
        {
            "restore": self._restore,
            "begin": self._restore,
            "later": self.close,
            "close": self.close,
            "bring_back": self.bring_back,
        }[action]()

    def close(self) -> None:
        """Leave everything as it is; the next failure offers it again."""
        self._is_looking = False
        self.closed.emit()

    def bring_back(self) -> None:
        """Make takes of the sounds that belong to none."""
        self.close()
        self._tasks.start(Line.WORK, self._bring_back, done=self.brought_back.emit, failed=self._on_failed_closed)

    def _on_any_failure(self, error: UserError) -> None:
        if error.code == _DAMAGED and not self._is_looking:
            self._is_looking = True
            self._tasks.start(
                Line.LIBRARY,
                lambda _progress, _cancel: self._services.rescuing.newest(),
                done=self._on_newest,
                failed=self._on_failed_closed,
            )

    def _on_newest(self, backup: Backup | None) -> None:
        if backup is None:
            offer: tuple[Message, ...] = (Message("rescue.none"),)
        else:
            offer = (Message("rescue.copy", _data(backup)), Message("rescue.missing"))
        lines = (Message("rescue.damaged"), *offer, Message("rescue.kept"))
        self._be(RescueState(lines, ("restore" if backup else "begin", "later"), backup))
        self.offered.emit()

    def _restore(self) -> None:
        backup = self.state.backup
        self._be(RescueState((Message("rescue.restoring"),), backup=backup))
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: (self._services.rescuing.restore(backup), self._lost()),
            done=lambda done: self._on_restored(backup, *done),
            failed=self._on_failed,
        )

    def _on_restored(self, backup: Backup | None, aside: Path | None, lost: int) -> None:
        lines = [Message("rescue.restored", _data(backup)) if backup else Message("rescue.begun")]
        if aside is not None:
            lines.append(Message("rescue.aside", {"path": str(aside)}))
        if lost:
            lines.insert(1, Message("rescue.lost", {"n": lost}))
        self._be(RescueState(tuple(lines), ("bring_back", "later") if lost else ("close",)))
        self.restored.emit()

    def _on_failed(self, error: UserError) -> None:
        self._be(RescueState(error.messages, ("restore", "later"), self.state.backup))

    def _on_failed_closed(self, error: UserError) -> None:
        """Tell what went wrong where no dialog stands."""
        self._be(RescueState(error.messages, ("close",)))
        self.offered.emit()

    def _open(self) -> None:
        """Make the library, which is made when it is first asked for."""
        _ = self._services.takes

    def _lost(self) -> int:
        return len(self._services.rescuing.lost_sounds())

    def _on_looked(self, count: int) -> None:
        if count:
            self.lost_found.emit(count)

    def _bring_back(self, progress: Progress, cancel: CancelToken) -> int:
        return len(self._services.rescuing.bring_back(progress, cancel))

    def _leave(self, _error: UserError) -> None:
        """Whatever is wrong with the folder is told by the screens."""

    def _be(self, state: RescueState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _data(backup: Backup) -> dict[str, str | int | float]:
    return {"when": day_time(backup.made_at, datetime.now().astimezone()), "n": backup.takes}
