"""A result in numbers is one: years, people and errands are none."""

import pytest

from greenroom.coaching.results import result_in_numbers
from greenroom.domain.transcript import Word


def quoted(said: str) -> str | None:
    return result_in_numbers([Word(text, i * 0.4, i * 0.4 + 0.3) for i, text in enumerate(said.split())])


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("Failures dropped by seventy percent in three months.", "dropped by seventy percent in three months"),
        ("We saved about $200,000 a year.", "saved about $200,000"),
        ("Sales grew from two to five million.", "grew from two to five million"),
    ],
)
def test_what_is_a_result(said: str, quote: str) -> None:
    assert quoted(said) == quote


@pytest.mark.parametrize(
    "said",
    [
        "I was raised in 1998 in Leeds.",
        "Then I went to two of the stores.",
        "It fell to me to talk to four people.",
        "We lost three customers.",
        "Some things improved and none got worse.",
    ],
)
def test_what_is_none(said: str) -> None:
    assert quoted(said) is None
