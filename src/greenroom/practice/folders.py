"""Folders for what is the person's own."""

from pathlib import Path


def make_own(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for the owner's eyes alone; raises OSError.

    A folder that is there keeps its mode. `Path.mkdir` gives its mode to the last one alone.
    """
    for each in (*reversed(folder.parents), folder):
        each.mkdir(mode=0o700, exist_ok=True)
