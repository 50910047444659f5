"""Whether an answer tells of one occasion or of what usually happens, and whether it tells of anything.

The research calls them stories and pseudo-stories (Bangerter et al. 2014). The words are lists of our own: signs,
no understanding, and counted so that a story is hardly ever taken for none.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from greenroom.analysis.spoken import bare
from greenroom.coaching.phrases import Phrases, found
from greenroom.domain.transcript import Word

_GENERAL = Phrases(
    """
    usually, normally, generally, typically, always, often, whenever, every time, most of the time,
    in general, would, i'd, we'd, if somebody, if someone, i am a very, i'm a very
    """
)
_OCCASION = Phrases(
    """
    ago, yesterday, one day, one morning, one evening, one night, last year, last month, last week,
    last spring, last summer, last autumn, last winter, last christmas, in my last, in my first,
    in my second, in my old, at my last, at my old, when i was, when i started, when i worked,
    when we were
    """
)
_NOTHING_TOLD = Phrases(
    """
    can't think of, can't really think of, cannot think of, couldn't think of, can't remember a,
    can't remember any, don't remember a, don't remember any, nothing comes to mind,
    nothing comes to my mind, i have no idea, i don't know what to say, i have no example,
    i don't have an example
    """
)
_SUBJECTS = Phrases("i, we, he, she, they, it, you, who, and")
_STATES = Phrases("is, are, am, be, get, gets")
"""Before a form in "-ed" they make it a state: "he is tired"."""
_POINTS = Phrases("her, his, my, our, their, the, your, this, in, for, of")
"""Before "last year" or "one night" they make it a last year of something or a length of time."""
_PAST = Phrases(
    """
    was, were, had, did, went, came, said, told, saw, took, gave, got, made, found, knew, thought, felt,
    kept, left, met, ran, sat, stood, spoke, brought, bought, built, caught, chose, drew, drove, forgot,
    held, led, lost, paid, rang, sent, slept, sold, spent, taught, threw, understood, woke, won, wore,
    wrote, began, became, broke, fell, grew, rose
    """
)
_STEM = 3
"""Letters before "-ed": "asked" is a past, "red" and "feed" are none."""


def general_words(words: Sequence[Word]) -> tuple[Sequence[Word], ...]:
    """Give the places that tell what usually happens or what one would do."""
    return tuple(found(words, _GENERAL))


def occasions(words: Sequence[Word]) -> tuple[Sequence[Word], ...]:
    """Give the places that name a time in the past, such as "three years ago"."""
    pointed = {id(word) for before, word in pairwise(words) if bare(before.text) in _POINTS}
    return tuple(phrase for phrase in found(words, _OCCASION) if id(phrase[0]) not in pointed)


def nothing_told(words: Sequence[Word]) -> tuple[Sequence[Word], ...]:
    """Give the places where the speaker says that nothing comes to mind."""
    return tuple(found(words, _NOTHING_TOLD))


def acts(words: Sequence[Word]) -> int:
    """Count what somebody did: past forms after a subject, at most one word between ("I also asked")."""
    return sum(1 for _ in _acts(words))


def own_acts(words: Sequence[Word]) -> int:
    """Count what the speaker did, alone or with others."""
    return sum(1 for subject in _acts(words) if subject in ("i", "we"))


def _acts(words: Sequence[Word]) -> Iterator[str]:
    tokens = ("", *(bare(word.text) for word in words))
    for (before, subject), verb in zip(pairwise(("", *tokens)), tokens[1:], strict=False):
        if _is_past(verb):
            near = (subject,) if subject in _STATES else (subject, before)
            if actor := next((token for token in near if token in _SUBJECTS), None):
                yield actor


def _is_past(token: str) -> bool:
    return token in _PAST or (token.endswith("ed") and not token.endswith("eed") and len(token) >= _STEM + 2)
