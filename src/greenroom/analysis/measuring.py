"""What was heard becomes the figures of one answer."""

from dataclasses import replace

from greenroom.analysis.filled_pauses import filler_rate, fillers
from greenroom.analysis.hedges import hedges
from greenroom.analysis.level import level
from greenroom.analysis.lexicon import Lexicon
from greenroom.analysis.pace import UNMEASURED, pace
from greenroom.analysis.pauses import gaps, pauses, within_answer
from greenroom.analysis.quality import quality
from greenroom.analysis.spoken import counted, word_count
from greenroom.domain.heard import Heard
from greenroom.domain.measures import Level, Measures, Quality, QualityReason
from greenroom.domain.transcript import Span

ANALYSIS_VERSION = "2"
"""Raised whenever the same sound would give other figures."""


def measure(heard: Heard, lexicon: Lexicon) -> Measures:
    """Measure one answer; pure. docs/measures.md has every figure with its formula and source.

    Marks (fillers, pauses, hedges) are listed whatever the recording is worth; figures are None where it is not
    good enough, and `quality` says why.
    """
    transcript = heard.transcript
    speech = transcript.speech
    answer = Span(speech[0].start_s, speech[-1].end_s) if speech else None
    words = counted(transcript, lexicon)
    loudness = level(heard.level, speech, tuple(gaps(speech)))
    worth = quality(words, answer, loudness)
    silences = pauses(transcript, words, lexicon)
    filled = fillers(transcript, lexicon)
    measured = answer if worth.measured else None
    return Measures(
        answer_length_s=measured.duration_s if measured else None,
        word_count=word_count(words),
        pace=pace(words, measured, within_answer(silences)) if measured else UNMEASURED,
        fillers=filled,
        filler_rate=filler_rate(filled, measured.duration_s, word_count(words)) if measured else None,
        pauses=silences,
        hedges=hedges(words, lexicon),
        level=_trusted(loudness, worth),
        quality=worth,
    )


def _trusted(loudness: Level, worth: Quality) -> Level:
    """Withhold the loudness of the voice where clipping cut it off or there was none to measure."""
    spoilt = {QualityReason.CLIPPED, QualityReason.SILENCE} & set(worth.reasons)
    return replace(loudness, speech_dbfs=None) if spoilt else loudness
