"""Removing many files: one that the disk keeps is in no other's way."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path


def remove_files(paths: Iterable[Path]) -> None:
    """Remove each file and leave folders alone, which are another program's; raises OSError where one is kept."""
    with ExitStack() as each:
        for path in paths:
            if not path.is_dir():
                each.callback(path.unlink, missing_ok=True)
