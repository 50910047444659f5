"""The English lexicon, and what is said of a broken one."""

from dataclasses import fields
from typing import Any

import pytest

from greenroom.analysis.lexicon import Lexicon, Repairs
from tests.fakes.spoken import english

WHOLE: dict[str, Any] = {
    "language": "xx",
    "filled_pauses": ["um"],
    "clause_words": ["and"],
    "open_words": ["the"],
    "repairs": {field.name: ["very"] for field in fields(Repairs)},
    "discourse_markers": [{"phrase": "you know", "otherwise": False, "cases": ["+ , _ ,"]}],
    "hedges": [{"phrase": "maybe"}, {"phrase": "I would say", "cases": ["- what _"]}],
}


def test_the_longest_phrase_comes_first() -> None:
    assert [hedge.words for hedge in Lexicon.from_data(WHOLE).hedges] == [("i", "would", "say"), ("maybe",)]


def test_no_english_phrase_stands_twice() -> None:
    for expressions in (english().hedges, english().discourse_markers):
        phrases = [expression.words for expression in expressions]
        assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {**WHOLE, "hedges": [{}]},
        {**WHOLE, "hedges": [{"phrase": " "}]},
        {**WHOLE, "hedges": [{"phrase": "maybe", "cases": "- what _"}]},
        {**WHOLE, "hedges": [{"phrase": "maybe", "cases": ["what _"]}]},
        {**WHOLE, "hedges": [{"phrase": "maybe", "cases": ["- what"]}]},
        {**WHOLE, "hedges": [{"phrase": "maybe", "cases": ["- @nothing _"]}]},
        {**WHOLE, "hedges": [{"phrase": "maybe", "cases": ["- what||how _"]}]},
        {**WHOLE, "hedges": [{"phrase": "maybe", "not_after": ["what"]}]},
        {**WHOLE, "classes": {"be": "am is"}},
        {**WHOLE, "filled_pauses": "um"},
        {**WHOLE, "clause_words": [3]},
        {**WHOLE, "discourse_markers": [{"phrase": "so", "cases": [3]}]},
    ],
)
def test_a_broken_lexicon_is_told(broken: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="lexicon is broken"):
        Lexicon.from_data(broken)
