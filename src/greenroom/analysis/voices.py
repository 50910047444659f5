"""Whether two people speak: stretches at two pitches too far apart, and each too steady, for one voice."""

import math
from collections.abc import Sequence
from itertools import accumulate, chain
from statistics import fmean, median

from greenroom.domain.sound import PitchTrack
from greenroom.domain.transcript import Span

STRETCH_S = 1.0
"""Voiced sound of this length is looked at by its median pitch: one word said high is not seen."""

LEAST_STRETCHES = 4
"""Own judgement: a voice counts from so many on, some ten seconds of talk with its gaps."""

APART_ST = 7.0
"""Semitones between the means of both halves. Own judgement: closer voices are like one lively one."""

APART_SPREADS = 5.0
"""The same in spreads of the halves. One voice cut in two has about 2.7, whatever its range; up to 4.5 falsetto
acted among ordinary speech was at times taken for another voice (docs/accuracy.md)."""

_LEAST_SPREAD_ST = 0.3
"""What a tracker leaves of the steadiest hum."""


def two_voices(track: PitchTrack, speech: Sequence[Span]) -> bool:
    """Tell whether two voices of clearly different pitch speak; two of like pitch are taken for one.

    The stretches are parted into a high and a low half where that leaves least variance (Otsu 1979).
    """
    pitches_st = sorted(_stretches(track, speech))
    cuts = range(LEAST_STRETCHES, len(pitches_st) - LEAST_STRETCHES + 1)
    if not cuts:
        return False
    sums = [0.0, *accumulate(pitches_st)]
    squares = [0.0, *accumulate(pitch * pitch for pitch in pitches_st)]

    def variance(first: int, end: int) -> float:
        """Give the summed squares about the mean of a part."""
        return squares[end] - squares[first] - (sums[end] - sums[first]) ** 2 / (end - first)

    whole = len(pitches_st)
    cut = min(cuts, key=lambda at: variance(0, at) + variance(at, whole))
    spread = math.sqrt(max(0.0, variance(0, cut) + variance(cut, whole)) / whole) + _LEAST_SPREAD_ST
    apart = fmean(pitches_st[cut:]) - fmean(pitches_st[:cut])
    return apart >= APART_ST and apart >= APART_SPREADS * spread


def _stretches(track: PitchTrack, speech: Sequence[Span]) -> list[float]:
    """Give the median pitch of each second of voiced speech, in semitones above 1 Hz."""
    if not track.hz:
        return []
    parts = (track.hz[track.step_at(span.start_s) : track.step_at(span.end_s)] for span in speech)
    voiced = [12 * math.log2(hz) for hz in chain.from_iterable(parts) if hz > 0]
    length = round(STRETCH_S / track.step_s)
    return [median(voiced[at : at + length]) for at in range(0, len(voiced) - length // 2, length)]
