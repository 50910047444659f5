"""The question that stands: what they ask, what they want to know, and the way to another one."""

from PySide6.QtCore import Signal

from greenroom.gui.pieces import Button, Card, column, label, row
from greenroom.gui.practise.state import PractiseState
from greenroom.texts import text


class QuestionCard(Card):
    """Shows one question of many, or that one may speak freely."""

    step_requested = Signal(int)
    picker_requested = Signal()
    next_requested = Signal()

    def __init__(self) -> None:
        """Start without a question."""
        super().__init__(gap=8)
        self._concern = label(role="mint")
        self._type = label(role="sky")
        self._text = label(role="title", wraps=True)
        self._wants = label(role="soft", wraps=True)
        self._list = Button(text("practise.question.choose"), self.picker_requested.emit, "quiet")
        self._list.setToolTip(text("practise.question.choose"))
        self._previous = self._arrow("‹", "practise.question.previous", -1)
        self._next = self._arrow("›", "practise.question.next", 1)
        self._fresh = Button(text("practise.question.fresh"), self.next_requested.emit, "quiet")
        self._fresh.setToolTip(text("practise.question.fresh.why"))
        tags = row(self._concern, self._type, None, self._fresh, self._previous, self._list, self._next, gap=6)
        self.put(tags, column(self._text, self._wants, gap=6))
        self.contents.setContentsMargins(20, 10, 12, 16)

    def show_state(self, state: PractiseState) -> None:
        question = state.question
        self._concern.setVisible(question is not None)
        self._type.setVisible(question is not None)
        if question is not None:
            self._concern.setText(text(f"concern.{question.concern}"))
            self._type.setText(text(f"question_type.{question.type}"))
        self._text.setText(question.text if question else text("practise.free_talk"))
        self._wants.setText(question.wants if question else text("practise.free_talk.wants"))
        self._wants.setVisible(bool(self._wants.text()))
        place = _place(state)
        self._list.setText(f"{place}  ▾")
        self._list.setAccessibleName(f"{place}. {text('practise.question.choose')}")
        for button in (self._previous, self._list, self._next, self._fresh):
            button.setEnabled(state.may_choose)
        self._fresh.setVisible(state.may_choose)

    def _arrow(self, sign: str, name: str, by: int) -> Button:
        button = Button(sign, lambda: self.step_requested.emit(by), "arrow")
        button.setAccessibleName(text(name))
        button.setToolTip(text(name))
        return button


def _place(state: PractiseState) -> str:
    if state.place is None:
        return text("practise.question.other" if state.question else "practise.question.free")
    return text("practise.question.place", place=state.place + 1, total=state.total)
