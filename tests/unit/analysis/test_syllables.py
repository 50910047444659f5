"""The vowel-group rule against words counted by hand and by a dictionary, and numbers as they are said."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.analysis.spoken import said
from greenroom.analysis.syllables import syllables

COUNTS = tomllib.loads(Path(__file__).with_name("syllable_counts.toml").read_text(encoding="utf-8"))
WORDS = [(word, int(count)) for count, words in COUNTS.items() for word in words.split()]
LABELLED = Path(__file__).resolve().parents[2] / "evals" / "labelled" / "syllables.toml"
DICTIONARY = {
    word: {int(count) for count in counts.split(",")}
    for counts, entry in tomllib.loads(LABELLED.read_text(encoding="utf-8")).items()
    for word in entry["words"].split()
}
GOLDEN = sorted((Path(__file__).resolve().parents[2] / "golden").glob("*.toml"))


def test_there_are_enough_words() -> None:
    assert len(WORDS) >= 250


@pytest.mark.parametrize(("word", "count"), WORDS)
def test_words_counted_by_hand(word: str, count: int) -> None:
    assert syllables(word) == count


def test_of_a_hundred_words_ninety_eight_have_the_dictionarys_count() -> None:
    assert len(DICTIONARY) >= 1500
    right = sum(syllables(word) in counts for word, counts in DICTIONARY.items())
    assert right >= 0.985 * len(DICTIONARY)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_syllables_of_an_answer_are_within_a_fiftieth_of_the_dictionarys(path: Path) -> None:
    spoken_words = [
        word for text in tomllib.loads(path.read_text(encoding="utf-8"))["said"].split() for word in said(text)
    ]
    known = [word for word in spoken_words if word in DICTIONARY]
    ours = sum(map(syllables, known))
    low, high = (sum(pick(DICTIONARY[word]) for word in known) for pick in (min, max))
    assert 0.98 * low <= ours <= 1.02 * high


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("70%", "seventy percent"),
        ("$200,000.", "two hundred thousand dollars"),
        ("1998", "nineteen ninety eight"),
        ("1998,", "nineteen ninety eight"),
        ("1990s", "nineteen ninety"),
        ("3sec", "three sec"),
        ("m²", "m²"),
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


@given(st.text("0123456789²①٣½,.$%stndrhé’-—", max_size=16) | st.text(max_size=8))
def test_whatever_is_written_can_be_said(written: str) -> None:
    assert all(said(written))
