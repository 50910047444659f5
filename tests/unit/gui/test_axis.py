"""Where a moment lies, and how peaks are drawn together."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from greenroom.gui.charts.axis import TimeAxis, columns

AXIS = TimeAxis(duration_s=60.0, left=10.0, width=600.0)


def test_ends_and_middle() -> None:
    assert [AXIS.x(at_s) for at_s in (0.0, 30.0, 60.0)] == [10.0, 310.0, 610.0]


@given(st.floats(0.0, 60.0))
def test_there_and_back(at_s: float) -> None:
    assert abs(AXIS.at_s(AXIS.x(at_s)) - at_s) < 1e-9


def test_beside_the_waveform_is_kept_within_the_sound() -> None:
    assert (AXIS.at_s(-50.0), AXIS.at_s(9999.0)) == (0.0, 60.0)


@given(st.floats(0.5, 7200.0), st.floats(100.0, 3000.0), st.floats(40.0, 100.0))
def test_ticks_are_apart_and_within(duration_s: float, width: float, apart: float) -> None:
    axis = TimeAxis(duration_s, 0.0, width)
    places = [axis.x(tick) for tick in axis.ticks(apart)]
    assert places[0] == 0.0
    assert all(later - earlier >= apart - 1e-6 for earlier, later in pairwise(places))
    assert places[-1] <= width + 1e-6


def test_no_sound_has_no_ticks() -> None:
    assert TimeAxis(0.0, 0.0, 100.0).ticks(50.0) == ()


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=400), st.integers(1, 300))
def test_the_loudest_peak_is_never_lost(peaks: list[float], count: int) -> None:
    drawn = columns(tuple(peaks), count)
    assert len(drawn) == count
    assert max(drawn) <= max(peaks)
    if count <= len(peaks):
        assert max(drawn) == max(peaks)
