"""Free memory goes back to the system."""

import sys
from pathlib import Path

import numpy as np
import pytest

from greenroom.speech.memory import give_back

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
