"""Hearing the answer again: the waveform, play, and only the fillers, the pauses or the hedges."""

from PySide6.QtCore import Signal

from greenroom.gui.charts.replay import ReplayWave
from greenroom.gui.feedback.state import FeedbackState
from greenroom.gui.formats import duration
from greenroom.gui.marks import MarkKind
from greenroom.gui.pieces import Button, Card, label, row
from greenroom.gui.theme import Look
from greenroom.texts import text


class ReplayCard(Card):
    """Draws the sound of one answer."""

    play_requested = Signal()
    kind_requested = Signal(object)
    seek_requested = Signal(float)

    def __init__(self, look: Look) -> None:
        """Start without sound."""
        super().__init__()
        self._wave = ReplayWave(look)
        self._wave.setAccessibleName(text("feedback.wave"))
        self._wave.seek_requested.connect(self.seek_requested)
        self._play = Button(text("feedback.play"), self.play_requested.emit, "compact")
        self._time = label(role="small")
        self._chips = {kind: self._chip(kind) for kind in MarkKind}
        title = label(text("feedback.replay"), "eyebrow")
        self.put(row(title, None, *self._chips.values(), self._time, self._play, gap=8), self._wave)
        self.contents.setContentsMargins(20, 10, 20, 12)
        self._duration_s = 0.0

    def show_state(self, state: FeedbackState) -> None:
        self._play.relabel(text("feedback.stop" if state.is_playing else "feedback.play"))
        answer = state.answer
        if answer is None:
            return
        self._duration_s = answer.take.duration_s
        self._wave.show_sound(answer.peaks, self._duration_s, answer.marks)
        self._play.setEnabled(answer.has_sound)
        for kind, chip in self._chips.items():
            count = sum(mark.kind is kind and not mark.possible for mark in answer.marks)
            chip.relabel(text(f"feedback.count.{kind}", n=count))
            chip.setAccessibleName(text(f"feedback.only.{kind}", n=count))
            chip.setToolTip(text(f"feedback.only.{kind}", n=count))
            chip.setEnabled(answer.has_sound and count > 0)
            chip.setVisible(answer.assessment is not None and answer.assessment.measures.quality.measured)

    def show_position(self, at_s: float) -> None:
        self._wave.show_position(at_s)
        self._time.setText(f"{duration(at_s)} / {duration(self._duration_s)}")

    def _chip(self, kind: MarkKind) -> Button:
        return Button("", lambda: self.kind_requested.emit(kind), kind)
