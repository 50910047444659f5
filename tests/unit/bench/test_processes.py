"""What a process took is its own, not that of who started it."""

import subprocess
import sys

import numpy as np
import pytest

from tests.bench.processes import own_memory_mb, spent


def test_memory_is_that_of_the_child() -> None:
    held = np.ones(30_000_000)  # 240 MB here
    small = spent([sys.executable, "-c", "pass"])
    large = spent([sys.executable, "-c", "x = bytearray(150_000_000)"])
    assert own_memory_mb("VmRSS") > held.nbytes / 1e6
    assert small.peak_mb < 60
    assert 150 < large.peak_mb < 220
    assert small.wall_s > 0


def test_a_command_that_fails_is_told() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        spent([sys.executable, "-c", "raise SystemExit(3)"])
