"""Voice activity keeps its memory, whatever the size of the blocks; spans are in order and apart."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from greenroom.domain.transcript import Span
from greenroom.speech.voice import (
    FRAME,
    FRAME_S,
    LEAST_SILENCE,
    SileroVoice,
    load_silero,
    united,
    voiced_spans,
    without,
)


def spoken(seconds: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Make sound with the rhythm of speech: a buzz of harmonics that swells and fades."""
    t = np.arange(round(seconds * 16_000 / FRAME) * FRAME) / 16_000
    buzz = sum(np.sin(2 * np.pi * 140 * k * t) / k for k in range(1, 20))
    return np.asarray(0.2 * buzz * np.clip(np.sin(2 * np.pi * 1.5 * t), 0, 1), np.float32)


def test_its_memory_lasts_over_calls() -> None:
    session, sound = load_silero(), spoken(6.4)
    whole = SileroVoice(session).probabilities(sound)
    voice = SileroVoice(session)
    parts = np.concatenate(
        [voice.probabilities(sound[at : at + FRAME * 5]) for at in range(0, len(sound), FRAME * 5)]
    )
    np.testing.assert_allclose(parts, whole, atol=1e-4)
    forgetful = np.concatenate(
        [SileroVoice(session).probabilities(sound[at : at + FRAME * 5]) for at in range(0, len(sound), FRAME * 5)]
    )
    assert np.abs(forgetful - whole).max() > 0.01


def test_dips_are_bridged_and_clicks_left_out() -> None:
    chance = np.zeros(100, np.float32)
    chance[10:30] = chance[30 + LEAST_SILENCE - 1 : 50] = chance[70:72] = 0.9
    assert len(voiced_spans(chance)) == 1


@given(st.lists(st.floats(0, 1, width=32), max_size=80))
def test_spans_are_in_order_and_apart(chance: list[float]) -> None:
    spans = voiced_spans(np.array(chance, np.float32))
    assert all(span.start_s < span.end_s <= len(chance) * FRAME_S for span in spans)
    assert all(a.end_s < b.start_s for a, b in itertools.pairwise(spans))


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0.01, 5)), max_size=20))
def test_united_spans_cover_the_same_time(pairs: list[tuple[float, float]]) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    joined = united(spans, 100.0)
    assert all(a.end_s < b.start_s for a, b in itertools.pairwise(joined))
    assert all(any(j.start_s <= s.start_s and s.end_s <= j.end_s for j in joined) for s in spans)


def test_silence_is_taken_out_of_voice() -> None:
    voice = [Span(0, 3), Span(4, 5), Span(6, 7)]
    silent = [Span(0, 0.5), Span(1, 2), Span(2.5, 4.5), Span(5, 5.5), Span(5.8, 7.2)]
    assert without(voice, silent) == (Span(0.5, 1), Span(2, 2.5), Span(4.5, 5))
    assert without(voice, []) == tuple(voice)


@given(*[st.lists(st.tuples(st.floats(0, 50), st.floats(0.01, 5)), max_size=20)] * 2, st.floats(0, 60))
def test_what_is_voiced_and_not_silent_is_left(
    voiced: list[tuple[float, float]], hushed: list[tuple[float, float]], at_s: float
) -> None:
    voice, silent = (united([Span(a, a + b) for a, b in pairs], 100.0) for pairs in (voiced, hushed))
    inside = [any(one.start_s <= at_s < one.end_s for one in spans) for spans in (voice, silent)]
    left = without(voice, silent)
    assert any(one.start_s <= at_s < one.end_s for one in left) == (inside[0] and not inside[1])
    assert all(a.end_s <= b.start_s for a, b in itertools.pairwise(left))
