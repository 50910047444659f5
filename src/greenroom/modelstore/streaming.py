"""Files in pieces: hashed while they stream, cancelled between two pieces."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from greenroom.practice.work import CancelToken, Progress

PIECE_BYTES = 1 << 20


class Tally:
    """Counts the bytes that are done and tells the share; looked at in every piece for the cancel token."""

    def __init__(self, total: int, progress: Progress, cancel: CancelToken) -> None:
        """Count from 0 to `total` bytes."""
        self._total = max(total, 1)
        self._done = 0
        self._progress = progress
        self._cancel = cancel

    def reach(self, done: int) -> None:
        """Note how many bytes are done in all; raises Cancelled."""
        self._cancel.raise_if_cancelled()
        self._done = max(self._done, done)
        self._progress(min(self._done / self._total, 1.0))

    def advance(self, more: int) -> None:
        """Note that more bytes are done; raises Cancelled."""
        self.reach(self._done + more)


def pieces_of(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(PIECE_BYTES):
        yield piece


def hash_of(path: Path, tally: Tally) -> str:
    """Give the sha256 of a file; raises Cancelled, OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for piece in pieces_of(file):
            digest.update(piece)
            tally.advance(len(piece))
    return digest.hexdigest()


def write_hashed(pieces: Iterable[bytes], target: Path, tally: Tally) -> str:
    """Write a file while hashing it; gives its sha256; raises Cancelled, OSError."""
    digest = hashlib.sha256()
    with target.open("wb") as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
            tally.advance(len(piece))
    return digest.hexdigest()
