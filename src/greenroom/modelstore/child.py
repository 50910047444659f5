"""A child process that fetches, watched by what it writes and ended when the token is set."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from greenroom.modelstore.streaming import Tally

LOOK_EVERY_S = 0.2
"""How often the growing files are measured and the cancel token is looked at."""


def watched(
    command: Sequence[str], environment: Mapping[str, str], log: Path, folder: Path, tally: Tally
) -> tuple[int, str]:
    """Run a command that writes into `folder`; gives its exit status and what it said; raises Cancelled."""
    with (
        log.open("wb") as output,
        subprocess.Popen(  # noqa: S603 - our own list
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment
        ) as child,
    ):
        try:
            while child.poll() is None:
                with suppress(subprocess.TimeoutExpired):
                    child.wait(LOOK_EVERY_S)
                tally.reach(_bytes_in(folder))
        finally:
            child.kill()
    return child.returncode, log.read_text("utf-8", "replace")


def _bytes_in(folder: Path) -> int:
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.stat(os.path.join(parent, name)).st_size  # noqa: PTH116, PTH118 - os.walk speaks text
            except FileNotFoundError:
                continue  # moved meanwhile
    return total
