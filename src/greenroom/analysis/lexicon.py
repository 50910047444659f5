"""The words of one language that analysis looks for; read from `assets/lexicons/<language>.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from greenroom.analysis.contexts import Case, WordClass, case

Phrase = tuple[str, ...]
"""Words in lower case without punctuation."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A phrase, and the cases that tell whether it counts where it stands; `otherwise` holds where none fits."""

    words: Phrase
    cases: tuple[Case, ...] = ()
    otherwise: bool = True


@dataclass(frozen=True, slots=True)
class Repairs:
    """What tells repetitions and restarts from what is doubled on purpose or by grammar; phrases are joined.

    `said_twice` are repeated for a reason, `across` may end one clause and begin the next. A restart begins as
    before, with one of `subjects` (of these `people` stand for each other) or `openings`, or swaps `articles`.
    What it gives up ends in a `dangling` word, or in one of `auxiliaries` before a comma; after `answers` either
    may end a clause.
    """

    said_twice: frozenset[str]
    across: frozenset[str]
    articles: frozenset[str]
    subjects: frozenset[str]
    people: frozenset[str]
    openings: frozenset[str]
    dangling: frozenset[str]
    auxiliaries: frozenset[str]
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what they do; expressions are ordered longest first, so that the first that fits is the right one.

    `clause_words` begin a clause, `open_words` hardly end one.
    """

    language: str
    filled_pauses: frozenset[str]
    clause_words: frozenset[str]
    open_words: frozenset[str]
    repairs: Repairs
    hedges: tuple[Expression, ...]
    discourse_markers: tuple[Expression, ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Lexicon":
        """Read a lexicon.

        Raises:
            ValueError: a part is missing or not what it should be.
        """
        try:
            classes = _classes(data.get("classes", {}))
            return cls(
                str(data["language"]),
                _words(data["filled_pauses"]),
                _words(data["clause_words"]),
                _words(data["open_words"]),
                Repairs(**{field.name: _words(data["repairs"][field.name]) for field in fields(Repairs)}),
                _expressions(data["hedges"], classes),
                _expressions(data["discourse_markers"], classes),
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"the lexicon is broken: {error!r}") from error


def _expressions(rows: Iterable[Mapping[str, Any]], classes: Mapping[str, WordClass]) -> tuple[Expression, ...]:
    return tuple(sorted((_expression(r, classes) for r in rows), key=lambda one: len(one.words), reverse=True))


def _expression(row: Mapping[str, Any], classes: Mapping[str, WordClass]) -> Expression:
    if unknown := row.keys() - {"phrase", "cases", "otherwise"}:
        raise ValueError(f"nobody reads {unknown}")
    return Expression(
        _phrase(row["phrase"]),
        tuple(case(text, classes) for text in _texts(row.get("cases", []))),
        bool(row.get("otherwise", True)),
    )


def _classes(data: Mapping[str, Any]) -> dict[str, WordClass]:
    """Read word classes; "-ly" is a suffix, "!family" no member for all its suffix, "@be" all of another class."""
    classes: dict[str, WordClass] = {}
    for name, texts in data.items():
        entries = [entry for text in _texts(texts) for entry in text.split()]
        others = [classes[entry[1:]] for entry in entries if entry[0] == "@"]
        classes[name] = WordClass(
            frozenset(entry for entry in entries if entry[0] not in "-!@").union(*(one.words for one in others)),
            tuple(entry[1:] for entry in entries if entry[0] == "-")
            + tuple(s for o in others for s in o.suffixes),
            frozenset(entry[1:] for entry in entries if entry[0] == "!").union(
                *(one.exceptions for one in others)
            ),
        )
    return classes


def _words(texts: object) -> frozenset[str]:
    return frozenset(" ".join(phrase) for phrase in _phrases(texts))


def _phrase(text: str) -> Phrase:
    words = tuple(text.lower().split())
    if not words:
        raise ValueError("an empty phrase")
    return words


def _phrases(texts: object) -> tuple[Phrase, ...]:
    return tuple(map(_phrase, _texts(texts)))


def _texts(texts: object) -> list[str]:
    if not isinstance(texts, list):
        raise TypeError("a list of texts is needed")
    return texts
