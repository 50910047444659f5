"""What the Feedback screen shows."""

from dataclasses import dataclass
from enum import StrEnum

from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import NO_CORRECTIONS, Corrections
from greenroom.domain.question import Question
from greenroom.domain.take import Take
from greenroom.gui.marks import Mark, marks_of
from greenroom.gui.notice import Notice


class Step(StrEnum):
    LOADING = "loading"
    SHOWN = "shown"
    MEASURING = "measuring"


@dataclass(frozen=True, slots=True)
class Answer:
    """A take with all that is known of it; without an assessment it was not measured yet."""

    take: Take
    question: Question | None
    assessment: Assessment | None
    peaks: tuple[float, ...]
    has_sound: bool = True
    corrections: Corrections = NO_CORRECTIONS
    shows_heard: bool = False
    """Whether the assessment is the machine's own although there are corrections."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        return marks_of(self.assessment.measures) if self.assessment else ()


@dataclass(frozen=True, slots=True)
class FeedbackState:
    step: Step = Step.LOADING
    answer: Answer | None = None
    notice: Notice | None = None
    is_playing: bool = False
