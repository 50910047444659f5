"""What a person has chosen; kept between starts."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from greenroom.domain.question import Concern, QuestionType

FREE_TALK = "free-talk"

_RANGES = {"keep_days": (1, 36_500), "thinking_s": (1, 3600), "speed": (0.5, 2.0)}
"""Below a day every take would be gone at once; the speeds are those of `Player.play`."""


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class LiveFigure(StrEnum):
    """What may be seen while one speaks."""

    LEVEL = "level"
    TIME = "time"
    WORDS = "words"
    PACE = "pace"
    FILLERS = "fillers"


@dataclass(frozen=True, slots=True)
class Settings:
    """`None` leaves the choice to the system; without `keep_days` takes are kept until they are deleted.

    `concern` and `question_type` narrow down what is asked; `last_question` is `FREE_TALK` without one.
    `language` is the one that is spoken, as Whisper calls it. While `is_focused`, of `live` only the time is seen.
    `speed` is that of the replay, under which `shows_spectrogram` draws the sound's frequencies.
    `leaves_out_blocks` keeps blocks and repetitions, as people who stutter have them, out of all advice.
    """

    microphone: str | None = None
    loudspeaker: str | None = None
    theme: Theme = Theme.SYSTEM
    model: str = "base"
    last_question: str | None = None
    concern: Concern | None = None
    question_type: QuestionType | None = None
    keep_days: int | None = None
    language: str = "en"
    live: frozenset[LiveFigure] = frozenset(LiveFigure)
    is_focused: bool = False
    thinking_s: int = 60
    speed: float = 1.0
    shows_spectrogram: bool = False
    leaves_out_blocks: bool = False
    is_introduced: bool = False

    def __post_init__(self) -> None:
        """Refuse, with ValueError, numbers that only a slip of the hand can have put into the file."""
        for name, (least, most) in _RANGES.items():
            chosen = getattr(self, name)
            if chosen is not None and not least <= chosen <= most:
                raise ValueError(name)

    def heard_language(self, measurable: Collection[str]) -> str:
        """Give the language to listen for: English where the chosen one is none that can be measured."""
        return self.language if self.language in measurable else "en"

    @property
    def is_first_start(self) -> bool:
        """Whether the first start is still to come: it was neither gone through nor anything practised."""
        return not self.is_introduced and self.last_question is None
