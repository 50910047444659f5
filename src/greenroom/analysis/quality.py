"""The first gate: whether a recording can be measured at all, and what is wrong with it in any case."""

from collections.abc import Sequence

from greenroom.domain.measures import Level, Quality, QualityReason
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

_NOTHING_STANDS = frozenset(QualityReason) - {QualityReason.CLIPPED}


def quality(words: Sequence[Word], answer: Span | None, level: Level) -> Quality:
    """Judge a recording; `answer` reaches from the first voice to the last, None where there is none.

    Clipping alone takes the loudness away and, where it is heavy, everything; each other reason takes everything.
    """
    reasons = tuple(_reasons(words, answer, level))
    ruined = level.clipped_share > RUINED_SHARE
    return Quality(measured=not (ruined or _NOTHING_STANDS & set(reasons)), reasons=reasons)


def _reasons(words: Sequence[Word], answer: Span | None, level: Level) -> list[QualityReason]:
    if answer is None or level.peak_dbfs < SILENT_DBFS:
        return [QualityReason.SILENCE]
    found = []
    if not words:
        found.append(QualityReason.NO_WORDS)
    elif len(words) < LEAST_WORDS or answer.duration_s < LEAST_ANSWER_S:
        found.append(QualityReason.TOO_SHORT)
    if level.speech_dbfs is not None and level.speech_dbfs < TOO_QUIET_DBFS:
        found.append(QualityReason.TOO_QUIET)
    if level.clipped_share > CLIPPED_SHARE:
        found.append(QualityReason.CLIPPED)
    return found
