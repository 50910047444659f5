"""Opens the window and closes it in the right order."""

import logging
import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from greenroom.domain.errors import UserError
from greenroom.gui.choices import Choices
from greenroom.gui.main_window import MainWindow
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look, load_fonts
from greenroom.practice.services import Services
from greenroom.resources import asset

_log = logging.getLogger(__name__)


def run_window(services: Services) -> int:
    """Show the window until it is closed; gives the exit status. Closes the services."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Greenroom")
    application.setDesktopFileName("greenroom")
    application.setWindowIcon(QIcon(str(asset("icons", "greenroom.svg"))))
    application.setStyle("Fusion")
    load_fonts(application)
    tasks = Tasks()
    choices = Choices(services, tasks)
    look = Look(application, choices.settings.theme)
    window = MainWindow(services, tasks, choices, look)
    window.show()
    try:
        return application.exec()
    finally:
        tasks.close()
        _purge(services)
        services.close()


def _purge(services: Services) -> None:
    """What was deleted is really gone when the window closes."""
    try:
        services.takes.purge()
    except UserError as error:
        _log.info("nothing purged: %s", error)
