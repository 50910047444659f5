"""Words said once too often, "I, I was", and beginnings given up, "we had, we built"; not "very, very good"."""

from collections.abc import Sequence

from greenroom.analysis.contexts import Said
from greenroom.analysis.expressions import said, text
from greenroom.analysis.lexicon import Lexicon
from greenroom.domain.measures import Repetition
from greenroom.domain.transcript import Word

LONGEST = 3
"""Words in a row: speakers go back to the start of the phrase, seldom further (Clark and Wasow 1998)."""


def repetitions(words: Sequence[Word], lexicon: Lexicon) -> tuple[Repetition, ...]:
    """Find what was at once said again or begun anew, in time order: the part to leave out, not what stays."""
    heard = said(words)
    superfluous: list[list[Word]] = []
    at = 0
    while at < len(words):
        length = _repeated(heard, at, lexicon) or _given_up(heard, at, lexicon)
        if length:
            goes_on = superfluous and superfluous[-1][-1] is words[at - 1]
            superfluous = superfluous if goes_on else [*superfluous, []]
            superfluous[-1] += words[at : at + length]
        at += max(1, length)
    return tuple(Repetition(text(part), part[0].start_s, part[-1].end_s) for part in superfluous)


def _repeated(heard: Said, at: int, lexicon: Lexicon) -> int:
    """Give how many of the next words come twice by mistake."""
    lengths = range(min(LONGEST, (len(heard.tokens) - at) // 2), 0, -1)
    return next((length for length in lengths if _is_repeated(heard, at, length, lexicon)), 0)


def _is_repeated(heard: Said, at: int, length: int, lexicon: Lexicon) -> bool:
    """Tell whether the next words come twice, by mistake.

    On purpose are "very, very", "that that", "five five", "B B C", "New York, New York" and "box after box after
    box", and whatever stands by itself both times ("I know, I know."). One clause may end and the next begin with
    the same word ("I saw it it was late"), and a sentence begin like the one before, unless what is repeated
    cannot end one.
    """
    end = at + length
    first, second = heard.tokens[at:end], heard.tokens[end : end + length]
    if first != second or not all(first) or _is_said_twice(heard, at, length, lexicon):
        return False
    before, after = heard.tokens[at - 1] if at else "", heard.tokens[end + length : end + length + 1]
    begins = bool(heard.edges[at]) or before in lexicon.clause_words or before in lexicon.open_words
    if length == 1 and first[0] in lexicon.repairs.across and not begins:
        return False
    is_chain = length == 2 and (before == first[1] or first[0] in after)  # noqa: PLR2004
    is_open = first[-1] in lexicon.open_words
    alone = bool(heard.edges[end]) and bool(heard.edges[end + length])
    ends = any(map(heard.ends, range(at + 1, end))) or (not is_open and (alone or heard.ends(end)))
    return not is_chain and not ends


def _is_said_twice(heard: Said, at: int, length: int, lexicon: Lexicon) -> bool:
    tokens = heard.tokens[at : at + length]
    said_twice = lexicon.repairs.said_twice
    if " ".join(tokens) in said_twice or all(token in said_twice or token.isdigit() for token in tokens):
        return True
    if length == 1 and len(tokens[0]) == 1:
        return tokens[0] not in lexicon.open_words
    return all(heard.names[at + length : at + 2 * length])


def _given_up(heard: Said, at: int, lexicon: Lexicon) -> int:
    """Give how many of the next words are a beginning given up for another: "the, a", "I'm, I was".

    It breaks off where no clause can end, "we had, we built", and the next words begin anew as it did. So "I think
    I can" is whole, and so is "if I can, I will": no clause of its own begins after "if".
    """
    repairs, first = lexicon.repairs, heard.tokens[at]
    before, after = heard.tokens[at - 1] if at else "", heard.tokens[at + 1 : at + 2 + LONGEST]
    ends = heard.ends(at + 1) and first not in lexicon.open_words
    if not after or heard.names[at + 1] or ends:
        return 0
    if first in repairs.articles and after[0] in repairs.articles and first != after[0]:
        return 1
    begins = (bool(heard.edges[at]) or before in repairs.openings) and before not in repairs.answers
    if begins and first != after[0] and _head(after[0]) in repairs.subjects:
        is_same = _head(after[0]) == _head(first)
        is_other = before != "and" and first in repairs.people and _head(after[0]) in repairs.people
        if is_same or is_other:
            return 1
    anew = (length for length, token in enumerate(after, 1) if length > 1 and _head(token) == _head(first))
    fitting = (length for length in anew if _breaks_off(heard, at, at + length, lexicon))
    return next(fitting, 0) if begins or first in repairs.openings else 0


def _breaks_off(heard: Said, at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a clause begun at a word cannot end before another."""
    repairs, last = lexicon.repairs, heard.tokens[end - 1]
    if any(map(heard.ends, range(at + 1, end))):
        return False
    if _head(heard.tokens[at]) in repairs.subjects:
        return last in repairs.dangling or (last in repairs.auxiliaries and bool(heard.edges[end]))
    return heard.tokens[at] in repairs.openings and last in repairs.articles


def _head(token: str) -> str:
    """Give a word without what is shortened behind it: "i" for "i'm"."""
    return token.partition("'")[0]
