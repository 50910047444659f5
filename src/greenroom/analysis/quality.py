"""The gate: what is wrong with a recording, and which figures that takes."""

import math
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from greenroom.domain.measures import Level, Part, Quality, QualityReason
from greenroom.domain.transcript import Span, Word

LEAST_WORDS = 10
"""Own judgement: below ten words, one word misheard moves every rate by more than a tenth."""

LEAST_ANSWER_S = 5.0
"""Own judgement: in less than five seconds a single filled pause reads as more than twelve a minute."""

SILENT_DBFS = -70.0
"""Own judgement: a recording whose loudest sample stays below this holds no voice, whatever was taken for one."""

TOO_QUIET_DBFS = -50.0
"""Own judgement: ordinary speech at a laptop lies near -25 dBFS; 25 dB below it consonants vanish in the noise."""

CLIPPED_SHARE = 0.001
"""Own judgement: above one sample in a thousand clipping is heard, and loudness is not what was spoken."""

RUINED_SHARE = 0.05
"""Own judgement: above one sample in twenty the words themselves suffer and no figure stands."""

NOISY_DB = 8.0
"""Voice above what lies between, in dB. Own judgement: words stand longer, but of the spoken sample's three filled
pauses one was found in white noise at 7 dB and all at 11 dB; the worst of 40 telephone recordings had 11 dB."""

UNSURE_CONFIDENCE = 0.4
"""Mean confidence of the words. Own judgement: of 60 clips of second-language speakers one in twenty lay below
0.36, of telephone clips one in a hundred below 0.3; there about every second word is wrong."""

OTHER_LANGUAGE_CHANCE = 0.05
"""Own judgement: German, French and Spanish gave 0.01 to 0.02; of 60 clips of strong accents, 3 s each, the least
gave 0.02 and one in twenty below 0.1. So it is asked of longer speech alone (`speech.reading`)."""

DOUBTFUL_CHANCE, DOUBTFUL_CONFIDENCE = 0.45, 0.45
"""Below both it is another language too. Own judgement: synthetic German, Italian and Dutch gave a chance of 0.05
to 0.42 and a confidence of 0.39 to 0.44; 14 people with accents a chance of 0.51 or more, a confidence of 0.64."""

_EVERYTHING = frozenset(Part)
_BUT_LOUDNESS = _EVERYTHING - {Part.LOUDNESS}
_OF_WORDS = frozenset({Part.PACE, Part.ARTICULATION, Part.WORDING, Part.FADING})

SPOILS: Mapping[QualityReason, frozenset[Part]] = {
    QualityReason.SILENCE: _EVERYTHING,
    QualityReason.NO_WORDS: _BUT_LOUDNESS,
    QualityReason.TOO_SHORT: _EVERYTHING - {Part.LENGTH, Part.PITCH, Part.LOUDNESS},
    QualityReason.TOO_QUIET: _BUT_LOUDNESS,
    QualityReason.NOISY: _BUT_LOUDNESS,
    QualityReason.UNSURE_WORDS: _OF_WORDS,
    QualityReason.OTHER_LANGUAGE: _OF_WORDS | {Part.FILLERS},
    QualityReason.TWO_VOICES: _EVERYTHING,
    QualityReason.CLIPPED: frozenset({Part.LOUDNESS, Part.FADING}),
}
"""What each reason takes; the rest stands. Own judgement: rates need time and words enough; what is made of the
words needs the right ones; silences, pitch and filled pauses are heard in the sound, the latter learnt from
English; noise and faintness blur even where the voice begins and ends."""


def quality(
    words: Sequence[Word],
    answer: Span | None,
    level: Level,
    language_chance: float | None = None,
    duration_s: float = math.inf,
    *,
    two_voices: bool = False,
) -> Quality:
    """Judge a recording; `answer` reaches from the first voice to the last, None where there is none.

    `duration_s` is that of all, silence included; `language_chance` is that of `Heard`; `two_voices` as
    `voices.two_voices` tells.

    Clipping alone leaves advice possible, unless it is heavy.
    """
    reasons = list(_reasons(words, answer, level, language_chance, duration_s))
    if two_voices and not {QualityReason.SILENCE, QualityReason.NO_WORDS} & set(reasons):
        reasons.append(QualityReason.TWO_VOICES)
    measured = set(reasons) <= {QualityReason.CLIPPED} and level.clipped_share <= RUINED_SHARE
    return Quality(measured=measured, reasons=tuple(reasons))


def withheld(worth: Quality, level: Level) -> Mapping[Part, QualityReason]:
    """Tell which figures cannot be trusted, each with the first reason that takes it; heavy clipping takes all."""
    ruined = level.clipped_share > RUINED_SHARE
    taken: dict[Part, QualityReason] = {}
    for reason in worth.reasons:
        for part in _EVERYTHING if ruined and reason is QualityReason.CLIPPED else SPOILS[reason]:
            taken.setdefault(part, reason)
    return taken


def _reasons(
    words: Sequence[Word], answer: Span | None, level: Level, language_chance: float | None, duration_s: float
) -> Iterator[QualityReason]:
    if answer is None or level.peak_dbfs < SILENT_DBFS:
        yield QualityReason.SILENCE
        return
    of_sound = tuple(_of_sound(level))
    if words:  # in noise any language is heard, so it is not asked for there
        yield from _of_words(words, answer, None if QualityReason.NOISY in of_sound else language_chance)
    else:
        yield QualityReason.TOO_SHORT if duration_s < LEAST_ANSWER_S else QualityReason.NO_WORDS
    yield from of_sound


def _of_words(words: Sequence[Word], answer: Span, language_chance: float | None) -> Iterator[QualityReason]:
    confidence = fmean(word.confidence for word in words)
    if language_chance is not None and _is_other_language(language_chance, confidence):
        yield QualityReason.OTHER_LANGUAGE
        return  # neither how many words were made of it nor how surely says anything
    if len(words) < LEAST_WORDS or answer.duration_s < LEAST_ANSWER_S:
        yield QualityReason.TOO_SHORT
    if confidence < UNSURE_CONFIDENCE:
        yield QualityReason.UNSURE_WORDS


def _is_other_language(chance: float, confidence: float) -> bool:
    return chance < OTHER_LANGUAGE_CHANCE or (chance < DOUBTFUL_CHANCE and confidence < DOUBTFUL_CONFIDENCE)


def _of_sound(level: Level) -> Iterator[QualityReason]:
    if level.speech_dbfs is not None:
        if level.speech_dbfs < TOO_QUIET_DBFS:
            yield QualityReason.TOO_QUIET
        if level.noise_dbfs is not None and level.speech_dbfs - level.noise_dbfs < NOISY_DB:
            yield QualityReason.NOISY
    if level.clipped_share > CLIPPED_SHARE:
        yield QualityReason.CLIPPED
