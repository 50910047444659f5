"""Looking for what was said: what is searched for, and where it was found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from greenroom.domain.take import Take
from greenroom.domain.transcript import Transcript, WordKind

CONTEXT_WORDS = 6
"""How many words stand before and after what was found; own judgement: a line in a list."""

_QUOTES = str.maketrans("“”„«»", '"' * 5)
_PIECE = re.compile(r'"([^"]*)("?)|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; where not `exact`, the last of them is the beginning of a word."""

    words: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where it is said: the words as they stand in the transcript, and those around them."""

    start_s: float
    before: str
    said: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """A take in which everything that was searched for is said; `hits` in the order of time."""

    take: Take
    hits: tuple[Hit, ...]


def terms(text: str) -> tuple[Term, ...]:
    """Read what was typed: words between quotes as they are, any other as the beginning of one.

    A quotation that is not closed is still being typed: its last word is a beginning too.
    """
    pieces = _PIECE.findall(text.translate(_QUOTES))
    found = (Term(quoted or word, exact=bool(closed)) for quoted, closed, word in pieces)
    return tuple(term for term in found if any(map(str.isalnum, term.words)))


def searchable(transcript: Transcript) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Give the words that can be found and when each begins; filled pauses would tear phrases apart."""
    words = [word for word in transcript.words if word.kind is not WordKind.FILLED_PAUSE]
    return tuple(_plain(word.text) for word in words), tuple(word.start_s for word in words)


def hit_at(words: Sequence[str], starts_s: Sequence[float], first: int, last: int) -> Hit:
    """Give the hit from word `first` to word `last`."""
    return Hit(
        start_s=starts_s[first],
        before=" ".join(words[max(0, first - CONTEXT_WORDS) : first]),
        said=" ".join(words[first : last + 1]),
        after=" ".join(words[last + 1 : last + 1 + CONTEXT_WORDS]),
    )


def _plain(word: str) -> str:
    """Leave out line ends and control signs, which separate and mark words in the index."""
    return "".join(sign if sign.isprintable() else " " for sign in word).strip()
