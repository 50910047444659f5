"""What was hashed and found, kept beside a model's files so that they are hashed once."""

import json
import os
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from greenroom.domain.disk_errors import disk_error
from greenroom.modelstore.catalogue import ModelFile

NAME = "checked.json"


class FileState(Enum):
    GOOD = auto()
    UNCHECKED = auto()
    DAMAGED = auto()
    MISSING = auto()


class Stamp:
    """Remembers the sha256 of each file with its size and time of change: a changed file counts as unchecked."""

    def __init__(self, folder: Path) -> None:
        """Read what was found before; an unreadable stamp is an empty one."""
        self._folder = folder
        self._found: dict[str, list[int | str]] = {}
        with suppress(OSError, ValueError, TypeError):
            self._found = dict(json.loads((folder / NAME).read_text("utf-8")))

    def state(self, file: ModelFile) -> FileState:
        """Tell the state of a file without reading it; raises UserError `disk.refused`."""
        try:
            size, changed_ns = _print(self._folder / file.name)
        except (FileNotFoundError, NotADirectoryError):
            return FileState.MISSING
        except OSError as error:
            raise disk_error(error, self._folder) from error
        if size != file.bytes:
            return FileState.DAMAGED
        match self._found.get(file.name):
            case [found_size, found_ns, sha256] if (found_size, found_ns) == (size, changed_ns):
                return FileState.GOOD if sha256 == file.sha256 else FileState.DAMAGED
            case _:
                return FileState.UNCHECKED

    def note(self, name: str, sha256: str) -> None:
        """Remember what a file's hash is now."""
        self._found[name] = [*_print(self._folder / name), sha256]

    def save(self) -> None:
        """Write the stamp beside its place and move it over; where that cannot be, files are hashed each time."""
        with suppress(OSError):
            fresh = self._folder / f"{NAME}.{os.getpid()}"
            fresh.write_text(json.dumps(self._found), "utf-8")
            fresh.replace(self._folder / NAME)


def _print(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns
