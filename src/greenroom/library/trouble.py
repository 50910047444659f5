"""What the world does to the database, as our errors; the disk under it as everywhere."""
# ruff: noqa: TID253 - the library loads late

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError

CODES = {
    "SQLITE_FULL": "disk.full",
    "SQLITE_CORRUPT": "library.damaged",
    "SQLITE_NOTADB": "library.damaged",
    "SQLITE_BUSY": "library.busy",
    "SQLITE_READONLY": "disk.refused",
    "SQLITE_CANTOPEN": "disk.refused",
    "SQLITE_PERM": "disk.refused",
    "SQLITE_IOERR": "disk.refused",
}
"""Which of our errors a database's error is, by how its name begins; any other is a bug of ours."""


@contextmanager
def trouble_told(database: Path) -> Iterator[None]:
    """Raise UserError `disk.full`, `disk.refused`, `library.damaged`, `library.busy` where that happened."""
    try:
        with disk_errors_told(database.parent):
            yield
    except (sqlite3.DatabaseError, DatabaseError) as error:
        code = _code(error)
        if code is None:
            raise
        raise UserError(code, path=str(database)) from error


def _code(error: sqlite3.DatabaseError | DatabaseError) -> str | None:
    original = error.orig if isinstance(error, DatabaseError) else error
    name = getattr(original, "sqlite_errorname", "")
    return next((code for start, code in CODES.items() if name.startswith(start)), None)
