"""Finds the phrases of the lexicon where they do what they are listed for."""

from collections.abc import Iterator, Sequence

from greenroom.analysis.lexicon import Expression, Phrase, Place
from greenroom.analysis.spoken import bare
from greenroom.domain.transcript import Word

_BREAKS = (".", "?", "!", ",", ";", ":", "…")
_SENTENCE_ENDS = (".", "?", "!", "…")


def found(words: Sequence[Word], expressions: Sequence[Expression]) -> Iterator[tuple[int, int]]:
    """Give the first word of each and one after its last, in order and apart from each other.

    At each word the longest phrase is taken (they are ordered so); an exception must stand right beside it, no
    punctuation between.
    """
    tokens = tuple(bare(word.text) for word in words)
    by_first: dict[str, list[Expression]] = {}
    for one in expressions:
        by_first.setdefault(one.words[0], []).append(one)
    at = 0
    while at < len(words):
        expression = next((e for e in by_first.get(tokens[at], ()) if _stands(e, at, words, tokens)), None)
        end = at + len(expression.words) if expression else at + 1
        if expression and _is_placed(expression, at, words) and not _is_excepted(expression, at, words, tokens):
            yield at, end
        at = end


def text(words: Sequence[Word]) -> str:
    """Give a phrase as it was said, without the punctuation around it."""
    return " ".join(word.text for word in words).strip(" .,;:!?…")


def _stands(expression: Expression, at: int, words: Sequence[Word], tokens: Phrase) -> bool:
    end = at + len(expression.words)
    return tokens[at:end] == expression.words and not any(
        word.text.endswith(_BREAKS) for word in words[at : end - 1]
    )


def _is_placed(expression: Expression, at: int, words: Sequence[Word]) -> bool:
    last = words[at + len(expression.words) - 1]
    after_break = at == 0 or words[at - 1].text.endswith(_BREAKS)
    fits = {
        Place.ANYWHERE: True,
        Place.ANSWER_START: at == 0,
        Place.SENTENCE_START: at == 0 or words[at - 1].text.endswith(_SENTENCE_ENDS),
        Place.SET_OFF: after_break and last.text.endswith(_BREAKS),
    }
    return any(fits[place] for place in expression.places)


def _is_excepted(expression: Expression, at: int, words: Sequence[Word], tokens: Phrase) -> bool:
    end = at + len(expression.words)
    after_is_near = not words[end - 1].text.endswith(_BREAKS)
    before_is_near = at > 0 and not words[at - 1].text.endswith(_BREAKS)
    return (after_is_near and any(tokens[end : end + len(p)] == p for p in expression.not_before)) or (
        before_is_near and any(tokens[max(0, at - len(p)) : at] == p for p in expression.not_after)
    )
