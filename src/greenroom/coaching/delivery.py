"""Rules about how it is told, and about the recording."""

from collections.abc import Sequence
from statistics import fmean

from greenroom.analysis.bands import FILLERS_PER_MINUTE
from greenroom.coaching.answer import Answer
from greenroom.coaching.rule import Finding
from greenroom.domain.measures import Filler, Hedge, QualityReason
from greenroom.domain.question import QuestionType
from greenroom.domain.transcript import Span

LEAST_FILLERS = 3
"""One or two filled pauses in a short answer are no habit, whatever their rate: own judgement."""

LONG_PAUSES, LONG_PAUSES_PER_MINUTE = 2, 1.0
"""From two on, and more than one a minute: own judgement; the research gives a direction, no threshold."""

HEDGES, HEDGES_PER_MINUTE = 3, 4.0
"""From three on, and more than four a minute: own judgement; a few are polite and cost nothing known."""

OPINIONS = frozenset({"i think", "i believe", "i would say", "i'd say", "i feel like"})
"""Phrases that say of an opinion that it is one; where an opinion was asked for they take nothing back."""

MARKERS, MARKERS_PER_MINUTE = 4, 8.0
"""From four on, and more than eight a minute: own judgement between the rates that were tried, 5 and 12, as words
cost less than sounds (Laske and DiGennaro Reed 2024)."""

FAST_WPM = 210.0
"""The best phone persuaders spoke at this rate (Benki 2011); faster is no fault unless words are lost."""

LOST_CONFIDENCE = 0.6
"""A mean word confidence below this is taken as words being lost: own judgement."""

SLOW_WPM = 90.0
"""Clearly below the ordinary range, which begins at 110: own judgement."""

FAINT_DBFS = -42.0
"""Loudness below which a recording is faint, though it can still be measured: own judgement."""


def fillers(answer: Answer) -> Finding | None:
    sure = answer.sure_fillers
    rate = answer.per_minute(len(sure))
    if rate <= FILLERS_PER_MINUTE.high or len(sure) < LEAST_FILLERS:
        return None
    return Finding({"n": len(sure), "rate": f"{rate:.0f}"}, answer.clips(sure))


def long_pauses(answer: Answer) -> Finding | None:
    pauses = answer.long_pauses_within
    if len(pauses) < LONG_PAUSES or answer.per_minute(len(pauses)) <= LONG_PAUSES_PER_MINUTE:
        return None
    longest = max(pause.duration_s for pause in pauses)
    return Finding({"n": len(pauses), "longest": f"{longest:.1f}"}, answer.clips(pauses))


def hedges(answer: Answer) -> Finding | None:
    is_opinion = answer.asked(QuestionType.OPINION)
    taken_back = [h for h in answer.measures.hedges if not (is_opinion and h.text.lower() in OPINIONS)]
    if len(taken_back) < HEDGES or answer.per_minute(len(taken_back)) <= HEDGES_PER_MINUTE:
        return None
    return _phrases(answer, taken_back)


def discourse_markers(answer: Answer) -> Finding | None:
    markers = answer.measures.discourse_markers
    if len(markers) < MARKERS or answer.per_minute(len(markers)) <= MARKERS_PER_MINUTE:
        return None
    return _phrases(answer, markers)


def fast(answer: Answer) -> Finding | None:
    rate = answer.measures.pace.speech_rate_wpm
    if rate is None or rate <= FAST_WPM or fmean(word.confidence for word in answer.words) >= LOST_CONFIDENCE:
        return None
    fastest = max(answer.measures.pace.windows, key=lambda window: window.speech_rate_wpm, default=None)
    clips = (Span(fastest.start_s, fastest.end_s),) if fastest else ()
    return Finding({"rate": f"{rate:.0f}"}, clips)


def slow(answer: Answer) -> Finding | None:
    rate = answer.measures.pace.speech_rate_wpm
    if rate is None or rate >= SLOW_WPM or answer.leaves_out_blocks:
        return None
    return Finding({"rate": f"{rate:.0f}"})


def clipped(answer: Answer) -> Finding | None:
    return Finding() if QualityReason.CLIPPED in answer.measures.quality.reasons else None


def faint(answer: Answer) -> Finding | None:
    loudness = answer.measures.level.speech_dbfs
    return Finding({"level": f"{loudness:.0f}"}) if loudness is not None and loudness < FAINT_DBFS else None


def _phrases(answer: Answer, said: Sequence[Hedge | Filler]) -> Finding:
    """Name the phrase that stands most often."""
    texts = [phrase.text.lower().replace("i ", "I ").replace("i'", "I'") for phrase in said]
    clips = answer.clips(Span(phrase.start_s, phrase.end_s) for phrase in said)
    return Finding({"n": len(said), "most": max(texts, key=texts.count)}, clips)
