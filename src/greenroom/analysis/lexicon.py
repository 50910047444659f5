"""The words of one language that analysis looks for; read from `assets/lexicons/<language>.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Phrase = tuple[str, ...]
"""Words in lower case without punctuation."""


class Place(StrEnum):
    """Where a phrase must stand to do what it is listed for."""

    ANYWHERE = "anywhere"
    ANSWER_START = "answer_start"
    SENTENCE_START = "sentence_start"
    SET_OFF = "set_off"
    """Between commas or the edges of its sentence."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A phrase, where it counts, and what makes it something else: words right after it or right before it."""

    words: Phrase
    not_before: tuple[Phrase, ...] = ()
    not_after: tuple[Phrase, ...] = ()
    places: frozenset[Place] = frozenset({Place.ANYWHERE})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what they do; expressions are ordered longest first, so that the first that fits is the right one.

    `clause_words` begin a clause, `open_words` hardly end one, `said_twice` are repeated for a reason.
    """

    language: str
    filled_pauses: frozenset[str]
    clause_words: frozenset[str]
    open_words: frozenset[str]
    said_twice: frozenset[str]
    hedges: tuple[Expression, ...]
    discourse_markers: tuple[Expression, ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Lexicon":
        """Read a lexicon.

        Raises:
            ValueError: a part is missing or not what it should be.
        """
        try:
            return cls(
                str(data["language"]),
                _words(data["filled_pauses"]),
                _words(data["clause_words"]),
                _words(data["open_words"]),
                _words(data["said_twice"]),
                _expressions(data["hedges"]),
                _expressions(data["discourse_markers"]),
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"the lexicon is broken: {error!r}") from error


def _expressions(rows: Iterable[Mapping[str, Any]]) -> tuple[Expression, ...]:
    return tuple(sorted(map(_expression, rows), key=lambda expression: len(expression.words), reverse=True))


def _expression(row: Mapping[str, Any]) -> Expression:
    return Expression(
        _phrase(row["phrase"]),
        _phrases(row.get("not_before", [])),
        _phrases(row.get("not_after", [])),
        frozenset(map(Place, row.get("places", [Place.ANYWHERE]))),
    )


def _words(texts: object) -> frozenset[str]:
    return frozenset(" ".join(phrase) for phrase in _phrases(texts))


def _phrase(text: str) -> Phrase:
    words = tuple(text.lower().split())
    if not words:
        raise ValueError("an empty phrase")
    return words


def _phrases(texts: object) -> tuple[Phrase, ...]:
    if not isinstance(texts, list):
        raise TypeError("a list of phrases is needed")
    return tuple(_phrase(text) for text in texts)
