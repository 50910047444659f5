"""Ends of sentences that fall away in loudness."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from greenroom.analysis.level import mean_dbfs
from greenroom.analysis.spoken import ends_sentence
from greenroom.domain.sound import LevelTrack
from greenroom.domain.transcript import Span, Word

FALL_DB = 10.0
"""Own judgement: in 148 sentences, read and on the telephone, the median fall was 2 to 4 dB, the 99th percentile 8
to 11 dB."""

LEAST_WORDS = 5
"""Own judgement: a shorter sentence has no end apart from its beginning."""

LAST_WORDS = 2


def fading_ends(words: Sequence[Word], track: LevelTrack, speech: Sequence[Span]) -> tuple[Span, ...]:
    """Find the sentences whose last two words lie at least 10 dB below the words before them, in time order.

    Only steps with a voice count, so that a word stretched over a silence seems no quieter than it was.
    """
    return tuple(end for end, fall_db in falls(words, track, speech) if fall_db >= FALL_DB)


def falls(words: Sequence[Word], track: LevelTrack, speech: Sequence[Span]) -> Iterator[tuple[Span, float]]:
    """Give the end of each sentence and by how much it is quieter than what comes before it, in dB."""
    voice_ends = [voice.end_s for voice in speech]
    for sentence in _sentences(words):
        if len(sentence) < LEAST_WORDS:
            continue
        end = Span(sentence[-LAST_WORDS].start_s, sentence[-1].end_s)
        before = Span(sentence[0].start_s, end.start_s)
        loud, faint = (mean_dbfs(track, _voiced(span, speech, voice_ends)) for span in (before, end))
        if loud is not None and faint is not None:
            yield end, loud - faint


def _sentences(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    first = 0
    for at, word in enumerate(words, 1):
        if ends_sentence(word):
            yield words[first:at]
            first = at


def _voiced(span: Span, speech: Sequence[Span], voice_ends: Sequence[float]) -> list[Span]:
    first = bisect_right(voice_ends, span.start_s)
    return [
        Span(max(span.start_s, voice.start_s), min(span.end_s, voice.end_s))
        for voice in takewhile(lambda voice: voice.start_s < span.end_s, islice(speech, first, None))
    ]
