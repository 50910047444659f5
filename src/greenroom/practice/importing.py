"""Takes from recordings made elsewhere."""

from pathlib import Path

from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.practice.ports import SoundImporter, Spools, TakeStore
from greenroom.practice.work import CancelToken, Progress


class Importing:
    """Puts files into the library; they are measured as any take is, with `Answering.measure_again`."""

    def __init__(self, importer: SoundImporter, takes: TakeStore, spools: Spools) -> None:
        """Take the ports."""
        self._importer = importer
        self._takes = takes
        self._spools = spools

    def known(self, path: Path) -> Take | None:
        """Give the take that this very file is already, sound and all; None where there is none or it was deleted.

        Raises UserError as `SoundImporter.take_id`.
        """
        return self._own(path) or self._take(self._importer.take_id(path))

    def take_in(self, path: Path, progress: Progress, cancel: CancelToken) -> Take:
        """Make a take of a file: of its date, named after it, without a question; the file stays as it is.

        The same file gives the same take, also when it was deleted since, and a take's own sound that take. Raises
        as `SoundImporter.recording`.
        """
        if (own := self._own(path)) is not None:
            return own
        recording = self._importer.recording(path, progress, cancel)
        try:
            cancel.raise_if_cancelled()  # bringing a long one to the disk took its time
            take = self._takes.add(recording)
        finally:  # where the library takes it not, nothing is lost: the file itself is still there
            self._spools.discard(recording.spool)
        return take if take.title else self._takes.rename(take.id, _title(path.stem))

    def _own(self, path: Path) -> Take | None:
        """Give the take whose sound in the library this is: whoever imports a whole disk meets them too."""
        take = self._take(_readable(path.stem)) if path.suffix == ".flac" else None
        return take if take is not None and take.audio.resolve() == path.resolve() else None

    def _take(self, take_id: str) -> Take | None:
        try:
            return self._takes.take(take_id)
        except UserError as error:
            if not error.code.startswith("take."):
                raise
            return None


def _title(name: str) -> str:
    """Give what can be shown of a file's name, in one line."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in _readable(name)).split())


def _readable(name: str) -> str:
    """Give a file's name with a question mark for each byte that is no text."""
    return name.encode("utf-8", "replace").decode()
