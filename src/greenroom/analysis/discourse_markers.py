"""Discourse markers ("you know", "I mean", "like", "so"), where they fill and mean nothing."""

from collections.abc import Sequence

from greenroom.analysis.expressions import found, text
from greenroom.analysis.lexicon import Lexicon
from greenroom.domain.measures import Filler, FillerKind
from greenroom.domain.transcript import Certainty, Word


def discourse_markers(words: Sequence[Word], lexicon: Lexicon) -> tuple[Filler, ...]:
    """Find the discourse markers in filler use among the words that count, in time order."""
    return tuple(
        Filler(
            text(words[at:end]).lower(),
            FillerKind.DISCOURSE_MARKER,
            words[at].start_s,
            words[end - 1].end_s,
            Certainty.CONFIRMED,
            ("words",),
        )
        for at, end in found(words, lexicon.discourse_markers)
    )
