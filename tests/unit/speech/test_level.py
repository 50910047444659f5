"""Loudness and clipping: known sounds give known figures, in blocks of any size."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.speech.level import LevelMeter


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


def test_one_or_two_samples_at_full_scale_are_no_clipping() -> None:
    meter = LevelMeter()
    meter.feed(np.array([0, 1, 1, 0, -1, 0, 1, 1, 1], np.float32))
    assert meter.track().clipped_samples == 3


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, -1.0]), max_size=60), st.integers(1, 9))
def test_blocks_of_any_size_give_the_same(values: list[float], size: int) -> None:
    sound = np.repeat(np.array(values, np.float32), 40)
    whole, parts = LevelMeter(), LevelMeter()
    whole.feed(sound)
    for at in range(0, len(sound), size * 7):
        parts.feed(sound[at : at + size * 7])
    assert parts.track() == whole.track()
