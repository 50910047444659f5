"""How the stretch of an answer that is in view is drawn: bars, marks, the part that is repeated, the time."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from greenroom.domain.transcript import Span
from greenroom.gui.charts.axis import Peaks, TimeAxis
from greenroom.gui.charts.signs import SIGNS, draw_sign
from greenroom.gui.formats import duration, moment
from greenroom.gui.marks import Mark, MarkKind
from greenroom.gui.theme import Theme
from greenroom.texts import text

_STEP = 5.0
_BAR = 3.0
_LEAST = 2.0
AXIS = 22.0
SIDE = 8.0
"""Pixels left and right of the sound, where the frame of the focus stands."""
TOP = 17.0
_TICKS_APART = 80.0
_SIGN = 14.0
_HANDLE = 4.5
_ROUND = 4.0
_SHARE = 1 / 3
_FINE_S = 0.95
"""Ticks nearer than a second carry tenths."""


class Marks:
    """Marks in the order of time; finds those in a stretch without looking at all of them."""

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        """Take marks sorted by their start."""
        self._marks = marks
        self._starts = [mark.start_s for mark in marks]
        self._longest_s = max((mark.duration_s for mark in marks), default=0.0)

    def within(self, start_s: float, end_s: float) -> list[Mark]:
        first = bisect_left(self._starts, start_s - self._longest_s)
        last = bisect_right(self._starts, end_s)
        return [mark for mark in self._marks[first:last] if mark.end_s >= start_s]


@dataclass(frozen=True, slots=True)
class ReplayPicture:
    """Draws into `height` pixels beneath one another: signs, waveform, time axis."""

    theme: Theme
    axis: TimeAxis
    height: float
    whole_s: float

    @property
    def _bottom(self) -> float:
        return self.height - AXIS

    def sound(self, painter: QPainter, peaks: Peaks, marks: Sequence[Mark], heard_s: float) -> None:
        """Draw the long pauses, the bars over them, and the signs that have room."""
        pauses = [mark for mark in marks if mark.kind is MarkKind.PAUSE]
        others = [mark for mark in marks if mark.kind is not MarkKind.PAUSE]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.pause_fill))
        for mark in pauses:
            painter.drawRoundedRect(self._field(mark.start_s, mark.end_s), _ROUND, _ROUND)
        self._bars(painter, peaks, others, heard_s)
        free = -_SIGN
        for mark in others:
            x = self.axis.x((mark.start_s + mark.end_s) / 2)
            if x >= free:
                draw_sign(painter, self.theme, mark, x)
                free = x + _SIGN

    def lengths(self, painter: QPainter, marks: Sequence[Mark]) -> None:
        """Write how long the long pauses are; last, so that no line runs through a figure."""
        for mark in marks:
            if mark.kind is MarkKind.PAUSE:
                self._length(painter, mark)

    def part(self, painter: QPainter, part: Span) -> None:
        """Draw what is repeated, or about to be, as a field between two edges; beneath the sound."""
        field = self._field(part.start_s, part.end_s)
        painter.fillRect(field, QColor(self.theme.mint))
        painter.setPen(QPen(QColor(self.theme.green), 2))
        for x in (field.left(), field.right()):
            painter.drawLine(QPointF(x, field.top() - 4), QPointF(x, field.bottom() + 3))

    def chosen(self, painter: QPainter, mark: Mark) -> None:
        """Draw a frame around the mark that was gone to."""
        painter.setPen(QPen(QColor(self.theme.focus), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._field(mark.start_s, mark.end_s).adjusted(-3, -1, 3, 1), _ROUND, _ROUND)

    def playhead(self, painter: QPainter, at_s: float) -> None:
        x = self.axis.x(at_s)
        painter.setPen(QPen(QColor(self.theme.ink), 2))
        painter.drawLine(QPointF(x, TOP - 6), QPointF(x, self._bottom + 3))
        painter.setBrush(QColor(self.theme.ink))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(x, self._bottom + 3), _HANDLE, _HANDLE)

    def pointer(self, painter: QPainter, at_s: float) -> None:
        """Draw the time under the pointer, with a line up to it, over the axis."""
        x, words = self.axis.x(at_s), moment(at_s)
        painter.setPen(QPen(QColor(self.theme.edge), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, TOP), QPointF(x, self._bottom + 3))
        wide = painter.fontMetrics().horizontalAdvance(words) + 12
        left = min(max(self.axis.left, x - wide / 2), self.axis.left + self.axis.width - wide)
        box = QRectF(left, self._bottom + 4, wide, AXIS - 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.ink))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        painter.setPen(QColor(self.theme.paper))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def time(self, painter: QPainter) -> None:
        """Draw the axis with its ticks."""
        baseline, right = self._bottom + 3, self.axis.left + self.axis.width
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.drawLine(QPointF(self.axis.left, baseline), QPointF(right, baseline))
        ticks = self.axis.ticks(_TICKS_APART)
        tells = moment if len(ticks) > 1 and ticks[1] - ticks[0] < _FINE_S else duration
        for at_s in ticks:
            x, words = self.axis.x(at_s), tells(at_s + 1e-6)
            painter.setPen(QPen(QColor(self.theme.line), 1))
            painter.drawLine(QPointF(x, baseline), QPointF(x, baseline + 4))
            painter.setPen(QColor(self.theme.soft))
            wide = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(
                QPointF(min(max(self.axis.left - 4, x - wide / 2), right - wide), self.height - 4), words
            )

    def _field(self, start_s: float, end_s: float) -> QRectF:
        left = max(self.axis.left - _ROUND, self.axis.x(start_s))
        right = min(self.axis.left + self.axis.width + _ROUND, self.axis.x(end_s))
        return QRectF(QPointF(left, TOP), QPointF(right, self._bottom))

    def _bars(self, painter: QPainter, peaks: Peaks, marks: Sequence[Mark], heard_s: float) -> None:
        """Draw the bars, each as high as the loudest moment in it."""
        axis, middle, room = self.axis, (TOP + self._bottom) / 2, self._bottom - TOP
        count = max(1, int(axis.width / _STEP))
        each_s = axis.duration_s / count
        low = axis.start_s / self.whole_s
        bars = peaks.columns(low, min(1.0, low + axis.duration_s / self.whole_s), count)
        colours = self._colours(marks, count, each_s)
        heard = (heard_s - axis.start_s) / each_s
        loudest = peaks.loudest or 1.0
        painter.setPen(Qt.PenStyle.NoPen)
        for place, peak in enumerate(bars):
            plain = self.theme.wave_played if place < heard else self.theme.wave
            painter.setBrush(QColor(colours.get(place, plain)))
            high = max(_LEAST, 0.94 * room * peak / loudest)
            x = axis.left + place * axis.width / count
            painter.drawRoundedRect(QRectF(x, middle - high / 2, _BAR, high), 1.2, 1.2)

    def _colours(self, marks: Sequence[Mark], count: int, each_s: float) -> dict[int, str]:
        """Give the colour of each bar that belongs to a mark; where two share one, the earlier has it.

        A bar that stands for much more than its mark stays plain: an hour of answer is not amber all over.
        """
        found: dict[int, str] = {}
        for mark in marks:
            if mark.duration_s < _SHARE * each_s:
                continue
            first = int((mark.start_s - self.axis.start_s) / each_s)
            last = int((mark.end_s - self.axis.start_s) / each_s)
            for place in range(max(0, first), min(count - 1, last) + 1):
                found.setdefault(place, getattr(self.theme, SIGNS[mark.kind].bar))
        return found

    def _length(self, painter: QPainter, mark: Mark) -> None:
        """Write a pause's length where it has room, on a ground of its own."""
        box = self._field(mark.start_s, mark.end_s)
        words = text("gui.seconds", seconds=f"{mark.duration_s:.1f}")
        wide, high = painter.fontMetrics().horizontalAdvance(words), painter.fontMetrics().height()
        if wide + 4 > box.width():
            return
        ground = QRectF(box.center().x() - wide / 2 - 1, box.bottom() - high - 3, wide + 2, high)
        painter.fillRect(ground, QColor(self.theme.pause_fill))
        painter.setPen(QColor(self.theme.pause_ink))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)
