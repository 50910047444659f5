"""The transcript in a card that scrolls by itself, so that the waveform stays in sight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from greenroom.gui.feedback.flow import tokens
from greenroom.gui.feedback.state import FeedbackState
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.pieces import Card, label, scrolled
from greenroom.gui.theme import Look
from greenroom.texts import text


class TranscriptCard(Card):
    """Draws the words of one answer."""

    word_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        """Start without words."""
        super().__init__()
        self._words = TranscriptWidget(look)
        self._words.setAccessibleName(text("feedback.transcript"))
        self._words.word_chosen.connect(self.word_chosen)
        self._words.seen.connect(self._show)
        self._area = scrolled(self._words)
        self._area.setMinimumHeight(128)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._none = label(text("feedback.no_words"), "soft", wraps=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.put(label(text("feedback.transcript"), "eyebrow"), self._none, self._area)
        self.contents.setStretchFactor(self._area, 1)
        self.contents.setStretchFactor(self._none, 1)
        self._is_playing = False

    def show_state(self, state: FeedbackState) -> None:
        self._is_playing = state.is_playing
        answer = state.answer
        transcript = answer.assessment.heard.transcript if answer and answer.assessment else None
        found = tokens(transcript, answer.marks, _pause_words) if answer and transcript else ()
        if found != self._words.tokens:
            self._words.show_tokens(found)
        self._none.setVisible(not found)
        self._area.setVisible(bool(found))

    def show_position(self, at_s: float) -> None:
        self._words.show_position(at_s, follow=self._is_playing)

    def _show(self, top: int, height: int) -> None:
        self._area.ensureVisible(0, top + height // 2, 0, height)


def _pause_words(seconds: float) -> str:
    return text("gui.seconds", seconds=f"{seconds:.1f}")
