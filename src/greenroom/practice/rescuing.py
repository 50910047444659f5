"""What can be done where the library is damaged, and for sounds that stand in no library."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from greenroom.domain.backup import Backup
from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.practice.ports import LibraryRescue, SoundImporter, TakeStore
from greenroom.practice.work import CancelToken, Progress


class Rescuing:
    """Restores the library from its newest copy and makes takes again of sounds that lost theirs."""

    def __init__(self, rescue: LibraryRescue, importer: SoundImporter, takes: Callable[[], TakeStore]) -> None:
        """Take the ports; `takes` opens the library, which cannot be done before it is restored."""
        self._rescue = rescue
        self._importer = importer
        self._takes = takes

    def newest(self) -> Backup | None:
        """Give the newest copy of the library that is whole; None where there is none."""
        return self._rescue.newest()

    def restore(self, backup: Backup | None) -> Path | None:
        """Put a copy, or an empty library, in its place; gives where the damaged one is kept, if any is left."""
        return self._rescue.restore(backup)

    def lost_sounds(self) -> tuple[Path, ...]:
        """List the sounds in the library's folder that belong to no take, oldest first."""
        return self._rescue.lost_sounds()

    def bring_back(self, progress: Progress, cancel: CancelToken) -> tuple[Take, ...]:
        """Make takes of the sounds without one, under their old ids; one that is no sound any more stays there."""
        sounds = self._rescue.lost_sounds()
        back: list[Take] = []
        for done, path in enumerate(sounds):
            progress(done / len(sounds))
            try:
                back.append(self._take_in(path, cancel))
            except UserError as error:
                if not error.code.startswith("file."):
                    raise
        return tuple(back)

    def _take_in(self, path: Path, cancel: CancelToken) -> Take:
        recording = self._importer.recording(path, lambda _share: None, cancel)
        spool = replace(
            recording.spool,
            path=recording.spool.path.with_name(f"{path.stem}.spool"),
            started_at=recording.spool.started_at - timedelta(seconds=recording.duration_s),
        )
        return self._takes().add(replace(recording, spool=spool))
