"""Memory that is free, given back to the system where the C library would keep it."""

import ctypes
import sys
from functools import cache
from typing import Any


def give_back() -> None:
    """Give free pages back with glibc's malloc_trim, in some 5 ms; elsewhere nothing is done.

    Pieces of sound are of all lengths, so what hearing one leaves free fits the next one badly: without this the
    heaps of the threads that hear keep some 80 MB more.
    """
    if (trim := _malloc_trim()) is not None:
        trim(0)


@cache
def _malloc_trim() -> Any:  # noqa: ANN401 - a C function has no type
    return getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
