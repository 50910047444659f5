"""Memory that is free: given back where the C library would keep it; not looked for where models load."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


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
    if (trim := _malloc_trim()) is not None:
        trim(0)


@cache
def _malloc_trim() -> Any:  # noqa: ANN401 - a C function has no type
    return getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
