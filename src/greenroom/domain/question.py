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


OWN_THEME = "own"
"""The theme of the questions that the person wrote."""


@dataclass(frozen=True, slots=True)
class Question:
    """`wants` is what they want to know, `good_answer` what a good answer does, the band is in seconds.

    `wants` is empty where the person wrote the question, and so may `good_answer` be; `theme` is the name of the
    file it comes from; `also` are other words by which it is looked for.
    """

    id: str
    text: str
    concern: Concern
    type: QuestionType
    wants: str
    good_answer: str
    band_low_s: float
    band_high_s: float
    theme: str = ""
    also: str = ""

    @property
    def is_own(self) -> bool:
        return self.theme == OWN_THEME
