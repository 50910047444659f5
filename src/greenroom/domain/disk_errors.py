"""What the disk's errors mean to a person; the one place for all who read or write."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from greenroom.domain.errors import UserError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""No room on the disk, none left of one's share of it, none for so large a file; any other error is a refusal."""


def is_full(error: OSError) -> bool:
    return error.errno in FULL


def disk_error(error: OSError, folder: Path) -> UserError:
    """Give UserError `disk.full` or `disk.refused`, of the path that the error names or else of `folder`."""
    return UserError("disk.full" if is_full(error) else "disk.refused", path=str(error.filename or folder))


@contextmanager
def disk_errors_told(folder: Path) -> Iterator[None]:
    """Raise the UserError where an OSError comes out of the block."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, folder) from error
