"""Puts words and filled pauses into one order in time: inside speech, never overlapping."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from greenroom.domain.transcript import Certainty, FilledPause, Span, Word, WordKind
from greenroom.speech.filled_pauses import CONFIRMED, POSSIBLE, Event
from greenroom.speech.whisper import TimedWord

_NEAR_S = 0.2
"""A written filled pause and a heard one this near each other are the same."""
_ECHO_S = 0.1
"""A written filled pause that was not heard and is shorter is an echo of the decoder's own text."""
_ARTICLES = frozenset({"a", "an"})
_ARTICLE_SHARE, _ARTICLE_MOST_S = 0.4, 0.5
"""An event this short over this much of a written "a" is that "a", said slowly: the sound is the same."""
_WRITTEN = frozenset({"um", "uh", "er", "erm", "ah", "eh", "uhm", "umm", "uhh", "hm", "hmm", "mm"})


def place(
    words: Sequence[TimedWord], events: Sequence[Event], speech: Sequence[Span], duration_s: float
) -> tuple[tuple[Word, ...], tuple[FilledPause, ...]]:
    """Give all words in time order, the confirmed filled pauses among them, and all filled pauses."""
    written = [w for w in words if is_written(w.text)]
    spoken = [w for w in words if not is_written(w.text)]
    pauses = _joined(written, doubted(events, words))
    confirmed = [pause for pause in pauses if pause.certainty is Certainty.CONFIRMED]
    placed = _apart(_inside(_in_order(spoken, confirmed), speech), duration_s)
    return placed, tuple(_retimed(pauses, placed))


def is_written(text: str) -> bool:
    """Tell whether Whisper itself wrote a filled pause."""
    return plain(text) in _WRITTEN


def plain(text: str) -> str:
    """Give a word without its punctuation, in small letters."""
    return text.strip(".,!?…-—\"'").lower()


def doubted(events: Sequence[Event], words: Sequence[TimedWord]) -> list[Event]:
    """Take away the certainty of events that may be an article."""
    articles = [word for word in words if word.text.lower() in _ARTICLES]  # "a..." is none
    return [_doubted(event, articles) for event in events]


def is_same(word: TimedWord, event: Event) -> bool:
    """Tell whether a written filled pause is the one that was heard."""
    return word.start_s < event.end_s + _NEAR_S and word.end_s > event.start_s - _NEAR_S


def _doubted(event: Event, articles: Sequence[TimedWord]) -> Event:
    if event.end_s - event.start_s > _ARTICLE_MOST_S:
        return event
    for word in articles:
        shared = min(word.end_s, event.end_s) - max(word.start_s, event.start_s)
        if shared > _ARTICLE_SHARE * (word.end_s - word.start_s):
            return replace(event, strength=min(event.strength, POSSIBLE))
    return event


def _joined(written: Sequence[TimedWord], events: Sequence[Event]) -> list[FilledPause]:
    """Join what was written and what was heard; both together are one filled pause with two kinds of evidence."""
    left = list(written)
    pauses = []
    for event in events:
        same = [w for w in left if is_same(w, event)]
        for word in same[:1]:
            left.remove(word)
        text = plain(same[0].text) if same else "um" if event.nasal else "uh"
        sure = bool(same) or event.strength >= CONFIRMED
        certainty = Certainty.CONFIRMED if sure else Certainty.POSSIBLE
        evidence = ("sound", "words") if same else ("sound",)
        pauses.append(FilledPause(text, event.start_s, event.end_s, certainty, evidence))
    pauses += [
        FilledPause(plain(w.text), w.start_s, w.end_s, Certainty.CONFIRMED, ("words",))
        for w in left
        if w.end_s - w.start_s >= _ECHO_S
    ]
    return sorted(pauses, key=lambda pause: pause.start_s)


def _in_order(spoken: Sequence[TimedWord], confirmed: Sequence[FilledPause]) -> list[Word]:
    """Set each filled pause before the first word that begins within it or whose middle lies behind its middle.

    A word that Whisper stretched over a pause said before it has its middle too early, so the last part of a long
    word counts, not its middle: research on real fillers found them in the front of the word that follows.
    """
    line = [Word(w.text, w.start_s, w.end_s, WordKind.WORD, w.probability) for w in spoken]
    at = 0
    for pause in confirmed:
        middle = (pause.start_s + pause.end_s) / 2
        behind = (i for i in range(at, len(line)) if line[i].start_s >= pause.start_s or _anchor(line[i]) > middle)
        at = next(behind, len(line))
        line.insert(at, Word(pause.text, pause.start_s, pause.end_s, WordKind.FILLED_PAUSE))
        at += 1
    return line


def _anchor(word: Word) -> float:
    """Where a word surely sounds: near its end, since swallowed sound stands at its front."""
    return max((word.start_s + word.end_s) / 2, word.end_s - 0.15)


def _inside(line: Sequence[Word], speech: Sequence[Span]) -> list[Word]:
    """Move starts and ends that lie in silence to the nearest voice."""
    moved = []
    starts, ends = [span.start_s for span in speech], [span.end_s for span in speech]
    for word in line:
        start, end = word.start_s, word.end_s
        touched = speech[bisect_right(ends, start) : bisect_left(starts, end)]
        if touched and word.kind is WordKind.WORD:
            most = max(touched, key=lambda s: min(s.end_s, end) - max(s.start_s, start))
            start, end = max(start, most.start_s), min(end, most.end_s)
        moved.append(replace(word, start_s=start, end_s=end))
    return moved


def _apart(line: Sequence[Word], duration_s: float) -> tuple[Word, ...]:
    """Make times rise: where two overlap, a filled pause keeps its times and the word gives way."""
    apart: list[Word] = []
    for word in line:
        start, end = min(word.start_s, duration_s), min(word.end_s, duration_s)
        if apart and start < apart[-1].end_s:
            before = apart[-1]
            if word.kind is WordKind.FILLED_PAUSE and before.kind is WordKind.WORD:
                apart[-1] = replace(before, end_s=max(before.start_s, start))
            start = max(start, apart[-1].end_s)
        apart.append(replace(word, start_s=start, end_s=max(start, end)))
    return tuple(apart)


def _retimed(pauses: Sequence[FilledPause], placed: Sequence[Word]) -> Iterator[FilledPause]:
    """Give the confirmed filled pauses the times they have among the words, in the same order."""
    among = (word for word in placed if word.kind is WordKind.FILLED_PAUSE)
    for pause in pauses:
        if pause.certainty is Certainty.CONFIRMED:
            word = next(among)
            yield replace(pause, start_s=word.start_s, end_s=word.end_s)
        else:
            yield pause
