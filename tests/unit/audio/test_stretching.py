"""Another tempo at the same pitch: frequency, length, and where a sound comes to lie."""

import numpy as np
import pytest

from greenroom.audio.stretching import stretched
from greenroom.practice.ports import Samples
from tests.sounds import frequency_hz

SPEEDS = (0.75, 1.25, 1.5)
RATES_HZ = (22_050, 44_100, 48_000)
"""What loudspeakers take; the windows are as many samples, so that a lower rate knows places less exactly."""


def blocks(sound: Samples, size: int = 1500) -> list[Samples]:
    return [sound[at : at + size] for at in range(0, len(sound), size)]


def at_speed(sound: Samples, rate_hz: int, speed: float) -> Samples:
    return np.concatenate([np.empty(0, np.float32), *stretched(blocks(sound), rate_hz, speed)])


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("pitch_hz", [110.0, 440.0, 2500.0])
def test_the_pitch_stays_and_the_length_is_what_was_asked(rate_hz: int, speed: float, pitch_hz: float) -> None:
    tone = (0.3 * np.sin(2 * np.pi * pitch_hz * np.arange(3 * rate_hz) / rate_hz)).astype(np.float32)
    found = at_speed(tone, rate_hz, speed)
    assert len(found) == round(len(tone) / speed)
    assert frequency_hz(found, rate_hz) == pytest.approx(pitch_hz, rel=0.01)
    sounding = np.flatnonzero(np.abs(found) > 0.2)
    assert sounding[-1] / len(found) > 0.99, "it is sound and no filling up to the end"


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("speed", SPEEDS)
def test_a_sound_lies_where_its_time_says(rate_hz: int, speed: float) -> None:
    at_s = np.arange(0.5, 20, 0.7)
    sound = 0.01 * np.random.default_rng(1).standard_normal(21 * rate_hz).astype(np.float32)
    for start in at_s:
        part = sound[round(start * rate_hz) :][: rate_hz // 10]
        part += 0.5 * np.sign(np.sin(np.arange(len(part)) * 0.9)).astype(np.float32)
    loud = np.flatnonzero(np.abs(at_speed(sound, rate_hz, speed)) > 0.3)
    starts = np.concatenate([loud[:1], loud[1:][np.diff(loud) > rate_hz // 5]])
    np.testing.assert_allclose(starts * speed / rate_hz, at_s, atol=0.03)


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("count", [0, 1, 300, 4000])
def test_the_shortest_clips_have_their_length_too(speed: float, count: int) -> None:
    assert len(at_speed(np.full(count, 0.1, np.float32), 48_000, speed)) == round(count / speed)


def test_at_its_own_speed_nothing_is_touched() -> None:
    sound = np.random.default_rng(2).standard_normal(5000).astype(np.float32)
    np.testing.assert_array_equal(at_speed(sound, 48_000, 1.0), sound)
