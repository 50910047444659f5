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

    def keep(self, take: Take, machine: Assessment, corrections: Corrections, assessment: Assessment) -> None:
        """Keep the person's version of what the machine heard, measured with `assess`.

        Where the take was measured anew meanwhile, the corrections are brought over to that.

        Raises:
            UserError: as the library does.
        """

        def correct(now: Take, newest: Assessment | None, _before: Corrections) -> tuple[Corrections, Assessment]:
            if newest is None or newest == machine:
                return corrections, assessment
            return self._over(now, newest, corrections)

        self._takes.save_corrections(take.id, correct)

    def carry_over(self, take_id: str, machine: Assessment) -> Assessment:
        """Keep a newer hearing and bring what was corrected over to it; gives what is now to be shown.

        Corrections that no longer fit are left out, kept with those that fit, and tried again at the next hearing.
        """
        return self._takes.save_corrections(
            take_id, lambda take, _newest, before: self._over(take, machine, before), machine
        )

    def _over(self, take: Take, machine: Assessment, before: Corrections) -> tuple[Corrections, Assessment]:
        over = carried_over((*before.made, *before.left_out), machine.heard.transcript)
        return over, self.assess(machine, over.made, self._question_by_id(take.question_id))
