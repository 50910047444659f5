"""The five figures of an answer as values, words and a scale; what was not measured says why instead."""

from dataclasses import dataclass

from greenroom.domain.feedback import Message
from greenroom.domain.measures import Measures, PausePlace
from greenroom.domain.question import Question
from greenroom.gui.charts.band import Scale
from greenroom.gui.formats import duration
from greenroom.gui.marks import LONG_PAUSE_S


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` is the key below `figure.`; `value` is None where it was not measured and `detail` says why."""

    name: str
    value: str | None
    unit: Message | None
    detail: Message
    scale: Scale | None = None


PACE_WPM = (110.0, 190.0)
"""The ordinary range in interviews; from docs/measures."""
FILLERS_PER_MINUTE = 5.0
"""Up to here no cost was measured; from docs/measures."""


def figures(measures: Measures, question: Question | None) -> tuple[Figure, ...]:
    """Give pace, fillers, pauses, length, hedges, in the order of the screen."""
    return (_pace(measures), _fillers(measures), _pauses(measures), _length(measures, question), _hedges(measures))


def _not_measured(name: str, measures: Measures) -> Figure:
    reason = measures.quality.reasons[0] if measures.quality.reasons else "too_short"
    return Figure(name, None, None, Message(f"figure.not_measured.{reason}"))


def _pace(measures: Measures) -> Figure:
    pace = measures.pace.speech_rate_wpm
    if pace is None:
        return _not_measured("pace", measures)
    low, high = PACE_WPM
    scale = Scale(low, high, 60.0, 260.0, pace)
    return Figure("pace", f"{pace:.0f}", Message("figure.pace.unit"), _range("pace", low, high), scale)


def _range(name: str, low: float, high: float) -> Message:
    return Message(f"figure.{name}.band", {"low": f"{low:.0f}", "high": f"{high:.0f}"})


def _fillers(measures: Measures) -> Figure:
    rate = measures.filler_rate
    if rate is None or rate.per_minute is None:
        return _not_measured("fillers", measures)
    detail = Message("figure.fillers.band", {"most": f"{FILLERS_PER_MINUTE:.0f}"})
    scale = Scale(0.0, FILLERS_PER_MINUTE, 0.0, 3 * FILLERS_PER_MINUTE, rate.per_minute)
    unit = Message("figure.fillers.unit", {"rate": f"{rate.per_minute:.1f}"})
    return Figure("fillers", str(rate.count), unit, detail, scale)


def _pauses(measures: Measures) -> Figure:
    if not measures.quality.measured:
        return _not_measured("pauses", measures)
    long = [pause for pause in measures.pauses if pause.duration_s > LONG_PAUSE_S]
    within = sum(pause.place is PausePlace.WITHIN_CLAUSE for pause in long)
    return Figure(
        "pauses", str(len(long)), Message("figure.pauses.unit"), Message("figure.pauses.within", {"n": within})
    )


def _length(measures: Measures, question: Question | None) -> Figure:
    length = measures.answer_length_s
    if length is None:
        return _not_measured("length", measures)
    if question is None:
        return Figure("length", duration(length), None, Message("figure.length.free"))
    low, high = question.band_low_s, question.band_high_s
    scale = Scale(low, high, 0.0, max(1.5 * high, length), length)
    band = Message("figure.length.band", {"low": duration(low), "high": duration(high)})
    return Figure("length", duration(length), None, band, scale)


def _hedges(measures: Measures) -> Figure:
    if not measures.quality.measured:
        return _not_measured("hedges", measures)
    level = measures.level.speech_dbfs
    detail = (
        Message("figure.hedges.level", {"level": f"{level:.0f}".replace("-", "−")})
        if level is not None
        else Message("figure.hedges.no_level")
    )
    return Figure(
        "hedges", str(len(measures.hedges)), Message("figure.hedges.unit", {"n": len(measures.hedges)}), detail
    )
