"""Where a figure comes from: its formula with this answer's own numbers, its source, and what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from greenroom.analysis.bands import LONG_PAUSE_S
from greenroom.domain.feedback import Message
from greenroom.domain.measures import Measures
from greenroom.gui.feedback.figures import Figure
from greenroom.gui.feedback.state import Answer
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


def origins(shown: Sequence[Figure], answer: Answer) -> tuple[Origin, ...]:
    """Give where each figure comes from, in their order; where one was not measured, what it would have been."""
    if answer.assessment is None:
        return ()
    return tuple(_origin(figure, answer, answer.assessment.measures) for figure in shown)


def _origin(figure: Figure, answer: Answer, measures: Measures) -> Origin:
    kind = _COUNTED.get(figure.name)
    marks = tuple(mark for mark in answer.marks if mark.kind is kind and not mark.possible)
    source = Message(f"origin.{figure.name}.source")
    if figure.value is None:
        return Origin(figure, Message(f"origin.{figure.name}"), source)
    data = _NUMBERS[figure.name](measures, answer, len(marks))
    return Origin(figure, Message(f"origin.{figure.name}.formula", data), source, marks)


def _length_of(measures: Measures) -> float:
    return measures.answer_length_s or 0.0


def _pace(measures: Measures, _answer: Answer, _marks: int) -> dict[str, str | int]:
    rate, length_s = measures.pace.speech_rate_wpm or 0.0, _length_of(measures)
    return {"n": round(rate * length_s / 60), "seconds": f"{length_s:.1f}", "rate": f"{rate:.0f}"}


def _fillers(measures: Measures, _answer: Answer, marks: int) -> dict[str, str | int]:
    rate = measures.filler_rate
    per_minute = rate.per_minute if rate and rate.per_minute is not None else 0.0
    return {"n": marks, "seconds": f"{_length_of(measures):.1f}", "rate": f"{per_minute:.1f}"}


def _pauses(measures: Measures, _answer: Answer, marks: int) -> dict[str, str | int]:
    return {"n": marks, "all": len(measures.pauses), "least": f"{LONG_PAUSE_S:g}"}


def _length(measures: Measures, answer: Answer, _marks: int) -> dict[str, str | int]:
    speech = answer.assessment.heard.transcript.speech if answer.assessment else ()
    first_s, last_s = (speech[0].start_s, speech[-1].end_s) if speech else (0.0, 0.0)
    return {"first": moment(first_s), "last": moment(last_s), "seconds": f"{_length_of(measures):.1f}"}


def _hedges(_measures: Measures, _answer: Answer, marks: int) -> dict[str, str | int]:
    return {"n": marks}


_NUMBERS = {"pace": _pace, "fillers": _fillers, "pauses": _pauses, "length": _length, "hedges": _hedges}
