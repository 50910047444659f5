"""How loud the microphone is now; the only arithmetic inside PortAudio's callback."""

import math

import numpy as np

from greenroom.audio.resampling import FULL_SCALE
from greenroom.domain.recording import MicrophoneLevel

LEVEL_STEP_S = 0.1
SILENCE_DBFS = -120.0
"""What stands for digital silence."""

CLIPPED = 32_767


def dbfs(magnitude: float) -> float:
    """Give decibels below full scale (0 dBFS: 1.0, a full-scale square wave), not under -120."""
    return max(SILENCE_DBFS, 20 * math.log10(magnitude)) if magnitude > 0 else SILENCE_DBFS


class LevelMeter:
    """One slot that holds the newest tenth of a second."""

    def __init__(self, rate_hz: int) -> None:
        """Start with nothing heard."""
        self._step = round(rate_hz * LEVEL_STEP_S)
        self._count, self._energy, self._peak = 0, 0.0, 0
        self.newest: MicrophoneLevel | None = None

    def add(self, block: bytes) -> None:
        """Take the next 16-bit samples."""
        samples = np.frombuffer(block, dtype=np.int16).astype(np.float64)
        self._count += len(samples)
        self._energy += float(samples @ samples)
        self._peak = max(self._peak, int(np.abs(samples).max(initial=0)))
        if self._count >= self._step:
            rms = math.sqrt(self._energy / self._count) / FULL_SCALE
            self.newest = MicrophoneLevel(dbfs(rms), dbfs(self._peak / FULL_SCALE), self._peak >= CLIPPED)
            self._count, self._energy, self._peak = 0, 0.0, 0
