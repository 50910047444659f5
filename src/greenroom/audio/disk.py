"""What the disk's errors mean to a person."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from greenroom.domain.errors import UserError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def disk_errors_told(folder: Path) -> Iterator[None]:
    """Raise UserError `disk.full` or `disk.refused` where an OSError comes out of the block."""
    try:
        yield
    except OSError as error:
        raise UserError("disk.full" if error.errno in FULL else "disk.refused", path=str(folder)) from error
