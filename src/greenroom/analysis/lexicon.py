"""The words of one language that analysis looks for; read from `assets/lexicons/<language>.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Phrase = tuple[str, ...]
"""Words in lower case without punctuation."""


@dataclass(frozen=True, slots=True)
class HedgePhrase:
    """A hedge and what makes the same words something else: the words right after them and right before them."""

    words: Phrase
    not_before: tuple[Phrase, ...] = ()
    not_after: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what they do; `hedges` are ordered longest first, so that the first that fits is the right one.

    `clause_words` begin a clause, `open_words` hardly end one.
    """

    language: str
    filled_pauses: frozenset[str]
    clause_words: frozenset[str]
    open_words: frozenset[str]
    hedges: tuple[HedgePhrase, ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Lexicon":
        """Read a lexicon.

        Raises:
            ValueError: a part is missing or not what it should be.
        """
        try:
            hedges = [_hedge(row) for row in data["hedges"]]
            hedges.sort(key=lambda hedge: len(hedge.words), reverse=True)
            return cls(
                str(data["language"]),
                _words(data["filled_pauses"]),
                _words(data["clause_words"]),
                _words(data["open_words"]),
                tuple(hedges),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"the lexicon is broken: {error!r}") from error


def _hedge(row: Mapping[str, Any]) -> HedgePhrase:
    return HedgePhrase(
        _phrase(row["phrase"]), _phrases(row.get("not_before", [])), _phrases(row.get("not_after", []))
    )


def _words(texts: object) -> frozenset[str]:
    return frozenset(" ".join(phrase) for phrase in _phrases(texts))


def _phrase(text: str) -> Phrase:
    words = tuple(text.lower().split())
    if not words:
        raise ValueError("the lexicon is broken: an empty phrase")
    return words


def _phrases(texts: object) -> tuple[Phrase, ...]:
    if not isinstance(texts, list):
        raise TypeError("a list of phrases is needed")
    return tuple(_phrase(text) for text in texts)
