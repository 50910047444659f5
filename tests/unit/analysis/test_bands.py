"""The ranges that are drawn."""

from greenroom.analysis.bands import FILLERS_PER_MINUTE, PACE_WPM, length_band
from greenroom.domain.measures import Band
from tests.unit.coaching.test_golden import QUESTIONS


def test_a_band_holds_its_ends() -> None:
    assert PACE_WPM.holds(110.0)
    assert PACE_WPM.holds(190.0)
    assert not PACE_WPM.holds(190.1)
    assert not FILLERS_PER_MINUTE.holds(5.01)


def test_a_question_has_a_band_and_free_talk_none() -> None:
    assert length_band(QUESTIONS["disagreed"]) == Band(60.0, 120.0, "s")
    assert length_band(None) is None
