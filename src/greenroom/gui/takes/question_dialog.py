"""Choosing the question that takes belong to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from greenroom.domain.question import Question
from greenroom.gui.pieces import Button, column, label, row
from greenroom.texts import text


class QuestionDialog(QDialog):
    """Typing narrows the list down; Enter chooses, Esc leaves everything as it is."""

    chosen = Signal(object)
    """Carries the Question, or None for free talk."""

    def __init__(self, parent: QWidget, questions: Sequence[Question], count: int) -> None:
        """Offer these questions for so many takes."""
        super().__init__(parent)
        self.setWindowTitle(text("assign.title", n=count))
        self._sought = _Field()
        self._list = QListWidget()
        self._list.setAccessibleName(text("assign.questions"))
        self._list.setWordWrap(True)
        for question in (None, *questions):
            item = QListWidgetItem(question.text if question else text("assign.free"))
            item.setData(Qt.ItemDataRole.UserRole, question)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _item: self._choose())
        self._sought.textChanged.connect(self._narrow)
        self._sought.down_pressed.connect(self._list.setFocus)
        self._sought.returnPressed.connect(self._choose)
        leave = Button(text("assign.leave"), self.reject)
        choose = Button(text("assign.choose"), self._choose, "primary")
        head = label(text("assign.title", n=count), "headline", wraps=True)
        whole = column(head, self._sought, self._list, row(None, leave, choose, gap=12))
        whole.setContentsMargins(28, 24, 28, 24)
        self.setLayout(whole)
        self.resize(560, 480)
        self._sought.setFocus()

    def _narrow(self, sought: str) -> None:
        parts = sought.casefold().split()
        items = [self._list.item(place) for place in range(self._list.count())]
        for item in items:
            item.setHidden(not all(part in item.text().casefold() for part in parts))
        first = next((item for item in items if not item.isHidden()), None)
        self._list.setCurrentItem(first)  # type: ignore[arg-type]  # None chooses nothing

    def _choose(self) -> None:
        seen = [item for item in self._list.selectedItems() if not item.isHidden()]
        if seen:
            self.chosen.emit(seen[0].data(Qt.ItemDataRole.UserRole))
            self.accept()


class _Field(QLineEdit):
    down_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(text("assign.find"))
        self.setAccessibleName(text("assign.find"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)
