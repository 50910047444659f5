"""Filled pauses told from Whisper's own encoder frames by a small linear probe, trained here."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from greenroom.speech.whisper import FRAME_S, Frames

Decisions = NDArray[np.float32]
"""Log odds that a frame belongs to a filled pause, shape (frames,)."""

SMOOTHED = 5
"""Frames averaged before the probe looks at them."""
POSSIBLE, CONFIRMED = 0.5, 2.0
"""Log odds; chosen on held-out speakers with room to either side (docs/accuracy.md)."""
LEAST_S = 0.10
"""A shorter stretch is no filled pause."""
_BRIDGED_S = 0.06
"""Two stretches this near each other are one."""


@dataclass(frozen=True, slots=True)
class Event:
    """A stretch that sounds like a filled pause, in seconds; `strength` is its mean decision, `nasal` means "um"."""

    start_s: float
    end_s: float
    strength: float
    nasal: bool


def smoothed(frames: Frames, width: int = SMOOTHED) -> Frames:
    """Average each frame with its neighbours, fewer at the edges; same shape."""
    sums = np.cumsum(np.pad(frames.astype(np.float64), ((1, 0), (0, 0))), axis=0)
    n, half = len(frames), width // 2
    first, last = np.maximum(np.arange(n) - half, 0), np.minimum(np.arange(n) + half + 1, n)
    means: Frames = ((sums[last] - sums[first]) / (last - first)[:, None]).astype(np.float32)
    return means


@dataclass(frozen=True)
class Probe:
    """Two linear outputs on smoothed frames: filled pause or not, and "um" (ends in a nasal) or "uh"."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    version: str

    @classmethod
    def load(cls, path: Path) -> "Probe":
        """Read the weights, shape (2, width), their biases (2,) and their version."""
        with np.load(path, allow_pickle=False) as file:
            return cls(file["weights"], file["bias"], str(file["version"]))

    def decide(self, frames: Frames) -> NDArray[np.float32]:
        """Give both outputs for each frame, shape (frames, 2)."""
        return np.asarray(smoothed(frames) @ self.weights.T + self.bias, np.float32)


def events(decisions: NDArray[np.float32], threshold: float = POSSIBLE, least_s: float = LEAST_S) -> list[Event]:
    """Find the stretches above the threshold; `decisions` as `Probe.decide` gives them."""
    above = np.flatnonzero(decisions[:, 0] > threshold)
    if not above.size:
        return []
    breaks = np.flatnonzero(np.diff(above) * FRAME_S > _BRIDGED_S + FRAME_S / 2)
    firsts = above[np.concatenate([[0], breaks + 1])]
    lasts = above[np.concatenate([breaks, [above.size - 1]])] + 1
    return [
        Event(
            float(a * FRAME_S),
            float(b * FRAME_S),
            float(decisions[a:b, 0].mean()),
            bool(decisions[a:b, 1].mean() > 0),
        )
        for a, b in zip(firsts, lasts, strict=True)
        if (b - a) * FRAME_S >= least_s - 1e-9
    ]
