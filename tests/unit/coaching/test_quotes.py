"""What may be praised, in the speaker's own words; what only sounds like it is not."""

from collections.abc import Callable, Sequence

import pytest

from greenroom.coaching.phrases import MOST_QUOTED, quoted, sentences
from greenroom.coaching.quotes import about_them, example, outcome, thanks
from greenroom.domain.transcript import Word

Quote = Callable[[Sequence[Word]], str | None]


def words(said: str) -> list[Word]:
    return [Word(text, i * 0.4, i * 0.4 + 0.3) for i, text in enumerate(said.split())]


@pytest.mark.parametrize(
    ("quote", "said", "expected"),
    [
        (outcome, "We had no time. So we cut it, and in the end it was done.", "in the end it was done"),
        (outcome, "We tried. As a result it failed. Since then I ask.", "Since then I ask"),
        (outcome, "In the end that was it. But first we had to go to the shop and to the bank.", None),
        (outcome, "We met at the end of the road and we went home.", None),
        (example, "I like it. Two years ago I fixed one. Last year I fixed two.", "Two years ago I fixed one"),
        (example, "Two years ago it rained.", None),
        (example, "I fixed one.", None),
        (example, "My son is in his last year, and I moved here.", None),
        (about_them, "I came early, and your drivers let me in, which was kind.", "and your drivers let me in"),
        (about_them, "I read that you opened a second shop.", "I read that you opened a second shop"),
        (about_them, "You do your best and you hope that your day is good.", None),
        (thanks, "So thank you for the tour, and goodbye.", "thank you for the tour"),
        (thanks, "Thank you. Goodbye.", None),
    ],
)
def test_what_is_quoted(quote: Quote, said: str, expected: str | None) -> None:
    assert quote(words(said)) == expected


def test_a_long_quotation_is_cut_and_says_so() -> None:
    said = words("one two three four five six seven eight nine ten eleven twelve thirteen fourteen, fifteen")
    assert quoted(said) == "one two three four five six seven eight nine ten eleven twelve thirteen fourteen …"
    assert quoted(said[:MOST_QUOTED]).endswith("fourteen")


def test_sentences_hold_every_word_once() -> None:
    said = words("One. Two words! And no end")
    assert [len(sentence) for sentence in sentences(said)] == [1, 2, 3]
    assert list(sentences([])) == []
