"""How much the voice moves: pitch, shown beside the person's own takes and never called good or bad."""

import math
from collections.abc import Sequence
from itertools import chain
from statistics import median

from greenroom.domain.measures import Pitch
from greenroom.domain.sound import PitchTrack
from greenroom.domain.transcript import Span

LEAST_VOICED_S = 3.0
"""Own judgement: in less voiced sound one question or one laugh decides the range."""

LOW, HIGH = 0.1, 0.9
"""Percentiles of the range: octave errors of a tracker lie outside them (docs/measures.md)."""

UNMEASURED = Pitch(None, None)


def pitch(track: PitchTrack, speech: Sequence[Span]) -> Pitch:
    """Give the median in Hz and the 10-90 percentile range in semitones, over the voiced steps of speech."""
    if not track.hz:
        return UNMEASURED
    steps = (track.hz[track.step_at(span.start_s) : track.step_at(span.end_s)] for span in speech)
    voiced = sorted(hz for hz in chain.from_iterable(steps) if hz > 0)
    if len(voiced) * track.step_s < LEAST_VOICED_S:
        return UNMEASURED
    low, high = (voiced[round(share * (len(voiced) - 1))] for share in (LOW, HIGH))
    return Pitch(median(voiced), 12 * math.log2(high / low))
