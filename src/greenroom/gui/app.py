"""Opens the window and closes it in the right order."""

import gc
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QAccessible, QIcon
from PySide6.QtWidgets import QApplication

from greenroom.domain.errors import UserError
from greenroom.gui.bugs import bugs_told
from greenroom.gui.choices import Choices
from greenroom.gui.feedback.accessible import accessible
from greenroom.gui.main_window import MainWindow
from greenroom.gui.one_window import only_window
from greenroom.gui.practise.state import Phase
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look, load_fonts
from greenroom.practice.services import Services
from greenroom.resources import asset

_SWITCH_S = 0.001
"""How long another thread may go on when the window wants Python's lock; two that take turns count twice.

Record pressed while library and speech model load, longest stand-still of six starts: 31 to 38 ms, 31 to 44 with
Python's own 5 ms. What is left are calls that keep the lock, such as onnxruntime's making of a session.
"""

_log = logging.getLogger(__name__)


def run_window(services: Services) -> int:
    """Show the window until it is closed; gives the exit status. Closes the services.

    Raises:
        UserError: `window.second`, one stands already.
    """
    application = QApplication(sys.argv[:1])
    with (
        only_window(services.home) as on_second,
        bugs_told() as bugs,
        open_window(application, services) as window,
    ):
        bugs.met.connect(window.tell_in_passing)
        on_second(window.come_forward)
        return application.exec()


@contextmanager
def open_window(application: QApplication, services: Services) -> Iterator[MainWindow]:
    """Show the window; afterwards end all work, keep what is being recorded, and close the services."""
    application.setApplicationName("Greenroom")
    application.setDesktopFileName("greenroom")
    application.setWindowIcon(QIcon(str(asset("icons", "greenroom.svg"))))
    application.setStyle("Fusion")
    load_fonts(application)
    QAccessible.installFactory(accessible)
    tasks = Tasks()
    choices = Choices(services, tasks)
    look = Look(application, choices.settings.theme)
    window = MainWindow(services, tasks, choices, look)
    window.show()
    _put_keys_first()
    try:
        yield window
    finally:
        tasks.close()
        _let_go(services, is_recording=window.practise.state.phase is Phase.RECORDING)
        services.close()


def _put_keys_first() -> None:
    """Let what works behind the window hold up its keys as little as can be, now that it stands."""
    gc.freeze()  # nearly all that was made so far stays: no use looking through it for garbage
    gc.enable()
    sys.setswitchinterval(_SWITCH_S)


def _let_go(services: Services, *, is_recording: bool) -> None:
    """Keep what is being recorded, and end the listening.

    Where the library cannot be written, the recording stays behind as a spool and is offered at the next start.
    """
    try:
        if is_recording:
            services.answering.keep()
        services.answering.discard()
    except UserError as error:
        _log.info("not all was put away: %s", error)
