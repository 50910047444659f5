"""What came of it: the results an answer names, with numbers where it has them."""

import re
from collections.abc import Iterator, Sequence

from greenroom.analysis.spoken import bare, ends_sentence
from greenroom.domain.transcript import Word


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CHANGES = _set(
    "dropped drop fell rose grew increased decreased reduced cut saved doubled tripled halved improved raised "
    "gained earned sold shrank lowered won shortened recovered reached"
)
"""Verbs of change: with a number near them they tell a result in a number."""

_OUTCOMES = _set(
    "result results outcome eventually finally ultimately since successful successfully succeeded solved fixed "
    "learned learnt lesson won promoted praised thanked improved dropped fell rose grew increased reduced saved "
    "doubled halved achieved delivered shipped launched released finished completed signed renewed stayed adopted "
    "approved agreed worked working paid happy pleased grateful now today still stopped failed lost"
)
"""Words of which at least one stands in nearly every result. A long list on purpose: telling somebody that no
result was heard when there was one does more harm than staying silent."""

_OUTCOME_PHRASES = (
    ("in", "the", "end"),
    ("after", "that"),
    ("ended", "up"),
    ("turned", "out"),
    ("from", "then", "on"),
    ("on", "time"),
    ("in", "time"),
    ("went", "live"),
    ("so", "that", "was"),
)

_NUMBERS = _set(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand "
    "thousands million billion half third quarter twice"
)
_UNITS = _set(
    "percent percentage points dollars euros pounds hours minutes seconds days weeks months years people "
    "customers users teams times nights jobs calls orders tickets countries stores schools a"
)
_PEOPLE = _set("me us him her them you")
_NO_CHANGE = {
    "raised": _PEOPLE | {"in"},
    "fell": _PEOPLE | {"on", "behind"},
    "reached": {"out"},
    "dropped": {"off"},
}
"""Words among the two after the verb that make it tell of no figure: "raised in Leeds", "fell to me"."""
_YEAR = re.compile(r"(1[89]|20)\d\d")
_REACH = 8
"""How many words after the verb its number may stand."""


def has_result(words: Sequence[Word]) -> bool:
    """Tell whether any word of an outcome is there."""
    tokens = tuple(bare(word.text) for word in words)
    phrases = (tokens[at : at + len(p)] == p for p in _OUTCOME_PHRASES for at in range(len(tokens)))
    return not _OUTCOMES.isdisjoint(tokens) or any(phrases) or result_in_numbers(words) is not None


def result_in_numbers(words: Sequence[Word]) -> str | None:
    """Quote the first change that has a number ("dropped by seventy percent"); None where there is none."""
    return next(_quotes(words), None)


def _quotes(words: Sequence[Word]) -> Iterator[str]:
    for at, word in enumerate(words):
        verb = bare(word.text)
        if verb in _CHANGES and not ends_sentence(word):
            reach = _within_sentence(words[at + 1 : at + 1 + _REACH])
            numbers = [i for i, other in enumerate(reach) if _is_number(other)]
            if numbers and _NO_CHANGE.get(verb, frozenset()).isdisjoint(bare(other.text) for other in reach[:2]):
                last = numbers[-1] + 1
                if last < len(reach) and bare(reach[last].text) in _UNITS - {"a"}:
                    last += 1
                yield " ".join(w.text for w in (word, *reach[:last])).strip(" .,;:!?…")


def _within_sentence(words: Sequence[Word]) -> Sequence[Word]:
    end = next((i + 1 for i, word in enumerate(words) if ends_sentence(word)), len(words))
    return words[:end]


def _is_number(word: Word) -> bool:
    token = bare(word.text)
    return token in _NUMBERS or (any(sign.isdigit() for sign in token) and not _YEAR.fullmatch(token))
