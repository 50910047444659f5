"""Pictures of sounds without librosa."""

from pathlib import Path

import numpy as np

from greenroom.domain.errors import UserError
from greenroom.practice.spectrograms import Spectrogram
from greenroom.practice.work import CancelToken


class FakeSpectrograms:
    """Draws two bands, the upper one loud; fails where it is told to."""

    def __init__(self) -> None:
        self.made: list[Path] = []
        self.fails = self.is_warm = False
        self.picture = Spectrogram(np.array([[0] * 50, [255] * 50], np.uint8), (500.0, 2000.0), 0.02)

    def warm_up(self) -> None:
        self.is_warm = True

    def spectrogram(self, sound: Path, cancel: CancelToken) -> Spectrogram:
        cancel.raise_if_cancelled()
        if self.fails:
            raise UserError("spectrogram.failed")
        self.made.append(sound)
        return self.picture

    def close(self) -> None:
        self.is_warm = False
