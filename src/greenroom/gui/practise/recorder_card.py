"""The timer, the time to aim for, the voice as it comes in, the words, and the one button."""

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QProgressBar, QWidget

from greenroom.domain.question import Question
from greenroom.gui.charts.live import LiveWave
from greenroom.gui.charts.words import LastWords
from greenroom.gui.formats import duration, left
from greenroom.gui.pieces import Button, Card, label, row
from greenroom.gui.practise.state import Live, Phase, PractiseState
from greenroom.gui.practise.thinking import LENGTHS_S
from greenroom.gui.practise.time_band import WIDEST, TimeBand
from greenroom.gui.theme import Look
from greenroom.practice.settings import LiveFigure
from greenroom.texts import text

_INSET = 32
_ROOM_TOLD_S = 600.0
"""With less room on the disk than this it is said: ten minutes, longer than any answer."""
_NEW_S = 3.0
"""The words of the last seconds heard stand out."""


class RecorderCard(Card):
    """Draws the phase; asks for record, stop, start over, cancel and focus."""

    record_requested = Signal()
    start_over_requested = Signal()
    cancel_requested = Signal()
    focus_requested = Signal()
    think_requested = Signal()
    thinking_chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        """Start at 0:00."""
        super().__init__(gap=6)
        self._question: Question | None = None
        self._thinks = False
        self._ready_words = ""
        self._timer = label("0:00", "timer")
        self._timer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._band = TimeBand(look)
        self.wave = LiveWave(look)
        self.wave.setAccessibleName(text("practise.wave"))
        self.wave.setMaximumHeight(130)
        self._words = LastWords(look)
        self._words.setAccessibleName(text("practise.words"))
        self._sign = _RecordingSign()
        self._says = label(role="soft", wraps=True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._progress = QProgressBar(textVisible=False, minimum=0, maximum=1000)
        self._progress.setAccessibleName(text("practise.phase.hearing"))
        self._progress.setMaximumWidth(WIDEST)
        self._record = Button(text("practise.record"), self.record_requested.emit, "primary")
        self._start_over = Button(text("practise.start_over"), self.start_over_requested.emit)
        self._cancel = Button(text("practise.cancel"), self.cancel_requested.emit)
        self._focus = Button(text("practise.focus"), self.focus_requested.emit, "quiet")
        self._think = Button(text("practise.think"), self.think_requested.emit, "quiet")
        self._length = QComboBox()
        self._length.setAccessibleName(text("practise.think.length"))
        self._length.setAccessibleDescription(text("practise.think.length"))
        for length_s in LENGTHS_S:
            self._length.addItem(duration(length_s), length_s)
        self._length.activated.connect(lambda place: self.thinking_chosen.emit(self._length.itemData(place)))
        self._put_together()

    def _put_together(self) -> None:
        self.contents.setContentsMargins(20, 4, 12, 12)
        self.contents.addStretch(2)
        self._voice = row(self.wave)
        self._voice.setContentsMargins(_INSET, 0, _INSET, 0)
        words = row(self._words)
        words.setContentsMargins(_INSET, 0, _INSET, 0)
        for content in (
            row(self._timer),
            row(self._band),
            self._voice,
            row(self._progress),
            words,
            row(self._says),
        ):
            self.contents.addLayout(content)
        self.contents.addWidget(self._sign)
        self.contents.addSpacing(4)
        buttons = QGridLayout()
        buttons.addLayout(row(self._think, self._length, None), 0, 0)
        buttons.addLayout(row(self._record, self._start_over, self._cancel, gap=12), 0, 1)
        buttons.addLayout(row(None, self._focus), 0, 2)
        buttons.setColumnStretch(0, 1)
        buttons.setColumnStretch(2, 1)
        self.contents.addLayout(buttons)
        self.contents.addStretch(3)

    def show_state(self, state: PractiseState) -> None:
        phase, self._question = state.phase, state.question
        is_recording, is_hearing = phase is Phase.RECORDING, phase is Phase.HEARING
        self._record.relabel(text("practise.stop" if is_recording else "practise.record"))
        self._record.become("recording" if is_recording else "primary")
        self._record.setVisible(not is_hearing)
        self._record.setEnabled(phase in (Phase.READY, Phase.RECORDING))
        self._start_over.setVisible(is_recording)
        self._cancel.setVisible(is_hearing)
        self._cancel.setEnabled(not state.is_cancelling)
        self._focus.relabel(text("practise.focus.off" if state.is_focused else "practise.focus"))
        self._focus.setVisible(not is_hearing)
        self._think.setVisible(state.may_choose)
        self._length.setVisible(state.may_choose)
        self._length.setCurrentIndex(self._length.findData(state.thinking_s))
        self._progress.setVisible(is_hearing or (state.may_choose and self._thinks))
        if is_hearing:
            self._progress.setValue(round(1000 * state.progress))
        self._sign.setVisible(is_recording)
        self._says.setVisible(not is_recording)
        self._ready_words = _says(state)
        if not (self._thinks and state.may_choose):
            self._says.setText(self._ready_words)
        self._show_parts(state)
        if state.may_choose:
            self.show_time(0.0)
            self.wave.show_peaks(())

    def _show_parts(self, state: PractiseState) -> None:
        """Hide what the person does not want to see while speaking."""
        shown = state.shown if state.is_answering else frozenset(LiveFigure) - {LiveFigure.WORDS}
        self._timer.setVisible(LiveFigure.TIME in shown)
        self._band.setVisible(LiveFigure.TIME in shown and state.question is not None)
        self.wave.setVisible(LiveFigure.LEVEL in shown)
        self.contents.setStretchFactor(self._voice, 6 if LiveFigure.LEVEL in shown else 0)
        self._words.setVisible(LiveFigure.WORDS in shown)
        soon = "practise.words.soon" if state.can_hear else "practise.words.no_model"
        self._words.show_hint(text(soon) if state.phase is Phase.RECORDING else "")

    def show_thinking(self, left_s: float | None, share: float) -> None:
        """Let a line grow shorter beside what is left; at the end all stands as before."""
        self._thinks = left_s is not None
        self._think.relabel(text("practise.think.stop" if self._thinks else "practise.think"))
        self._progress.setVisible(self._thinks)
        self._progress.setValue(round(1000 * share))
        left_words = text("practise.think.left", left=duration(ceil(left_s or 0.0)))
        self._says.setText(left_words if self._thinks else self._ready_words)

    def show_live(self, live: Live, peaks: tuple[float, ...]) -> None:
        if live.recorded_s:
            self.show_time(live.recorded_s)
            self.wave.show_peaks(peaks)
        is_tight = live.room_s is not None and live.room_s < _ROOM_TOLD_S
        minutes = max(1, int((live.room_s or 0.0) / 60))
        self._sign.say(text("practise.room", n=minutes) if is_tight else text("practise.phase.recording"))
        heard = live.figures.words if live.figures else ()
        new = sum(word.end_s > heard[-1].end_s - _NEW_S for word in heard)
        self._words.show_words(tuple(word.text for word in heard), new)

    def show_time(self, recorded_s: float) -> None:
        self._timer.setText(duration(recorded_s))
        if self._question is not None:
            self._band.show_time(self._question, recorded_s)


class _RecordingSign(QWidget):
    """A red dot that stands still, and what it means."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label(text("practise.phase.recording"), "soft")
        self.setLayout(row(None, label("●", "recording"), self._words, None))

    def say(self, words: str) -> None:
        self._words.setText(words)


def _says(state: PractiseState) -> str:
    if state.is_cancelling:
        return text("practise.phase.cancelling")
    if state.phase is Phase.HEARING and state.left_s is not None:
        return f"{text('practise.phase.hearing')} {left(state.left_s)}"
    return text(f"practise.phase.{state.phase}")
