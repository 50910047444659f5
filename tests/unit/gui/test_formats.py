"""Durations read 1:24, dates read today 14:02."""

from datetime import datetime, timedelta

import pytest

from greenroom.gui.formats import day_time, duration, left

NOW = datetime(2026, 11, 22, 18, 30).astimezone()


@pytest.mark.parametrize(
    ("seconds", "read"), [(0, "0:00"), (9.99, "0:09"), (84, "1:24"), (600, "10:00"), (3723, "1:02:03")]
)
def test_duration(seconds: float, read: str) -> None:
    assert duration(seconds) == read


@pytest.mark.parametrize(
    ("ago", "read"),
    [
        (timedelta(hours=4, minutes=28), "today 14:02"),
        (timedelta(hours=18, minutes=31), "yesterday 23:59"),
        (timedelta(days=3), "Thu 18:30"),
        (timedelta(days=20), "2 Nov 18:30"),
        (timedelta(days=400), "18 Oct 2025 18:30"),
        (timedelta(days=-1), "23 Nov 18:30"),
    ],
)
def test_day_time(ago: timedelta, read: str) -> None:
    assert day_time(NOW - ago, NOW) == read


@pytest.mark.parametrize(
    ("seconds", "read"),
    [
        (2, "A few seconds left."),
        (43, "About 45 seconds left."),
        (61, "About 1 minute left."),
        (200, "About 3 minutes left."),
    ],
)
def test_left(seconds: float, read: str) -> None:
    assert left(seconds) == read
