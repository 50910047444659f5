"""What to work on next: the rules in order of priority, each with its reason and its source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import fmean

from greenroom.analysis.bands import FILLERS_PER_MINUTE
from greenroom.coaching.answer import Answer, in_minutes
from greenroom.coaching.results import has_result
from greenroom.domain.feedback import Value
from greenroom.domain.measures import QualityReason
from greenroom.domain.transcript import Span

MUCH_TOO_SHORT = 0.5
"""Below this share of a story's band there is no room for what was done and what came of it: own judgement."""

MUCH_TOO_LONG = 1.5
"""Above this share of a story's band it is much too long, 3:00 for the usual 2:00: own judgement."""

LEAST_FILLERS = 3
"""One or two filled pauses in a short answer are no habit, whatever their rate: own judgement."""

LONG_PAUSES, LONG_PAUSES_PER_MINUTE = 2, 1.0
"""From two on, and more than one a minute: own judgement; the research gives a direction, no threshold."""

HEDGES, HEDGES_PER_MINUTE = 3, 4.0
"""From three on, and more than four a minute: own judgement; a few are polite and cost nothing known."""

FAST_WPM = 210.0
"""The best phone persuaders spoke at this rate (Benki 2011); faster is no fault unless words are lost."""

LOST_CONFIDENCE = 0.6
"""A mean word confidence below this is taken as words being lost: own judgement."""

SLOW_WPM = 90.0
"""Clearly below the ordinary range, which begins at 110: own judgement."""

FAINT_DBFS = -42.0
"""Loudness below which a recording is faint, though it can still be measured: own judgement."""


@dataclass(frozen=True, slots=True)
class Finding:
    """That a rule applies: the values for its texts and what to listen to."""

    data: Mapping[str, Value] = field(default_factory=dict)
    clips: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Its texts are `advice.<name>.headline` and `advice.<name>.reason`."""

    name: str
    find: Callable[[Answer], Finding | None]
    source: str


def _much_too_short(answer: Answer) -> Finding | None:
    question = answer.question
    if question is None or not answer.is_story or answer.length_s >= MUCH_TOO_SHORT * question.band_low_s:
        return None
    return Finding({"length": in_minutes(answer.length_s), "low": in_minutes(question.band_low_s)})


def _no_result(answer: Answer) -> Finding | None:
    if not answer.is_story or has_result(answer.words):
        return None
    return Finding({}, answer.clips([Span(answer.words[-1].start_s - 8.0, answer.words[-1].end_s)]))


def _much_too_long(answer: Answer) -> Finding | None:
    question = answer.question
    if question is None or not answer.is_story or answer.length_s <= MUCH_TOO_LONG * question.band_high_s:
        return None
    return Finding({"length": in_minutes(answer.length_s), "high": in_minutes(question.band_high_s)})


def _fillers(answer: Answer) -> Finding | None:
    fillers = answer.sure_fillers
    rate = answer.per_minute(len(fillers))
    if rate <= FILLERS_PER_MINUTE.high or len(fillers) < LEAST_FILLERS:
        return None
    return Finding({"n": len(fillers), "rate": f"{rate:.0f}"}, answer.clips(fillers))


def _long_pauses(answer: Answer) -> Finding | None:
    pauses = answer.long_pauses_within
    if len(pauses) < LONG_PAUSES or answer.per_minute(len(pauses)) <= LONG_PAUSES_PER_MINUTE:
        return None
    longest = max(pause.duration_s for pause in pauses)
    return Finding({"n": len(pauses), "longest": f"{longest:.1f}"}, answer.clips(pauses))


def _hedges(answer: Answer) -> Finding | None:
    hedges = answer.measures.hedges
    if len(hedges) < HEDGES or answer.per_minute(len(hedges)) <= HEDGES_PER_MINUTE:
        return None
    texts = [hedge.text.lower().replace("i ", "I ").replace("i'", "I'") for hedge in hedges]
    most = max(texts, key=texts.count)
    spans = (Span(hedge.start_s, hedge.end_s) for hedge in hedges)
    return Finding({"n": len(hedges), "most": most}, answer.clips(spans))


def _fast(answer: Answer) -> Finding | None:
    rate = answer.measures.pace.speech_rate_wpm
    if rate is None or rate <= FAST_WPM or fmean(word.confidence for word in answer.words) >= LOST_CONFIDENCE:
        return None
    fastest = max(answer.measures.pace.windows, key=lambda window: window.speech_rate_wpm, default=None)
    clips = (Span(fastest.start_s, fastest.end_s),) if fastest else ()
    return Finding({"rate": f"{rate:.0f}"}, clips)


def _slow(answer: Answer) -> Finding | None:
    rate = answer.measures.pace.speech_rate_wpm
    return Finding({"rate": f"{rate:.0f}"}) if rate is not None and rate < SLOW_WPM else None


def _clipped(answer: Answer) -> Finding | None:
    return Finding() if QualityReason.CLIPPED in answer.measures.quality.reasons else None


def _faint(answer: Answer) -> Finding | None:
    loudness = answer.measures.level.speech_dbfs
    return Finding({"level": f"{loudness:.0f}"}) if loudness is not None and loudness < FAINT_DBFS else None


RULES = (
    Rule(
        "much_too_short", _much_too_short, "60-120 s is a convention of career advice; half of it: own judgement"
    ),
    Rule(
        "no_result",
        _no_result,
        "Bangerter et al. 2014: real stories hold mostly situation, little action and result",
    ),
    Rule(
        "much_too_long",
        _much_too_long,
        "60-120 s is a convention of career advice; half as much again: own judgement",
    ),
    Rule("fillers", _fillers, "Laske and DiGennaro Reed 2024: 12 a minute had a cost, 5 had none"),
    Rule("long_pauses", _long_pauses, "Kahng 2018: pauses within clauses are what listeners hear as hesitation"),
    Rule(
        "hedges", _hedges, "Hosman 1989; Blankenship and Holtgraves 2005: hedges lower authority, weaken arguments"
    ),
    Rule(
        "fast",
        _fast,
        "Benki 2011: the best phone persuaders spoke at 210; faster only where words are lost: own judgement",
    ),
    Rule("slow", _slow, "Feiler and Powell 2016: words a minute is the one cue that is read as nerves"),
    Rule("clipped", _clipped, "of the recording, not of the person: own judgement"),
    Rule("faint", _faint, "of the recording, not of the person: own judgement"),
)
"""Substance before polish: design of this project, in the order of docs/measures.md."""

NOTHING = Rule("nothing", lambda _: Finding(), "own judgement: advice that is not needed takes the place of trust")
"""What is said where no rule applies."""
