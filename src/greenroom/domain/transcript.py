"""What was heard: words, filled pauses and where there was speech. All times are seconds from the first sample."""

from dataclasses import dataclass
from enum import StrEnum


class WordKind(StrEnum):
    WORD = "word"
    FILLED_PAUSE = "filled_pause"
    CUT_OFF = "cut_off"
    REPETITION = "repetition"


class Certainty(StrEnum):
    CONFIRMED = "confirmed"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, `start_s <= end_s`."""

    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word with its punctuation; `confidence` is a probability in 0..1."""

    text: str
    start_s: float
    end_s: float
    kind: WordKind = WordKind.WORD
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class FilledPause:
    """A heard "um" or "uh", with the names of the evidence for it."""

    text: str
    start_s: float
    end_s: float
    certainty: Certainty
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said.

    `words` are in time order and hold the confirmed filled pauses in their places; `filled_pauses` holds the
    possible ones too. `speech` are the stretches with a voice, in order and apart from each other. `meant` are the
    stretches a person said hold no hedge and no filler, whatever the words.
    """

    words: tuple[Word, ...]
    filled_pauses: tuple[FilledPause, ...]
    speech: tuple[Span, ...]
    duration_s: float
    language: str
    meant: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)
