"""Something to tell, with at most a few things to do about it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.gui.formats import left
from greenroom.gui.pieces import Button, Card, column, label, row, set_role
from greenroom.texts import text, words


@dataclass(frozen=True, slots=True)
class Notice:
    """`lines`: what happened, what was kept, what to do; `actions`: keys below `action.`, what helps first."""

    lines: tuple[Message, ...]
    actions: tuple[str, ...] = ()
    is_problem: bool = False
    progress: float | None = None
    left_s: float | None = None


def notice_of(error: UserError, *actions: str) -> Notice:
    """Tell an error."""
    return Notice(error.messages, actions, is_problem=True)


class NoticeCard(Card):
    """Draws one notice; hidden while there is none."""

    action_requested = Signal(str)

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__(role="notice")
        self._title = label(role="strong", wraps=True)
        self._detail = label(role="soft", wraps=True)
        self._left = label(role="small")
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=1000)
        self._bar.setAccessibleName(text("notice.progress"))
        self._actions = row()
        self._names: tuple[str, ...] = ()
        words_column = column(self._title, self._detail, gap=4)
        progress = row(self._bar, self._left, gap=12)
        line = row(gap=24)
        line.addLayout(words_column, 1)
        line.addLayout(self._actions)
        self.put(line, progress)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Draw a notice, or nothing."""
        self.setVisible(notice is not None)
        if notice is None:
            return
        set_role(self, "problem" if notice.is_problem else "notice")
        title, *rest = [words(line).strip() for line in notice.lines]
        detail = " ".join(line for line in rest if line)
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{title} {detail}")
        self._bar.setVisible(notice.progress is not None)
        self._left.setVisible(notice.left_s is not None)
        self._bar.setValue(round(1000 * (notice.progress or 0.0)))
        self._left.setText(left(notice.left_s) if notice.left_s is not None else "")
        self._show_actions(notice.actions)

    def _show_actions(self, names: tuple[str, ...]) -> None:
        if names == self._names:
            return
        self._names = names
        while (item := self._actions.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        for name in names:
            self._actions.addWidget(self._button(name))

    def _button(self, name: str) -> Button:
        """Make a plain button: the primary one is the screen's own."""
        return Button(text(f"action.{name}"), lambda: self.action_requested.emit(name))
