"""The question that stands: what they ask, what they want to know, and the way to another one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from greenroom.domain.question import Concern, Question
from greenroom.gui.pieces import Button, Card, column, label, row
from greenroom.gui.practise.state import PractiseState
from greenroom.texts import text


class QuestionCard(Card):
    """Shows one question of many."""

    chosen = Signal(int)

    def __init__(self) -> None:
        """Start without a question."""
        super().__init__(gap=8)
        self._concern = label(role="mint")
        self._type = label(role="sky")
        self._text = label(role="title", wraps=True)
        self._wants = label(role="soft", wraps=True)
        self._place = 0
        self._questions: tuple[Question, ...] = ()
        self._menu = QMenu()
        self._list = Button(text("practise.question.choose"), self._open_menu, "quiet")
        self._previous = Button("‹", lambda: self.chosen.emit(self._place - 1), "arrow")
        self._previous.setAccessibleName(text("practise.question.previous"))
        self._previous.setToolTip(text("practise.question.previous"))
        self._next = Button("›", lambda: self.chosen.emit(self._place + 1), "arrow")
        self._next.setAccessibleName(text("practise.question.next"))
        self._next.setToolTip(text("practise.question.next"))
        tags = row(self._concern, self._type, None, self._previous, self._list, self._next, gap=6)
        self.put(tags, column(self._text, self._wants, gap=6))
        self.contents.setContentsMargins(20, 10, 12, 16)

    def show_state(self, state: PractiseState) -> None:
        question = state.question
        if question is None:
            return
        if state.questions is not self._questions:
            self._questions = state.questions
            self._fill_menu()
        self._place = state.place
        self._concern.setText(text(f"concern.{question.concern}"))
        self._type.setText(text(f"question_type.{question.type}"))
        self._text.setText(question.text)
        self._wants.setText(question.wants)
        place = text("practise.question.place", place=state.place + 1, total=len(state.questions))
        self._list.setText(f"{place}  ▾")
        self._list.setAccessibleName(f"{place}. {text('practise.question.choose')}")
        self._list.setToolTip(text("practise.question.choose"))
        for button in (self._previous, self._list, self._next):
            button.setEnabled(state.may_choose)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for concern in Concern:
            sub = self._menu.addMenu(text(f"concern.{concern}"))
            for place, question in enumerate(self._questions):
                if question.concern is concern:
                    action = QAction(question.text.replace("&", "&&"), sub)
                    action.triggered.connect(partial(self._choose, place))
                    sub.addAction(action)

    def _choose(self, place: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal carries it
        self.chosen.emit(place)

    def _open_menu(self) -> None:
        self._menu.popup(self._list.mapToGlobal(self._list.rect().bottomLeft()))
