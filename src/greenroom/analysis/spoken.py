"""What counts as a word, how it is compared, and numbers as they are said."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest

from greenroom.analysis.lexicon import Lexicon
from greenroom.domain.transcript import Transcript, Word, WordKind

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *(
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))
_SIGNS = {
    "%": "percent",
    "$": "dollars",
    "£": "pounds",
    "€": "euros",
    "&": "and",
    "+": "plus",
    "=": "equals",
    "@": "at",
}
_MONEY = "$£€"
_PIECE = re.compile(r"[$£€]?\d(?:[\d,]*\d)?(?:\.\d+)?(?:(?:st|nd|rd|th|s)\b)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[%&+=@]")
_CUT_OFF = re.compile(r"[^\W\d_]+-[,.…]?")
_TRAILS_OFF = ("...", "…")
_JOINS_HALVES = frozenset({"and", "or", "to"})
_YEAR = range(1100, 2100)
_ENDS_SENTENCE = (".", "!", "?", "…")


def bare(text: str) -> str:
    """Give a word in lower case without the punctuation around it, for comparing."""
    return text.strip(" .,;:!?…\"“”()[]-–—'‘’").lower().replace("’", "'")


def ends_sentence(word: Word) -> bool:
    return word.text.rstrip("\"'”’)").endswith(_ENDS_SENTENCE)


def is_filled_pause(word: Word, lexicon: Lexicon) -> bool:
    """Tell a filled pause, whether it was heard as one or only written as one."""
    return word.kind is WordKind.FILLED_PAUSE or bare(word.text) in lexicon.filled_pauses


def cut_offs(words: Sequence[Word]) -> tuple[Word, ...]:
    """Give the words broken off in the middle: "mig-", or "mig... migration"; "pre- and post-" are whole."""
    return tuple(
        word
        for word, after in zip_longest(words, words[1:])
        if word.kind is WordKind.CUT_OFF or _is_cut_off(word.text, bare(after.text) if after else "")
    )


def _is_cut_off(text: str, after: str) -> bool:
    if _CUT_OFF.fullmatch(text):
        return after not in _JOINS_HALVES
    begun = bare(text)
    return text.endswith(_TRAILS_OFF) and len(begun) > 1 and after.startswith(begun) and after != begun


def counted(transcript: Transcript, lexicon: Lexicon) -> tuple[Word, ...]:
    """Give the words that figures count: neither filled pauses nor cut-offs nor bare punctuation."""
    broken = frozenset(cut_offs(transcript.words))
    return tuple(
        word
        for word in transcript.words
        if word not in broken and not is_filled_pause(word, lexicon) and said(word.text)
    )


def word_count(words: Iterable[Word]) -> int:
    """Count words as they are said: "70%" is two."""
    return sum(len(said(word.text)) for word in words)


@lru_cache(maxsize=4096)
def said(text: str) -> tuple[str, ...]:
    """Give a written word as the words that are said: "$1,200" is one thousand two hundred dollars."""
    return tuple(part for piece in _PIECE.findall(text.lower()) for part in _say(piece))


def _say(piece: str) -> Sequence[str]:
    if piece in _SIGNS:
        return (_SIGNS[piece],)
    if not any(sign.isdecimal() for sign in piece):  # the 2 of "m²" is a digit, but no number
        return (piece,)
    unit = [_SIGNS[piece[0]]] if piece[0] in _MONEY else []
    number, _, decimals = piece.strip(_MONEY).rstrip("stndrh").replace(",", "").partition(".")
    words = _year(number) if len(number) == 4 and "," not in piece and not decimals else _number(number)  # noqa: PLR2004
    return [*words, *(["point", *(_SMALL[int(digit)] for digit in decimals)] if decimals else []), *unit]


def _number(digits: str) -> list[str]:
    if (digits.startswith("0") and len(digits) > 1) or len(digits) > 12:  # noqa: PLR2004 - told digit by digit
        return [_SMALL[int(digit)] for digit in digits]
    return _cardinal(int(digits)) or ["zero"]


def _year(digits: str) -> list[str]:
    """Say 1998 as nineteen ninety-eight and 2005 as two thousand five."""
    century, rest = divmod(int(digits), 100)
    if int(digits) not in _YEAR or century % 10 == 0:
        return _number(digits)
    return [*_cardinal(century), *(_cardinal(rest) if rest > 9 else ["oh", _SMALL[rest]] if rest else ["hundred"])]  # noqa: PLR2004


def _cardinal(number: int) -> list[str]:
    """Say a whole number; nothing for 0."""
    for size, name in _GROUPS:
        if number >= size:
            return [*_cardinal(number // size), name, *_cardinal(number % size)]
    if number >= 20:  # noqa: PLR2004
        return [_TENS[number // 10], *_cardinal(number % 10)]
    return [_SMALL[number]] if number else []
