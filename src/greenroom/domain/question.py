"""A question an interviewer may ask."""

from dataclasses import dataclass
from enum import StrEnum


class Concern(StrEnum):
    """What an employer wants to know behind every question."""

    CAN_DO = "can_do"
    WILL_FIT = "will_fit"
    WANTS_IT = "wants_it"


class QuestionType(StrEnum):
    STORY = "story"
    SIMPLE = "simple"
    OPINION = "opinion"
    ABOUT_YOU = "about_you"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Question:
    """`wants` is what they want to know, `good_answer` what a good answer does, the band is in seconds."""

    id: str
    text: str
    concern: Concern
    type: QuestionType
    wants: str
    good_answer: str
    band_low_s: float
    band_high_s: float
