"""Copies of the database: one a day, and one from before each change of its shape."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from greenroom.domain.errors import UserError

KEPT = 3
EVERY = timedelta(days=1)
STAMP = "%Y%m%dT%H%M%S%f"

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Backups:
    """The newest few copies, in a folder that only their owner may read."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made with the first copy."""
        self._folder = folder

    def add(self, database: Path, revision: str) -> None:
        """Copy the database; raises UserError `library.damaged` and keeps no copy where it is not whole."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        target = self._folder / f"library-{datetime.now(UTC):{STAMP}}-{revision}.sqlite"
        target.touch(mode=0o600)
        try:
            with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
                source.backup(copy)
                is_whole = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        except sqlite3.DatabaseError:
            target.unlink()
            raise
        if not is_whole:
            target.unlink()
            raise UserError("library.damaged", path=str(database))
        for old in self.all()[:-KEPT]:
            old.unlink()

    def add_daily(self, database: Path, revision: str) -> None:
        """Copy the database where the newest copy is a day old; raises as `add` does."""
        newest = max(map(made_at, self.all()), default=None)
        if newest is None or datetime.now(UTC) - newest > EVERY:
            self.add(database, revision)

    def place_for_damaged(self) -> Path:
        """Name a place for a damaged database, beside the copies and never taken for one."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        return self._folder / f"damaged-{datetime.now(UTC):{STAMP}}.sqlite"

    def forget(self, take_ids: Collection[str]) -> None:
        """Remove takes from every copy too: what is deleted for good is nowhere."""
        for path in self.all() if take_ids else []:
            try:
                _forget(path, take_ids)
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode not in DAMAGED:
                    raise
                path.unlink()  # it restores nothing, and may hold what is to be forgotten

    def erase(self) -> None:
        """Remove every copy, and every damaged database beside them."""
        for path in self._folder.glob("*"):
            path.unlink()

    def all(self) -> list[Path]:
        """List the copies, oldest first."""
        return sorted(self._folder.glob("library-*.sqlite"))


def _forget(path: Path, take_ids: Collection[str]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        for pragma in ("foreign_keys=ON", "secure_delete=ON", "journal_mode=DELETE"):
            copy.execute(f"PRAGMA {pragma}")
        copy.execute("BEGIN IMMEDIATE")  # one change for all, not one brought to the disk for each
        copy.executemany("DELETE FROM takes WHERE id = ?", [(take_id,) for take_id in take_ids])
        if copy.execute("SELECT 1 FROM sqlite_schema WHERE name = 'said'").fetchone():
            copy.execute("INSERT INTO said (said) VALUES ('optimize')")
        copy.execute("COMMIT")


def made_at(copy: Path) -> datetime:
    """Tell when a copy was made; its name says so, for what is deleted for good is taken out of it later."""
    return datetime.strptime(copy.name.split("-")[1], STAMP).replace(tzinfo=UTC)
