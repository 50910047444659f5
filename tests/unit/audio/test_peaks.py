"""Peaks for waveforms."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from greenroom.audio.peaks import Peaks


@given(st.lists(st.lists(st.floats(-1, 1, width=32), max_size=50), max_size=20))
def test_blocks_change_nothing(blocks: list[list[float]]) -> None:
    sound = np.array([x for block in blocks for x in block], dtype=np.float32)
    peaks = Peaks(100, 0.1)
    for block in blocks:
        peaks.add(np.array(block, dtype=np.float32))
    assert peaks.all() == tuple(float(np.abs(sound[i : i + 10]).max()) for i in range(0, len(sound), 10))


def test_the_newest_are_whole_steps_oldest_first() -> None:
    peaks = Peaks(10, 0.2)
    peaks.add(np.array([0.1, -0.2, 0.3, 0.1, -0.5, 0.2, 0.9], dtype=np.float32))
    np.testing.assert_allclose(peaks.newest(2), (0.3, 0.5))
    np.testing.assert_allclose(peaks.newest(9), (0.2, 0.3, 0.5))
    assert peaks.newest(0) == ()
    assert Peaks(10).all() == ()
