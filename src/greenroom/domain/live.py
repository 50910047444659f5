"""What can be told of an answer while it is given."""

from dataclasses import dataclass

from greenroom.domain.transcript import Word


@dataclass(frozen=True, slots=True)
class LiveFigures:
    """`words` are the newest, oldest first; `fillers` the confirmed filled pauses so far, as they sounded.

    `pace_wpm` is the speech rate of the last seconds; None while too little was said.
    """

    words: tuple[Word, ...] = ()
    pace_wpm: float | None = None
    fillers: tuple[str, ...] = ()
