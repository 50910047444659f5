"""The bin: what was deleted stands here for thirty days, comes back, or goes for good."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from greenroom.domain.errors import UserError
from greenroom.domain.take import BIN_DAYS, Take
from greenroom.gui.notice import Notice, NoticeCard, notice_of
from greenroom.gui.pieces import Button, Card, column, label, row
from greenroom.gui.takes.model import TakesModel
from greenroom.gui.takes.pieces import in_the_middle
from greenroom.gui.takes.table import TakesTable
from greenroom.gui.tasks import Line, Tasks
from greenroom.gui.theme import Look
from greenroom.practice.services import Services
from greenroom.texts import text


@dataclass(frozen=True, slots=True)
class BinState:
    """`takes` is None until they were read, the last deleted first."""

    takes: tuple[Take, ...] | None = None
    notice: Notice | None = None


class BinPresenter(QObject):
    """Holds a `BinState`."""

    state_changed = Signal(object)
    told = Signal(str, str, object)

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Nothing is read yet."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self.state = BinState()

    def read(self) -> None:
        self._start(lambda: None)

    def restore(self, takes: tuple[Take, ...]) -> None:
        """Bring takes back into the list."""
        said = text("bin.restored", n=len(takes), number=takes[0].number)
        again = [take.id for take in takes]
        self._leave_out(again)
        self._start(
            lambda: self._services.takes.restore(*again),
            lambda: self.told.emit(said, text("action.undo"), lambda: self._put_back(again)),
        )

    def forget(self, takes: tuple[Take, ...]) -> None:
        """Remove takes for good."""
        ids = [take.id for take in takes]
        self._leave_out(ids)
        self._start(lambda: self._services.takes.purge(*ids))

    def act(self, action: str) -> None:
        """Do what the notice's button says."""
        {"read_takes": self.read}[action]()

    def _put_back(self, ids: list[str]) -> None:
        self._start(lambda: self._services.takes.delete(*ids))

    def _leave_out(self, ids: list[str]) -> None:
        self._update(takes=tuple(take for take in self.state.takes or () if take.id not in set(ids)))

    def _start(self, change: Callable[[], object], then: Callable[[], object] = lambda: None) -> None:
        """Change the library, then show the bin as it is."""

        def done(takes: tuple[Take, ...]) -> None:
            self._update(takes=takes, notice=None)
            then()

        def work(_progress: object, _cancel: object) -> tuple[Take, ...]:
            change()
            return self._services.takes.deleted()

        self._tasks.start(Line.LIBRARY, work, done=done, failed=self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self._update(notice=notice_of(error, "read_takes"))

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of BinState
        self.state = replace(self.state, **changes)
        self.state_changed.emit(self.state)


class BinView(QWidget):
    """The deleted takes, what can be done with them, and the way back."""

    back_requested = Signal()

    def __init__(self, presenter: BinPresenter, look: Look) -> None:
        """Build the table and draw the state as it is."""
        super().__init__()
        self._presenter = presenter
        self._table = TakesTable(TakesModel(), look, text("bin.title"))
        self._notice = NoticeCard()
        self._back = Button(text("bin.back"), self.back_requested.emit)
        self._restore = Button(text("bin.restore"), self._restore_chosen, "primary")
        self._forget = Button(text("bin.forget"), self._ask)
        titles = column(label(text("bin.title"), "title"), label(text("bin.how_long", n=BIN_DAYS), "soft"), gap=4)
        self._list = Card(self._table)
        self._list.contents.setContentsMargins(10, 8, 10, 10)
        self._leave = Button(text("bin.back"), self.back_requested.emit, "primary")
        self._empty = in_the_middle(text("bin.empty"), text("bin.empty.todo"), self._leave)
        head = row(titles, None, self._back, gap=12)
        self._actions = QWidget()
        self._actions.setLayout(row(None, self._forget, self._restore, gap=12))
        whole = column(head, self._notice, self._list, self._empty, self._actions)
        whole.setContentsMargins(28, 24, 28, 24)
        whole.setStretchFactor(self._list, 1000)
        whole.setStretchFactor(self._empty, 1000)
        whole.addStretch(1)
        self.setLayout(whole)
        self.setProperty("role", "screen")
        self.setAccessibleName(text("bin.title"))
        self.setFocusProxy(self._table)
        presenter.state_changed.connect(self._show_state)
        self._notice.action_requested.connect(presenter.act)
        self._table.open_requested.connect(self._restore_chosen)
        self._table.delete_requested.connect(self._ask)
        self._table.chosen_changed.connect(self._show_actions)
        self._show_state(presenter.state)

    def _show_state(self, state: BinState) -> None:
        takes = state.takes or ()
        had_keys = self._table.hasFocus() or self._leave.hasFocus()
        self._table.show_takes(takes, {})
        self._notice.show_notice(state.notice)
        self._list.setVisible(bool(takes))
        self._back.setVisible(bool(takes))
        self._empty.setVisible(state.takes == ())
        if had_keys:
            (self._table if takes else self._leave).setFocus()
        self._show_actions()

    def _show_actions(self) -> None:
        self._actions.setVisible(bool(self._table.chosen))

    def _restore_chosen(self) -> None:
        if chosen := self._table.chosen:
            self._presenter.restore(chosen)

    def _ask(self) -> None:
        if chosen := self._table.chosen:
            asked = ForgetDialog(self, len(chosen))
            asked.accepted.connect(lambda: self._presenter.forget(chosen))
            asked.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)


class ForgetDialog(QDialog):
    """Asks once, because nothing brings it back; the safe way has the keys."""

    def __init__(self, parent: QWidget, count: int) -> None:
        """Ask about so many takes."""
        super().__init__(parent)
        self.setWindowTitle(text("bin.forget"))
        keep = Button(text("bin.forget.keep"), self.reject)
        self.forget = Button(text("bin.forget.do", n=count), self.accept, "recording")
        title = label(text("bin.forget.ask", n=count), "headline", wraps=True)
        whole = column(title, label(text("bin.forget.lost"), wraps=True), row(None, keep, self.forget, gap=12))
        whole.setContentsMargins(28, 24, 28, 24)
        self.setLayout(whole)
        self.setMinimumWidth(420)
        self.setAccessibleDescription(text("bin.forget.lost"))
        keep.setFocus()
