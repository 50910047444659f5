"""Letters laid along frames: each word where it fits best, times that rise, and nothing lost."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.domain.transcript import Span
from greenroom.resources import model_data
from greenroom.speech.letters import (
    ANY,
    SILENT_BY,
    SYMBOLS,
    Letters,
    Scores,
    first_sound,
    laid,
    silences,
    sounding,
    symbols_of,
)
from greenroom.speech.whisper import FRAME_S, TimedWord

FITS, MISFITS = 0.0, -8.0


def words(text: str) -> list[TimedWord]:
    """Give words that may lie anywhere."""
    return [TimedWord(word, -60.0, 60.0, 0.9) for word in text.split()]


def sounds_like(letters: str, frames_each: int = 3) -> Scores:
    """Make scores of a sound that spells this; a space is silence, "?" nothing that is known."""
    scores = np.full((len(letters) * frames_each, len(SYMBOLS) + 1), MISFITS, np.float32)
    for at, letter in enumerate(letters):
        if letter in SYMBOLS:
            scores[at * frames_each : (at + 1) * frames_each, SYMBOLS.index(letter)] = FITS
        else:
            scores[at * frames_each : (at + 1) * frames_each, ANY] = FITS
    return scores


def frames(found: list[TimedWord]) -> list[tuple[int, int]]:
    return [(round(word.start_s / FRAME_S), round(word.end_s / FRAME_S)) for word in found]


def test_words_lie_where_their_letters_sound() -> None:
    assert frames(laid(sounds_like("  we did  it "), words("We did it."))) == [(6, 12), (15, 24), (30, 36)]


def test_words_may_follow_each_other_at_once_and_fill_the_piece() -> None:
    assert frames(laid(sounds_like("wedid"), words("We did"))) == [(0, 6), (6, 15)]


def test_what_a_filled_pause_takes_belongs_to_no_word() -> None:
    scores = sounds_like("so" + "oooo" + "it")
    assert frames(laid(scores, words("so it"))) == [(0, 18), (18, 24)]
    assert frames(laid(scores, words("so it"), [(6 * FRAME_S, 18 * FRAME_S)])) == [(0, 6), (18, 24)]


@pytest.mark.parametrize("first", [0, 105])
def test_of_two_like_places_the_one_near_which_attention_says_counts(first: int) -> None:
    said = [TimedWord("so", first * FRAME_S, (first + 6) * FRAME_S, 0.9)]
    assert frames(laid(sounds_like("so" + " " * 33 + "so"), said)) == [(first, first + 6)]


def test_silence_is_where_it_sounds_like_no_letter_and_nothing_was_said() -> None:
    scores = sounds_like("we" + "   " + "did" + " " + "it")
    sounds = sounding(scores)
    assert silences(sounds, []) == [Span(6 * FRAME_S, 15 * FRAME_S)]
    assert silences(sounds, [(9 * FRAME_S, 12 * FRAME_S)]) == []
    assert silences(sounds, [(0.0, 9 * FRAME_S)]) == [Span(9 * FRAME_S, 15 * FRAME_S)]
    assert first_sound(sounds, 7 * FRAME_S, 20 * FRAME_S) == pytest.approx(15 * FRAME_S)
    assert first_sound(sounds, 7 * FRAME_S, 12 * FRAME_S) == 7 * FRAME_S
    scores[:, 1] = FITS - SILENT_BY
    assert sounding(scores).all()


def test_figures_and_other_alphabets_sound_like_something() -> None:
    assert symbols_of("2nd") == [ANY] * 3 + [SYMBOLS.index("n"), SYMBOLS.index("d")]
    assert symbols_of("é") == symbols_of("—") == [ANY]
    assert frames(laid(sounds_like("in ???? we"), words("in 7 we"))) == [(0, 6), (9, 21), (24, 30)]


def test_more_letters_than_frames_leave_the_words_as_they_are() -> None:
    said = words("unfathomable responsibilities")
    assert laid(sounds_like("ab"), said) == said
    assert laid(sounds_like(""), []) == []


@given(
    st.lists(st.text("abcxyz'7é", min_size=1, max_size=6), min_size=1, max_size=6),
    st.integers(0, 60),
    st.integers(0, 9),
)
def test_times_rise_and_lie_in_the_piece(texts: list[str], spare: int, seed: int) -> None:
    said = [TimedWord(text, 0.0, 0.1, 0.9) for text in texts]
    length = sum(len(symbols_of(text)) for text in texts) + spare
    scores = np.random.default_rng(seed).normal(size=(length, len(SYMBOLS) + 1)).astype(np.float32)
    found = laid(scores, said)
    assert [word.text for word in found] == texts
    times = [time for pair in frames(found) for time in pair]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= length
    assert all(
        end - start >= len(symbols_of(text)) for text, (start, end) in zip(texts, frames(found), strict=True)
    )


def test_scores_are_likelihoods_whatever_was_common_where_it_learnt(tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    kind = len(SYMBOLS)
    prior = np.log(np.full(kind, 1 / kind)).astype(np.float32)
    bias = chance.normal(size=kind).astype(np.float32)
    made = Letters(chance.normal(size=(kind, 4)).astype(np.float32), bias, prior, "test")
    np.savez(tmp_path / "x.npz", weights=made.weights, bias=bias, prior=prior, version=np.array("test"))
    sound = chance.normal(size=(7, 4)).astype(np.float32)
    scores = Letters.load(tmp_path / "x.npz").scores(sound)
    assert scores == pytest.approx(made.scores(sound))
    assert np.exp(scores[:, :kind] + prior).sum(axis=1) == pytest.approx(np.ones(7))
    assert (scores[:, ANY] < scores[:, 1:kind].max(axis=1)).all()


@pytest.mark.parametrize(("model", "width"), [("base", 512), ("tiny.en", 384)])
def test_the_shipped_letters_tell_every_symbol(model: str, width: int) -> None:
    shipped = Letters.load(model_data("letters", f"{model}.npz"))
    assert shipped.weights.shape == (len(SYMBOLS), width)
    assert shipped.version == f"letters-{model}-1"
    assert all(np.isfinite(part).all() for part in (shipped.weights, shipped.bias, shipped.prior))
    assert len(list(itertools.chain(*map(symbols_of, SYMBOLS[1:])))) == 26
