"""Pitch of the voice (SwiftF0), gathered while the sound comes in."""

from typing import Any

import numpy as np

from greenroom.domain.sound import PitchTrack
from greenroom.practice.ports import HEARING_RATE_HZ, Samples

FMIN_HZ, FMAX_HZ = 65.0, 400.0
"""Voices of adults; wider bounds find more octave errors than voices (docs/measures.md)."""
_VOICED = 0.5
"""Confidence from which a frame has a pitch: SwiftF0 is calibrated so."""
_FRAME_S = 0.016
_FRAMES_A_STEP = 3
STEP_S = _FRAMES_A_STEP * _FRAME_S
_BLOCK = 4 * HEARING_RATE_HZ
"""Looked at in blocks of 4 s, however the sound comes in: results cannot depend on that, and calls cost little."""


def load_swift_f0() -> Any:  # noqa: ANN401 - as `load_silero`
    """Load the network that swift-f0's wheel carries; one thread: results do not depend on it."""
    from swift_f0 import SwiftF0

    return SwiftF0(threads=1, spin=False)


class PitchMeter:
    """Takes sound in blocks of any size."""

    def __init__(self, detector: Any) -> None:  # noqa: ANN401
        """Start with nothing heard."""
        self._stream = detector.stream(fmin=FMIN_HZ, fmax=FMAX_HZ)
        self._rest = np.empty(0, np.float32)
        self._frames: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []

    def feed(self, sound: Samples) -> None:
        """Take the next sound at 16 kHz."""
        self._rest = np.concatenate([self._rest, sound])
        while self._rest.size >= _BLOCK:
            block, self._rest = self._rest[:_BLOCK], self._rest[_BLOCK:]
            self._take(self._stream.push(block, HEARING_RATE_HZ))

    def finish(self) -> None:
        """Look at what is left."""
        self._take(self._stream.push(self._rest, HEARING_RATE_HZ))
        self._rest = np.empty(0, np.float32)
        self._take(self._stream.flush())

    def track(self) -> PitchTrack:
        """Give one value for each three frames, their middle one by pitch; 0 where fewer than two have one."""
        frames = np.concatenate(self._frames) if self._frames else np.empty(0)
        whole = len(frames) // _FRAMES_A_STEP * _FRAMES_A_STEP
        steps = np.sort(frames[:whole].reshape(-1, _FRAMES_A_STEP), axis=1)[:, 1]
        return PitchTrack(STEP_S, tuple(round(float(hz), 1) for hz in steps))

    def _take(self, found: Any) -> None:  # noqa: ANN401
        self._frames.append(np.where(found.confidence >= _VOICED, found.pitch_hz, 0.0))
