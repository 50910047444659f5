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
        ("It saved us three hours a week.", "saved us three hours"),
        ("We raised the share to ninety percent.", "raised the share to ninety percent"),
        ("Errors fell to two percent.", "fell to two percent"),
        ("We reached ten thousand users.", "reached ten thousand users"),
        ("Sales grew from two to five million.", "grew from two to five million"),
    ],
)
def test_what_is_a_result(said: str, quote: str) -> None:
    assert quoted(said) == quote


@pytest.mark.parametrize(
    "said",
    [
        "I was raised in 1998 in Leeds.",
        "I was raised in Leeds with two brothers.",
        "I reached out to five customers.",
        "The launch fell on the third of May.",
        "Then I went to two of the stores.",
        "It fell to me to talk to four people.",
        "We lost three customers.",
        "Some things improved and none got worse.",
    ],
)
def test_what_is_none(said: str) -> None:
    assert quoted(said) is None
