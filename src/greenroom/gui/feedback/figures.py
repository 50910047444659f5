"""The five figures of an answer as values, words and a scale; what was not measured says why instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from greenroom.analysis.bands import FILLERS_PER_MINUTE, PACE_WPM, length_band
from greenroom.analysis.quality import withheld
from greenroom.domain.feedback import Message
from greenroom.domain.measures import Measures, Part, Pause, PausePlace, QualityReason
from greenroom.domain.question import Question
from greenroom.gui.charts.band import Scale
from greenroom.gui.formats import duration
from greenroom.gui.marks import long_pauses

_PACE_LEAST_WPM, _PACE_MOST_WPM = 60.0, 240.0
"""The ends of the drawn scale; no judgement."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` is the key below `figure.`; `value` is None where it was not measured and `detail` says why."""

    name: str
    value: str | None
    unit: Message | None
    detail: Message
    scale: Scale | None = None


def figures(measures: Measures, question: Question | None) -> tuple[Figure, ...]:
    """Give pace, fillers, pauses, length, hedges, in the order of the screen."""
    return (_pace(measures), _fillers(measures), _pauses(measures), _length(measures, question), _hedges(measures))


def _not_measured(name: str, measures: Measures, part: Part) -> Figure:
    reason = withheld(measures.quality, measures.level).get(part, QualityReason.TOO_SHORT)
    return Figure(name, None, None, Message(f"figure.not_measured.{reason}"))


def _pace(measures: Measures) -> Figure:
    pace = measures.pace.speech_rate_wpm
    if pace is None:
        return _not_measured("pace", measures, Part.PACE)
    low, high = PACE_WPM.low, PACE_WPM.high
    scale = Scale(low, high, min(_PACE_LEAST_WPM, pace), max(_PACE_MOST_WPM, pace), pace)
    band = Message("figure.pace.band", {"low": f"{low:.0f}", "high": f"{high:.0f}"})
    return Figure("pace", f"{pace:.0f}", Message("figure.pace.unit"), band, scale)


def _fillers(measures: Measures) -> Figure:
    rate = measures.filler_rate
    if rate is None or rate.per_minute is None:
        return _not_measured("fillers", measures, Part.FILLERS)
    detail = Message("figure.fillers.band", {"most": f"{FILLERS_PER_MINUTE.high:.0f}"})
    most = max(3 * FILLERS_PER_MINUTE.high, rate.per_minute)
    scale = Scale(FILLERS_PER_MINUTE.low, FILLERS_PER_MINUTE.high, 0.0, most, rate.per_minute)
    unit = Message("figure.fillers.unit", {"rate": f"{rate.per_minute:.1f}"})
    return Figure("fillers", str(rate.count), unit, detail, scale)


def _pauses(measures: Measures) -> Figure:
    lost = withheld(measures.quality, measures.level)
    if Part.PAUSES in lost:
        return _not_measured("pauses", measures, Part.PAUSES)
    long = long_pauses(measures)
    return Figure(
        "pauses", str(len(long)), Message("figure.pauses.unit"), _places(long, has_words=Part.WORDING not in lost)
    )


def _places(long: Sequence[Pause], *, has_words: bool) -> Message:
    """Tell how many pauses stand within a clause, which the words around them say."""
    if not has_words:
        return Message("figure.pauses.no_place")
    within = sum(pause.place is PausePlace.WITHIN_CLAUSE for pause in long)
    return Message("figure.pauses.within", {"n": within}) if within else Message("figure.pauses.none_within")


def _length(measures: Measures, question: Question | None) -> Figure:
    length = measures.answer_length_s
    if length is None:
        return _not_measured("length", measures, Part.LENGTH)
    band = length_band(question)
    if band is None:
        return Figure("length", duration(length), None, Message("figure.length.free"))
    scale = Scale(band.low, band.high, 0.0, max(1.5 * band.high, length), length)
    aim = Message("figure.length.band", {"low": duration(band.low), "high": duration(band.high)})
    return Figure("length", duration(length), None, aim, scale)


def _hedges(measures: Measures) -> Figure:
    if Part.WORDING in withheld(measures.quality, measures.level):
        return _not_measured("hedges", measures, Part.WORDING)
    level = measures.level.speech_dbfs
    detail = (
        Message("figure.hedges.level", {"level": f"{level:.0f}".replace("-", "−")})
        if level is not None
        else Message("figure.hedges.no_level")
    )
    return Figure(
        "hedges", str(len(measures.hedges)), Message("figure.hedges.unit", {"n": len(measures.hedges)}), detail
    )
