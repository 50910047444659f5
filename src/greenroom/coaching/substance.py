"""Rules about what is told: whether the question was answered, with an end and within a bearable length."""

from greenroom.coaching.answer import Answer, in_minutes
from greenroom.coaching.occasions import acts, general_words, nothing_told
from greenroom.coaching.phrases import sentences
from greenroom.coaching.results import has_result, result_in_numbers
from greenroom.coaching.rule import Finding
from greenroom.domain.transcript import Span

MUCH_TOO_SHORT = 0.5
"""Below this share of a story's band there is no room for what was done and what came of it: own judgement."""

MUCH_TOO_LONG = 1.5
"""Above this share of a story's band it is much too long, 3:00 for the usual 2:00: own judgement."""

GENERAL = 4
"""So many words such as "usually" or "would", and more than acts told, make an answer no story: own judgement."""

ENDING_S = 8.0
"""How much of the end is given to hear where a result is missing: own judgement."""


def no_answer(answer: Answer) -> Finding | None:
    question, said = answer.question, nothing_told(answer.words)
    if question is None or not said or answer.length_s >= MUCH_TOO_SHORT * question.band_low_s:
        return None
    return Finding({}, answer.clips(Span(words[0].start_s, words[-1].end_s) for words in said))


def no_story(answer: Answer) -> Finding | None:
    general = general_words(answer.words)
    if not answer.is_story or len(general) < GENERAL or len(general) <= acts(answer.words):
        return None
    clips = answer.clips(Span(words[0].start_s, words[-1].end_s) for words in general)
    return Finding({"n": len(general)}, clips)


def much_too_short(answer: Answer) -> Finding | None:
    question = answer.question
    if question is None or not answer.is_story or answer.length_s >= MUCH_TOO_SHORT * question.band_low_s:
        return None
    return Finding({"length": in_minutes(answer.length_s), "low": in_minutes(question.band_low_s)})


def no_result(answer: Answer) -> Finding | None:
    if not answer.is_story or _tells_a_result(answer):
        return None
    end_s = answer.words[-1].end_s
    return Finding({}, answer.clips([Span(end_s - ENDING_S, end_s)]))


def much_too_long(answer: Answer) -> Finding | None:
    question = answer.question
    if question is None or not answer.is_story or answer.length_s <= MUCH_TOO_LONG * question.band_high_s:
        return None
    return Finding({"length": in_minutes(answer.length_s), "high": in_minutes(question.band_high_s)})


def _tells_a_result(answer: Answer) -> bool:
    """Look for a result where stories have one, in the first sentence or the second half, or for a number."""
    words = answer.words
    first = next(sentences(words), ())
    return bool(has_result(first) or has_result(words[len(words) // 2 :]) or result_in_numbers(words))
