"""Recordings on disk from their first sample on: a header line, then raw 16-bit samples, and an owner."""

import errno
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from greenroom.audio.flac import write_flac
from greenroom.audio.peaks import PEAK_STEP_S, Peaks
from greenroom.audio.resampling import from_int16
from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.practice.folders import make_own

VERSION = 1
SUFFIX = ".spool"
SAMPLE_BYTES = 2
HEADER_LIMIT = 65_536
SYNC_S = 0.5
"""How much sound may be lost with the power."""

WORTHLESS_S = 0.2
"""A shorter spool was left by a crash at the key press; nobody misses it."""

FORGOTTEN_S = 3600.0
"""A FLAC without a spool, untouched for so long, was left by an import; the imported file is still there."""

ROOM_BYTES = 50_000_000
"""Five minutes at 48 kHz, twice: better to say before an answer that the disk is full than in the middle of it."""

LEAST_ROOM_BYTES = 10_000_000
"""A recording ends here, so that the FLAC, the library and the rest of the system still have room."""

RESERVE_BYTES = 1_000_000

BLOCK_BYTES = 1 << 16

_BYTES_A_SAMPLE = 2 * SAMPLE_BYTES
"""On the disk, at most: the spool, and the FLAC that grows beside it."""


class SpoolFile:
    """A spool being written; its lock lives as long as this process holds it."""

    def __init__(self, folder: Path, rate_hz: int, question_id: str | None, question_text: str) -> None:
        """Create it, readable by its owner alone; raises OSError."""
        make_own(folder)
        self.free_bytes = shutil.disk_usage(folder).free
        if self.free_bytes < ROOM_BYTES:
            raise _disk_full()
        self._started_at = datetime.now(UTC)
        stem = f"{self._started_at:%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}"
        self.path = folder / (stem + SUFFIX)
        self._rate_hz, self._question_id, self._question_text = rate_hz, question_id, question_text
        self._samples = self._unsynced = 0
        self._lock = _lock(self.path)
        self._lock.acquire(timeout=0)
        self._file = open(self.path, "xb", buffering=0, opener=_for_the_owner_alone)  # noqa: SIM115
        header = {
            "greenroom_spool": VERSION,
            "rate_hz": rate_hz,
            "started_at": self._started_at.isoformat(),
            "question_id": question_id,
            "question_text": question_text,
        }
        self._reserve = self.path.with_suffix(".reserve")
        try:
            self._reserve.write_bytes(os.urandom(RESERVE_BYTES))  # zeros take no room on some file systems
            self._write(json.dumps(header).encode() + b"\n")
            os.fsync(self._file.fileno())
        except OSError:
            self._let_go()  # first: Windows removes no file that is open
            self.path.unlink()
            self.free_reserve()
            raise

    def append(self, block: bytes) -> None:
        """Put 16-bit samples on the disk; raises OSError, also just before the disk is full: all so far stays."""
        if self.free_bytes < LEAST_ROOM_BYTES:
            raise _disk_full()
        self._write(block)
        count = len(block) // SAMPLE_BYTES
        self._samples += count
        self._unsynced += count
        if self._unsynced >= SYNC_S * self._rate_hz:
            os.fsync(self._file.fileno())
            self._unsynced = 0
            self.free_bytes = shutil.disk_usage(self.path.parent).free

    @property
    def room_s(self) -> float:
        """How much longer the disk can take it, the FLAC beside it too; as of the last half second."""
        return max(0.0, (self.free_bytes - LEAST_ROOM_BYTES) / (_BYTES_A_SAMPLE * self._rate_hz))

    @property
    def recorded_s(self) -> float:
        return self._samples / self._rate_hz

    @property
    def spool(self) -> Spool:
        return Spool(
            self.path, self._started_at, self._rate_hz, self.recorded_s, self._question_id, self._question_text
        )

    def close(self) -> None:
        """Bring it to the disk and let go of it; it now counts as left behind. Raises OSError."""
        try:
            os.fsync(self._file.fileno())
        finally:
            self.free_reserve()
            self._let_go()

    def free_reserve(self) -> None:
        """Give back the room that was kept for the end of the FLAC and the library's row on a full disk."""
        self._reserve.unlink(missing_ok=True)

    def _let_go(self) -> None:
        self._file.close()
        self._lock.release()

    def _write(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]


