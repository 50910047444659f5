"""The largest magnitude of each step of sound, for waveforms, built while the sound comes."""

import numpy as np

from greenroom.practice.ports import Samples

PEAK_STEP_S = 0.02
"""Fifty peaks a second: two minutes fill 6000 pixels, more than a waveform is wide."""


class Peaks:
    """Peaks (0..1) of one mono stream; a step is a whole number of samples."""

    def __init__(self, rate_hz: int, step_s: float = PEAK_STEP_S) -> None:
        """Start a stream at `rate_hz`."""
        self._step = max(1, round(rate_hz * step_s))
        self._rest = np.empty(0, dtype=np.float32)
        self._whole: list[float] = []

    def add(self, samples: Samples) -> None:
        """Take the next samples, any number."""
        sound = np.concatenate([self._rest, np.abs(samples)])
        whole = len(sound) - len(sound) % self._step
        self._whole.extend(sound[:whole].reshape(-1, self._step).max(axis=1).tolist() if whole else [])
        self._rest = sound[whole:]

    def newest(self, count: int) -> tuple[float, ...]:
        """Give the newest whole steps, oldest first; safe from any thread."""
        return tuple(self._whole[-count:]) if count > 0 else ()

    def all(self) -> tuple[float, ...]:
        """Give every step, the last one perhaps short."""
        return (*self._whole, float(self._rest.max())) if len(self._rest) else tuple(self._whole)
