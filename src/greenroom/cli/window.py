"""`greenroom` without a command: the window."""

import gc
import os
import sys

from greenroom.cli.terminal import Terminal
from greenroom.domain.errors import UserError

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(terminal: Terminal) -> int:
    """Open the window and wait until it is closed; gives the exit status. Raises UserError `window.no_display`."""
    if sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        raise UserError("window.no_display")
    gc.disable()  # nearly all that is made on the way to the window stays; `gui.app` turns it on again
    return terminal.services.open_window()
