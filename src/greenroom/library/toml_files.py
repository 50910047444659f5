"""TOML files of the person's own: written beside their place, then moved over it, for the owner alone."""

import logging
import os
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from greenroom.domain.disk_errors import disk_errors_told

VERSION = 1

log = logging.getLogger(__name__)


def write_toml(path: Path, data: Mapping[str, Any]) -> None:
    """Replace a file as a whole, with its version; a link stays one, to the file it leads to.

    Raises:
        UserError: `disk.full`, `disk.refused`; what stood there stands.
    """
    import tomli_w

    with disk_errors_told(path.parent):
        place = path.resolve()
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                tomli_w.dump({"version": VERSION, **data}, file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)


def put_aside(path: Path) -> None:
    """Keep a file that makes no sense as `<name>.bad`, `<name>.bad2` and so on, over no other; raises OSError."""
    names = (f"{path.name}.bad{n if n > 1 else ''}" for n in count(1))
    aside = next(place for place in map(path.with_name, names) if not os.path.lexists(place))
    path.replace(aside)
    log.warning("%s could not be read and was put aside as %s", path, aside)
