"""Pieces: the same for any way the sound comes in, in order, none too long, no voice left out."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.speech.cutting import LEAST, MARGIN, MOST, SILENCE, TAIL, Cutter, Piece
from greenroom.speech.voice import SPEECH, Probabilities

runs = st.lists(
    st.tuples(st.sampled_from([0.01, 0.2, 0.26, 0.49, 0.5, 0.9, 0.99]), st.integers(1, 200)),
    min_size=0,
    max_size=25,
)


def chance_of(parts: list[tuple[float, int]]) -> Probabilities:
    return np.concatenate([np.empty(0), *(np.full(length, p) for p, length in parts)]).astype(np.float32)


def pieces(chance: Probabilities, step: int) -> list[Piece]:
    cutter = Cutter()
    found = [piece for at in range(0, len(chance), step) for piece in cutter.hear(chance[at : at + step])]
    return found + list(cutter.finish())


def ends(found: list[Piece]) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for piece in found]


@given(runs, st.integers(1, 500))
@settings(max_examples=150)
def test_the_same_pieces_for_any_step(parts: list[tuple[float, int]], step: int) -> None:
    chance = chance_of(parts)
    assert ends(pieces(chance, step)) == ends(pieces(chance, 16))


@given(runs)
@settings(max_examples=150)
def test_pieces_hold_every_voiced_frame_once(parts: list[tuple[float, int]]) -> None:
    chance = chance_of(parts)
    found = pieces(chance, 16)
    covered = np.zeros(len(chance), int)
    for piece in found:
        assert 0 < piece.end - piece.start <= MOST
        assert np.array_equal(piece.chance, chance[piece.start : piece.end])
        covered[piece.start : piece.end] += 1
    assert (covered <= 1).all()
    assert (covered[chance >= SPEECH] == 1).all()


def test_a_short_piece_waits_for_its_least_length() -> None:
    chance = chance_of([(0.9, 30), (0.1, SILENCE + 5), (0.9, LEAST), (0.1, SILENCE), (0.9, 50)])
    first = pieces(chance, 1)[0]
    assert (first.start, first.end) == (0, 30 + SILENCE + 5 + LEAST + MARGIN)


def test_a_long_silence_ends_even_a_short_piece() -> None:
    found = pieces(chance_of([(0.9, 30), (0.1, LEAST), (0.9, 30)]), 16)
    assert ends(found) == [(0, 30 + MARGIN), (30 + LEAST - MARGIN, 60 + LEAST)]


def test_without_a_silence_it_cuts_at_the_longest_gap() -> None:
    found = pieces(chance_of([(0.9, 200), (0.1, 8), (0.9, 100), (0.1, 4), (0.9, 200)]), 16)
    assert found[0].end == 200 + 4


def test_what_is_silent_gives_nothing() -> None:
    assert pieces(chance_of([(0.1, 900)]), 16) == []


def test_a_piece_begins_where_speech_is_likely() -> None:
    leading = [(0.1, 100), (0.3, 20), (0.1, SILENCE), (0.3, 20)]
    found = pieces(chance_of([*leading, (0.9, 50), (0.1, 120)]), 16)
    assert ends(found) == [(100 - MARGIN, 190 + SILENCE + MARGIN)]


def test_a_piece_ends_where_speech_is_no_longer_likely() -> None:
    trailing = [(0.3, 12), (0.1, SILENCE - 1), (0.3, 20)]
    found = pieces(chance_of([(0.9, 50), *trailing, (0.1, 100)]), 16)
    assert ends(found) == [(0, 50 + 12 + SILENCE - 1 + 20 + MARGIN)]
    stopped = pieces(chance_of([(0.9, 50), (0.3, 20), (0.1, MARGIN + 1)]), 16)
    assert ends(stopped) == [(0, 50 + 20 + MARGIN)]


def test_what_the_margin_holds_anyway_moves_no_end() -> None:
    assert ends(pieces(chance_of([(0.9, 50), (0.3, MARGIN), (0.1, 100)]), 16)) == [(0, 50 + MARGIN)]


def test_what_is_likely_long_after_does_not_trail_it() -> None:
    found = pieces(chance_of([(0.9, 50), (0.1, SILENCE), (0.3, 40), (0.1, 100)]), 16)
    assert ends(found) == [(0, 50 + MARGIN)]
    endless = pieces(chance_of([(0.9, 50), (0.3, 300), (0.1, 100)]), 16)
    assert ends(endless) == [(0, 50 + TAIL + MARGIN)]


def test_what_is_likely_long_before_does_not_lead_to_it() -> None:
    found = pieces(chance_of([(0.3, 20), (0.1, SILENCE + 1), (0.9, 50)]), 16)
    assert ends(found) == [(21 + SILENCE - MARGIN, 71 + SILENCE)]


def test_what_is_only_likely_is_not_read() -> None:
    assert pieces(chance_of([(0.1, 50), (0.49, 300), (0.1, 50)]), 16) == []