class FolderSpools:
    """The spools of one folder."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it need not exist yet."""
        self._folder = folder

    def left_behind(self) -> tuple[Spool, ...]:
        """List spools without a living owner, oldest first; what nobody would miss is removed.

        Raises:
            UserError: `disk.refused`.
        """
        with disk_errors_told(self._folder):
            self._sweep()
            return self._left_behind()

    def _left_behind(self) -> tuple[Spool, ...]:
        orphans = [p for p in sorted(self._folder.glob("*" + SUFFIX)) if p.is_file() and not _is_owned(p)]
        spools = []
        for spool in filter(None, map(_read, orphans)):
            if spool.duration_s < WORTHLESS_S:
                self.discard(spool)
            else:
                spools.append(spool)
        return tuple(spools)

    def _sweep(self) -> None:
        spools = {path.stem for path in self._folder.glob("*" + SUFFIX)}
        for path in self._folder.glob("*.flac*"):
            with suppress(FileNotFoundError):  # just taken in
                idle_s = time.time() - path.stat().st_mtime
                if path.name.partition(".")[0] not in spools and idle_s > FORGOTTEN_S:
                    path.unlink()

    def recover(self, spool: Spool) -> Recording:
        """Seal a spool that was left behind; raises UserError `disk.full`, `disk.refused`."""
        with disk_errors_told(self._folder):
            return sealed_again(spool, EndReason.STOPPED)

    def discard(self, spool: Spool) -> None:
        """Remove a spool and all that lies beside it; raises UserError `disk.refused`."""
        with disk_errors_told(self._folder):
            for path in self._folder.glob(spool.path.stem + ".*"):
                path.unlink(missing_ok=True)

    def erase(self) -> None:
        """Remove whatever lies here without a living owner, readable or not; raises UserError `disk.refused`."""
        with disk_errors_told(self._folder):
            for stem in {path.name.partition(".")[0] for path in self._folder.glob("*.*")}:
                if not _is_owned(self._folder / (stem + SUFFIX)):
                    for path in self._folder.glob(stem + ".*"):
                        path.unlink(missing_ok=True)


def sealed_again(spool: Spool, reason: EndReason) -> Recording:
    """Make the FLAC anew from the samples of a spool; raises OSError."""
    peaks = Peaks(spool.rate_hz)

    def blocks() -> Iterator[bytes]:
        for block in _samples(spool.path):
            peaks.add(from_int16(block))
            yield block

    audio = write_flac(spool.path.with_suffix(".flac"), spool.rate_hz, blocks())
    return Recording(audio, spool, spool.duration_s, spool.rate_hz, peaks.all(), PEAK_STEP_S, reason)


def _disk_full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _for_the_owner_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _lock(path: Path) -> FileLock:
    return FileLock(path.with_suffix(".lock"), mode=0o600, thread_local=False)


def _is_owned(path: Path) -> bool:
    try:
        with _lock(path).acquire(timeout=0):
            return False
    except (Timeout, PermissionError):  # another program's, or another user's
        return True


def _read(path: Path) -> Spool | None:
    """Read a spool's header; None where a crash came before it was whole or something else lies there."""
    try:
        with path.open("rb") as file:
            line = file.readline(HEADER_LIMIT)
        header = json.loads(line)
        if header["greenroom_spool"] != VERSION or header["rate_hz"] <= 0:
            return None
        samples = (path.stat().st_size - len(line)) // SAMPLE_BYTES
        return Spool(
            path,
            datetime.fromisoformat(header["started_at"]),
            int(header["rate_hz"]),
            samples / header["rate_hz"],
            header["question_id"],
            header["question_text"],
        )
    except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError):
        return None


def _samples(path: Path) -> Iterator[bytes]:
    """Give the samples of a spool; half a sample at its end, torn by a crash, is left out."""
    with path.open("rb") as file:
        file.readline(HEADER_LIMIT)
        while block := file.read(BLOCK_BYTES):
            yield block[: len(block) - len(block) % SAMPLE_BYTES]
