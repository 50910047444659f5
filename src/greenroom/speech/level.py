"""Loudness over time and clipping, gathered while the sound comes in."""

import numpy as np

from greenroom.domain.sound import LevelTrack
from greenroom.practice.ports import HEARING_RATE_HZ, Samples

STEP_S = 0.05
_STEP = round(STEP_S * HEARING_RATE_HZ)
_SILENT_DBFS = -120.0
_FULL_SCALE = 32_766 / 32_768
"""The largest magnitude of 16-bit sound, give or take one step."""
_CLIPPED_RUN = 3
"""Samples at full scale in a row; one or two can be an honest peak."""


def dbfs(magnitude: float) -> float:
    """Give a magnitude (1 is full scale) in decibels, not below -120."""
    return max(_SILENT_DBFS, 20 * float(np.log10(max(magnitude, 1e-9))))


class LevelMeter:
    """Takes sound in blocks of any size."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        self._steps: list[float] = []
        self._rest = np.empty(0, np.float32)
        self._peak = 0.0
        self._run = self._clipped = self._samples = 0

    def feed(self, sound: Samples) -> None:
        """Take the next sound."""
        if not sound.size:
            return
        self._samples += sound.size
        self._peak = max(self._peak, float(np.abs(sound).max()))
        self._count_clipped(np.abs(sound) >= _FULL_SCALE)
        joined = np.concatenate([self._rest, sound])
        whole = len(joined) // _STEP * _STEP
        self._measure(joined[:whole].reshape(-1, _STEP))
        self._rest = joined[whole:]

    def track(self) -> LevelTrack:
        """Give what was measured; the last step may be shorter than the others."""
        last = [dbfs(float(np.sqrt(np.mean(np.square(self._rest)))))] if self._rest.size else []
        clipped = self._clipped + (self._run if self._run >= _CLIPPED_RUN else 0)
        return LevelTrack(STEP_S, (*self._steps, *last), dbfs(self._peak), clipped, self._samples)

    def _measure(self, steps: Samples) -> None:
        self._steps += [dbfs(float(rms)) for rms in np.sqrt(np.mean(np.square(steps), axis=1))]

    def _count_clipped(self, full: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> None:
        if not self._run and not full.any():
            return
        edges = np.flatnonzero(np.diff(np.concatenate([[False], full, [False]])))
        runs = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if not (runs and runs[0][0] == 0):
            self._close_run()
        for first, end in runs:
            self._run += end - first
            if end < full.size:
                self._close_run()

    def _close_run(self) -> None:
        if self._run >= _CLIPPED_RUN:
            self._clipped += self._run
        self._run = 0
