"""What a process takes: its time, its most memory, and that of this process itself.

`python -m tests.bench.processes COMMAND...` runs a command and prints its wall time and peak.
"""

import json
import resource
import subprocess
import sys
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
    """Run a command to its end; raises subprocess.CalledProcessError where it fails. What it prints is dropped.

    Linux counts a child's memory from its parent's on, so a small process of its own starts it.
    """
    asked = [sys.executable, "-m", "tests.bench.processes", *command]
    done = subprocess.run(asked, cwd=REPOSITORY, stdout=subprocess.PIPE, check=True)
    return Spent(*json.loads(done.stdout))


def own_memory_mb(kind: str) -> float:
    """Give this process's memory in MB: VmRSS is what it has now, VmHWM the most it ever had."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:")) * 1024 / 1e6


def main(*command: str) -> None:
    begun = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    took_s = perf_counter() - begun
    print(json.dumps([took_s, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6]))


if __name__ == "__main__":
    main(*sys.argv[1:])
