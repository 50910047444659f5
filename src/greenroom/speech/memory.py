"""Memory: kept in few heaps, given back where the C library would keep it, not looked for while models load."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

_M_ARENA_MAX = -8  # of malloc.h
_HEAPS = 2


@contextmanager
def garbage_left() -> Iterator[None]:
    """Load what stays: Python looks for no garbage meanwhile, and among what is there afterwards never again.

    Libraries and models bring 80,000 objects. While these come, Python looks through all there are once or twice,
    for 26 to 72 ms in which no key is answered, and finds a few hundred to let go. What is made later is looked
    through as ever; that takes 3 ms in place of 40, for the others are not looked at again.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_looking:
            gc.enable()


def give_back() -> None:
    """Give free pages back with glibc's malloc_trim, in some 5 ms; elsewhere nothing is done.

    Pieces of sound are of all lengths, so what hearing one leaves free fits the next one badly: without this the
    heaps of the threads that hear keep some 80 MB more.
    """
    if (trim := _of_glibc("malloc_trim")) is not None:
        trim(0)


def share_heaps() -> None:
    """Let all threads share two heaps of glibc's, where it would give each its own; before there are threads.

    What one thread of the hearing leaves free then does for the next. Ten minutes recorded in the window take
    45 MB less, and 1.2 MB a minute more in place of 2.7; a file takes as long as before (13.6 s for 189 s of it).
    """
    if (tell := _of_glibc("mallopt")) is not None:
        tell(_M_ARENA_MAX, _HEAPS)


@cache
def _of_glibc(name: str) -> Any:  # noqa: ANN401 - a C function has no type
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
