"""Writes a FLAC beside its place while the sound comes, and moves it there when it is whole."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PART = ".part"
PROBE_BYTES = 1 << 16
"""More than libFLAC ever writes at once: what it found no room for finds none now."""


class FlacWriter:
    """A mono 16-bit FLAC under way. Its cost falls while one speaks, so that Stop is quick after any length."""

    def __init__(self, target: Path, rate_hz: int) -> None:
        """Open `<target>.part`, readable by its owner alone; raises OSError."""
        import soundfile

        self._target = target
        self._part = target.with_name(target.name + PART)
        self._part.unlink(missing_ok=True)
        self._part.touch(mode=0o600)
        with self._as_os_error():
            self._file = soundfile.SoundFile(self._part, "w", rate_hz, 1, "PCM_16", format="FLAC")
        self._written = 0

    def write(self, block: bytes) -> None:
        """Append 16-bit samples; raises OSError."""
        self._written += len(block) // 2
        with self._as_os_error():
            self._file.buffer_write(block, dtype="int16")

    def seal(self) -> Path:
        """Close, bring to the disk, move into place; gives the place. Raises OSError and leaves nothing."""
        try:
            if not self._written:  # a FLAC without a sample cannot be opened again
                self.write(bytes(2))
            self._close()
            with self._part.open("r+b") as file:  # Windows syncs no file that is open for reading alone
                os.fsync(file.fileno())
        except OSError:
            self.abandon()
            raise
        return self._part.replace(self._target)

    def abandon(self) -> None:
        """Close and remove it."""
        with suppress(OSError), self._as_os_error():
            self._file.close()
        self._part.unlink(missing_ok=True)

    def _close(self) -> None:
        import soundfile

        with self._as_os_error():
            self._file.close()
            whole = soundfile.info(self._part).frames == self._written
        if not whole:  # libFLAC keeps silent about a last block that was not taken
            raise self._refusal()

    @contextmanager
    def _as_os_error(self) -> Iterator[None]:
        import soundfile

        try:
            yield
        except soundfile.LibsndfileError as error:
            raise self._refusal() from error

    def _refusal(self) -> OSError:
        """Ask the disk itself why, as libsndfile says only that something went wrong; the file is lost anyway."""
        try:
            with self._part.open("ab") as file:
                file.write(bytes(PROBE_BYTES))
                file.flush()
                os.fsync(file.fileno())
        except OSError as refusal:
            return refusal
        return OSError(errno.EIO, os.strerror(errno.EIO))


def write_flac(target: Path, rate_hz: int, blocks: Iterable[bytes]) -> Path:
    """Write a whole FLAC from 16-bit samples; raises OSError."""
    writer = FlacWriter(target, rate_hz)
    try:
        for block in blocks:
            writer.write(block)
    except OSError:
        writer.abandon()
        raise
    return writer.seal()
