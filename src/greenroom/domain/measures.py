"""The figures of one answer. `None` means not measured; `Quality.reasons` says why."""

from dataclasses import dataclass
from enum import StrEnum

from greenroom.domain.transcript import Certainty, Span


@dataclass(frozen=True, slots=True)
class Band:
    """The range a figure usually has, shown as a range and never as a mark; `unit` is a symbol such as "s"."""

    low: float
    high: float
    unit: str = ""

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


class PausePlace(StrEnum):
    OPENING = "opening"
    BOUNDARY = "boundary"
    WITHIN_CLAUSE = "within_clause"
    CLOSING = "closing"


class FillerKind(StrEnum):
    FILLED_PAUSE = "filled_pause"
    DISCOURSE_MARKER = "discourse_marker"


@dataclass(frozen=True, slots=True)
class Filler:
    text: str
    kind: FillerKind
    start_s: float
    end_s: float
    certainty: Certainty
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence of 0.25 s or more, from voice activity."""

    start_s: float
    end_s: float
    place: PausePlace

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class Hedge:
    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Repetition:
    """Words said once too often: the part that could be left out."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class PaceWindow:
    start_s: float
    end_s: float
    speech_rate_wpm: float


@dataclass(frozen=True, slots=True)
class Pace:
    speech_rate_wpm: float | None
    articulation_rate_wpm: float | None
    articulation_rate_sps: float | None
    phonation_ratio: float | None
    windows: tuple[PaceWindow, ...] = ()


@dataclass(frozen=True, slots=True)
class FillerRate:
    """Confirmed filled pauses: how many, per minute of answer, per hundred words."""

    count: int
    per_minute: float | None
    per_100_words: float | None


@dataclass(frozen=True, slots=True)
class Level:
    """Loudness of the voice, of what lies between, and the share of clipped samples."""

    speech_dbfs: float | None
    noise_dbfs: float | None
    peak_dbfs: float
    clipped_share: float


@dataclass(frozen=True, slots=True)
class Pitch:
    """Median pitch in Hz, and its 10-90 percentile range in semitones."""

    median_hz: float | None
    range_st: float | None


class QualityReason(StrEnum):
    """Why something was not measured."""

    SILENCE = "silence"
    TOO_SHORT = "too_short"
    CLIPPED = "clipped"
    TOO_QUIET = "too_quiet"
    NO_WORDS = "no_words"
    NOISY = "noisy"
    UNSURE_WORDS = "unsure_words"
    OTHER_LANGUAGE = "other_language"
    TWO_VOICES = "two_voices"


class Part(StrEnum):
    """Figures that stand or fall together: each needs the same of a recording."""

    LENGTH = "length"
    PACE = "pace"
    ARTICULATION = "articulation"
    FILLERS = "fillers"
    PAUSES = "pauses"
    """Silent pauses, and the phonation ratio that comes of them."""
    WORDING = "wording"
    """Hedges, discourse markers, repetitions, and the share of words wasted."""
    PITCH = "pitch"
    LOUDNESS = "loudness"
    FADING = "fading"


@dataclass(frozen=True, slots=True)
class Quality:
    """`measured` is False where no advice can rest on the figures; `reasons` name what is wrong in any case.

    `analysis.quality.withheld` tells which figures each reason takes.
    """

    measured: bool
    reasons: tuple[QualityReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Measures:
    answer_length_s: float | None
    word_count: int
    pace: Pace
    fillers: tuple[Filler, ...]
    filler_rate: FillerRate | None
    pauses: tuple[Pause, ...]
    hedges: tuple[Hedge, ...]
    level: Level
    quality: Quality
    pitch: Pitch = Pitch(None, None)
    discourse_markers: tuple[Filler, ...] = ()
    repetitions: tuple[Repetition, ...] = ()
    share_wasted: float | None = None
    """Share of the words in filled pauses, discourse markers, repetitions, cut-offs and hedges."""
    fading_ends: tuple[Span, ...] | None = None
    """Ends of sentences that fall away in loudness."""
