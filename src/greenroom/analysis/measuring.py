"""What was heard becomes the figures of one answer."""

from dataclasses import replace
from typing import TypeVar

from greenroom.analysis.concision import share_wasted
from greenroom.analysis.discourse_markers import discourse_markers
from greenroom.analysis.fading import fading_ends
from greenroom.analysis.filled_pauses import filler_rate, fillers
from greenroom.analysis.hedges import hedges
from greenroom.analysis.level import level
from greenroom.analysis.lexicon import Lexicon
from greenroom.analysis.pace import UNMEASURED, pace, without
from greenroom.analysis.pauses import gaps, pauses, within_answer
from greenroom.analysis.pitch import UNMEASURED as UNMEASURED_PITCH
from greenroom.analysis.pitch import pitch
from greenroom.analysis.quality import quality, withheld
from greenroom.analysis.repetitions import repetitions
from greenroom.analysis.spoken import counted, cut_offs, word_count
from greenroom.analysis.voices import two_voices
from greenroom.domain.heard import Heard
from greenroom.domain.measures import Filler, Hedge, Measures, Part, Repetition
from greenroom.domain.transcript import Span, Transcript

_Marked = TypeVar("_Marked", Filler, Hedge, Repetition)

ANALYSIS_VERSION = "10"
"""Raised whenever the same sound would give other figures."""


def measure(heard: Heard, lexicon: Lexicon) -> Measures:
    """Measure one answer; pure. docs/measures.md has every figure with its formula and source.

    Marks (fillers, pauses, hedges) are listed whatever the recording is worth; each figure is None where it is
    not good enough for it, and `quality` says why.
    """
    transcript = heard.transcript
    speech = transcript.speech
    answer = Span(speech[0].start_s, speech[-1].end_s) if speech else None
    words = counted(transcript, lexicon)
    loudness = level(heard.level, speech, tuple(gaps(speech)))
    worth = quality(
        words,
        answer,
        loudness,
        heard.language_chance,
        transcript.duration_s,
        two_voices=two_voices(heard.pitch, speech),
    )
    silences = pauses(transcript, words, lexicon)
    filled = fillers(transcript, lexicon)
    markers = _not_meant(discourse_markers(words, lexicon), transcript)
    hedging = _not_meant(hedges(words, lexicon), transcript)
    repeated = _not_meant(repetitions(words, lexicon), transcript)
    lost = withheld(worth, loudness).keys()
    wordy = Part.WORDING not in lost
    rate = (
        filler_rate(filled, answer.duration_s, word_count(words) if wordy else 0)
        if answer and Part.FILLERS not in lost
        else None
    )
    idle = len(cut_offs(transcript.words)) + (rate.count if rate else 0)
    return Measures(
        answer_length_s=answer.duration_s if answer and words and Part.LENGTH not in lost else None,
        word_count=word_count(words),
        pace=without(lost, pace(words, answer, within_answer(silences))) if answer else UNMEASURED,
        fillers=filled,
        filler_rate=rate,
        pauses=silences,
        hedges=hedging,
        level=replace(loudness, speech_dbfs=None) if Part.LOUDNESS in lost else loudness,
        quality=worth,
        pitch=UNMEASURED_PITCH if Part.PITCH in lost else pitch(heard.pitch, speech),
        discourse_markers=markers,
        repetitions=repeated,
        share_wasted=share_wasted(words, idle, (*markers, *hedging, *repeated)) if wordy and rate else None,
        fading_ends=None if Part.FADING in lost else fading_ends(words, heard.level, speech),
    )


def _not_meant(found: tuple[_Marked, ...], transcript: Transcript) -> tuple[_Marked, ...]:
    """Leave out what a person said is meant."""
    meant = transcript.meant
    return tuple(
        mark for mark in found if not any(m.start_s <= (mark.start_s + mark.end_s) / 2 <= m.end_s for m in meant)
    )
