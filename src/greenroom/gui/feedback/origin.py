"""Where a figure comes from: its formula with this answer's own numbers, its source, and what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from greenroom.analysis.bands import LONG_PAUSE_S
from greenroom.domain.assessment import Assessment
from greenroom.domain.feedback import Message
from greenroom.domain.measures import PausePlace
from greenroom.gui.feedback.figures import Figure
from greenroom.gui.formats import moment
from greenroom.gui.marks import Mark, MarkKind

_COUNTED = {"fillers": MarkKind.FILLER, "pauses": MarkKind.PAUSE, "hedges": MarkKind.HEDGE}
"""Figures that count marks, and which."""


@dataclass(frozen=True, slots=True)
class Origin:
    """`source` says who found so, also for the band; `marks` can be heard one by one."""

    figure: Figure
    formula: Message
    source: Message
    marks: tuple[Mark, ...] = ()


def origins(shown: Sequence[Figure], assessment: Assessment, marks: Sequence[Mark]) -> tuple[Origin, ...]:
    """Give where each figure comes from, in their order; where one was not measured, what it would have been."""
    return tuple(_origin(figure, assessment, marks) for figure in shown)


def _origin(figure: Figure, assessment: Assessment, marks: Sequence[Mark]) -> Origin:
    kind = _COUNTED.get(figure.name)
    counted = tuple(mark for mark in marks if mark.kind is kind and not mark.possible)
    source = Message(f"origin.{figure.name}.source")
    if figure.value is None:
        return Origin(figure, Message(f"origin.{figure.name}"), source)
    data = _NUMBERS[figure.name](assessment, len(counted))
    return Origin(figure, Message(f"origin.{figure.name}.formula", data), source, counted)


def _pace(assessment: Assessment, _counted: int) -> dict[str, str | int]:
    rate, length_s = assessment.measures.pace.speech_rate_wpm or 0.0, _length_of(assessment)
    return {"n": round(rate * length_s / 60), "seconds": f"{length_s:.1f}", "rate": f"{rate:.0f}"}


def _fillers(assessment: Assessment, counted: int) -> dict[str, str | int]:
    rate = assessment.measures.filler_rate
    per_minute = rate.per_minute if rate and rate.per_minute is not None else 0.0
    return {"n": counted, "seconds": f"{_length_of(assessment):.1f}", "rate": f"{per_minute:.1f}"}


def _pauses(assessment: Assessment, counted: int) -> dict[str, str | int]:
    spoken = [pause for pause in assessment.measures.pauses if pause.place is not PausePlace.CLOSING]
    return {"n": counted, "all": len(spoken), "least": f"{LONG_PAUSE_S:g}"}


def _length(assessment: Assessment, _counted: int) -> dict[str, str | int]:
    speech = assessment.heard.transcript.speech
    first_s, last_s = (speech[0].start_s, speech[-1].end_s) if speech else (0.0, 0.0)
    return {"first": moment(first_s), "last": moment(last_s), "seconds": f"{_length_of(assessment):.1f}"}


def _hedges(_assessment: Assessment, counted: int) -> dict[str, str | int]:
    return {"n": counted}


def _length_of(assessment: Assessment) -> float:
    return assessment.measures.answer_length_s or 0.0


_NUMBERS = {"pace": _pace, "fillers": _fillers, "pauses": _pauses, "length": _length, "hedges": _hedges}
