"""The same sound gives the same 16 kHz samples, however it came."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.audio.resampling import Resampler, from_int16
from tests.sounds import noise


def resampled(sound: np.ndarray, sizes: list[int], rate_hz: int) -> np.ndarray:
    resampler, at, out = Resampler(rate_hz), 0, []
    for size in sizes:
        out.append(resampler.feed(sound[at : at + size]))
        at += size
    return np.concatenate([*out, resampler.feed(sound[at:]), resampler.finish()])


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 22_050, 44_100, 48_000, 96_000])
@settings(max_examples=25)
@given(sizes=st.lists(st.integers(0, 9_000), max_size=30))
def test_block_sizes_change_no_bit(rate_hz: int, sizes: list[int]) -> None:
    sound = from_int16(noise(0.7, rate_hz).tobytes())
    whole = resampled(sound, [], rate_hz)
    np.testing.assert_array_equal(resampled(sound, sizes, rate_hz), whole)
    assert len(whole) == pytest.approx(0.7 * 16_000, abs=1)


def test_a_tone_keeps_its_height_and_its_place() -> None:
    times = np.arange(48_000) / 48_000
    tone = np.sin(2 * np.pi * 440 * times).astype(np.float32)
    heard = resampled(tone, [480] * 100, 48_000)
    expected = np.sin(2 * np.pi * 440 * np.arange(16_000) / 16_000)
    np.testing.assert_allclose(heard[800:-800], expected[800:-800], atol=1e-3)


def test_16_bits_become_floats_exactly() -> None:
    every = np.arange(-32_768, 32_768, dtype=np.int16)
    np.testing.assert_array_equal(from_int16(every.tobytes()) * 32_768, every)
