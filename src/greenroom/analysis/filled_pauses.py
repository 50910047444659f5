"""Filled pauses as marks, and how often they come."""

from greenroom.analysis.lexicon import Lexicon
from greenroom.analysis.spoken import bare
from greenroom.domain.measures import Filler, FillerKind, FillerRate
from greenroom.domain.transcript import Certainty, Transcript, WordKind

_WRITTEN = ("words",)
"""The evidence of a filled pause that stands among the words as an ordinary word."""


def fillers(transcript: Transcript, lexicon: Lexicon) -> tuple[Filler, ...]:
    """List the filled pauses heard, confirmed and possible, and those only written, in time order."""
    heard = [
        Filler(pause.text, FillerKind.FILLED_PAUSE, pause.start_s, pause.end_s, pause.certainty, pause.evidence)
        for pause in transcript.filled_pauses
    ]
    written = [
        Filler(bare(word.text), FillerKind.FILLED_PAUSE, word.start_s, word.end_s, Certainty.CONFIRMED, _WRITTEN)
        for word in transcript.words
        if word.kind is WordKind.WORD and bare(word.text) in lexicon.filled_pauses
    ]
    return tuple(sorted([*heard, *written], key=lambda filler: (filler.start_s, filler.end_s)))


def filler_rate(found: tuple[Filler, ...], length_s: float, words: int) -> FillerRate:
    """Count the confirmed filled pauses F: 60 F / T a minute of answer, 100 F / W a hundred words."""
    count = sum(filler.certainty is Certainty.CONFIRMED for filler in found)
    return FillerRate(
        count=count,
        per_minute=60 * count / length_s if length_s > 0 else None,
        per_100_words=100 * count / words if words else None,
    )
