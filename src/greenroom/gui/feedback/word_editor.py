"""The line in which words of the transcript are typed anew, in their place."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from greenroom.texts import text

_LEAST_WIDTH = 48
_ROOM = 18.0
"""Beside what is typed: the frame, and room for one more letter."""
_FRAME = 8.0
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class WordEditor(QLineEdit):
    """Enter keeps, Esc leaves, Tab and Shift+Tab keep and go on; what is typed is kept wherever one clicks."""

    kept = Signal(str, int)
    """Carries the text, and whether to go on: 1 with the next word, -1 with the one before, 0 not at all."""
    left = Signal()

    def __init__(self, parent: QWidget, font: QFont) -> None:
        """Stay hidden until words are to be edited."""
        super().__init__(parent)
        self._within = parent
        self._box = QRectF()
        self.setFont(font)
        self.setProperty("role", "word")
        self.setAccessibleName(text("correct.editor"))
        self.textChanged.connect(self._fit)
        self.hide()

    def edit(self, words: str, box: QRectF) -> None:
        """Show the words to be edited, all of them chosen, over where they stand."""
        self.stand_at(box)
        self.setText(words)
        self._fit()
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_at(self, box: QRectF) -> None:
        self._box = box
        self._fit()

    def _fit(self) -> None:
        """Be as wide as what is typed, as far as there is room."""
        whole = self._within.width()
        wide = max(
            _LEAST_WIDTH, self._box.width(), QFontMetricsF(self.font()).horizontalAdvance(self.text()) + _ROOM
        )
        width = round(min(wide, whole))
        left = max(0, round(min(self._box.left() - _FRAME, whole - width)))
        self.setGeometry(left, round(self._box.top() - 3), width, round(self._box.height() + 6))

    # Qt.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit(self.text(), 0)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        self.kept.emit(self.text(), 1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() not in _STAYS:
            self.kept.emit(self.text(), 0)
