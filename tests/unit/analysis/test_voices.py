"""One voice, however it moves, and two."""

import numpy as np
import pytest

from greenroom.analysis.voices import two_voices
from greenroom.domain.sound import NO_PITCH, PitchTrack
from greenroom.domain.transcript import Span

STEP_S = 0.048


def talk(*turns: tuple[float, float], moving_st: float = 2.0) -> PitchTrack:
    """Give a pitch of turns (median in Hz, seconds), each step some semitones off, with every fourth voiceless."""
    draw = np.random.default_rng(1)
    medians = np.concatenate([np.full(round(seconds / STEP_S), hz) for hz, seconds in turns])
    hz = medians * 2 ** (moving_st * draw.standard_normal(medians.size) / 12)
    hz[::4] = 0
    return PitchTrack(STEP_S, tuple(hz))


def all_of(track: PitchTrack) -> list[Span]:
    return [Span(0.0, len(track.hz) * STEP_S)]


@pytest.mark.parametrize(
    ("turns", "two"),
    [
        (((120, 8), (210, 20)), True),
        (((120, 4), (210, 9), (120, 5), (210, 12)), True),
        (((120, 3), (210, 20)), False),  # too little of the one
        (((120, 8), (165, 20)), False),  # five and a half semitones: too like
        (((120, 40),), False),
        (((210, 2),), False),
    ],
)
def test_turns_at_two_pitches_are_two_voices(turns: tuple[tuple[float, float], ...], *, two: bool) -> None:
    track = talk(*turns)
    assert two_voices(track, all_of(track)) == two


def test_one_voice_may_move_as_far_as_it_likes() -> None:
    glide = PitchTrack(STEP_S, tuple(100 * 2 ** (np.linspace(0, 18, 800) / 12)))
    assert not two_voices(glide, all_of(glide))


def test_only_what_is_said_counts() -> None:
    track = talk((120, 10), (210, 20))
    assert two_voices(track, all_of(track))
    assert not two_voices(track, [Span(10.0, 30.0)])
    assert not two_voices(NO_PITCH, [Span(0.0, 30.0)])
