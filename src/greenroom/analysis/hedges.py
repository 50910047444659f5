"""Hedges: phrases that lower how sure the speaker seems, where they are used for that."""

from collections.abc import Sequence

from greenroom.analysis.expressions import found, text
from greenroom.analysis.lexicon import Lexicon
from greenroom.domain.measures import Hedge
from greenroom.domain.transcript import Word


def hedges(words: Sequence[Word], lexicon: Lexicon) -> tuple[Hedge, ...]:
    """Find the hedges among the words that count, in time order and apart from each other."""
    return tuple(
        Hedge(text(words[at:end]), words[at].start_s, words[end - 1].end_s)
        for at, end in found(words, lexicon.hedges)
    )
