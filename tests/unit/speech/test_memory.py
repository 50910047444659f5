"""Free memory goes back to the system, and garbage is looked for where that holds nobody up."""

import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from greenroom.speech.memory import garbage_left, give_back

HOLE_KB, HOLES = 64, 1000


def resident_kb() -> int:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone keeps what is free")
def test_what_is_free_between_things_in_use_is_given_back() -> None:
    both = [(np.ones(1024 * HOLE_KB, np.uint8), np.ones(1024 * HOLE_KB, np.uint8)) for _ in range(HOLES)]
    kept = [kept for kept, _left in both]
    del both
    before = resident_kb()
    give_back()
    assert before - resident_kb() > HOLE_KB * HOLES / 2
    assert len(kept) == HOLES


HEAPS_OF_EIGHT_THREADS = """
import ctypes, sys, threading
from greenroom.speech.memory import share_heaps
if sys.argv[1] == "shared":
    share_heaps()
c = ctypes.CDLL(None)
c.malloc.restype = ctypes.c_void_p
together = threading.Barrier(8)
def allocate():
    together.wait()
    c.malloc(1000)
threads = [threading.Thread(target=allocate) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
c.malloc_info(0, ctypes.c_void_p.in_dll(c, "stdout"))
c.fflush(None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone gives each thread a heap")
def test_threads_share_two_heaps() -> None:
    def heaps(how: str) -> int:
        command = [sys.executable, "-c", HEAPS_OF_EIGHT_THREADS, how]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.count("<heap nr=")

    assert heaps("shared") == 2
    assert heaps("as usual") > 2


class Circle:
    """Goes only when garbage is looked for."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def _thawed() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.usefixtures("_thawed")
@pytest.mark.parametrize("is_looking", [True, False])
def test_garbage_is_left_meanwhile_and_then_all_is_as_before(*, is_looking: bool) -> None:
    gc.enable() if is_looking else gc.disable()
    looked = []

    def load() -> None:
        with garbage_left():
            looked.append(gc.isenabled())
            raise OSError("damaged")

    with pytest.raises(OSError, match="damaged"):
        load()
    assert looked == [False]
    assert gc.isenabled() == is_looking


@pytest.mark.usefixtures("_thawed")
def test_what_was_loaded_is_not_looked_through_again() -> None:
    gc.unfreeze()
    with garbage_left():
        loaded = [[each] for each in range(1000)]
    looked_through = {id(each) for each in gc.get_objects()}
    assert not looked_through & {id(each) for each in loaded}


@pytest.mark.usefixtures("_thawed")
def test_circles_made_later_still_go() -> None:
    with garbage_left():
        pass
    later = weakref.ref(Circle())
    gc.collect()
    assert later() is None
