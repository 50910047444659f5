"""Loudness and clipping: known sounds give known figures, in blocks of any size."""

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from greenroom.resources import asset
from greenroom.speech.level import LevelMeter

VOICE, VOICE_RATE_HZ = soundfile.read(asset("samples", "answer.flac"), dtype="float32", stop=240_000)


def resampled(sound: NDArray[np.float32], from_hz: int, to_hz: int) -> NDArray[np.float32]:
    return np.asarray(soxr.resample(sound, from_hz, to_hz), np.float32)


def test_a_square_wave_at_full_scale_is_zero_dbfs() -> None:
    meter = LevelMeter()
    meter.feed(np.tile(np.array([1, 1, -1, -1], np.float32), 4000))
    track = meter.track()
    assert track.rms_dbfs == pytest.approx([0.0] * 20)
    assert (track.peak_dbfs, track.clipped_samples, track.samples) == (0.0, 16_000, 16_000)


def test_half_a_step_counts_for_itself() -> None:
    meter = LevelMeter()
    meter.feed(np.full(1200, 0.1, np.float32))
    assert meter.track().rms_dbfs == pytest.approx([-20.0, -20.0], abs=1e-4)


@pytest.mark.parametrize("rate_hz", [16_000, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("gain", [2, 4, 16])
def test_clipping_at_the_source_is_seen_at_16_khz(rate_hz: int, gain: int) -> None:
    """Resampling makes the clipped samples ring; their share must stay what it was."""
    voice = resampled(VOICE, VOICE_RATE_HZ, rate_hz)
    clipped = np.clip(voice / np.abs(voice).max() * gain, -1, 1)
    meter = LevelMeter()
    meter.feed(resampled(clipped, rate_hz, 16_000))

    track = meter.track()

    assert track.clipped_samples / track.samples == pytest.approx(np.mean(np.abs(clipped) >= 0.9999), rel=0.2)
    assert track.peak_dbfs <= 0


def test_a_loud_voice_that_does_not_clip_has_no_clipping() -> None:
    meter = LevelMeter()
    meter.feed(resampled(0.97 * VOICE / np.abs(VOICE).max(), VOICE_RATE_HZ, 16_000))
    assert meter.track().clipped_samples == 0


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, -1.0]), max_size=60), st.integers(1, 9))
def test_blocks_of_any_size_give_the_same(values: list[float], size: int) -> None:
    sound = np.repeat(np.array(values, np.float32), 40)
    whole, parts = LevelMeter(), LevelMeter()
    whole.feed(sound)
    for at in range(0, len(sound), size * 7):
        parts.feed(sound[at : at + size * 7])
    assert parts.track() == whole.track()
