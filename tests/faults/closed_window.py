"""Opens the real window on the user's own folders, prints the notices it shows, and closes it."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from greenroom import resources
from greenroom.bootstrap import Greenroom
from greenroom.gui.app import open_window
from greenroom.gui.practise.state import PractiseState

LONGEST_MS = 60_000

if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    with open_window(application, Greenroom(resources.home(), resources.models_home())) as window:

        def look(state: PractiseState) -> None:
            if state.notice is not None and state.notice.lines[0].key == "error.disk.refused.what":
                sys.stdout.write(f"{state.notice.lines[0].data['path']}\n")
                application.quit()

        window.practise.state_changed.connect(look)
        QTimer.singleShot(LONGEST_MS, application.quit)
        application.exec()
