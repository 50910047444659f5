"""The dialog in which a question is chosen: search, concern, type, groups by theme; all by keyboard."""

from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListView, QWidget

from greenroom.domain.question import Concern, Question, QuestionType
from greenroom.gui.pieces import Button, column, label, row
from greenroom.gui.practise.picker.list import RowDelegate, RowModel
from greenroom.gui.practise.picker.own_question import OwnQuestionDialog
from greenroom.gui.practise.picker.rows import rows
from greenroom.gui.practise.question_choice import QuestionChoice
from greenroom.gui.theme import Look
from greenroom.texts import text

_SIZE = (720, 580)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class QuestionPicker(QDialog):
    """Chooses on Enter or a double click; closed with Esc."""

    chosen = Signal(object)
    """Carries the question, None for free talk."""

    def __init__(self, choice: QuestionChoice, look: Look, parent: QWidget) -> None:
        """Stand on the question that stands on the screen."""
        super().__init__(parent)
        self._choice = choice
        self._deleted: Question | None = None
        self.setWindowTitle(text("picker.title"))
        self._model = RowModel()
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setProperty("role", "questions")
        self._list.setItemDelegate(RowDelegate(look))
        self._list.setAccessibleName(text("picker.list"))
        self._list.doubleClicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._search = QLineEdit(placeholderText=text("picker.search"), clearButtonEnabled=True)
        self._search.setAccessibleName(text("picker.search"))
        self._search.installEventFilter(self)
        self._concern = _combo("concern", text("picker.concern.all"), Concern, choice.concern)
        self._type = _combo("question_type", text("picker.type.all"), QuestionType, choice.type)
        self._says = label(role="soft", wraps=True)
        self._count = label(role="small")
        self._write = Button(text("picker.write"), lambda: self._open_editor(None))
        self._edit = Button(text("picker.edit"), lambda: self._open_editor(self.current))
        self._delete = Button(text("picker.delete"), self._delete_own)
        self._back = Button(text("picker.back"), self._bring_back, "quiet")
        self._back.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self._back.hide()
        self._practise = Button(text("picker.practise"), self._choose, "primary")
        self._put_together()
        self._search.textChanged.connect(self._fill)
        choice.changed.connect(self._fill)
        self._list.selectionModel().currentChanged.connect(self._on_moved)
        self._fill()
        choice.look()

    def _put_together(self) -> None:
        for combo, name in ((self._concern, "picker.concern"), (self._type, "picker.type")):
            combo.setAccessibleName(text(name))
            combo.setAccessibleDescription(text(name))
            combo.activated.connect(self._narrow)
        filters = row(self._concern, self._type, None, self._count, gap=12)
        buttons = row(self._write, self._edit, self._delete, self._back, None, self._practise, gap=8)
        whole = column(label(text("picker.title"), "headline"), self._search, filters, self._says, gap=12)
        whole.addWidget(self._list, 1000)
        whole.addStretch(1)  # takes the room where nothing fits
        whole.addLayout(buttons)
        whole.setContentsMargins(24, 20, 24, 20)
        self.setLayout(whole)
        self.resize(*_SIZE)

    @property
    def current(self) -> Question | None:
        """The question the list stands on; None on free talk and where the list is empty."""
        index = self._list.currentIndex()
        return self._model.rows[index.row()].question if index.isValid() else None

    def _fill(self) -> None:
        """Draw what fits; the list stays where it stood, or goes to the first that can be chosen."""
        stood = self.current if self._list.currentIndex().isValid() else self._choice.question
        found = rows(
            self._choice.all,
            self._search.text(),
            self._choice.concern,
            self._choice.type,
            self._choice.last_asked,
            datetime.now().astimezone(),
        )
        self._model.show(found)
        places = [place for place, each in enumerate(found) if not each.is_heading]
        ids = [each.question.id if each.question else None for each in found]
        same = (place for place in places if stood and ids[place] == stood.id)
        number = sum(each.question is not None for each in found)
        place = next(same, places[0] if places else -1)
        self._list.setCurrentIndex(self._model.index(place))
        self._list.scrollTo(self._model.index(place), QListView.ScrollHint.EnsureVisible)
        self._count.setText(text("picker.count", n=number))
        self._says.setText("" if number else text("picker.none"))
        self._says.setVisible(not number)
        self._list.setVisible(bool(places))
        self._on_moved()

    def _narrow(self) -> None:
        self._choice.narrow(self._concern.currentData(), self._type.currentData())

    def _on_moved(self) -> None:
        is_own = self.current is not None and self.current.is_own
        self._edit.setVisible(is_own)
        self._delete.setVisible(is_own)
        self._practise.setEnabled(self._list.currentIndex().isValid())

    def _choose(self) -> None:
        if self._list.currentIndex().isValid():
            self.chosen.emit(self.current)
            self.accept()

    def _open_editor(self, question: Question | None) -> None:
        editor = OwnQuestionDialog(question, self)
        editor.written.connect(self._on_written)
        editor.open()

    def _on_written(self, question: Question) -> None:
        """Keep it and stand on it, whatever the list was narrowed down to."""
        self._search.clear()
        if self._concern.currentData() not in (None, question.concern):
            self._concern.setCurrentIndex(0)
        if self._type.currentData() not in (None, question.type):
            self._type.setCurrentIndex(0)
        self._narrow()
        self._list.setCurrentIndex(QModelIndex())
        self._choice.keep(question)

    def _delete_own(self) -> None:
        if self.current is not None:
            self._deleted = self.current
            self._choice.remove(self.current)
            self._back.show()

    def _bring_back(self) -> None:
        if self._deleted is not None:
            self._back.hide()
            self._on_written(self._deleted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while one types."""
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)


def _combo(names: str, whole: str, kinds: type[Concern] | type[QuestionType], chosen: object) -> QComboBox:
    """Offer all, and each kind by itself."""
    made = QComboBox()
    made.addItem(whole, None)
    for kind in kinds:
        made.addItem(text(f"{names}.{kind}"), kind)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made
