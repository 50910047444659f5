"""What the Feedback screen shows."""

from dataclasses import dataclass
from enum import StrEnum

from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import NO_CORRECTIONS, Corrections
from greenroom.domain.question import Question
from greenroom.domain.take import Take
from greenroom.domain.transcript import Span
from greenroom.gui.marks import Mark, MarkKind, marks_of
from greenroom.gui.notice import Notice

SPEEDS = (0.75, 1.0, 1.25, 1.5)
"""Slower to hear what was said; faster to be through; beyond, words blur."""


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
class ReplayState:
    """What is heard, and what of the answer is looked at.

    Of `kind` alone the marks are shown and stepped through; `mark` was gone to last; `part` is heard over and over
    and began, while its end is not known yet, at `part_from_s`.
    """

    is_playing: bool = False
    speed: float = 1.0
    kind: MarkKind | None = None
    mark: Mark | None = None
    part: Span | None = None
    part_from_s: float | None = None

    def shown(self, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        return tuple(mark for mark in marks if self.kind in (None, mark.kind))


@dataclass(frozen=True, slots=True)
class FeedbackState:
    step: Step = Step.LOADING
    answer: Answer | None = None
    notice: Notice | None = None
    replay: ReplayState = ReplayState()

    @property
    def is_playing(self) -> bool:
        return self.replay.is_playing
