"""The sound of an answer as a picture: how loud each band of frequencies was at each moment."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from greenroom.practice.work import CancelToken

SUFFIX = ".mel.npz"
"""A picture lies beside its sound, under the same name with this ending, and goes with it."""

PART = ".part"
"""Ends the name of a sound or a picture that is being written, in the place of its last ending."""

Levels: TypeAlias = NDArray[np.uint8]
"""Shape (bands, frames), the lowest band first: from 0 to 255 in even steps of dB, 255 is the loudest."""


@dataclass(frozen=True, slots=True, eq=False)
class Spectrogram:
    """Levels, the middle of each band in Hz, and the seconds from one frame to the next."""

    levels: Levels
    bands_hz: tuple[float, ...]
    step_s: float


class Spectrograms(Protocol):
    """Makes the pictures, each once."""

    def warm_up(self) -> None:
        """Get ready, in the background, to make one; returns at once and never raises."""

    def spectrogram(self, sound: Path, cancel: CancelToken) -> Spectrogram:
        """Give the picture of a sound of the library, made now if there is none yet.

        Raises:
            UserError: `spectrogram.failed`.
            Cancelled: the token was set; what was begun is gone.
        """

    def close(self) -> None:
        """End what is ready or under way."""
