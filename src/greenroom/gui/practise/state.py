"""What the Practise screen shows."""

from dataclasses import dataclass
from enum import StrEnum

from greenroom.domain.live import LiveFigures
from greenroom.domain.question import Question
from greenroom.domain.recording import MicrophoneLevel, Source
from greenroom.gui.notice import Notice
from greenroom.practice.settings import LiveFigure


class Phase(StrEnum):
    """Where an answer is on its way. BUSY is a short moment in which keys do nothing."""

    OPENING = "opening"
    NO_MICROPHONE = "no_microphone"
    READY = "ready"
    BUSY = "busy"
    RECORDING = "recording"
    KEEPING = "keeping"
    HEARING = "hearing"


@dataclass(frozen=True, slots=True)
class AnswerState:
    """How far an answer is; without a phase none is under way."""

    phase: Phase | None = None
    progress: float = 0.0
    left_s: float | None = None
    is_cancelling: bool = False


@dataclass(frozen=True, slots=True)
class PractiseState:
    """Everything but what changes many times a second."""

    phase: Phase
    question: Question | None = None
    """None for free talk."""
    place: int | None = None
    """Where it stands among the questions that it was narrowed down to, `total` of them."""
    total: int = 0
    sources: tuple[Source, ...] = ()
    source: Source | None = None
    notice: Notice | None = None
    progress: float = 0.0
    left_s: float | None = None
    is_cancelling: bool = False
    is_focused: bool = False
    thinking_s: int = 60
    shown: frozenset[LiveFigure] = frozenset(LiveFigure)
    """What is seen while recording."""
    can_hear: bool = True
    """Whether words can come: the speech model is there."""

    @property
    def may_choose(self) -> bool:
        """Whether question and microphone can be changed now."""
        return self.phase in (Phase.OPENING, Phase.NO_MICROPHONE, Phase.READY)

    @property
    def is_answering(self) -> bool:
        """Whether an answer is recorded, or was and is not measured yet."""
        return self.phase in (Phase.RECORDING, Phase.KEEPING, Phase.HEARING)

    @property
    def keeps_here(self) -> bool:
        """Whether leaving the screen would get in the way of a recording."""
        return self.phase in (Phase.BUSY, Phase.RECORDING, Phase.KEEPING)


class Loudness(StrEnum):
    """The level in words."""

    NOTHING = "nothing"
    QUIET = "quiet"
    GOOD = "good"
    CLIPS = "clips"


@dataclass(frozen=True, slots=True)
class Live:
    """What changes many times a second."""

    recorded_s: float
    level: MicrophoneLevel | None
    loudness: Loudness
    figures: LiveFigures | None = None
    """None before the first words of an answer were heard."""
    room_s: float | None = None
    """How much longer the disk can take it."""
