"""Files that are dropped anywhere onto the window."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from greenroom.gui.pieces import label
from greenroom.texts import text

_EDGE = 16


class Dropping(QObject):
    """Watches a window; while files are held above it, it says what dropping them does."""

    dropped = Signal(list)
    """Carries the paths as strings."""

    def __init__(self, window: QWidget) -> None:
        """Watch from now on."""
        super().__init__(window)
        self._window = window
        self._sheet = _sheet(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragEnter and isinstance(event, QDropEvent):
            return self._enter(event)
        if event.type() is QEvent.Type.DragLeave:
            self._sheet.hide()
        elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        return super().eventFilter(watched, event)

    def _enter(self, event: QDropEvent) -> bool:
        if not _files(event):
            return False
        event.acceptProposedAction()
        self._sheet.setGeometry(self._window.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        self._sheet.show()
        self._sheet.raise_()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self._sheet.hide()
        files = _files(event)
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)
        return bool(files)


def _files(event: QDropEvent) -> list[str]:
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]


def _sheet(window: QWidget) -> QFrame:
    sheet = QFrame(window)
    sheet.setProperty("role", "drop")
    sheet.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    inside = QVBoxLayout(sheet)
    inside.addStretch(1)
    for words, role in ((text("import.drop"), "title"), (text("import.drop.todo"), "soft")):
        inside.addWidget(label(words, role), 0, Qt.AlignmentFlag.AlignHCenter)
    inside.addStretch(1)
    sheet.hide()
    return sheet
