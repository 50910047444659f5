"""Filled pauses told from Whisper's own encoder frames by a small linear probe, trained here."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from greenroom.speech.whisper import FRAME_S, Frames

SMOOTHED = 5
"""Frames averaged before the probe looks at them."""
POSSIBLE, CONFIRMED, GOING_ON = 0.5, 1.6, -0.5
"""Log odds: possible, confirmed, and down to where a filled pause goes on once it was heard (docs/accuracy.md)."""
LEAST_S = 0.12
"""Anything that sounds like one for less time is none."""
NASAL_FRAMES = 6
"""The end of a filled pause, 0.12 s, tells "um" from "uh"."""


@dataclass(frozen=True, slots=True)
class Event:
    """A stretch sounding like a filled pause, in seconds; `strength` is its mean decision, `nasal` says "um"."""

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
    """Linear outputs on smoothed frames: filled pause or not, and "um" (ends in a nasal) or "uh".

    A frame is one of a filled pause as soon as one of the first outputs says so: those of the telephone and those
    of a good microphone lie in different directions. The last output is the nasal one.
    """

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    version: str

    @classmethod
    def load(cls, path: Path) -> "Probe":
        """Read the weights, shape (outputs, width), their biases (outputs,) and their version."""
        with np.load(path, allow_pickle=False) as file:
            return cls(file["weights"], file["bias"], str(file["version"]))

    def decide(self, frames: Frames) -> NDArray[np.float32]:
        """Give for each frame the larger of the filled-pause outputs and the nasal one, shape (frames, 2)."""
        outputs = smoothed(frames) @ self.weights.T + self.bias
        return np.stack([outputs[:, :-1].max(axis=1), outputs[:, -1]], axis=1).astype(np.float32)


def events(decisions: NDArray[np.float32], sure: float = POSSIBLE, going_on: float = GOING_ON) -> list[Event]:
    """Find the stretches above `going_on` that are above `sure` for at least `LEAST_S`.

    `decisions` as `Probe.decide` gives them; two bounds, so that a wavering "um" is one event and not two. Its
    edges lie where it is likelier than not.
    """
    inside = np.concatenate([[False], decisions[:, 0] > going_on, [False]])
    edges = np.flatnonzero(np.diff(inside))
    return [
        _event(decisions[first:end], int(first))
        for first, end in zip(edges[::2], edges[1::2], strict=True)
        if np.count_nonzero(decisions[first:end, 0] > sure) * FRAME_S >= LEAST_S
    ]


def _event(decisions: NDArray[np.float32], first: int) -> Event:
    """Describe a stretch; its strength is the mean of its strongest `LEAST_S`, neighbours or not."""
    likely = np.flatnonzero(decisions[:, 0] > 0)
    decisions, first = decisions[likely[0] : likely[-1] + 1], first + int(likely[0])
    strongest = np.sort(decisions[:, 0])[-round(LEAST_S / FRAME_S) :]
    return Event(
        first * FRAME_S,
        (first + len(decisions)) * FRAME_S,
        float(strongest.mean()),
        bool(decisions[-NASAL_FRAMES:, 1].mean() > 0),
    )
