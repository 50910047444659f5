"""A result in numbers is one: years, people, errands, places and hours of the day are none."""

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
        ("Complaints went from 40 to 20.", "went from 40 to 20"),
        ("Complaints went from forty to twenty a month.", "went from forty to twenty"),
        ("The team went from three people to eleven.", "went from three people to eleven"),
        ("We went from zero to fifty members in a year.", "went from zero to fifty"),
        ("The queue came down from an hour to ten minutes.", "came down from an hour to ten minutes"),
        ("I took it from six weeks down to four days.", "took it from six weeks down to four days"),
        ("That brought us from 12% to about 3%.", "brought us from 12% to about 3%"),
        ("We got it from about $900 to $650 a month.", "got it from about $900 to $650"),
        (
            "We brought it down from nine days to under three.",
            "brought it down from nine days to under three",
        ),
        ("Prices were raised by ten percent.", "raised by ten percent"),
        ("I raised two thousand euros for the hospice.", "raised two thousand euros"),
        ("My class raised $450.", "raised $450"),
        ("We raised attendance from 12 to 30.", "raised attendance from 12 to 30"),
        ("Errors are down by a third.", "down by a third"),
        ("Sales were up twenty-five percent.", "up twenty-five percent"),
        ("Waste is down to 4%.", "down to 4%"),
        ("It cut the time in half.", "cut the time in half"),
        ("The backlog shrank by twenty-one tickets.", "shrank by twenty-one tickets"),
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
        "Raised by two teachers, I always loved school.",
        "I was raised by two teachers.",
        "My mother raised four children on her own.",
        "We were raised on forty acres of land.",
        "I was raised by my aunt for six years.",
        "They raised three questions about it.",
        "I went from London to three other cities.",
        "We went from 2019 to 2021 without a manager.",
        "The bus went from gate two to gate four.",
        "I went from one job to two others.",
        "The course went from 9:00 to 17:00.",
        "The shift went from 9 to 5 p.m. on weekdays.",
        "I took calls from nine to five.",
        "I came from a family of six to a town of thousands.",
        "It took us from Monday to Friday and two cups of tea.",
        "We were up at six to bake.",
        "I was down to two options.",
        "I went up three floors and down two.",
        "I got from him two ideas.",
        "I came back from 3 weeks of leave to 400 emails.",
        "They raised a third child.",
    ],
)
def test_what_is_none(said: str) -> None:
    assert quoted(said) is None
