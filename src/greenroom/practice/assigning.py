"""Saying which question a take answers, also long after it was recorded."""

from greenroom.domain.question import Question
from greenroom.domain.take import Take
from greenroom.practice.assessing import Assessing
from greenroom.practice.correcting import Correcting
from greenroom.practice.ports import TakeStore


class Assigning:
    """Moves takes to a question; what was advised follows, what was heard stays."""

    def __init__(self, takes: TakeStore, assessing: Assessing, correcting: Correcting) -> None:
        """Take the library and what measures."""
        self._takes = takes
        self._assessing = assessing
        self._correcting = correcting

    def assign(self, take_id: str, question: Question | None) -> Take:
        """Give the take as it is now; None makes it free talk. Raises UserError as `TakeStore.assign` does."""
        take = self._takes.assign(take_id, question.id if question else None, question.text if question else "")
        before = self._takes.heard(take_id)
        if before is None:
            return take
        machine = self._assessing.assess(before.heard, question)
        self._takes.save_assessment(take_id, machine)
        self._correcting.carry_over(take, machine)
        return self._takes.take(take_id)
