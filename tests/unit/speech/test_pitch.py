"""Pitch of a voice-like sound whose pitch is known."""

import numpy as np
import pytest

from greenroom.analysis.pitch import pitch
from greenroom.domain.transcript import Span
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from greenroom.speech.pitch import PitchMeter, load_swift_f0

LENGTH_S = 9.0


def hum(hz: Samples) -> Samples:
    """Make a sound with twelve harmonics from its pitch at each sample."""
    phase = 2 * np.pi * np.cumsum(hz, dtype=np.float64) / HEARING_RATE_HZ
    return sum(np.sin(n * phase) / n for n in range(1, 13)).astype(np.float32) * 0.2  # type: ignore[union-attr]


@pytest.mark.parametrize("block", [160, 4096, 50_000])
def test_median_and_range_are_those_of_the_sound(block: int) -> None:
    semitones = np.linspace(-4, 4, round(LENGTH_S * HEARING_RATE_HZ), dtype=np.float32)
    sound = hum(np.asarray(150 * 2 ** (semitones / 12), np.float32))
    meter = PitchMeter(load_swift_f0())
    for at in range(0, sound.size, block):
        meter.feed(sound[at : at + block])
    meter.finish()
    track = meter.track()
    assert len(track.hz) * track.step_s == pytest.approx(LENGTH_S, abs=track.step_s)
    found = pitch(track, [Span(0.0, LENGTH_S)])
    assert found.median_hz == pytest.approx(150, rel=0.02)
    assert found.range_st == pytest.approx(0.8 * 8, abs=0.3)  # 10 to 90 % of eight semitones
    assert pitch(track, [Span(0.0, 2.5)]).median_hz is None


def test_silence_and_noise_have_no_pitch() -> None:
    noise = np.random.default_rng(0).standard_normal(3 * HEARING_RATE_HZ).astype(np.float32) * 0.05
    meter = PitchMeter(load_swift_f0())
    meter.feed(np.concatenate([np.zeros_like(noise), noise]))
    meter.finish()
    track = meter.track()
    assert np.mean(np.asarray(track.hz) > 0) < 0.02
