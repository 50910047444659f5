"""Measuring takes anew that were measured with another speech model."""

from collections import Counter
from collections.abc import Sequence

from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.practice.answering import Answering
from greenroom.practice.ports import TakeStore
from greenroom.practice.work import CancelToken, Progress

PASSED_OVER = ("take.", "file.")
"""How the errors begin that are one take's own, so that the next one can be measured all the same."""


class Remeasuring:
    """Finds and measures them; what was measured before stays in the library."""

    def __init__(self, takes: TakeStore, answering: Answering) -> None:
        """Take the library and what measures."""
        self._takes = takes
        self._answering = answering

    def due(self, model: str) -> tuple[Take, ...]:
        """List the takes whose newest assessment was made with another model than this, newest first."""
        due = {take_id for take_id, used in self._takes.measured_with().items() if used != model}
        return tuple(take for take in self._takes.takes() if take.id in due) if due else ()

    def models(self, takes: Sequence[Take]) -> tuple[str, ...]:
        """Name the models they were measured with, the most frequent first."""
        found = self._takes.measured_with()
        return tuple(model for model, _ in Counter(found[t.id] for t in takes if t.id in found).most_common())

    def measure(self, take: Take, progress: Progress, cancel: CancelToken) -> bool:
        """Measure one anew; tells whether it could be: its sound may be gone.

        Raises:
            UserError: as `Hearing.hear`, and what the library has to say of writing.
            Cancelled: the token was set; nothing of this take was changed.
        """
        try:
            self._answering.measure_again(take, progress, cancel)
        except UserError as error:
            if not error.code.startswith(PASSED_OVER):
                raise
            return False
        return True
