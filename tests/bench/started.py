"""Starts Greenroom the real way in and tells when it can be used: `python -m tests.bench.started BEGUN`.

BEGUN is the time.monotonic() at which the process was asked for. Space is pressed as soon as the microphone is
open; printed are the seconds until the window was usable and until it recorded. Nothing of Greenroom is replaced:
QApplication alone is a class of its own that looks at the window once its event loop runs.
"""

import json
import subprocess
import sys
from time import monotonic

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer

BEGUN_S = float(sys.argv[1])


class Watched(QtWidgets.QApplication):
    """Greenroom's application, watched."""

    def exec(self) -> int:  # type: ignore[override]  # static in Qt
        """Run the event loop; the window was shown before."""
        self._watch = _Watch(self)
        return super().exec()


class _Watch(QObject):
    """Goes through the moments one after another: painted and idle, ready, recording, closed."""

    def __init__(self, application: QtWidgets.QApplication) -> None:
        from greenroom.gui.main_window import MainWindow

        super().__init__()
        found = [w for w in QtWidgets.QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        self._window = found[0]
        self._window.activateWindow()
        self._times: dict[str, float] = {}
        self._is_painted = self._is_asked = False
        application.installEventFilter(self)
        self._timer = QTimer(self, interval=0)  # beats when nothing else is to be done
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        from greenroom.gui.practise.view import PractiseView

        if event.type() is QEvent.Type.Paint and isinstance(watched, PractiseView):
            self._is_painted = True
        return False

    def _look(self) -> None:
        from greenroom.gui.practise.state import Phase
        from greenroom.gui.sidebar import Screen

        phase = self._window.practise.state.phase
        if "usable" not in self._times:
            if self._is_painted and self._window.place is Screen.PRACTISE and not self._window.shows_first_start:
                self._times["usable"] = monotonic() - BEGUN_S
                self._timer.setInterval(1)
        elif phase is Phase.READY and not self._is_asked and self._window.isActiveWindow():
            self._is_asked = True
            subprocess.Popen(["xdotool", "key", "space"])
        elif phase is Phase.RECORDING:
            self._times["recording"] = monotonic() - BEGUN_S
            self._timer.stop()
            self._window.close()
            print(json.dumps(self._times), flush=True)


if __name__ == "__main__":
    QtWidgets.QApplication = Watched  # type: ignore[misc]
    sys.argv[1:] = []
    from greenroom.__main__ import main

    main()
