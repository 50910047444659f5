"""The transcript in a card that scrolls by itself, so that the waveform stays in sight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from greenroom.gui.feedback.editing import Editing
from greenroom.gui.feedback.flow import Token, tokens
from greenroom.gui.feedback.state import Answer, FeedbackState
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.pieces import Button, Card, label, row, scrolled
from greenroom.gui.theme import Look
from greenroom.texts import text


class TranscriptCard(Card):
    """Draws the words of one answer, and how to correct them."""

    word_chosen = Signal(object)
    edited = Signal(object)
    """Carries the Edit."""
    editing_began = Signal()
    heard_requested = Signal(bool)
    attended = Signal()

    def __init__(self, look: Look) -> None:
        """Start without words."""
        super().__init__()
        self._words = TranscriptWidget(look)
        self._words.setAccessibleName(text("feedback.transcript"))
        self._words.setAccessibleDescription(text("correct.description"))
        self._words.word_chosen.connect(self.word_chosen)
        self._words.seen.connect(self._show)
        self._words.attended.connect(self.attended)
        self._editing = Editing(self._words, self._words.style_of_tokens)
        self._editing.edited.connect(self.edited)
        self._editing.began.connect(self.editing_began)
        self._area = scrolled(self._words)
        self._area.setMinimumHeight(128)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._none = label(text("feedback.no_words"), "soft", wraps=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint = label(role="small")
        self._versions = Button("", self._switch, "link")
        title = label(text("feedback.transcript"), "eyebrow")
        self.put(row(title, None, self._hint, self._versions, gap=8), self._none, self._area)
        self.contents.setStretchFactor(self._area, 1)
        self.contents.setStretchFactor(self._none, 1)
        self._is_playing = False
        self._take_id = ""
        self._shows_heard = False

    def show_state(self, state: FeedbackState) -> None:
        self._is_playing = state.is_playing
        answer = state.answer
        transcript = answer.assessment.heard.transcript if answer and answer.assessment else None
        found = tokens(transcript, answer.marks, _pause_words) if answer and transcript else ()
        take_id = answer.take.id if answer else ""
        if found != self._words.tokens:
            self._words.show_tokens(found, stays=take_id == self._take_id)
        self._take_id = take_id
        self._words.show_only(state.replay.kind)
        self._none.setVisible(not found)
        self._area.setVisible(bool(found))
        self._show_versions(answer, found)

    def show_position(self, at_s: float) -> None:
        self._words.show_position(at_s, follow=self._is_playing)

    def take_keys(self) -> None:
        """Bring the keys to the word that is heard, as Tab does in the end."""
        self._words.go_to_heard()
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_versions(self, answer: Answer | None, found: tuple[Token, ...]) -> None:
        """Say how to correct, or what was corrected; one quiet line."""
        made, left_out = (answer.corrections.made, answer.corrections.left_out) if answer else ((), ())
        self._shows_heard = answer is not None and answer.shows_heard
        self._editing.is_allowed = not self._shows_heard
        self._versions.setVisible(bool(made))
        self._versions.relabel(text("correct.show_corrected" if self._shows_heard else "correct.show_heard"))
        possible = len({token.mark for token in found if token.is_possible})
        if self._shows_heard:
            said = text("correct.heard", n=len(made))
        elif made or left_out:
            parts = [text("correct.count", n=len(made))] if made else []
            parts += [text("correct.left_out", n=len(left_out))] if left_out else []
            said = " · ".join(parts)
        else:
            said = text("correct.ask", n=possible) if possible else text("correct.hint")
        self._hint.setText(said)
        self._hint.setVisible(bool(found))

    def _switch(self) -> None:
        self.heard_requested.emit(not self._shows_heard)

    def _show(self, top: int, height: int) -> None:
        self._area.ensureVisible(0, top + height // 2, 0, height)


def _pause_words(seconds: float) -> str:
    return text("gui.seconds", seconds=f"{seconds:.1f}")
