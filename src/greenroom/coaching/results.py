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
    "customers users teams times nights jobs calls orders tickets countries stores schools"
)
_PEOPLE = _set("me us him her them you")
_NO_CHANGE = {
    "raised": _PEOPLE | {"in"},
    "fell": _PEOPLE | {"on", "behind"},
    "reached": {"out"},
    "dropped": {"off"},
}
"""Words among the two after the verb that make it tell of no figure: "raised in Leeds", "fell to me"."""

_MOVES = _set("went came got took brought")
"""Verbs of motion tell a result only in "went from 40 to 20"."""

_NEED_MONEY_OR_SHARE = _set("raised up down")
"""Children are raised and people are up at six: these tell a result of money, of a share, or "from 12 to 30"."""

_IS = _set("is are was were be been")
_ABOUT = "(about |around |nearly |almost |just |over |under )*"
_FROM_TO = re.compile(
    rf"from {_ABOUT}([#$]|one(?= to)|nothing|an? (hour|day|week|month|year))( [a-z]+){{0,3}}"
    rf" to {_ABOUT}[#$](?! (o'clock|am|pm|a\.m|p\.m)\b)"
)
_MOVED = re.compile(r"((it|us|them|this|that|me|down|up|all the way|straight) )*" + _FROM_TO.pattern)
_MONEY_OR_SHARE = re.compile(r"[$]|# (percent|percentage|points|dollars|euros|pounds)\b|\bby a #")
"""Read in words whose numbers were replaced by `#`, those with a sign or a great one in them by `$`."""

_GREAT = _set("hundred hundreds thousand thousands million billion")
_SIGN = re.compile(r"[$£€%]")
_CLOCK = re.compile(r"\d:\d\d")
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
        is_state = verb in ("up", "down") and at > 0 and bare(words[at - 1].text) in _IS
        if (is_state or verb in _CHANGES or verb in _MOVES) and not ends_sentence(word):
            reach = _within_sentence(words[at + 1 : at + 1 + _REACH])
            if _tells_figure(verb, reach):
                yield " ".join(w.text for w in (word, *_to_its_figure(reach))).strip(" .,;:!?…")


def _tells_figure(verb: str, reach: Sequence[Word]) -> bool:
    """Tell whether the words after a verb of change give it a figure."""
    pattern = " ".join(map(_token, reach))
    if verb in _MOVES:
        return _MOVED.match(pattern) is not None
    if not _NO_CHANGE.get(verb, frozenset()).isdisjoint(pattern.split()[:2]):
        return False
    if verb in _NEED_MONEY_OR_SHARE:
        return bool(_MONEY_OR_SHARE.search(pattern) or _FROM_TO.search(pattern))
    return any(map(_is_number, reach))


def _to_its_figure(reach: Sequence[Word]) -> Sequence[Word]:
    """Give the words up to the last number and its unit."""
    end = max(i for i, word in enumerate(reach) if _is_number(word)) + 1
    return reach[: end + 1] if end < len(reach) and bare(reach[end].text) in _UNITS else reach[:end]


def _within_sentence(words: Sequence[Word]) -> Sequence[Word]:
    end = next((i + 1 for i, word in enumerate(words) if ends_sentence(word)), len(words))
    return words[:end]


def _token(word: Word) -> str:
    if not _is_number(word):
        return bare(word.text)
    return "$" if _SIGN.search(word.text) or bare(word.text) in _GREAT else "#"


def _is_number(word: Word) -> bool:
    token = bare(word.text)
    if any(sign.isdigit() for sign in token):
        return not (_YEAR.fullmatch(token) or _CLOCK.search(token))
    return all(part in _NUMBERS or (part == "one" and part != token) for part in token.split("-"))
