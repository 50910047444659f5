"""Loudness over time and clipping, gathered while the sound comes in."""

import numpy as np

from greenroom.domain.sound import LevelTrack
from greenroom.practice.ports import HEARING_RATE_HZ, Samples

STEP_S = 0.05
_STEP = round(STEP_S * HEARING_RATE_HZ)
_SILENT_DBFS = -120.0
_CLIPPED_FROM = 0.98
"""Of full scale. Resampled to 16 kHz a clipped stretch rings about full scale, so its samples are not equal; from
here on their share is that of the source to within a sixth, at 16 to 48 kHz (tests/unit/speech/test_level.py)."""


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
        self._clipped = self._samples = 0

    def feed(self, sound: Samples) -> None:
        """Take the next sound."""
        if not sound.size:
            return
        self._samples += sound.size
        magnitudes = np.abs(sound)
        self._peak = min(1.0, max(self._peak, float(magnitudes.max())))
        self._clipped += int(np.count_nonzero(magnitudes >= _CLIPPED_FROM))
        joined = np.concatenate([self._rest, sound])
        whole = len(joined) // _STEP * _STEP
        self._measure(joined[:whole].reshape(-1, _STEP))
        self._rest = joined[whole:]

    def track(self) -> LevelTrack:
        """Give what was measured; the last step may be shorter than the others."""
        last = [dbfs(float(np.sqrt(np.mean(np.square(self._rest)))))] if self._rest.size else []
        return LevelTrack(STEP_S, (*self._steps, *last), dbfs(self._peak), self._clipped, self._samples)

    def _measure(self, steps: Samples) -> None:
        self._steps += [dbfs(float(rms)) for rms in np.sqrt(np.mean(np.square(steps), axis=1))]
