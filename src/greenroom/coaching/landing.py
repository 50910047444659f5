"""What went well: named by what was said and by figures, never praise in general."""

from collections.abc import Callable

from greenroom.analysis.bands import FILLERS_PER_MINUTE, PACE_WPM, length_band
from greenroom.coaching.answer import Answer, in_minutes
from greenroom.coaching.quotes import about_them, example, outcome, thanks
from greenroom.coaching.results import result_in_numbers
from greenroom.domain.feedback import Message
from greenroom.domain.measures import PausePlace
from greenroom.domain.question import Concern, QuestionType

MOST = 3
"""More would bury the one that matters: own judgement."""

MANNER_FROM_S = 20.0
"""In a shorter answer filled pauses, pauses and pace say nothing to be proud of: own judgement."""

COUNTED_FILLERS = 10
"""More than these are told by the minute: no praise begins with "only 72"."""

HEARD_PAUSE_S, HEARD_PAUSES = 0.5, 3
"""A pause about this long at punctuation sounds natural (Liu et al. 2022: 0.6 s); from three on: own judgement."""


def landed(answer: Answer) -> tuple[Message, ...]:
    """Name at most three things that went well, best first: what was said before how."""
    names = (*_SAID, *_HOW) if answer.length_s >= MANNER_FROM_S else _SAID
    found = (name(answer) for name in names)
    return tuple(message for message in found if message is not None)[:MOST]


def _result(answer: Answer) -> Message | None:
    """A result with a number in any answer; one without a number where a story was asked for."""
    if quote := result_in_numbers(answer.words):
        return Message("landed.result", {"quote": quote})
    quote = outcome(answer.words) if answer.is_story else None
    return Message("landed.outcome", {"quote": quote}) if quote else None


def _example(answer: Answer) -> Message | None:
    """An occasion told where none was asked for; in a story it is nothing special."""
    quote = example(answer.words) if answer.question and not answer.is_story else None
    return Message("landed.example", {"quote": quote}) if quote else None


def _thanks(answer: Answer) -> Message | None:
    quote = thanks(answer.words) if answer.asked(QuestionType.CLOSING) else None
    return Message("landed.thanks", {"quote": quote}) if quote else None


def _them(answer: Answer) -> Message | None:
    wants_it = answer.question is not None and answer.question.concern is Concern.WANTS_IT
    quote = about_them(answer.words) if wants_it or answer.asked(QuestionType.CLOSING) else None
    return Message("landed.them", {"quote": quote}) if quote else None


def _length(answer: Answer) -> Message | None:
    band = length_band(answer.question)
    if band is None or not answer.is_story or not band.holds(answer.length_s):
        return None
    return Message("landed.length", {"length": in_minutes(answer.length_s)})


def _fillers(answer: Answer) -> Message | None:
    count = len(answer.sure_fillers)
    rate = answer.per_minute(count)
    if not FILLERS_PER_MINUTE.holds(rate):
        return None
    if count > COUNTED_FILLERS:
        return Message("landed.fillers_rate", {"rate": f"{rate:.1f}"})
    length = in_minutes(answer.length_s)
    return (
        Message("landed.fillers", {"n": count, "length": length})
        if count
        else Message("landed.no_fillers", {"length": length})
    )


def _pauses(answer: Answer) -> Message | None:
    pauses = [
        p for p in answer.measures.pauses if p.place is PausePlace.BOUNDARY and p.duration_s >= HEARD_PAUSE_S
    ]
    if len(pauses) < HEARD_PAUSES or answer.long_pauses_within:
        return None
    return Message("landed.pauses", {"n": len(pauses)})


def _pace(answer: Answer) -> Message | None:
    rate = answer.measures.pace.speech_rate_wpm
    return Message("landed.pace", {"rate": f"{rate:.0f}"}) if rate is not None and PACE_WPM.holds(rate) else None


_Name = Callable[[Answer], Message | None]
_SAID: tuple[_Name, ...] = (_result, _example, _thanks, _them, _length)
_HOW: tuple[_Name, ...] = (_fillers, _pauses, _pace)
