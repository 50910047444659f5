"""The time so far against the time to aim for."""

from math import ceil

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.domain.question import Question
from greenroom.gui.charts.band import BandBar, Scale
from greenroom.gui.formats import duration
from greenroom.gui.pieces import column, label
from greenroom.gui.theme import Look
from greenroom.texts import text

WIDEST = 640
_ROOM = 1.25
"""The time axis ends this much after the band, at a whole quarter of a minute."""
_QUARTER_S = 15.0


class TimeBand(QWidget):
    """The time so far against the question's band, with the times written below."""

    def __init__(self, look: Look) -> None:
        """Start without a question."""
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
        self.setMaximumWidth(WIDEST)
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
