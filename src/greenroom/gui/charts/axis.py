"""Where a moment lies on the screen, and which stretch of the sound is in view."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

import numpy as np
from numpy.typing import NDArray

_STEPS_S = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0)
_HOUR_S = 3600.0
_CLOSEST_S = 2.0
"""What is in view at least: a word or a few, each still with some peaks of its own."""
_MARGIN = 0.1
"""Share of the view that stays before what is heard when the view moves on with it."""


@dataclass(frozen=True, slots=True)
class View:
    """The stretch of a sound of `whole_s` seconds that is in view; always within it and never empty of it."""

    whole_s: float
    start_s: float
    end_s: float

    @classmethod
    def of_all(cls, whole_s: float) -> "View":
        return cls(whole_s, 0.0, whole_s)

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s

    @property
    def is_all(self) -> bool:
        return self.duration_s >= self.whole_s

    def zoomed(self, factor: float, around_s: float) -> "View":
        """Give a view `factor` times as close, in which a moment keeps its place."""
        around_s = min(max(self.start_s, around_s), self.end_s)
        duration_s = min(self.whole_s, max(_CLOSEST_S, self.duration_s / factor))
        share = (around_s - self.start_s) / self.duration_s if self.duration_s else 0.0
        return self._at(around_s - share * duration_s, duration_s)

    def moved(self, by_s: float) -> "View":
        return self._at(self.start_s + by_s, self.duration_s)

    def with_moment(self, at_s: float) -> "View":
        """Give the view with a moment in it: this one, or the page that begins a little before the moment."""
        if self.start_s <= at_s <= self.end_s - _MARGIN * self.duration_s / 2 or self.is_all:
            return self
        return self._at(at_s - _MARGIN * self.duration_s, self.duration_s)

    def _at(self, start_s: float, duration_s: float) -> "View":
        start_s = min(max(0.0, start_s), self.whole_s - duration_s)
        return View(self.whole_s, start_s, start_s + duration_s)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Maps `start_s`..`start_s + duration_s` onto `left`..`left + width` pixels."""

    duration_s: float
    left: float
    width: float
    start_s: float = 0.0

    def x(self, at_s: float) -> float:
        share = (at_s - self.start_s) / self.duration_s if self.duration_s > 0 else 0.0
        return self.left + self.width * share

    def at_s(self, x: float) -> float:
        """Give the moment at a place, kept within what is mapped."""
        share = (x - self.left) / self.width if self.width > 0 else 0.0
        return self.start_s + self.duration_s * min(1.0, max(0.0, share))

    def ticks(self, apart: float) -> tuple[float, ...]:
        """Give the round moments in view that lie at least `apart` pixels from each other."""
        if self.duration_s <= 0 or self.width <= 0:
            return ()
        least = apart * self.duration_s / self.width
        step = next((step for step in _STEPS_S if step >= least), _HOUR_S * ceil(least / _HOUR_S))
        first, last = ceil(self.start_s / step), int((self.start_s + self.duration_s) / step)
        return tuple(step * place for place in range(first, last + 1))


class Peaks:
    """The peaks of a sound at several resolutions, each half the one before: a long stretch costs no more."""

    def __init__(self, peaks: Sequence[float]) -> None:
        """Take peaks (0..1), evenly spaced over the sound."""
        self._finest: NDArray[np.float32] = np.asarray(peaks, dtype=np.float32)

    @cached_property
    def loudest(self) -> float:
        return float(self._finest.max(initial=0.0))

    @cached_property
    def _levels(self) -> list[NDArray[np.float32]]:
        levels = [self._finest]
        while len(levels[-1]) > 1:
            finer = levels[-1]
            even = finer if len(finer) % 2 == 0 else np.append(finer, np.float32(0))
            levels.append(even.reshape(-1, 2).max(axis=1))
        return levels

    def columns(self, low: float, high: float, count: int) -> tuple[float, ...]:
        """Draw the stretch from share `low` to share `high` of the sound together (or out) to `count` columns.

        Each gives the largest of the peaks it touches.
        """
        total = len(self._finest)
        if not total or count <= 0 or high <= low:
            return ()
        each = total * (high - low) / count
        level = min(max(0, int(np.log2(each))) if each >= 1 else 0, len(self._levels) - 1)
        peaks, scale = self._levels[level], total / 2**level
        edges = np.linspace(low * scale, high * scale, count + 1)
        first = np.clip(np.floor(edges[:-1] + 1e-6).astype(np.int64), 0, len(peaks) - 1)
        last = np.clip(np.ceil(edges[1:] - 1e-6).astype(np.int64), first + 1, len(peaks))
        widest = int((last - first).max())
        places = np.minimum(first[:, np.newaxis] + np.arange(widest), (last - 1)[:, np.newaxis])
        return tuple(peaks[places].max(axis=1).tolist())
