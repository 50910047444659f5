"""How loud it was over time, and whether the recording can be trusted."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LevelTrack:
    """Loudness of a mono recording at 16 kHz.

    `rms_dbfs` holds one value for each `step_s` seconds (0 dBFS is a full-scale square wave; -120 stands for
    digital silence). `clipped_samples` counts samples within 2 % of full scale.
    """

    step_s: float
    rms_dbfs: tuple[float, ...]
    peak_dbfs: float
    clipped_samples: int
    samples: int


@dataclass(frozen=True, slots=True)
class PitchTrack:
    """Pitch of the voice in Hz, one value for each `step_s` seconds; 0 where there is none."""

    step_s: float
    hz: tuple[float, ...]

    def step_at(self, at_s: float) -> int:
        """Give the first step whose middle lies at or behind a moment."""
        return max(0, math.ceil(at_s / self.step_s - 0.5))


NO_PITCH = PitchTrack(0.0, ())
