"""A file of results, a line of JSON a recording, that a later run goes on with."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from greenroom.domain.disk_errors import disk_errors_told
from greenroom.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class Results:
    """An open file of results; `measured` are the recordings, by name, whose figures stood there before."""

    path: Path
    measured: frozenset[str]
    _file: TextIO

    def write(self, line: str) -> None:
        """Add a line, on the disk when this returns; raises UserError `disk.full`, `disk.refused`."""
        with disk_errors_told(self.path):
            self._file.write(line + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())


@contextmanager
def results_in(path: Path) -> Iterator[Results]:
    """Open the file for more results; lines without figures, and one that was cut off, give way to new ones.

    A link is followed: the file it leads to is the one that is written.

    Raises:
        UserError: `results.other` of a file that holds something else, or of what is no file, such as a device or
            a pipe, which stays as it is; `disk.full`, `disk.refused`.
    """
    path = Path(os.path.realpath(path))
    with disk_errors_told(path):
        if path.exists() and not path.is_file():
            raise UserError("results.other", path=str(path))
        measured = _without_failures(path)
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as opened:
        yield Results(path, measured, opened)


def _without_failures(path: Path) -> frozenset[str]:
    """Leave only whole lines with figures in the file; gives whose they are."""
    if not path.exists():
        return frozenset()
    part = path.with_name(f".greenroom-{os.getpid()}.part")
    measured = set()
    try:
        with path.open("rb") as before, os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as after:
            for line in before:
                made = _result(path, line) if line.endswith(b"\n") else None
                if made is not None and made["error"] is None:
                    measured.add(made["audio"])
                    after.write(line)
            os.fsync(after.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return frozenset(measured)


def _result(path: Path, line: bytes) -> dict[str, Any]:
    """Read a line; raises UserError `results.other` where it is no result."""
    with suppress(ValueError):
        made = json.loads(line)
        if isinstance(made, dict) and {"schema", "audio", "error"} <= made.keys():
            return made
    raise UserError("results.other", path=str(path))
