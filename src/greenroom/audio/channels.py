"""From the channels of a file to the one that is heard."""

import numpy as np
from numpy.typing import NDArray

from greenroom.practice.ports import Samples

CANCELLED = 0.01
"""A mean 20 dB below the loudest channel: they cancel each other out. A voice in one of eight loses 18 dB."""

LOUDEST = float(1 << 31)
"""Float samples on the scale of 32-bit integers; what is beyond, or no number at all, is no sound."""


class ChannelEnergies:
    """Adds up how loud each channel is, and their mean."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        self._each: NDArray[np.float64] = np.zeros(1)
        self._of_mean = 0.0

    def add(self, block: Samples) -> None:
        """Take the next samples, shape (n, channels)."""
        exact = block.astype(np.float64)
        self._each = self._each + (exact**2).sum(axis=0)
        self._of_mean += float((exact.mean(axis=1) ** 2).sum())

    @property
    def to_hear(self) -> int | None:
        """The channel that is heard alone, the loudest, where their mean would be next to silence; else None."""
        cancelled = self._of_mean < CANCELLED * self._each.max()
        return int(self._each.argmax()) if cancelled else None


def audible(block: Samples) -> Samples:
    """Put silence where a sample is no number or beyond all sense."""
    return np.where(np.abs(block) <= LOUDEST, block, np.float32(0))


def mono(block: Samples, channel: int | None) -> Samples:
    """Give one channel, or the mean of all: shape (n, channels) to (n,)."""
    if block.shape[1] == 1:
        return block[:, 0]
    return block.mean(axis=1, dtype=np.float32) if channel is None else block[:, channel]
