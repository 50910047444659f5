"""The edges of the rules: where each begins to apply, from both sides, a word apart."""

import pytest

from greenroom.coaching.delivery import FAINT_DBFS, FAST_WPM, LOST_CONFIDENCE, SLOW_WPM
from tests.fakes.spoken import Voice
from tests.unit.coaching.test_advising import rule

WORD_S = 0.4  # at 150 words a minute


def lasting(seconds: float) -> str:
    """Give plain words of so many seconds without a pause, with a result at the end."""
    count = round(seconds / WORD_S)
    return " ".join(("we moved the shop " * count).split()[: count - 1]) + " worked. "


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(29.6, "much_too_short"), (30.4, "nothing"), (179.6, "nothing"), (180.4, "much_too_long")],
)
def test_the_length_of_a_story(seconds: float, expected: str) -> None:
    assert rule(lasting(seconds), "deadline") == expected


@pytest.mark.parametrize(
    ("count", "seconds", "expected"),
    [(5, 60.4, "nothing"), (6, 60.0, "fillers"), (2, 12.0, "nothing"), (3, 12.0, "fillers")],
)
def test_filled_pauses(count: int, seconds: float, expected: str) -> None:
    assert rule("{um} " * count + lasting(seconds - count * 0.4)) == expected


@pytest.mark.parametrize(
    ("pause", "count", "seconds", "expected"),
    [
        (1.0, 4, 40.0, "nothing"),
        (1.1, 4, 40.0, "long_pauses"),
        (1.1, 1, 20.0, "nothing"),
        (1.1, 2, 117.0, "long_pauses"),
        (1.1, 2, 121.0, "nothing"),
    ],
)
def test_long_pauses_within_clauses(pause: float, count: int, seconds: float, expected: str) -> None:
    said = f"we moved the [{pause}] shop " * count
    assert rule(said + lasting(seconds - count * (pause + 4 * WORD_S))) == expected


@pytest.mark.parametrize(
    ("count", "seconds", "expected"),
    [(2, 10.0, "nothing"), (3, 44.0, "hedges"), (3, 45.2, "nothing"), (4, 59.6, "hedges"), (4, 60.4, "nothing")],
)
def test_hedges(count: int, seconds: float, expected: str) -> None:
    assert rule("maybe we moved " * count + lasting(seconds - count * 3 * WORD_S)) == expected


@pytest.mark.parametrize(
    ("count", "seconds", "expected"),
    [
        (3, 10.0, "nothing"),
        (4, 29.6, "discourse_markers"),
        (4, 30.4, "nothing"),
        (8, 59.6, "discourse_markers"),
        (8, 60.4, "nothing"),
    ],
)
def test_filler_words(count: int, seconds: float, expected: str) -> None:
    assert rule("basically we moved " * count + lasting(seconds - count * 3 * WORD_S)) == expected


@pytest.mark.parametrize(
    ("voice", "expected"),
    [
        (Voice(SLOW_WPM - 1), "slow"),
        (Voice(SLOW_WPM + 1), "nothing"),
        (Voice(FAST_WPM + 1, confidence=LOST_CONFIDENCE - 0.01), "fast"),
        (Voice(FAST_WPM - 1, confidence=LOST_CONFIDENCE - 0.01), "nothing"),
        (Voice(FAST_WPM + 1, confidence=LOST_CONFIDENCE + 0.01), "nothing"),
        (Voice(level_dbfs=FAINT_DBFS - 0.5), "faint"),
        (Voice(level_dbfs=FAINT_DBFS + 0.5), "nothing"),
        (Voice(clipped_share=0.0008), "nothing"),
        (Voice(clipped_share=0.0012), "clipped"),
    ],
)
def test_pace_and_recording(voice: Voice, expected: str) -> None:
    assert rule(lasting(60 * WORD_S), voice=voice) == expected


@pytest.mark.parametrize(
    ("general", "done", "expected"),
    [(3, 0, "nothing"), (4, 0, "no_story"), (4, 3, "no_story"), (4, 4, "nothing"), (9, 9, "nothing")],
)
def test_what_usually_happens(general: int, done: int, expected: str) -> None:
    """Present forms tell no act."""
    said = "usually people ask the shop, " * general + "then I asked people there. " * done
    filling = "people ask the shop there " * 12
    assert rule(f"{said} {filling} it works, so it is solved.", "deadline") == expected


@pytest.mark.parametrize(("seconds", "expected"), [(29.6, "no_answer"), (30.4, "nothing")])
def test_saying_that_nothing_comes_to_mind(seconds: float, expected: str) -> None:
    said = "nothing comes to mind "
    assert rule(said + lasting(seconds - 4 * WORD_S), "deadline") == expected
