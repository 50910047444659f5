"""A stack that nobody has used, for the thread that PortAudio starts. Linux with the GNU C library alone.

PortAudio 19.6 leaves the number of waiting samples unset until a stream's first block. If the source goes before
that block, ALSA's part sees the error, finds whatever stood on the thread's stack in place of the number, and,
unless that is 0, complains about it for ever: a core is lost, `stderr` fills, and closing the stream never returns
(`PaAlsaStream_WaitForFrames` in `pa_linux_alsa.c`). The C library hands on the stacks of threads that ended, but
only where one is large enough; a new stack is all zeros.
"""

import ctypes
import mmap
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from threading import Lock
from typing import Any

_ATTRIBUTES_BYTES = 128
"""Room for a pthread_attr_t, which takes 56 bytes on x86 and 64 on ARM."""
_pages = count(1)
_turn = Lock()
"""The size is the whole process's: microphone and player, in threads of their own, take turns."""


@contextmanager
def fresh_stack() -> Iterator[None]:
    """While this holds, threads that C libraries start get stacks a little larger than any stack before."""
    libc: Any = ctypes.CDLL(None) if sys.platform == "linux" else None
    if not hasattr(libc, "gnu_get_libc_version"):
        yield
        return
    with _turn:
        before = _default_size(libc)
        _set_default_size(libc, before + next(_pages) * mmap.PAGESIZE)
        try:
            yield
        finally:
            _set_default_size(libc, before)


@contextmanager
def _defaults(libc: Any) -> Iterator[Any]:  # noqa: ANN401 - ctypes has no types for a library
    attributes = ctypes.create_string_buffer(_ATTRIBUTES_BYTES)
    libc.pthread_getattr_default_np(attributes)
    yield attributes
    libc.pthread_attr_destroy(attributes)


def _default_size(libc: Any) -> int:  # noqa: ANN401
    size = ctypes.c_size_t()
    with _defaults(libc) as attributes:
        libc.pthread_attr_getstacksize(attributes, ctypes.byref(size))
    return size.value


def _set_default_size(libc: Any, size: int) -> None:  # noqa: ANN401
    with _defaults(libc) as attributes:
        libc.pthread_attr_setstacksize(attributes, ctypes.c_size_t(size))
        libc.pthread_setattr_default_np(attributes)
