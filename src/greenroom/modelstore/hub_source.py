"""Fetches model files from the hub in a process of its own; an earlier try is gone on with."""

import logging
import os
import sys
from pathlib import Path

from greenroom.domain.errors import UserError
from greenroom.modelstore.catalogue import Hub, ModelFile
from greenroom.modelstore.child import watched
from greenroom.modelstore.streaming import Tally

ALONE = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_XET": "1",
}
"""The hub learns nothing but which file is wanted; plain HTTP, because only that can go on with half a file."""

FORBIDS = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
"""What keeps Greenroom itself offline, taken away for this one process."""

log = logging.getLogger(__name__)


def fetched(hub: Hub, files: tuple[ModelFile, ...], folder: Path, tally: Tally) -> None:
    """Fetch the files into a folder, which may hold some already, or a part; their hashes are not checked here.

    Raises:
        UserError: `model.network`, `disk.full`; what came is kept.
        Cancelled: the token was set; the process has ended, what came is kept.
    """
    folder.mkdir(exist_ok=True, mode=0o700)
    for file in files:
        if (folder / file.name).exists() and (folder / file.name).stat().st_size > file.bytes:
            (folder / file.name).unlink()  # of another revision: there is nothing to go on with
    names = [f"{file.name}:{file.bytes}" for file in files]
    command = [sys.executable, "-P", "-m", "greenroom.modelstore.download"]
    environment = {name: value for name, value in os.environ.items() if name not in FORBIDS} | ALONE
    status, said = watched(
        [*command, hub.repository, hub.revision, str(folder), *names],
        environment,
        folder / "download.log",
        folder,
        tally,
    )
    if status:
        log.info("the hub client said: %s", said)
        raise (
            UserError("disk.full", path=str(folder.parent))
            if "No space left" in said
            else UserError("model.network")
        )
