"""The FLAC files of the library: one a take, readable by their owner alone."""

import errno
import os
import shutil
from pathlib import Path

from greenroom.library.removing import remove_files
from greenroom.practice.spectrograms import PART, SUFFIX


class SoundFolder:
    """Takes recordings in by moving them, so that no sound is ever in two places or in none."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made when the first recording comes."""
        self._folder = folder

    def path(self, name: str) -> Path:
        return self._folder / name

    def take_in(self, recording: Path, name: str) -> None:
        """Move a recording in under its name and bring it to the disk; harmless where that was done before.

        Raises:
            OSError: the disk is full or refuses; the recording is where it was.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = self.path(name)
        if recording.exists() or not place.exists():
            _move(recording, place)
            place.chmod(0o600)
        _sync(place)
        _sync(self._folder)

    def remove(self, name: str) -> None:
        """Remove a sound, the picture of it, and what a crash left half written."""
        sound = self.path(name)
        picture = sound.with_suffix(SUFFIX)
        for path in (sound, picture, sound.with_suffix(PART), picture.with_suffix(PART)):
            path.unlink(missing_ok=True)

    def erase(self) -> None:
        """Remove every sound, also one without a take; raises OSError where one is kept, the others are gone."""
        remove_files(self._folder.glob("*"))


def _move(source: Path, place: Path) -> None:
    try:
        source.replace(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        fresh = place.with_suffix(PART)
        try:
            shutil.copyfile(source, fresh)
            _sync(fresh)
            fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)
        source.unlink()


def _sync(path: Path) -> None:
    """Bring a file or a folder to the disk; Windows knows no folders to sync."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
