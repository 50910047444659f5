"""Finds phrases among words, whatever their case and punctuation."""

from collections.abc import Iterator, Sequence

from greenroom.analysis.spoken import bare, ends_sentence
from greenroom.domain.transcript import Word

MOST_QUOTED = 14
"""Words of a quotation; a longer one is no longer recognised at a glance: own judgement."""


class Phrases:
    """Some phrases, kept by their first words."""

    def __init__(self, phrases: str) -> None:
        """Take phrases in lower case, parted by commas; of two that begin alike the longer is found."""
        each = {tuple(phrase.split()) for phrase in phrases.split(",")}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for tokens in sorted(each, key=len, reverse=True):
            self._by_first.setdefault(tokens[0], []).append(tokens)

    def __contains__(self, word: str) -> bool:
        """Tell whether a single word is one of the phrases."""
        return (word,) in self._by_first.get(word, ())

    def length_at(self, tokens: Sequence[str], at: int) -> int:
        """Give how many words the phrase at a place has, 0 where none stands."""
        found = (p for p in self._by_first.get(tokens[at], ()) if tuple(tokens[at : at + len(p)]) == p)
        return len(next(found, ()))


def found(words: Sequence[Word], phrases: Phrases) -> Iterator[Sequence[Word]]:
    """Give the words of each phrase, in time order and apart from each other."""
    tokens = tuple(bare(word.text) for word in words)
    at = 0
    while at < len(words):
        length = phrases.length_at(tokens, at)
        if length:
            yield words[at : at + length]
        at += max(1, length)


def sentences(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cut at the ends of sentences, as punctuated by the speech model."""
    first = 0
    for at, word in enumerate(words, 1):
        if ends_sentence(word) or at == len(words):
            yield words[first:at]
            first = at


def quoted(words: Sequence[Word]) -> str:
    """Write words as a quotation: at most `MOST_QUOTED`, no punctuation around it."""
    text = " ".join(word.text for word in words[:MOST_QUOTED]).strip(" .,;:!?…")
    return f"{text} …" if len(words) > MOST_QUOTED else text
