"""A copy of the library that can take its place."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """Where it lies, from when it is, and how many takes stand in it."""

    path: Path
    made_at: datetime
    takes: int
