"""`greenroom` without a command: the window."""

import os
import sys

import typer

from greenroom.cli.terminal import Terminal
from greenroom.domain.errors import UserError

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(terminal: Terminal) -> None:
    """Open the window and wait until it is closed; raises UserError `window.no_display`."""
    if sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        raise UserError("window.no_display")
    raise typer.Exit(terminal.services.open_window())
