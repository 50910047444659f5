"""The Takes screen without its widgets: the list, finding, filtering, naming, deleting, bringing back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.question import Question
from greenroom.domain.search import Found, Hit, terms
from greenroom.domain.take import Take
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.takes.filtering import ALL, TakeFilter, from_text, question_key, to_text
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services
from greenroom.texts import text

_TYPING_MS = 120
"""The library is asked once the keys rest for so long."""

_REMEMBERED = "takes/filter"


@dataclass(frozen=True, slots=True)
class TakesState:
    """`takes` is None until read, `found` where nothing is looked for; `shown` is what the filter leaves."""

    takes: tuple[Take, ...] | None = None
    notice: Notice | None = None
    found: tuple[Found, ...] | None = None
    filter: TakeFilter = ALL
    shown: tuple[Take, ...] = ()
    in_bin: int = 0

    @property
    def hits(self) -> Mapping[str, Hit]:
        """The first place in each take where it is said."""
        return {found.take.id: found.hits[0] for found in self.found or ()}


class TakesPresenter(QObject):
    """Holds a `TakesState`."""

    state_changed = Signal(object)
    brought_back = Signal(object)
    """Carries the ids of takes that were deleted and are in the list again."""
    told = Signal(str, str, object)
    """A word in passing, what its button says, and what the button does."""

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Nothing is read yet."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._sought = ""
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._search)
        self._memory = QSettings(str(services.home / "window.ini"), QSettings.Format.IniFormat)
        self.state = TakesState(filter=from_text(str(self._memory.value(_REMEMBERED, ""))))

    # What is shown.

    def read(self) -> None:
        """Read the list anew."""
        if terms(self._sought):
            self._search()
        self._start(self._read_all, self._on_read)

    def search(self, sought: str) -> None:
        """Show only the takes in which this is said, once the keys rest; all of them where it is nothing."""
        self._sought = sought
        if terms(sought):
            self._typing.start()
        else:
            self._typing.stop()
            self._update(found=None)

    def filter(self, chosen: TakeFilter) -> None:
        """Show only some takes from now on; remembered."""
        self._memory.setValue(_REMEMBERED, to_text(chosen))
        self._update(filter=chosen)
        if terms(self._sought):
            self._search()

    @property
    def questions(self) -> Mapping[str, str]:
        """The questions there are takes of, the newest first: key to text."""
        newest: dict[str, str] = {}
        for take in self.state.takes or ():
            newest.setdefault(question_key(take), take.question_text)
        return newest

    # What is done to takes.

    def delete(self, *takes: Take) -> None:
        """Put takes into the bin, and offer to bring them back as one."""
        ids = [take.id for take in takes]
        self._leave_out(set(ids))
        said = text("takes.deleted", n=len(takes), number=takes[0].number)
        undo = partial(self.restore, *takes)

        def deleted() -> tuple[tuple[Take, ...], int]:
            self._services.takes.delete(*ids)
            return self._read_all()  # one that was begun before may have brought them back to the screen

        def done(read: tuple[tuple[Take, ...], int]) -> None:
            self._on_read(read)
            self.told.emit(said, text("action.undo"), undo)

        self._start(deleted, done, self._on_not_done)

    def restore(self, *takes: Take) -> None:
        """Bring takes back."""
        ids = frozenset(take.id for take in takes)

        def shown(read: tuple[tuple[Take, ...], int]) -> None:
            self._on_read(read)
            self.brought_back.emit(ids)

        def done(_nothing: None) -> None:
            if terms(self._sought):
                self._search()
            self._start(self._read_all, shown)

        self._start(lambda: self._services.takes.restore(*ids), done)

    def rename(self, take: Take, title: str) -> None:
        """Give a take a name of the person's own, and offer the old one back."""
        if title.strip() == take.title:
            return
        self._start(lambda: self._services.takes.rename(take.id, title), partial(self._on_renamed, take))

    def write_notes(self, take: Take, notes: str) -> None:
        """Keep what was written about a take."""
        self._start(lambda: self._services.takes.write_notes(take.id, notes), self._put)

    def assign(self, takes: Sequence[Take], question: Question | None) -> None:
        """Say which question takes answer, and offer the former ones back."""
        asked = (question.id, question.text) if question else (None, "")
        self._assign([(take.id, *asked) for take in takes], takes)

    def act(self, action: str) -> None:
        """Do what the notice's button says."""
        {"read_takes": self.read}[action]()

    # What comes back.

    def _read_all(self) -> tuple[tuple[Take, ...], int]:
        return self._services.takes.takes(), len(self._services.takes.deleted())

    def _search(self) -> None:
        sought, chosen = self._sought, self.state.filter
        since, until = chosen.span(datetime.now().astimezone())
        ids = {take.question_id for take in self.state.takes or ()}
        question = chosen.question if chosen.question in ids else None
        self._start(
            lambda: self._services.takes.search(sought, question_id=question, since=since, until=until),
            partial(self._on_found, sought),
        )

    def _on_found(self, sought: str, found: tuple[Found, ...]) -> None:
        if sought == self._sought:
            self._update(found=found, notice=None)

    def _on_read(self, read: tuple[tuple[Take, ...], int]) -> None:
        self._update(takes=read[0], in_bin=read[1], notice=None)

    def _on_renamed(self, before: Take, after: Take) -> None:
        self._put(after)
        named = text("takes.renamed", title=after.title) if after.title else text("takes.unnamed")
        self.told.emit(named, text("action.undo"), partial(self.rename, after, before.title))

    def _assign(self, asked: Sequence[tuple[str, str | None, str]], before: Sequence[Take]) -> None:
        former = [(take.id, take.question_id, take.question_text) for take in before]
        said = text("assign.done", n=len(asked), question=asked[0][2] or text("feedback.free"))

        def done(_takes: object) -> None:
            self.read()
            self.told.emit(said, text("action.undo"), lambda: self._bring_back(former))

        self._start(lambda: [self._services.assigning.assign(*each) for each in asked], done)

    def _bring_back(self, former: Sequence[tuple[str, str | None, str]]) -> None:
        self._start(
            lambda: [self._services.assigning.assign(*each) for each in former], lambda _takes: self.read()
        )

    def _on_failed(self, error: UserError) -> None:
        self._update(notice=notice_of(error, "read_takes"))

    def _on_not_done(self, error: UserError) -> None:
        """Show the library as it is, and what went wrong."""
        self._on_failed(error)
        self._start(self._read_all, lambda read: self._update(takes=read[0], in_bin=read[1]))
        if self.state.found is not None:
            self._search()

    def _put(self, new: Take) -> None:
        """Show a take as it is now."""
        takes, found = self.state.takes, self.state.found
        self._update(
            takes=None if takes is None else tuple(new if take.id == new.id else take for take in takes),
            found=None
            if found is None
            else tuple(replace(f, take=new) if f.take.id == new.id else f for f in found),
        )

    def _leave_out(self, ids: set[str]) -> None:
        takes, found = self.state.takes, self.state.found
        self._update(
            takes=None if takes is None else tuple(take for take in takes if take.id not in ids),
            found=None if found is None else tuple(each for each in found if each.take.id not in ids),
            in_bin=self.state.in_bin + len(ids),
        )

    def _start(
        self,
        work: Callable[[], object],
        done: Callable[[Any], object],
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        self._tasks.start(
            Line.LIBRARY, lambda _progress, _cancel: work(), done=done, failed=failed or self._on_failed
        )

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of TakesState
        state = replace(self.state, **changes)
        there = (state.takes or ()) if state.found is None else tuple(found.take for found in state.found)
        self.state = replace(state, shown=state.filter.chosen(there, datetime.now().astimezone()))
        self.state_changed.emit(self.state)
