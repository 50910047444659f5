"""Opens the database at the newest schema: a newer one is refused, an older one backed up and migrated."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from greenroom.domain.errors import UserError
from greenroom.library.backups import Backups

if TYPE_CHECKING:
    from sqlalchemy import Engine

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Every schema there was, oldest first; a test holds it against the migrations. Looking here saves loading
Alembic (0.5 s) at each start."""

WAIT_S = 5.0
"""How long a write waits for another program's write."""


def prepare(database: Path, backups: Backups, *, begins_anew: bool = False) -> "Engine":
    """Open the database, migrated where needed.

    Where there is none, or an empty file as a power cut may leave it, but copies of one, it was lost: only who
    `begins_anew` gets an empty library then.

    Raises:
        UserError: `library.newer`, nothing was touched; `library.damaged`, as `Backups.add`, or it was lost.
        sqlite3.DatabaseError, sqlalchemy.exc.DatabaseError: it is damaged, or the disk is full or refuses.
    """
    revision = _revision(database)
    if revision is None and backups.all() and not begins_anew:
        raise UserError("library.damaged", path=str(database))
    if revision is not None and revision not in REVISIONS:
        raise UserError("library.newer", path=str(database))
    if revision != REVISIONS[-1]:
        _migrate(database, backups, revision)
    else:
        backups.add_daily(database, revision)
    return _engine(database)


def _revision(database: Path) -> str | None:
    """Read the schema's version; None where there is no library yet."""
    if not database.exists() or database.stat().st_size == 0:
        return None
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True)) as connection:
        tables = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if tables else None
    return None if row is None else str(row[0])


def _migrate(database: Path, backups: Backups, revision: str | None) -> None:
    """Run what is missing, in one transaction."""
    from alembic import command
    from alembic.config import Config

    if revision is None:
        database.touch(mode=0o600)
    else:
        backups.add(database, revision)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    engine = _engine(database)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, REVISIONS[-1])
    finally:
        engine.dispose()


def _engine(database: Path) -> "Engine":
    """Make an engine whose connections may be used from any thread, one at a time.

    SQLite transactions are begun by us: Python's own driver would commit before each change of a table. A
    transaction that will write takes the write lock at once, so that two programs wait instead of failing midway.
    """
    from sqlalchemy import URL, Connection, create_engine, event

    place = URL.create("sqlite", database=str(database))  # in a text of one, ? and % have meanings of their own
    engine = create_engine(place, connect_args={"timeout": WAIT_S})

    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine
