"""Which takes the list shows, and how that is remembered."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.gui.takes.filtering import (
    ALL,
    FIRST_DAY,
    LAST_DAY,
    Period,
    TakeFilter,
    from_text,
    question_key,
    to_text,
)
from tests.fakes.answers import a_take

NOW = datetime(2026, 11, 22, 9, 30).astimezone()
KINDS: tuple[tuple[int, int, dict[str, object]], ...] = (
    (0, 0, {}),
    (1, 23, {"headline": None}),
    (6, 0, {"question_id": None, "question_text": "My own"}),
    (7, 23, {"question_id": None, "question_text": ""}),
    (29, 0, {}),
    (30, 23, {"headline": None}),
)
"""Days ago, the hour, and what is different from a usual take."""

TAKES = tuple(
    a_take(number, id=str(number), recorded_at=NOW.replace(hour=hour) - timedelta(days=days), **changes)
    for number, (days, hour, changes) in enumerate(KINDS)
)


def ids(chosen: TakeFilter) -> str:
    return "".join(take.id for take in chosen.chosen(TAKES, NOW))


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (ALL, "012345"),
        (TakeFilter(period=Period.TODAY), "0"),
        (TakeFilter(period=Period.WEEK), "012"),
        (TakeFilter(period=Period.MONTH), "01234"),
        (TakeFilter(since=date(2026, 11, 16), until=date(2026, 11, 21)), "12"),
        (TakeFilter(since=date(2026, 11, 16)), "012"),
        (TakeFilter(until=date(2026, 11, 15)), "345"),
        (TakeFilter(measured=True), "0234"),
        (TakeFilter(measured=False), "15"),
        (TakeFilter(question="My own"), "2"),
        (TakeFilter(question=""), "3"),
        (TakeFilter(question="failing-system", measured=False), "15"),
    ],
)
def test_only_what_is_asked_for_is_shown(chosen: TakeFilter, left: str) -> None:
    assert ids(chosen) == left


def test_days_are_those_of_the_clock_on_the_wall() -> None:
    east = NOW.astimezone(timezone(timedelta(hours=9)))
    since, until = TakeFilter(period=Period.TODAY).span(east)
    assert until is None
    assert since is not None
    assert since.astimezone().strftime("%H:%M") == "00:00"


def test_a_question_is_known_by_its_id_or_its_text() -> None:
    assert [question_key(take) for take in TAKES[1:4]] == ["failing-system", "My own", ""]


@given(
    st.builds(
        TakeFilter,
        st.none() | st.text(),
        st.none() | st.sampled_from(Period),
        st.none() | st.dates(FIRST_DAY, LAST_DAY),
        st.none() | st.dates(FIRST_DAY, LAST_DAY),
        st.none() | st.booleans(),
    )
)
def test_what_is_remembered_is_what_was_chosen(chosen: TakeFilter) -> None:
    assert from_text(to_text(chosen)) == chosen
    assert all(moment is None or moment.tzinfo for moment in chosen.span(NOW))


@pytest.mark.parametrize("day", [date.max, date.min, date(1969, 12, 31)])
@pytest.mark.parametrize("end", ["since", "until"])
def test_a_day_that_no_clock_can_tell_filters_nothing(day: date, end: str) -> None:
    assert from_text(to_text(TakeFilter(**{end: day}))) == ALL  # type: ignore[arg-type]


@pytest.mark.parametrize("kept", ["", "x", "[]", "{}", '{"period": "aeon"}', '{"colour": 1}', "null", "3"])
def test_what_makes_no_sense_filters_nothing(kept: str) -> None:
    assert from_text(kept) == ALL


def test_a_condition_is_taken_away_alone() -> None:
    chosen = TakeFilter("q", since=date(2026, 1, 1), until=date(2026, 1, 2), measured=True)
    assert chosen.without("since", "until") == TakeFilter("q", measured=True)
