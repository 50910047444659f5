"""Writes a FLAC beside its place while the sound comes, and moves it there when it is whole."""

import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np

PART = ".part"


class FlacWriter:
    """A mono 16-bit FLAC under way. Its cost falls while one speaks, so that Stop is quick after any length."""

    def __init__(self, target: Path, rate_hz: int) -> None:
        """Open `<target>.part`, readable by its owner alone; raises OSError."""
        import soundfile

        self._target = target
        self._part = target.with_name(target.name + PART)
        self._part.unlink(missing_ok=True)
        self._part.touch(mode=0o600)
        self._file = soundfile.SoundFile(self._part, "w", rate_hz, 1, "PCM_16", format="FLAC")
        self._written = 0

    def write(self, block: bytes) -> None:
        """Append 16-bit samples."""
        self._file.buffer_write(block, dtype="int16")
        self._written += len(block) // 2

    def seal(self) -> Path:
        """Close, bring to the disk, move into place; gives the place."""
        if not self._written:  # a FLAC without a sample cannot be opened again
            self.write(np.zeros(1, dtype=np.int16).tobytes())
        self._file.close()
        with self._part.open("rb") as file:
            os.fsync(file.fileno())
        return self._part.replace(self._target)

    def abandon(self) -> None:
        """Close and remove it."""
        self._file.close()
        self._part.unlink(missing_ok=True)


def write_flac(target: Path, rate_hz: int, blocks: Iterable[bytes]) -> Path:
    """Write a whole FLAC from 16-bit samples; raises OSError."""
    writer = FlacWriter(target, rate_hz)
    for block in blocks:
        writer.write(block)
    return writer.seal()
