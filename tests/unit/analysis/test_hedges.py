"""Hedges in hedging use, and the same words in any other."""

import pytest

from greenroom.analysis.hedges import hedges
from tests.fakes.spoken import english, spoken

LEXICON = english()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("I think we were right.", ["I think"]),
        ("It was kind of hard.", ["kind of"]),
        ("What kind of work is it?", []),
        ("It is a kind of database.", []),
        ("This sort of problem is rare.", []),
        ("We sort of fixed it.", ["sort of"]),
        ("I just helped a bit.", ["just"]),
        ("It was a just cause.", []),
        ("I had just started there.", []),
        ("Just before noon it broke.", []),
        ("Not just the team but everyone.", []),
        ("Maybe, hopefully, it works. Probably.", ["Maybe", "hopefully", "Probably"]),
        ("I guess so.", ["I guess"]),
        ("Nobody can guess that.", []),
        ("Can I guess right?", []),
        ("What do I think? That we must begin.", []),
        ("I think of it every day.", []),
        ("I think through each step.", []),
        ("I have to think on my feet.", []),
        ("I believe in you.", []),
        ("I believe it was in May.", ["I believe"]),
        ("Or something like that.", ["Or something like that"]),
        ("He was kind. Of course we agreed.", []),
        ("We did what we could. I think it worked.", ["I think"]),
    ],
)
def test_hedges(said: str, found: list[str]) -> None:
    assert [hedge.text for hedge in hedges(spoken(said).transcript.words, LEXICON)] == found


def test_a_hedge_has_the_times_of_its_words() -> None:
    words = spoken("Then [1.0] I think we won.").transcript.words
    (hedge,) = hedges(words, LEXICON)
    assert (hedge.start_s, hedge.end_s) == (words[1].start_s, words[2].end_s)
