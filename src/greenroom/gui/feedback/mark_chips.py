"""The kinds of marks of an answer, each to be shown and heard alone."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.feedback.state import Answer, ReplayState
from greenroom.gui.marks import MarkKind
from greenroom.gui.pieces import Button, row
from greenroom.texts import text


class MarkChips(QWidget):
    """One button a kind that there is; pressed in while it alone is shown."""

    kind_requested = Signal(object)

    def __init__(self) -> None:
        """Start without any."""
        super().__init__()
        self._chips = {kind: self._chip(kind) for kind in MarkKind}
        self.setLayout(row(*self._chips.values(), None, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Ask for no room, so that the page may become narrow: the card sees to it that there is enough."""
        return QSize(0, self.sizeHint().height())

    def show_kinds(self, answer: Answer, replay: ReplayState) -> None:
        for kind, chip in self._chips.items():
            count = sum(mark.kind is kind and not mark.possible for mark in answer.marks)
            chip.setText(text(f"feedback.count.{kind}", n=count))
            chip.setChecked(replay.kind is kind)
            said = text("replay.all" if replay.kind is kind else f"feedback.only.{kind}", n=count)
            chip.setAccessibleName(text(f"feedback.only.{kind}", n=count))
            chip.setToolTip(said)
            chip.setEnabled(answer.has_sound)
            chip.setVisible(count > 0)

    def _chip(self, kind: MarkKind) -> Button:
        chip = Button("", lambda: self.kind_requested.emit(kind), kind)
        chip.setCheckable(True)
        return chip
