"""What a person writes about a take: kept as it is typed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from greenroom.domain.take import Take
from greenroom.gui.pieces import Card, label
from greenroom.texts import text

_RESTS_MS = 600
"""What was typed is kept once the keys rest for so long, and whenever the field is left."""

_HEIGHT = 84


class NotesCard(Card):
    """The notes of one take; Esc goes back to the list."""

    written = Signal(object, str)
    """Carries the Take and what stands there now."""
    left = Signal()

    def __init__(self) -> None:
        """Start without a take."""
        super().__init__(gap=6)
        self._take: Take | None = None
        self._title = label(text("notes.title"), "strong")
        self._field = _Field()
        self._rests = QTimer(self, interval=_RESTS_MS, singleShot=True)
        self._rests.timeout.connect(self.keep)
        self._field.textChanged.connect(self._rests.start)
        self._field.left.connect(self.keep)
        self._field.escaped.connect(self.left)
        self.put(self._title, self._field)
        self.setFocusProxy(self._field)

    def show_take(self, take: Take | None) -> None:
        """Show the notes of another take; what was typed about the one before is kept.

        What the library holds of the same take is only remembered: what stands here may be newer, or refused.
        """
        if take is not None and self._take is not None and take.id == self._take.id:
            self._take = take
            return
        self.keep()
        self._take = take
        self._field.blockSignals(True)
        self._field.setPlainText(take.notes if take else "")
        self._field.moveCursor(QTextCursor.MoveOperation.End)
        self._field.blockSignals(False)
        self._field.setEnabled(take is not None)

    def keep(self) -> None:
        """Keep what stands there."""
        self._rests.stop()
        if self._take is not None and self._field.toPlainText() != self._take.notes:
            self.written.emit(self._take, self._field.toPlainText())


class _Field(QPlainTextEdit):
    left = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(text("notes.placeholder"))
        self.setAccessibleName(text("notes.title"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(_HEIGHT)
        self.setAcceptDrops(False)  # files dropped here are to be imported

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
