"""The level meter."""

import numpy as np
import pytest

from greenroom.audio.level import LevelMeter


def test_a_full_scale_square_wave_is_0_dbfs_and_clips() -> None:
    meter = LevelMeter(16_000)
    square = np.tile(np.array([32_767, -32_768], np.int16), 800)
    meter.add(square[:1000].tobytes())
    meter.add(square[1000:].tobytes())
    assert meter.newest is not None
    assert meter.newest.rms_dbfs == pytest.approx(0, abs=0.001)
    assert meter.newest.clips


def test_a_sine_at_half_scale() -> None:
    meter = LevelMeter(16_000)
    sine = 16_384 * np.sin(2 * np.pi * 100 * np.arange(1600) / 16_000)
    meter.add(sine.astype(np.int16).tobytes())
    assert meter.newest is not None
    assert meter.newest.peak_dbfs == pytest.approx(-6.02, abs=0.01)
    assert meter.newest.rms_dbfs == pytest.approx(-9.03, abs=0.01)
    assert not meter.newest.clips


def test_only_the_newest_tenth_of_a_second_counts() -> None:
    meter = LevelMeter(16_000)
    meter.add(np.full(1600, 20_000, np.int16).tobytes())
    meter.add(np.zeros(1600, np.int16).tobytes())
    assert meter.newest is not None
    assert meter.newest.rms_dbfs == meter.newest.peak_dbfs == -120


def test_less_than_a_tenth_of_a_second_tells_nothing() -> None:
    meter = LevelMeter(16_000)
    meter.add(np.zeros(1599, np.int16).tobytes())
    assert meter.newest is None
