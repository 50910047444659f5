"""The waveform in small."""

from hypothesis import given
from hypothesis import strategies as st

from greenroom.domain.take import OUTLINE_STEPS, outline_of


@given(st.lists(st.floats(0, 1), max_size=500))
def test_the_loudest_is_full_and_none_is_left_out(peaks: list[float]) -> None:
    outline = outline_of(peaks)
    assert len(outline) == min(OUTLINE_STEPS, len(peaks))
    if peaks and max(peaks) >= 0.1:
        assert max(outline) == 255


def test_a_silent_room_stays_flat() -> None:
    assert max(outline_of([0.004] * 1000)) <= 11


def test_each_step_shows_its_loudest() -> None:
    peaks = [0.0] * 480
    peaks[25] = 0.5
    peaks[479] = 1.0
    assert [place for place, height in enumerate(outline_of(peaks)) if height] == [2, 47]
