"""The one thing to work on next, and what landed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from greenroom.domain.feedback import Feedback
from greenroom.gui.pieces import Button, Card, column, label, row
from greenroom.texts import text, words


class AdviceCard(Card):
    """The headline of the screen."""

    hear_requested = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(role="praise")
        self._headline = label(role="headline", wraps=True)
        self._reason = label(role="soft", wraps=True)
        self._hear = Button(text("feedback.hear"), self.hear_requested.emit, "link")
        self._landed = QGridLayout()
        self._landed.setHorizontalSpacing(8)
        self._landed.setVerticalSpacing(6)
        self._landed.setColumnStretch(1, 1)
        next_up = column(
            label(text("feedback.next"), "eyebrow"),
            self._headline,
            self._reason,
            row(self._hear, None),
            None,
            gap=6,
        )
        self._landed_half = QWidget()
        self._landed_half.setLayout(column(label(text("feedback.landed"), "eyebrow"), self._landed, None, gap=8))
        halves = row(gap=40)
        halves.addLayout(next_up, 1)
        halves.addWidget(self._landed_half, 1)
        self.put(halves)

    def show_feedback(self, feedback: Feedback) -> None:
        advice = feedback.next
        self._headline.setText(words(advice.headline) if advice else text("feedback.nothing_measured"))
        reasons = [advice.reason] if advice else feedback.not_measured
        self._reason.setText(" ".join(words(reason) for reason in reasons))
        self._hear.setVisible(bool(advice and advice.clips))
        while (item := self._landed.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        lines = [("✓", message) for message in feedback.landed]
        lines += [("–", message) for message in feedback.not_measured if advice]
        for line, (sign, message) in enumerate(lines):
            mark, said = label(sign, "strong"), label(words(message), wraps=True)
            self._landed.addWidget(mark, line, 0, Qt.AlignmentFlag.AlignTop)
            self._landed.addWidget(said, line, 1)
            for shown in (mark, said):
                shown.show()  # Qt alone would do so an event later, and the card would grow in two steps
        self._landed_half.setVisible(bool(lines))
