"""The log file of bugs, in the user's own folder; it is not there until something has to be said."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from greenroom.practice.folders import make_own

LARGEST_BYTES = 1_000_000


class LateFile(RotatingFileHandler):
    """Makes its folder and its file, for the owner's eyes alone, with the first record.

    `refused` is true where the disk did not take a record: it went to the standard error instead.
    """

    refused = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        if isinstance(sys.exception(), OSError):
            self.refused = True
            logging.StreamHandler(sys.stderr).handle(record)
        else:
            super().handleError(record)

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        make_own(path.parent)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8")


@contextmanager
def logging_to(path: Path) -> Iterator[LateFile]:
    """Write warnings and errors of this run to a file."""
    handler = LateFile(path, maxBytes=LARGEST_BYTES, backupCount=1, delay=True, encoding="utf-8")
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield handler
    finally:
        root.removeHandler(handler)
        handler.close()
