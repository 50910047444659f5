"""Words said once too often: "I, I was", "we had, we had three days"; not "very, very good"."""

from collections.abc import Sequence

from greenroom.analysis.expressions import text
from greenroom.analysis.lexicon import Lexicon
from greenroom.analysis.spoken import bare, ends_sentence
from greenroom.domain.measures import Repetition
from greenroom.domain.transcript import Word

LONGEST = 3
"""Words in a row: speakers go back to the start of the phrase, seldom further (Clark and Wasow 1998)."""


def repetitions(words: Sequence[Word], lexicon: Lexicon) -> tuple[Repetition, ...]:
    """Find what was said and at once said again, in time order: the part to leave out, not the one that stays."""
    tokens = tuple(bare(word.text) for word in words)
    superfluous: list[list[Word]] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(LONGEST, 0, -1) if _is_repeated(tokens, words, at, n, lexicon)), 0)
        if length:
            goes_on = superfluous and superfluous[-1][-1] is words[at - 1]
            superfluous = superfluous if goes_on else [*superfluous, []]
            superfluous[-1] += words[at : at + length]
        at += max(1, length)
    return tuple(Repetition(text(part), part[0].start_s, part[-1].end_s) for part in superfluous)


def _is_repeated(tokens: Sequence[str], words: Sequence[Word], at: int, length: int, lexicon: Lexicon) -> bool:
    """Tell whether the next words come twice, by mistake.

    On purpose are "very, very", "that that", "five five", "B B C" and "box after box after box". A new sentence
    may begin like the one before, unless what is repeated cannot end one.
    """
    first, second = tokens[at : at + length], tokens[at + length : at + 2 * length]
    if first != second or any(not token for token in first):
        return False
    if all(token in lexicon.said_twice or token.isdigit() for token in first):
        return False
    if length == 1 and len(first[0]) == 1 and first[0] not in lexicon.open_words:
        return False
    around = (tokens[at - 1] if at else "", *tokens[at + 2 * length : at + 2 * length + 1])
    is_chain = length == 2 and (around[0] == first[1] or first[0] in around[1:])  # noqa: PLR2004
    *inner, last = words[at : at + length]
    ends = any(map(ends_sentence, inner)) or (ends_sentence(last) and bare(last.text) not in lexicon.open_words)
    return not is_chain and not ends
