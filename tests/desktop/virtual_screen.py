"""A screen that is not there (Xvfb), for this process and its children."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

SIZE = "1400x1000x24"


@contextmanager
def virtual_screen(size: str = SIZE) -> Iterator[str]:
    """Run a screen of `size`, width x height x depth in pixels and bits; gives its display name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        display = f":{pipe.readline().strip()}"
    os.environ["DISPLAY"], os.environ["QT_QPA_PLATFORM"] = display, "xcb"
    try:
        yield display
    finally:
        if (application := QApplication.instance()) is not None:
            application.shutdown()  # Qt lets go of the screen before the screen goes
        server.terminate()
        server.wait(timeout=10)
