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
        take_id = self._importer.take_id(path)
        try:
            return self._takes.take(take_id)
        except UserError as error:
            if not error.code.startswith("take."):
                raise
            return None

    def take_in(self, path: Path, progress: Progress, cancel: CancelToken) -> Take:
        """Make a take of a file: of its date, named after it, without a question; the file stays as it is.

        The same file gives the same take, also when it was deleted since. Raises as `SoundImporter.recording`.
        """
        recording = self._importer.recording(path, progress, cancel)
        try:
            take = self._takes.add(recording)
        finally:  # where the library takes it not, nothing is lost: the file itself is still there
            self._spools.discard(recording.spool)
        return take if take.title else self._takes.rename(take.id, _title(path.stem))


def _title(name: str) -> str:
    """Give what can be shown of a file's name, in one line."""
    shown = name.encode("utf-8", "replace").decode()
    return " ".join("".join(sign if sign.isprintable() else " " for sign in shown).split())
