"""Saying which question a take answers, also long after it was recorded."""

from collections.abc import Callable

from greenroom.domain.question import Question
from greenroom.domain.take import Take
from greenroom.practice.assessing import Assessing
from greenroom.practice.correcting import Correcting
from greenroom.practice.ports import TakeStore


class Assigning:
    """Moves takes to a question; what was advised follows, what was heard and corrected stays."""

    def __init__(
        self,
        takes: TakeStore,
        assessing: Assessing,
        correcting: Correcting,
        question_by_id: Callable[[str | None], Question | None],
    ) -> None:
        """Take the library and what measures."""
        self._takes = takes
        self._assessing = assessing
        self._correcting = correcting
        self._question_by_id = question_by_id

    def assign(self, take_id: str, question_id: str | None, question_text: str) -> Take:
        """Give the take as it is now; no id and no text make it free talk.

        Raises:
            UserError: as `TakeStore.assign` does.
        """
        self._takes.assign(take_id, question_id, question_text)
        before = self._takes.heard(take_id)
        if before is not None:
            machine = self._assessing.assess(before.heard, self._question_by_id(question_id))
            self._correcting.carry_over(take_id, machine)
        return self._takes.take(take_id)
