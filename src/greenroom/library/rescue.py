"""A damaged library: its newest good copy in its place, and the sounds that stand in no library."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

from greenroom.domain.backup import Backup
from greenroom.domain.errors import UserError
from greenroom.library.backups import PART, Backups, made_at
from greenroom.library.schema import REVISIONS, prepare
from greenroom.library.trouble import trouble_told

BESIDE = ("", "-wal", "-shm")
"""What SQLite keeps beside a database and belongs to it."""


class FolderRescue:
    """Works on the files themselves; the library need not open."""

    def __init__(self, home: Path, let_go: Callable[[], None]) -> None:
        """Take the folder and what lets go of the library where it is open."""
        self._home = home
        self._path = home / "library.sqlite"
        self._backups = Backups(home / "backups")
        self._let_go = let_go

    def newest(self) -> Backup | None:
        """Give the newest copy that is whole; None where there is none."""
        return next(filter(None, map(_read, reversed(self._backups.all()))), None)

    def restore(self, backup: Backup | None) -> Path | None:
        """Put a copy, or an empty library, in the place of the library.

        Gives where the damaged one lies now; None where nothing was left of it.

        Raises:
            UserError: `disk.full`, `disk.refused`; the damaged library is kept whatever happens.
        """
        with trouble_told(self._path):
            self._let_go()
            fresh = self._path.with_name(self._path.name + PART)
            if backup is not None:
                _copy(backup.path, fresh)
            aside = self._backups.place_for_damaged()
            for ending in BESIDE:
                damaged = self._path.with_name(self._path.name + ending)
                if damaged.exists():
                    damaged.replace(aside.with_name(aside.name + ending))
            if backup is not None:
                fresh.replace(self._path)
            prepare(self._path, self._backups, begins_anew=backup is None).dispose()
        return aside if aside.exists() else None

    def lost_sounds(self) -> tuple[Path, ...]:
        """List the sounds without a take, oldest first; one whose spool is still there is offered as that.

        Raises:
            UserError: `library.damaged`, also where the library is gone; `disk.refused`.
        """
        with trouble_told(self._path):
            sounds = sorted((self._home / "audio").glob("*.flac"), key=lambda path: path.stat().st_mtime)
            known = self._known() if sounds else set()
            spools = self._home / "spool"
            return tuple(
                path for path in sounds if path.name not in known and not any(spools.glob(f"{path.stem}.*"))
            )

    def _known(self) -> set[str]:
        if not self._path.exists() or not self._path.stat().st_size:
            if self._backups.all():  # it was lost, and they know more than it does
                raise UserError("library.damaged", path=str(self._path))
            return set()
        with closing(sqlite3.connect(self._path)) as library:
            if not library.execute("SELECT 1 FROM sqlite_schema WHERE name = 'takes'").fetchone():
                return set()
            return {name for (name,) in library.execute("SELECT audio FROM takes")}


def _read(path: Path) -> Backup | None:
    """Look into a copy; None where it is damaged itself or from a version not known here."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as copy:
            (state,) = copy.execute("PRAGMA quick_check(1)").fetchone()
            (revision,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
            (takes,) = copy.execute("SELECT count(*) FROM takes").fetchone()
    except (sqlite3.DatabaseError, TypeError):  # no database, another one, or without a version
        return None
    if state != "ok" or revision not in REVISIONS:
        return None
    return Backup(path, made_at(path), takes)


def _copy(source: Path, target: Path) -> None:
    """Copy and bring to the disk; where that fails nothing of it stays."""
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with ExitStack() as on_failure:
        on_failure.callback(target.unlink, missing_ok=True)
        shutil.copyfile(source, target)
        with target.open("r+b") as file:
            os.fsync(file.fileno())
        on_failure.pop_all()
