"""The way into the command line: where it writes, how errors are shown, and the exit status."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from greenroom.cli.log import LateFile, logging_to
from greenroom.cli.terminal import Terminal, standard
from greenroom.cli.window import open_window
from greenroom.domain.errors import UserError
from greenroom.texts import text

if TYPE_CHECKING:
    from greenroom.practice.services import Services

FAILED = 1

log = logging.getLogger(__name__)


def run_command_line(services: "Services", arguments: Sequence[str], out: TextIO) -> int:
    """Run one command; gives 0, 1 where something could not be done, 2 for wrong use."""
    terminal = standard(services, out)
    with logging_to(services.home / "log" / "greenroom.log") as log_file:
        try:
            return _run(terminal, arguments)
        except UserError as error:
            terminal.print_error(error)
        except Exception:
            log.exception("greenroom %s", " ".join(arguments))
            _print_bug(terminal, log_file)
    return FAILED


def _run(terminal: Terminal, arguments: Sequence[str]) -> int:
    """Open the window at once where nothing is asked for: reading the commands would only hold it up."""
    if not arguments:
        return open_window(terminal)
    from greenroom.cli.app import app

    try:
        app(args=list(arguments), prog_name="greenroom", obj=terminal)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    return FAILED


def _print_bug(terminal: Terminal, log_file: LateFile) -> None:
    terminal.tell(text("cli.error", what=text("error.bug.what")))
    terminal.tell(f"  {text('error.bug.kept')}")
    if not log_file.refused:
        terminal.tell(f"  {text('cli.bug.todo', log=log_file.baseFilename)}")
