"""How much of what was said could be left out."""

from collections.abc import Iterable, Sequence

from greenroom.domain.measures import Filler, Hedge, Repetition
from greenroom.domain.transcript import Word


def share_wasted(
    counted: Sequence[Word], idle: int, wasted: Iterable[Filler | Hedge | Repetition]
) -> float | None:
    """Give the share of words that carry nothing: (I + words in `wasted`) / (I + W), 0..1.

    I is what says nothing by its nature, filled pauses and cut-offs; W are the words that count. A word is in
    `wasted` where its middle lies in one of the marks: it counts once however many marks cover it. None where
    nothing was said.
    """
    marks = tuple(wasted)
    inside = sum(any(mark.start_s <= _middle(word) <= mark.end_s for mark in marks) for word in counted)
    spoken = idle + len(counted)
    return (idle + inside) / spoken if spoken else None


def _middle(word: Word) -> float:
    return (word.start_s + word.end_s) / 2
