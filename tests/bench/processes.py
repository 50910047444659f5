"""What a process takes: its time, its most memory, and that of this process itself."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.bench.found import REPOSITORY


@dataclass(frozen=True, slots=True)
class Spent:
    """Wall time from start to end in s, and the largest resident memory in MB."""

    wall_s: float
    peak_mb: float


def spent(command: Sequence[str]) -> Spent:
    """Run a command to its end; raises ChildProcessError where it fails. What it prints is dropped.

    Linux counts a child's memory from its parent's on: who calls this is to be smaller than what it runs.
    """
    begun = perf_counter()
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        took_s = perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ChildProcessError(f"{command} ended with {process.returncode}")
    return Spent(took_s, usage.ru_maxrss * 1024 / 1e6)


def own_memory_mb(kind: str) -> float:
    """Give this process's memory in MB: VmRSS is what it has now, VmHWM the most it ever had."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:")) * 1024 / 1e6
