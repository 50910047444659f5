"""Copies of the database from before a change of its shape."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

KEPT = 3


class Backups:
    """The newest few copies, in a folder that only their owner may read."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made with the first copy."""
        self._folder = folder

    def add(self, database: Path, revision: str) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        target = self._folder / f"library-{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{revision}.sqlite"
        target.touch(mode=0o600)
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
        for old in self._all()[:-KEPT]:
            old.unlink()

    def forget(self, take_ids: Collection[str]) -> None:
        """Remove takes from every copy too: what is deleted for good is nowhere."""
        for path in self._all() if take_ids else []:
            with closing(sqlite3.connect(path, isolation_level=None)) as copy:
                for pragma in ("foreign_keys=ON", "secure_delete=ON", "journal_mode=DELETE"):
                    copy.execute(f"PRAGMA {pragma}")
                copy.executemany("DELETE FROM takes WHERE id = ?", [(take_id,) for take_id in take_ids])
                if copy.execute("SELECT 1 FROM sqlite_schema WHERE name = 'said'").fetchone():
                    copy.execute("INSERT INTO said (said) VALUES ('optimize')")

    def erase(self) -> None:
        """Remove every copy."""
        for path in self._folder.glob("library-*"):
            path.unlink()

    def _all(self) -> list[Path]:
        return sorted(self._folder.glob("library-*.sqlite"))
