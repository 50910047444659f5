"""Words and filled pauses in one order: times rise, words lie in speech, nothing is counted twice."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.domain.transcript import Certainty, Span, WordKind
from greenroom.speech.filled_pauses import CONFIRMED, POSSIBLE, Event
from greenroom.speech.placing import place
from greenroom.speech.whisper import TimedWord

SURE, DOUBTFUL = CONFIRMED + 1, (CONFIRMED + POSSIBLE) / 2


def word(text: str, start_s: float, end_s: float) -> TimedWord:
    return TimedWord(text, start_s, end_s, 0.9)


def texts(words: list[TimedWord], events: list[Event], speech: list[Span]) -> list[str]:
    return [w.text for w in place(words, events, speech, 60.0)[0]]


WORDS = [word("So", 1.0, 1.3), word("yes", 1.3, 2.6), word("indeed.", 2.6, 3.0)]


def test_a_filled_pause_swallowed_by_the_front_of_a_word_stands_before_it() -> None:
    placed, _ = place(WORDS, [Event(1.4, 1.9, SURE, nasal=True)], [Span(0.9, 3.1)], 60.0)
    assert [w.text for w in placed] == ["So", "um", "yes", "indeed."]
    assert placed[2].start_s == pytest.approx(1.9)


def test_a_filled_pause_between_words_stands_between_them() -> None:
    words = [word("and", 1.0, 1.3), word("then", 2.2, 2.5)]
    assert texts(words, [Event(1.5, 2.0, SURE, nasal=False)], [Span(1.0, 2.5)]) == ["and", "uh", "then"]


def test_a_word_that_begins_within_a_filled_pause_starts_behind_it() -> None:
    words = [word("to", 1.0, 1.3), word("find", 1.6, 1.9), word("it", 2.2, 2.4)]
    placed, (pause,) = place(words, [Event(1.5, 2.1, SURE, nasal=False)], [Span(0.9, 2.5)], 60.0)
    assert [w.text for w in placed] == ["to", "uh", "find", "it"]
    assert (pause.start_s, pause.end_s) == (placed[1].start_s, placed[1].end_s) == (1.5, 2.1)
    assert placed[2].start_s >= 2.1


def test_a_word_that_reaches_into_a_filled_pause_ends_before_it() -> None:
    words = [word("and", 1.0, 1.7), word("then", 2.2, 2.5)]
    placed, (pause,) = place(words, [Event(1.5, 2.0, SURE, nasal=False)], [Span(0.9, 2.6)], 60.0)
    assert placed[0].end_s == pytest.approx(1.5)
    assert (pause.start_s, pause.end_s) == (1.5, 2.0)


def test_a_doubtful_one_is_told_of_but_stands_in_no_line() -> None:
    placed, pauses = place(WORDS, [Event(1.4, 1.9, DOUBTFUL, nasal=True)], [Span(0.9, 3.1)], 60.0)
    assert all(w.kind is WordKind.WORD for w in placed)
    assert [(p.certainty, p.evidence) for p in pauses] == [(Certainty.POSSIBLE, ("sound",))]


def test_one_both_written_and_heard_counts_once() -> None:
    words = [word("Um,", 1.4, 1.6), word("yes", 1.9, 2.3)]
    placed, pauses = place(words, [Event(1.35, 1.8, SURE, nasal=True)], [Span(1.3, 2.4)], 60.0)
    assert [(w.text, w.kind) for w in placed] == [("um", WordKind.FILLED_PAUSE), ("yes", WordKind.WORD)]
    assert [p.evidence for p in pauses] == [("sound", "words")]


def test_a_word_that_reaches_into_silence_ends_with_the_voice() -> None:
    placed, _ = place([word("why", 1.0, 2.0)], [], [Span(0.9, 1.4)], 60.0)
    assert [placed[0].start_s, placed[0].end_s] == pytest.approx([1.0, 1.4])


def test_a_slow_article_is_only_possible() -> None:
    words = [word("has", 1.0, 1.3), word("a", 1.3, 1.6), word("little", 1.6, 2.0)]
    _, pauses = place(words, [Event(1.32, 1.6, SURE, nasal=False)], [Span(1.0, 2.0)], 60.0)
    assert [p.certainty for p in pauses] == [Certainty.POSSIBLE]


def test_an_a_that_trails_off_is_none() -> None:
    _, pauses = place([word("a...", 1.3, 1.6)], [Event(1.32, 1.6, SURE, nasal=False)], [Span(1.0, 2.0)], 60.0)
    assert [p.certainty for p in pauses] == [Certainty.CONFIRMED]


@pytest.mark.parametrize(("start_s", "end_s"), [(1.32, 1.9), (1.55, 1.8)])
def test_a_long_one_and_one_beside_an_article_are_sure(start_s: float, end_s: float) -> None:
    words = [word("has", 1.0, 1.3), word("a", 1.3, 1.6), word("little", 1.9, 2.2)]
    _, pauses = place(words, [Event(start_s, end_s, SURE, nasal=False)], [Span(1.0, 2.3)], 60.0)
    assert [p.certainty for p in pauses] == [Certainty.CONFIRMED]


def test_one_written_a_little_beside_where_it_was_heard_counts_once() -> None:
    words = [word("Um,", 1.0, 1.2), word("yes", 1.9, 2.3)]
    _, pauses = place(words, [Event(1.35, 1.8, SURE, nasal=True)], [Span(0.9, 2.4)], 60.0)
    assert [p.evidence for p in pauses] == [("sound", "words")]


def test_a_decoders_echo_counts_for_nothing() -> None:
    words = [word("Uh,", 1.0, 1.4), word("uh,", 1.4, 1.42), word("yes", 1.5, 1.8)]
    assert texts(words, [], [Span(0.9, 1.9)]) == ["uh", "yes"]


times = st.lists(st.floats(0, 20), min_size=2, max_size=24).map(sorted)
pairs = times.map(lambda t: list(zip(t[::2], t[1::2], strict=False)))


@given(pairs, pairs, pairs)
def test_times_rise_and_never_overlap(
    said: list[tuple[float, float]], heard: list[tuple[float, float]], voiced: list[tuple[float, float]]
) -> None:
    words = [TimedWord("word", start, end, 0.5) for start, end in said]
    events = [Event(start, end, SURE, nasal=False) for start, end in heard if end > start]
    placed, pauses = place(words, events, [Span(start, end) for start, end in voiced], 20.0)
    assert sum(w.kind is WordKind.WORD for w in placed) == len(words)
    assert sum(w.kind is WordKind.FILLED_PAUSE for w in placed) == len(pauses) == len(events)
    assert all(0 <= w.start_s <= w.end_s <= 20.0 for w in placed)
    assert all(a.end_s <= b.start_s for a, b in itertools.pairwise(placed))
    fillers = [(w.start_s, w.end_s) for w in placed if w.kind is WordKind.FILLED_PAUSE]
    assert [(p.start_s, p.end_s) for p in pauses] == fillers
