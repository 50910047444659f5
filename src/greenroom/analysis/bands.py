"""The ranges that figures are shown against, each with its source; when advice is given is in `coaching.table`."""

from greenroom.domain.measures import Band
from greenroom.domain.question import Question

PACE_WPM = Band(110.0, 190.0, "wpm")
"""Speech rate ordinary in interviews. Upper end: British interviews averaged 190 (Tauroza and Allison 1990).
Lower end: own judgement; textbook public speaking begins at 125 (Lucas), and anxious speakers are slower."""

FILLERS_PER_MINUTE = Band(0.0, 5.0, "/min")
"""Filled pauses without a measurable cost: 5 a minute had none, 12 had (Laske and DiGennaro Reed 2024)."""

LONG_PAUSE_S = 1.0
"""A silent pause above this is long: pauses form three groups, parted at 0.2 and 1 s (Campione, Veronis 2002)."""


def length_band(question: Question | None) -> Band | None:
    """Give the length of answer to aim for in seconds; None in free talk.

    For stories 60 to 120 s is a convention of career advice without a controlled study; the other bands are own
    judgement and are shown without advice.
    """
    return Band(question.band_low_s, question.band_high_s, "s") if question else None
