"""The timer, the time to aim for, the voice as it comes in, and the one button."""

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from greenroom.domain.question import Question
from greenroom.gui.charts.band import BandBar, Scale
from greenroom.gui.charts.live import LiveWave
from greenroom.gui.formats import duration, left
from greenroom.gui.pieces import Button, Card, column, label, row
from greenroom.gui.practise.state import Live, Phase, PractiseState
from greenroom.gui.theme import Look
from greenroom.texts import text

_WIDEST = 640
_INSET = 32
_ROOM = 1.25
"""The time axis ends this much after the band, at a whole quarter of a minute."""
_QUARTER_S = 15.0


class RecorderCard(Card):
    """Draws the phase; asks for record, stop, start over and cancel."""

    record_requested = Signal()
    start_over_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, look: Look) -> None:
        """Start at 0:00."""
        super().__init__(gap=6)
        self._timer = label("0:00", "timer")
        self._timer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._band = _TimeBand(look)
        self.wave = LiveWave(look)
        self.wave.setAccessibleName(text("practise.wave"))
        self._says = label(role="soft", wraps=True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._progress = QProgressBar(textVisible=False, minimum=0, maximum=1000)
        self._progress.setAccessibleName(text("practise.phase.hearing"))
        self._progress.setMaximumWidth(_WIDEST)
        self._record = Button(text("practise.record"), self.record_requested.emit, "primary")
        self._start_over = Button(text("practise.start_over"), self.start_over_requested.emit)
        self._cancel = Button(text("practise.cancel"), self.cancel_requested.emit)
        buttons = row(None, self._record, self._start_over, self._cancel, None, gap=12)

        self.contents.setContentsMargins(20, 4, 20, 12)
        self.contents.addStretch(2)
        wave = row(self.wave)
        wave.setContentsMargins(_INSET, 0, _INSET, 0)
        for content in (self._timer, row(self._band), wave, row(self._progress), self._says):
            if isinstance(content, QWidget):
                self.contents.addWidget(content)
            else:
                self.contents.addLayout(content)
        self.contents.addSpacing(4)
        self.contents.addLayout(buttons)
        self.contents.addStretch(3)
        self.contents.setStretchFactor(wave, 6)
        self.wave.setMaximumHeight(130)
        self._question: Question | None = None

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
        self._progress.setVisible(is_hearing)
        self._progress.setValue(round(1000 * state.progress))
        self._says.setText(_says(state))
        if phase in (Phase.READY, Phase.OPENING, Phase.NO_MICROPHONE):
            self.show_time(0.0)
            self.wave.show_peaks(())

    def show_live(self, live: Live, peaks: tuple[float, ...]) -> None:
        if live.recorded_s:
            self.show_time(live.recorded_s)
            self.wave.show_peaks(peaks)

    def show_time(self, recorded_s: float) -> None:
        self._timer.setText(duration(recorded_s))
        if self._question is not None:
            self._band.show_time(self._question, recorded_s)


class _TimeBand(QWidget):
    """The time so far against the question's band, with the times written below."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._bar = BandBar(look)
        self._bar.setAccessibleName(text("practise.band"))
        self._start, self._aim, self._end = label("0:00", "small"), label(role="small"), label(role="small")
        self._middle = 0.5
        self._labels = QWidget()
        for each in (self._start, self._aim, self._end):
            each.setParent(self._labels)
        self._labels.setFixedHeight(self._start.sizeHint().height() + 4)
        self.setLayout(column(self._bar, self._labels, gap=2))
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_time(self, question: Question, recorded_s: float) -> None:
        low, high = question.band_low_s, question.band_high_s
        most = max(_QUARTER_S * ceil(_ROOM * high / _QUARTER_S), recorded_s)
        self._bar.show_scale(Scale(low, high, 0.0, most, recorded_s or None))
        self._aim.setText(text("practise.band.aim", low=duration(low), high=duration(high)))
        self._end.setText(duration(most))
        self._bar.setAccessibleDescription(self._aim.text())
        self._middle = (low + high) / 2 / most
        self._place()

    def _place(self) -> None:
        """Write what to aim for below the middle of the band, and the ends at the ends."""
        width = self.width()
        for each, middle in ((self._start, 0.0), (self._aim, self._middle), (self._end, 1.0)):
            each.adjustSize()
            left = middle * width - each.width() / 2
            each.move(round(min(max(0.0, left), width - each.width())), 0)
        self._start.setVisible(self._aim.x() > self._start.width())
        self._end.setVisible(self._aim.geometry().right() < self._end.x())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)


def _says(state: PractiseState) -> str:
    if state.is_cancelling:
        return text("practise.phase.cancelling")
    if state.phase is Phase.HEARING and state.left_s is not None:
        return f"{text('practise.phase.hearing')} {left(state.left_s)}"
    return text(f"practise.phase.{state.phase}")
