"""Which question stands: chosen, the next one, or none for free talk."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from greenroom.coaching.asking import next_question
from greenroom.domain.question import Concern, Question, QuestionType
from greenroom.gui.choices import Choices
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services
from greenroom.practice.settings import FREE_TALK
from greenroom.practice.work import CancelToken, Progress


class QuestionChoice(QObject):
    """Remembers the choice; `questions` are those that the person narrowed it down to."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, tasks: Tasks, choices: Choices) -> None:
        """Stand on the last question, the first one where there was none."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._choices = choices
        self.last_asked: Mapping[str, datetime] = {}
        """As it was when the library was last asked."""
        self.is_open = True
        """Whether another question may stand now: not while one is answered."""
        last = choices.settings.last_question
        first = next(iter(self.questions), None)
        self.question = None if last == FREE_TALK else services.question_bank.by_id(last) or first

    @property
    def concern(self) -> Concern | None:
        return self._choices.settings.concern

    @property
    def type(self) -> QuestionType | None:
        return self._choices.settings.question_type

    @property
    def all(self) -> tuple[Question, ...]:
        return self._services.questions

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(
            question
            for question in self.all
            if self.concern in (None, question.concern) and self.type in (None, question.type)
        )

    @property
    def place(self) -> int | None:
        """Where the question stands among `questions`; None where it is none of them."""
        ids = [question.id for question in self.questions]
        return ids.index(self.question.id) if self.question and self.question.id in ids else None

    def narrow(self, concern: Concern | None, type_: QuestionType | None) -> None:
        """Ask only for one concern or of one type from now on; None for all."""
        self._choices.choose(concern=concern, question_type=type_)
        self.changed.emit()

    def choose(self, question: Question | None) -> None:
        """Stand on a question; None for free talk."""
        if not self.is_open:
            return
        self.question = question
        self._choices.choose(last_question=question.id if question else FREE_TALK)
        self.changed.emit()

    def choose_by_id(self, question_id: str | None) -> None:
        """Stand on the question of a take; one that is not there any more changes nothing."""
        question = self._services.question_bank.by_id(question_id)
        if question is not None or question_id is None:
            self.choose(question)

    def step(self, by: int) -> None:
        """Go on or back among `questions`, round and round."""
        questions, place = self.questions, self.place
        if questions:
            start = (-1 if by > 0 else 0) if place is None else place
            self.choose(questions[(start + by) % len(questions)])

    def go_on(self) -> None:
        """Stand on the question that comes next: not lately asked, another concern."""
        self._read(self._on_going_on)

    def look(self) -> None:
        """Read anew when each was asked last."""
        self._read(self._on_read)

    def keep(self, question: Question) -> None:
        """Write a question of the person's own, and stand on it."""
        self._change(question, removes=False)

    def remove(self, question: Question) -> None:
        """Delete a question of the person's own; `keep` brings it back."""
        self._change(question, removes=True)

    def _change(self, question: Question, *, removes: bool) -> None:
        bank = self._services.question_bank

        def change(_progress: Progress, _cancel: CancelToken) -> Question:
            (bank.remove if removes else bank.keep)(question)
            return question

        self._tasks.start(
            Line.LIBRARY,
            change,
            done=self._on_removed if removes else self._on_written,
            failed=self.failed.emit,
        )

    def _on_written(self, question: Question) -> None:
        self.choose_by_id(question.id)

    def _on_removed(self, question: Question) -> None:
        if self.question is not None and self.question.id == question.id:
            self.choose(next(iter(self.questions), None))
        else:
            self.changed.emit()

    def _read(self, done: Callable[[Mapping[str, datetime]], None]) -> None:
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.takes.last_asked(),
            done=done,
            failed=self.failed.emit,
        )

    def _on_read(self, last_asked: Mapping[str, datetime]) -> None:
        self.last_asked = last_asked
        self.changed.emit()

    def _on_going_on(self, last_asked: Mapping[str, datetime]) -> None:
        self.last_asked = last_asked
        found = next_question(self.questions, last_asked, self.question)
        if found is not None:
            self.choose(found)
