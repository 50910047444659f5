"""Silent pauses: the gaps between stretches of voice, and where in the sentence each stands."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from greenroom.analysis.lexicon import Lexicon
from greenroom.analysis.spoken import bare
from greenroom.domain.measures import Pause, PausePlace
from greenroom.domain.transcript import Span, Transcript, Word

SILENT_PAUSE_S = 0.25
"""A shorter gap belongs to articulation (Goldman-Eisler 1968; de Jong and Bosker 2013 found 0.25-0.3 s)."""

_TOLERANCE_S = 1e-6
"""So that a gap of exactly the threshold stays one when all times are shifted."""

_SENTENCE_MARKS = (".", "?", "!")
_CLAUSE_MARKS = (",", ";", ":")
_TRAILING_OFF = ("...", "…")
"""Speech models write it where a voice breaks off and goes on, "one of the... tests", hardly ever at an end."""


def pauses(transcript: Transcript, words: Sequence[Word], lexicon: Lexicon) -> tuple[Pause, ...]:
    """List all silent pauses in time order, also the silence before the first voice and after the last.

    They come from voice activity, never from gaps between words, which miss most pauses. `words` are those that
    count, so that a pause next to an "um" is placed by the words around both.
    """
    if not transcript.speech:
        return ()
    middles = [(word.start_s + word.end_s) / 2 for word in words]
    opening = Span(0.0, transcript.speech[0].start_s)
    closing = Span(transcript.speech[-1].end_s, transcript.duration_s)
    found = [
        _pause(opening, PausePlace.OPENING),
        *(_pause(gap, _place(gap, words, middles, lexicon)) for gap in gaps(transcript.speech)),
        _pause(closing, PausePlace.CLOSING),
    ]
    return tuple(pause for pause in found if pause.duration_s >= SILENT_PAUSE_S - _TOLERANCE_S)


def within_answer(found: Sequence[Pause]) -> tuple[Pause, ...]:
    """Leave out what lies before the first voice and after the last."""
    return tuple(p for p in found if p.place in (PausePlace.BOUNDARY, PausePlace.WITHIN_CLAUSE))


def gaps(speech: Sequence[Span]) -> Iterator[Span]:
    """Give the silences between stretches of voice, however short."""
    return (Span(one.end_s, other.start_s) for one, other in pairwise(speech))


def _pause(span: Span, place: PausePlace) -> Pause:
    return Pause(span.start_s, span.end_s, place)


def _place(gap: Span, words: Sequence[Word], middles: Sequence[float], lexicon: Lexicon) -> PausePlace:
    """Tell the two places of Kahng 2018 apart by the words around a pause.

    A boundary has punctuation before it or a clause word after it, unless the word before it hardly ends a clause:
    speech models punctuate silences ("the hard part was. That"). Points that trail off, and a full stop before a
    small letter, are no punctuation.
    """
    behind = bisect_left(middles, (gap.start_s + gap.end_s) / 2)
    if behind in (0, len(words)):
        return PausePlace.BOUNDARY
    last, after = words[behind - 1].text, words[behind].text
    ends = _is_punctuated(last.rstrip("\"'”’)"), after) or bare(after) in lexicon.clause_words
    return PausePlace.BOUNDARY if ends and bare(last) not in lexicon.open_words else PausePlace.WITHIN_CLAUSE


def _is_punctuated(last: str, after: str) -> bool:
    if last.endswith(_TRAILING_OFF):
        return False
    return last.endswith(_CLAUSE_MARKS) or (last.endswith(_SENTENCE_MARKS) and not after[:1].islower())
