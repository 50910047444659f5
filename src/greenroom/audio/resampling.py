"""Streams sound to the 16 kHz that is heard; the same samples whichever way the sound came."""

import numpy as np

from greenroom.practice.ports import HEARING_RATE_HZ, Samples

FULL_SCALE = 32_768
"""int16 at full scale; dividing by a power of two is exact in float32."""

SILENT: Samples = np.empty(0, dtype=np.float32)


def from_int16(block: bytes) -> Samples:
    """Turn 16-bit samples in the machine's byte order into -1..1."""
    return np.frombuffer(block, dtype=np.int16).astype(np.float32) / np.float32(FULL_SCALE)


class Resampler:
    """One mono stream from its own rate to another, 16 kHz unless told.

    Whatever sizes are fed, the filter sees blocks of a tenth of a second, so that a microphone and the file it
    left give bit-identical results.
    """

    def __init__(self, rate_hz: int, to_hz: int = HEARING_RATE_HZ) -> None:
        """Start a stream; where the rates are the same the samples pass unchanged."""
        self._block = max(1, rate_hz // 10)
        self._waiting: list[Samples] = []
        self._waiting_count = 0
        self._stream = None
        if rate_hz != to_hz:
            import soxr

            self._stream = soxr.ResampleStream(rate_hz, to_hz, 1, dtype="float32")

    def feed(self, samples: Samples) -> Samples:
        """Take the next samples, any number; give what is ready."""
        self._waiting.append(samples)
        self._waiting_count += len(samples)
        if self._waiting_count < self._block:
            return SILENT
        sound = np.concatenate(self._waiting)
        whole = len(sound) - len(sound) % self._block
        self._waiting, self._waiting_count = [sound[whole:]], len(sound) - whole
        return np.concatenate([self._filtered(sound[i : i + self._block]) for i in range(0, whole, self._block)])

    def finish(self) -> Samples:
        """Give what is left; nothing may be fed afterwards."""
        return self._filtered(np.concatenate([SILENT, *self._waiting]), last=True)

    def _filtered(self, block: Samples, *, last: bool = False) -> Samples:
        if self._stream is None:
            return block
        out: Samples = self._stream.resample_chunk(np.ascontiguousarray(block), last=last)
        return out
