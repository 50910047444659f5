"""Recordings made elsewhere become FLACs like those of the microphone."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from greenroom.audio.files import AvSound, AvSoundFiles, refuse_unreadable
from greenroom.audio.flac import FlacWriter
from greenroom.audio.peaks import PEAK_STEP_S, Peaks
from greenroom.audio.resampling import FULL_SCALE, from_int16
from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.practice.folders import make_own
from greenroom.practice.ports import Samples
from greenroom.practice.work import CancelToken, Progress

ID_DIGITS = 24

OLDEST_S = 86_400
"""A file dated before 2 January 1970 lost its date, and Windows can neither make nor show such a time."""


class FlacImporter:
    """Writes into the folder of the spools, where a recording lies until the library takes it in."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it need not exist yet."""
        self._folder = folder

    def take_id(self, path: Path) -> str:
        """Tell the id of the take that a file becomes; raises UserError as `SoundFiles.open` does."""
        refuse_unreadable(path)
        with path.open("rb") as file:
            return f"imported-{hashlib.file_digest(file, 'sha256').hexdigest()[:ID_DIGITS]}"

    def recording(self, path: Path, progress: Progress, cancel: CancelToken) -> Recording:
        """Give the recording; the same bytes always give the same id.

        Raises:
            UserError: as `SoundFiles.open` does, and `disk.full`, `disk.refused`.
            Cancelled: the token was set; nothing is left behind.
        """
        sound = AvSoundFiles().open(path)
        name = self.take_id(path)
        recorded_at = _dated(path.stat().st_mtime)
        with disk_errors_told(self._folder):
            make_own(self._folder)
            audio, peaks = _written(sound, self._folder / f"{name}.flac", progress, cancel)
        spool = Spool(self._folder / f"{name}.spool", recorded_at, sound.rate_hz, sound.duration_s, None, "")
        return Recording(audio, spool, sound.duration_s, sound.rate_hz, peaks, PEAK_STEP_S, EndReason.STOPPED)


def _dated(changed_s: float) -> datetime:
    """Tell when a file was recorded; now, where its date is none that it can have."""
    now = datetime.now(UTC)
    return datetime.fromtimestamp(changed_s, UTC) if OLDEST_S <= changed_s <= now.timestamp() else now


def _written(
    sound: AvSound, target: Path, progress: Progress, cancel: CancelToken
) -> tuple[Path, tuple[float, ...]]:
    """Write the sound, mono and at its own rate; gives the file and its peaks."""
    peaks = Peaks(sound.rate_hz)
    writer = FlacWriter(target, sound.rate_hz)
    with ExitStack() as on_failure:
        on_failure.callback(writer.abandon)
        for block, done in _with_progress(sound):
            cancel.raise_if_cancelled()
            whole = np.clip(np.rint(block * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1).astype(np.int16)
            peaks.add(from_int16(whole.tobytes()))
            writer.write(whole.tobytes())
            progress(done)
        on_failure.pop_all()
    return writer.seal(), peaks.all()


def _with_progress(sound: AvSound) -> Iterator[tuple[Samples, float]]:
    """Give the samples and the share that is done with them."""
    samples = 0
    for block in sound.mono():
        samples += len(block)
        yield block, min(1.0, samples / (sound.duration_s * sound.rate_hz))
