"""The vowel-group rule against words counted by hand, and numbers as they are said."""

import tomllib
from pathlib import Path

import pytest

from greenroom.analysis.spoken import said
from greenroom.analysis.syllables import syllables

COUNTS = tomllib.loads(Path(__file__).with_name("syllable_counts.toml").read_text(encoding="utf-8"))
WORDS = [(word, int(count)) for count, words in COUNTS.items() for word in words.split()]


def test_there_are_enough_words() -> None:
    assert len(WORDS) >= 250


@pytest.mark.parametrize(("word", "count"), WORDS)
def test_words_counted_by_hand(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("70%", "seventy percent"),
        ("$200,000.", "two hundred thousand dollars"),
        ("1998", "nineteen ninety eight"),
        ("2005,", "two thousand five"),
        ("2010", "two thousand ten"),
        ("1905", "nineteen oh five"),
        ("1900", "nineteen hundred"),
        ("3.5", "three point five"),
        ("0", "zero"),
        ("007", "zero zero seven"),
        ("12", "twelve"),
        ("1,000,001", "one million one"),
        ("Q4", "q four"),
        ("well-known", "well known"),
        ("don’t", "don’t"),
        ("—", ""),
        ("...", ""),
    ],
)
def test_numbers_are_counted_as_they_are_said(written: str, spoken: str) -> None:
    assert " ".join(said(written)) == spoken
