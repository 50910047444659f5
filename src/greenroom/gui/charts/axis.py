"""Where a moment lies on the screen."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

_STEPS_S = (1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0)
_HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Maps 0..`duration_s` onto `left`..`left + width` pixels."""

    duration_s: float
    left: float
    width: float

    def x(self, at_s: float) -> float:
        return self.left + self.width * at_s / self.duration_s if self.duration_s > 0 else self.left

    def at_s(self, x: float) -> float:
        """Give the moment at a place, kept within the sound."""
        share = (x - self.left) / self.width if self.width > 0 else 0.0
        return self.duration_s * min(1.0, max(0.0, share))

    def ticks(self, apart: float) -> tuple[float, ...]:
        """Give round moments that lie at least `apart` pixels from each other, 0 first."""
        if self.duration_s <= 0 or self.width <= 0:
            return ()
        least = apart * self.duration_s / self.width
        step = next((step for step in _STEPS_S if step >= least), _HOUR_S * ceil(least / _HOUR_S))
        return tuple(step * place for place in range(int(self.duration_s / step) + 1))


def columns(peaks: tuple[float, ...], count: int) -> tuple[float, ...]:
    """Draw together (or out) peaks to `count` columns; each keeps the largest of its own."""
    if not peaks or count <= 0:
        return ()
    edges = [place * len(peaks) // count for place in range(count + 1)]
    return tuple(max(peaks[low : max(high, low + 1)]) for low, high in pairwise(edges))
