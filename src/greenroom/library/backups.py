"""Copies of the database: one a day, and one from before each change of its shape."""

import logging
import sqlite3
from collections.abc import Collection
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from greenroom.domain.errors import UserError
from greenroom.domain.take import BIN_DAYS
from greenroom.library.removing import remove_files
from greenroom.library.trouble import trouble_told

KEPT = 3
EVERY = timedelta(days=1)
STAMP = "%Y%m%dT%H%M%S%f"
PART = ".part"
"""Ends the name of a copy until it is whole."""
DAMAGED_NAME = "damaged-"
"""Begins the name of a damaged database, and of what SQLite keeps beside it."""

log = logging.getLogger(__name__)

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Backups:
    """The newest few copies, in a folder that only their owner may read."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made with the first copy."""
        self._folder = folder

    def add(self, database: Path, revision: str) -> None:
        """Copy the database; raises UserError `library.damaged` and keeps no copy where it is not whole."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._sweep(older_than=EVERY)
        target = self._folder / f"library-{datetime.now(UTC):{STAMP}}-{revision}.sqlite"
        part = target.with_name(target.name + PART)
        part.touch(mode=0o600)
        try:
            with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")  # so that reading it leaves nothing beside it
                is_whole = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            if not is_whole:
                raise UserError("library.damaged", path=str(database))
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        for old in self.all()[:-KEPT]:
            old.unlink()

    def add_daily(self, database: Path, revision: str) -> None:
        """Copy the database where no copy was made within a day; where the disk takes none, go without.

        Raises:
            UserError: `library.damaged`, `library.busy`.
        """
        self._let_damaged_go()
        now = datetime.now(UTC)
        if any(timedelta() <= now - made_at(copy) <= EVERY for copy in self.all()):
            return
        try:
            with trouble_told(database):
                self.add(database, revision)
        except UserError as error:
            if not error.code.startswith("disk."):
                raise
            log.info("no copy of the library today: %s", error)

    def place_for_damaged(self) -> Path:
        """Name a place for a damaged database, beside the copies and never taken for one.

        As the bin it keeps for `BIN_DAYS` what is put there.
        """
        self._folder.mkdir(mode=0o700, exist_ok=True)
        return self._folder / f"{DAMAGED_NAME}{datetime.now(UTC):{STAMP}}.sqlite"

    def forget(self, take_ids: Collection[str]) -> None:
        """Remove takes from every copy too: what is deleted for good is nowhere.

        But for a damaged database put aside, which no take can be taken out of: it goes as a whole in its time.
        """
        self._let_damaged_go()
        if take_ids:
            self._sweep()
        for path in self.all() if take_ids else []:
            try:
                is_library = _forget(path, take_ids)
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode not in DAMAGED:
                    raise
                is_library = False
            if not is_library:
                path.unlink()  # it restores nothing, and may hold what is to be forgotten

    def erase(self) -> None:
        """Remove every copy, and every damaged database beside them; raises OSError as `remove_files`."""
        ours = (*self._folder.glob("library-*"), *self._folder.glob(f"{DAMAGED_NAME}*"))
        remove_files(filter(_is_ours, ours))

    def all(self) -> list[Path]:
        """List the copies, oldest first; those that a wrong clock dated ahead of now count as the oldest."""
        now = datetime.now(UTC)
        copies = [path for path in self._folder.glob("library-*.sqlite") if _is_ours(path)]
        return sorted(copies, key=lambda path: (made_at(path) <= now, path.name))

    def _let_damaged_go(self) -> None:
        """Remove the damaged databases whose time is over; where the disk keeps one, it goes another day."""
        long_ago = datetime.now(UTC) - timedelta(days=BIN_DAYS)
        damaged = filter(_is_ours, self._folder.glob(f"{DAMAGED_NAME}*"))
        with suppress(OSError):
            remove_files(path for path in damaged if made_at(path) < long_ago)

    def _sweep(self, older_than: timedelta = timedelta()) -> None:
        """Remove what a crash left of copies; a younger one may be under way in another program."""
        for part in filter(_is_ours, self._folder.glob(f"library-*{PART}*")):
            if abs(datetime.now(UTC) - made_at(part)) >= older_than:
                part.unlink(missing_ok=True)


def _forget(path: Path, take_ids: Collection[str]) -> bool:
    """Remove takes from one copy; tells whether it is a library at all."""
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_schema")}
        if "takes" not in tables:
            return False
        for pragma in ("foreign_keys=ON", "secure_delete=ON", "journal_mode=DELETE"):
            copy.execute(f"PRAGMA {pragma}")
        copy.execute("BEGIN IMMEDIATE")  # one change for all, not one brought to the disk for each
        copy.executemany("DELETE FROM takes WHERE id = ?", [(take_id,) for take_id in take_ids])
        if "said" in tables:
            copy.execute("INSERT INTO said (said) VALUES ('optimize')")
        copy.execute("COMMIT")
    return True


def _is_ours(path: Path) -> bool:
    """Tell by its name whether we made it; what else lies in the folder is the person's own."""
    try:
        made_at(path)
    except (IndexError, ValueError):
        return False
    return True


def made_at(copy: Path) -> datetime:
    """Tell when a copy was made, or a damaged database put aside.

    Its name says so, for what is deleted for good is taken out of a copy later.
    """
    return datetime.strptime(copy.name.split("-")[1].partition(".")[0], STAMP).replace(tzinfo=UTC)
