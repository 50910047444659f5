"""Where a moment lies, what is in view, and how peaks are drawn together."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.gui.charts.axis import Peaks, TimeAxis, View

AXIS = TimeAxis(duration_s=60.0, left=10.0, width=600.0)
HOUR_S = 3600.0


def test_ends_and_middle() -> None:
    assert [AXIS.x(at_s) for at_s in (0.0, 30.0, 60.0)] == [10.0, 310.0, 610.0]


@given(st.floats(0.0, 60.0), st.floats(0.0, 1000.0))
def test_there_and_back(at_s: float, start_s: float) -> None:
    axis = TimeAxis(60.0, 10.0, 600.0, start_s)
    assert abs(axis.at_s(axis.x(start_s + at_s)) - start_s - at_s) < 1e-9


def test_beside_the_waveform_is_kept_within_the_sound() -> None:
    assert (AXIS.at_s(-50.0), AXIS.at_s(9999.0)) == (0.0, 60.0)


@given(st.floats(0.5, 7200.0), st.floats(100.0, 3000.0), st.floats(40.0, 100.0), st.floats(0.0, 5000.0))
def test_ticks_are_apart_and_within(duration_s: float, width: float, apart: float, start_s: float) -> None:
    axis = TimeAxis(duration_s, 0.0, width, start_s)
    places = [axis.x(tick) for tick in axis.ticks(apart)]
    assert start_s > 0 or places[0] == 0.0
    assert all(later - earlier >= apart - 1e-6 for earlier, later in pairwise(places))
    assert all(-1e-6 <= place <= width + 1e-6 for place in places)


def test_no_sound_has_no_ticks() -> None:
    assert TimeAxis(0.0, 0.0, 100.0).ticks(50.0) == ()


@given(st.floats(0.5, 7200.0), st.lists(st.tuples(st.floats(0.1, 10.0), st.floats(0.0, 1.0)), max_size=8))
def test_a_view_stays_within_the_sound_and_keeps_what_one_looks_at(
    whole_s: float, steps: list[tuple[float, float]]
) -> None:
    view = View.of_all(whole_s)
    for factor, share in steps:
        around_s = view.start_s + share * view.duration_s
        closer = view.zoomed(factor, around_s)
        assert -1e-6 <= closer.start_s < closer.end_s <= whole_s + 1e-6
        assert closer.start_s - 1e-6 <= around_s <= closer.end_s + 1e-6
        view = closer


def test_a_moment_keeps_its_place_while_one_zooms() -> None:
    closer = View.of_all(60.0).zoomed(2.0, 20.0)
    assert (closer.start_s, closer.end_s) == (10.0, 40.0)
    assert closer.zoomed(0.5, 20.0).is_all


def test_one_zooms_no_closer_than_two_seconds() -> None:
    assert View.of_all(60.0).zoomed(1e6, 30.0).duration_s == 2.0
    assert View.of_all(1.0).zoomed(4.0, 0.5).is_all


def test_the_view_turns_the_page_before_what_is_heard_leaves_it() -> None:
    view = View.of_all(60.0).zoomed(6.0, 0.0)
    assert view.with_moment(9.0) is view
    later = view.with_moment(9.8)
    assert later.start_s == pytest.approx(8.8)
    assert later.with_moment(3.0).start_s == pytest.approx(2.0)
    assert later.with_moment(59.9).end_s == 60.0


@given(st.lists(st.floats(0.0, 1.0, width=32), min_size=1, max_size=400), st.integers(1, 300))
def test_the_loudest_peak_is_never_lost(peaks: list[float], count: int) -> None:
    drawn = Peaks(peaks).columns(0.0, 1.0, count)
    assert len(drawn) == count
    assert max(drawn) == max(peaks)


@given(st.integers(1, 3000), st.integers(1, 300), st.floats(0.0, 0.9), st.floats(0.05, 1.0))
def test_a_column_holds_what_lies_in_it_and_little_else(total: int, count: int, low: float, wide: float) -> None:
    high = min(1.0, low + wide)
    loud = int((low + high) / 2 * total)
    peaks = [0.0] * total
    peaks[loud] = 1.0
    drawn = Peaks(peaks).columns(low, high, count)
    each = total * (high - low) / count
    hit = [place for place, peak in enumerate(drawn) if peak == 1.0]
    assert hit
    for place in hit:
        assert low * total + place * each - max(1.0, each) <= loud + 1
        assert loud <= low * total + (place + 1) * each + max(1.0, each)


def test_an_hour_is_drawn_as_fast_as_a_minute() -> None:
    peaks = Peaks([0.5] * round(HOUR_S / 0.02))
    peaks.columns(0.0, 1.0, 240)
    begun = perf_counter()
    for place in range(100):
        peaks.columns(place / 200, place / 200 + 0.5, 240)
    assert (perf_counter() - begun) / 100 < 0.004
