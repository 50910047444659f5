"""Pure arithmetic on what was measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from greenroom.domain.transcript import Transcript
from tests.sounds import Int16, correlations

PHRASE_GAP_S = 0.5
_CHUNK_S = 0.02
_SURE = 0.999
"""The least correlation at which a chunk counts as the one played, which arrives to the last bit: a thousandth of
its energy may differ."""
_REACH_S = 1.0
"""How far a cut or a repetition may jump."""


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value below which `share` (0..1) of the values lie, between two where need be."""
    return float(np.quantile(values, share))


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Give the least-squares slope of y over x; raises ValueError for fewer than two places."""
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    if len(np.unique(x)) < 2:
        raise ValueError("a slope needs two places")
    return float(np.polyfit(x, y, 1)[0])


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What was to be seen while recording: at `recorded_s`, the words up to `end_s`."""

    recorded_s: float
    end_s: float


def phrase_ends(said: Transcript) -> list[float]:
    """Give when each phrase ended, in s: at a gap of `PHRASE_GAP_S`; the last one, cut off by Stop, did not."""
    return [a.end_s for a, b in pairwise(said.words) if b.start_s - a.end_s >= PHRASE_GAP_S]


def delays(said: Transcript, glimpses: Sequence[Glimpse], shown_s: float, slack_s: float = 0.1) -> list[float]:
    """Give for each phrase how many s after its end its last word was seen.

    What was not seen while recording was seen with the feedback, at `shown_s` on the clock of the recording.
    """

    def seen(end_s: float) -> float:
        return next((g.recorded_s for g in glimpses if g.end_s >= end_s - slack_s), shown_s)

    return [seen(end_s) - end_s for end_s in phrase_ends(said)]


def samples_lost(kept: Int16, played: Int16, rate_hz: int) -> int:
    """Count the samples that are lost, repeated or replaced in what was kept of a sound that never repeats.

    Each 20 ms of `kept`, from where `played` begins, must lie right behind those before them in `played`. Both are
    mono; `kept` may begin before `played` and stop anywhere in it. Raises ValueError where nothing fits.
    """
    size = round(_CHUNK_S * rate_hz)
    begin = _first_place(kept, played, rate_hz)
    lag, lost, unknown = begin, 0, 0
    for start in range(max(0, begin), len(kept) - size + 1, size):
        chunk = kept[start : start + size].astype(float)
        if _likeness(chunk, played, start - lag) > _SURE:
            lost, unknown = lost + unknown, 0
            continue
        place = _place_near(chunk, played, start - lag, round(_REACH_S * rate_hz))
        if place is None:
            unknown += size
            continue
        jump = lag - (start - place)
        lost, unknown = lost + max(abs(jump), unknown - size), 0  # one chunk may hold both sides of the cut
        lag = start - place
    return lost + unknown


def _first_place(kept: Int16, played: Int16, rate_hz: int) -> int:
    """Give the sample of `kept` at which `played` begins, found by the first second of `played` that is there."""
    probe = played[: min(len(played), 2 * rate_hz)].astype(float)
    found = correlations(probe, kept[: 12 * rate_hz].astype(float))
    place = int(np.argmax(found))
    if found[place] <= _SURE:
        raise ValueError("what was played is not in what was kept")
    return place


def _likeness(chunk: NDArray[np.float64], played: Int16, place: int) -> float:
    other = played[max(0, place) : max(0, place + len(chunk))].astype(float)
    if len(other) < len(chunk):
        return 0.0
    energy = float(np.sqrt(np.sum(chunk**2) * np.sum(other**2)))
    return float(np.sum(chunk * other)) / energy if energy else 0.0


def _place_near(chunk: NDArray[np.float64], played: Int16, place: int, reach: int) -> int | None:
    first = max(0, place - reach)
    other = played[first : max(first, place + reach + len(chunk))].astype(float)
    if len(other) < len(chunk):
        return None
    found = correlations(chunk, other)
    best = int(np.argmax(found))
    return first + best if found[best] > _SURE else None
