"""A person corrects what was heard: the same last leg again, without decoding; both versions are kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import Correction, Corrections, corrected
from greenroom.domain.edits import carried_over
from greenroom.domain.question import Question
from greenroom.domain.take import Take
from greenroom.practice.assessing import Assessing
from greenroom.practice.ports import TakeStore


class Correcting:
    """Measures corrected answers and keeps them beside what was heard."""

    def __init__(
        self, takes: TakeStore, assessing: Assessing, question_by_id: Callable[[str | None], Question | None]
    ) -> None:
        """Take the library and what measures."""
        self._takes = takes
        self._assessing = assessing
        self._question_by_id = question_by_id

    def assess(self, machine: Assessment, made: Sequence[Correction], question: Question | None) -> Assessment:
        """Measure what was heard with these corrections; pure, and without any the machine's own version."""
        if not made:
            return machine
        transcript = corrected(machine.heard.transcript, made)
        return self._assessing.assess(replace(machine.heard, transcript=transcript), question)

    def keep(self, take: Take, corrections: Corrections, assessment: Assessment) -> None:
        """Keep the person's version, measured with `assess`; raises UserError as the library does."""
        self._takes.save_corrections(take.id, corrections, assessment)

    def carry_over(self, take: Take, machine: Assessment) -> Assessment:
        """Bring the corrections of a take to a newer hearing of it, just kept; gives what is now to be shown.

        Corrections that no longer fit are left out, kept with those that fit, and tried again at the next hearing.
        """
        before = self._takes.corrections(take.id)
        if not (before.made or before.left_out):
            return machine
        over = carried_over((*before.made, *before.left_out), machine.heard.transcript)
        assessment = self.assess(machine, over.made, self._question_by_id(take.question_id))
        self._takes.save_corrections(take.id, over, assessment)
        return assessment
