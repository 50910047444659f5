"""Finds the phrases of the lexicon where they do what they are listed for."""

from collections.abc import Iterator, Sequence

from greenroom.analysis.contexts import Said, decide
from greenroom.analysis.lexicon import Expression
from greenroom.analysis.spoken import bare
from greenroom.domain.transcript import Word


def found(words: Sequence[Word], expressions: Sequence[Expression]) -> Iterator[tuple[int, int]]:
    """Give the first word of each and one after its last, in order and apart from each other.

    At each word the longest phrase is taken (they are ordered so), and its cases tell whether it counts.
    """
    heard = said(words)
    by_first: dict[str, list[Expression]] = {}
    for one in expressions:
        by_first.setdefault(one.words[0], []).append(one)
    at = 0
    while at < len(words):
        expression = next((e for e in by_first.get(heard.tokens[at], ()) if _stands(e, at, heard)), None)
        end = at + len(expression.words) if expression else at + 1
        if expression and decide(expression.cases, expression.otherwise, heard, at, end):
            yield at, end
        at = end


def said(words: Sequence[Word]) -> Said:
    return Said.of([word.text for word in words], [bare(word.text) for word in words])


def text(words: Sequence[Word]) -> str:
    """Give a phrase as it was said, without the punctuation around it."""
    return " ".join(word.text for word in words).strip(" .,;:!?…")


def _stands(expression: Expression, at: int, heard: Said) -> bool:
    end = at + len(expression.words)
    return heard.tokens[at:end] == expression.words and not any(map(heard.ends, range(at + 1, end)))
