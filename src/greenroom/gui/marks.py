"""What is marked in an answer, on the waveform and in the transcript alike."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from greenroom.analysis.bands import LONG_PAUSE_S
from greenroom.domain.measures import Measures, Pause, PausePlace
from greenroom.domain.transcript import Certainty, Span

_CONTEXT_S = 0.4


class MarkKind(StrEnum):
    FILLER = "filler"
    PAUSE = "pause"
    HEDGE = "hedge"
    REPETITION = "repetition"
    DISCOURSE_MARKER = "discourse_marker"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the answer worth hearing; `possible` ones are drawn in outline and not counted."""

    kind: MarkKind
    start_s: float
    end_s: float
    words: str = ""
    possible: bool = False

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


def marks_of(measures: Measures) -> tuple[Mark, ...]:
    """Give fillers, long pauses, hedges, repetitions and discourse markers in the order of time."""
    marks = [
        Mark(kind, f.start_s, f.end_s, f.text, f.certainty is Certainty.POSSIBLE)
        for kind, found in (
            (MarkKind.FILLER, measures.fillers),
            (MarkKind.DISCOURSE_MARKER, measures.discourse_markers),
        )
        for f in found
    ]
    marks += [Mark(MarkKind.PAUSE, p.start_s, p.end_s) for p in long_pauses(measures)]
    marks += [Mark(MarkKind.HEDGE, h.start_s, h.end_s, h.text) for h in measures.hedges]
    marks += [Mark(MarkKind.REPETITION, r.start_s, r.end_s, r.text) for r in measures.repetitions]
    return tuple(sorted(marks, key=lambda mark: (mark.start_s, mark.end_s)))


def long_pauses(measures: Measures) -> tuple[Pause, ...]:
    """Give the pauses to show; the silence after the last word is only the way to the Stop key."""
    pauses = (pause for pause in measures.pauses if pause.place is not PausePlace.CLOSING)
    return tuple(pause for pause in pauses if pause.duration_s > LONG_PAUSE_S)


def next_mark(marks: Sequence[Mark], mark: Mark | None, at_s: float, step: int) -> Mark | None:
    """Give the mark after (step 1) or before (-1) `mark`, or else after or before a moment."""
    if mark in marks:
        place = marks.index(mark) + step
    else:
        here = bisect_left(marks, at_s, key=lambda each: each.start_s)
        place = here if step > 0 else here - 1
    return marks[place] if 0 <= place < len(marks) else None


def clip(mark: Mark, duration_s: float) -> Span:
    """Give the mark with a little before and after it, to hear it in its place."""
    return Span(max(0.0, mark.start_s - _CONTEXT_S), min(duration_s, mark.end_s + _CONTEXT_S))
