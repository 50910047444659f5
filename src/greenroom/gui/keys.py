"""The list of the keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from greenroom.gui.pieces import Button, column, label, row, scrolled
from greenroom.texts import text

_KEYS = (
    "space",
    "enter",
    "words",
    "marks",
    "choose",
    "correct",
    "filler",
    "undo_correction",
    "speed",
    "zoom",
    "part",
    "spectrogram",
    "questions",
    "next",
    "picker",
    "focus",
    "think",
    "screens",
    "find",
    "delete",
    "name",
    "files",
    "undo",
    "back",
    "quit",
    "help",
)

_MARGIN = 40
"""What is seen of the window around the list, in pixels."""


class KeysDialog(QDialog):
    """Closed with Esc or its button."""

    def __init__(self, parent: QWidget) -> None:
        """Write the keys and what they do."""
        super().__init__(parent)
        self.setWindowTitle(text("keys.title"))
        grid = QGridLayout()
        grid.setContentsMargins(10, 8, 12, 8)  # within the frame of the focus
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for line, name in enumerate(_KEYS):
            grid.addWidget(label(text(f"keys.{name}.key"), "key"), line, 0)
            grid.addWidget(label(text(f"keys.{name}")), line, 1)
        close = Button(text("keys.close"), self.accept, "primary")
        rows = QWidget()
        rows.setLayout(grid)
        area = scrolled(rows)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that arrows scroll
        area.setMinimumWidth(rows.sizeHint().width() + area.verticalScrollBar().sizeHint().width())
        whole = column(label(text("keys.title"), "headline"), area, row(None, close))
        whole.setContentsMargins(28, 24, 28, 24)
        self.setLayout(whole)
        tall = rows.sizeHint().height() + whole.sizeHint().height() - area.sizeHint().height()
        self.resize(self.sizeHint().width(), min(tall, parent.height() - _MARGIN))
