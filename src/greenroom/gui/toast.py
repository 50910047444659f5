"""A word in passing at the lower edge, with one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from greenroom.gui.pieces import Button, label, row

_SHOWN_MS = 8000
_EDGE = 84
"""From the lower edge of the window, in pixels: above the buttons of a screen, none of which it may cover."""


class Toast(QFrame):
    """Floats above its parent, and goes by itself; a newer word takes the place of an older one."""

    def __init__(self, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._room = parent
        self.setProperty("role", "toast")
        self._words = label(role="toast")
        self._action: Callable[[], object] | None = None
        self._button = Button("", self._act, "toast")
        inside = row(self._words, self._button, gap=16)
        inside.setContentsMargins(16, 8, 8, 8)
        self.setLayout(inside)
        self._timer = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self._go)
        self._undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._act)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, words: str, button: str, action: Callable[[], object]) -> None:
        """Show some words and a button."""
        self._words.setText(words)
        self._button.relabel(button)
        self.setAccessibleName(words)
        self._action = action
        self.show()
        self.raise_()
        self._place()
        self._timer.start()

    def _go(self) -> None:
        """Stay while the keys are on the button."""
        if self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _place(self) -> None:
        self.adjustSize()
        room = self._room.size()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - _EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
