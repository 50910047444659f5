"""All questions there are: those that come with Greenroom and those that the person wrote."""

from contextlib import suppress
from dataclasses import replace

from greenroom.domain.errors import UserError
from greenroom.domain.question import OWN_THEME, Question
from greenroom.practice.ports import OwnQuestions


class QuestionBank:
    """Holds the questions in memory; what is written is on the disk when the call returns."""

    def __init__(self, shipped: tuple[Question, ...], store: OwnQuestions) -> None:
        """Read the person's own, once; those that may not be read now are read before anything is written."""
        self._shipped = shipped
        self._store = store
        self._own: tuple[Question, ...] = ()
        self._is_read = False
        with suppress(UserError):  # the library beside it tells
            self._read()

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them, the person's own first."""
        return (*self._own, *self._shipped)

    def by_id(self, question_id: str | None) -> Question | None:
        return next((question for question in self.questions if question.id == question_id), None)

    def keep(self, question: Question) -> None:
        """Add a question of the person's own, or put it in the place of the one with its id.

        Their ids tell when they were written, and that is their order: one deleted comes back to its place.
        """
        self._read()
        others = [other for other in self._own if other.id != question.id]
        self._write(sorted([*others, replace(question, theme=OWN_THEME)], key=lambda each: each.id))

    def remove(self, question: Question) -> None:
        """Forget a question of the person's own; `keep` brings it back."""
        self._read()
        self._write([other for other in self._own if other.id != question.id])

    def _read(self) -> None:
        if not self._is_read:
            self._own, self._is_read = self._store.load(), True

    def _write(self, own: list[Question]) -> None:
        self._store.save(own)
        self._own = tuple(own)
