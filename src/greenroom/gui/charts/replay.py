"""A whole answer as a waveform with its marks, its time and what is heard now."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.charts.axis import TimeAxis, columns
from greenroom.gui.formats import duration
from greenroom.gui.marks import Mark, MarkKind
from greenroom.gui.theme import Look
from greenroom.texts import text

_FONT_PX = 12
_STEP = 5.0
_BAR = 3.0
_LEAST = 2.0
_AXIS = 22.0
_TOP = 14.0
_TICKS_APART = 80.0
_SIGN = 12.0


class ReplayWave(QWidget):
    """Fillers are amber under a triangle, long pauses blue with their length, hedges rose over dots."""

    seek_requested = Signal(float)

    def __init__(self, look: Look) -> None:
        """Start empty."""
        super().__init__()
        self._look = look
        self._peaks: tuple[float, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._duration_s = 0.0
        self._position_s = 0.0
        look.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_sound(self, peaks: tuple[float, ...], duration_s: float, marks: tuple[Mark, ...]) -> None:
        self._peaks, self._duration_s, self._marks = peaks, duration_s, marks
        self.update()

    def show_position(self, position_s: float) -> None:
        self._position_s = position_s
        self.update()

    @property
    def axis(self) -> TimeAxis:
        return TimeAxis(self._duration_s, 1.0, self.width() - 2.0)

    def sizeHint(self) -> QSize:
        return QSize(600, 118)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 118)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.seek_requested.emit(self.axis.at_s(event.position().x()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPixelSize(_FONT_PX)
        painter.setFont(small)
        if self._duration_s <= 0:
            return
        for mark in self._marks:
            if mark.kind is MarkKind.PAUSE:
                self._draw_pause(painter, mark)
        self._draw_bars(painter)
        self._draw_signs(painter)
        self._draw_axis(painter)
        x = self.axis.x(self._position_s)
        painter.setPen(QPen(QColor(self._look.theme.ink), 2))
        painter.drawLine(QPointF(x, _TOP - 6), QPointF(x, self.height() - _AXIS + 3))
        for mark in self._marks:
            if mark.kind is MarkKind.PAUSE:
                self._write_pause(painter, mark)

    def _draw_bars(self, painter: QPainter) -> None:
        theme, axis = self._look.theme, self.axis
        middle, room = (_TOP + self.height() - _AXIS) / 2, self.height() - _AXIS - _TOP
        count = max(1, int(axis.width / _STEP))
        bars = columns(self._peaks, count)
        loudest = max(bars, default=0.0) or 1.0
        painter.setPen(Qt.PenStyle.NoPen)
        for place, peak in enumerate(bars):
            x = axis.left + place * axis.width / count
            kind = self._kind_at(axis.at_s(x), axis.at_s(x + _STEP))
            heard = axis.at_s(x) < self._position_s
            plain = theme.wave_played if heard else theme.wave
            colour = plain if kind is None else {MarkKind.FILLER: theme.filler}.get(kind, theme.hedge)
            height = max(_LEAST, 0.94 * room * peak / loudest)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(x, middle - height / 2, _BAR, height), 1.2, 1.2)

    def _kind_at(self, start_s: float, end_s: float) -> MarkKind | None:
        return next(
            (
                m.kind
                for m in self._marks
                if m.start_s < end_s and m.end_s > start_s and m.kind is not MarkKind.PAUSE
            ),
            None,
        )

    def _pause_box(self, mark: Mark) -> QRectF:
        axis = self.axis
        return QRectF(QPointF(axis.x(mark.start_s), _TOP), QPointF(axis.x(mark.end_s), self.height() - _AXIS))

    def _draw_pause(self, painter: QPainter, mark: Mark) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.theme.pause_fill))
        painter.drawRoundedRect(self._pause_box(mark), 4, 4)

    def _write_pause(self, painter: QPainter, mark: Mark) -> None:
        """Write the length where it has room, on a ground of its own, so that no line runs through it."""
        theme, box = self._look.theme, self._pause_box(mark)
        words = text("gui.seconds", seconds=f"{mark.duration_s:.1f}")
        wide, high = painter.fontMetrics().horizontalAdvance(words), painter.fontMetrics().height()
        if wide + 4 > box.width():
            return
        ground = QRectF(box.center().x() - wide / 2 - 1, box.bottom() - high - 3, wide + 2, high)
        painter.fillRect(ground, QColor(theme.pause_fill))
        painter.setPen(QColor(theme.pause_ink))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_signs(self, painter: QPainter) -> None:
        """Draw the signs that have room: in a long answer they would run into each other."""
        free = 0.0
        for mark in self._marks:
            x = self.axis.x((mark.start_s + mark.end_s) / 2)
            if mark.kind is not MarkKind.PAUSE and x >= free:
                self._draw_sign(painter, mark)
                free = x + _SIGN

    def _draw_sign(self, painter: QPainter, mark: Mark) -> None:
        theme, x = self._look.theme, self.axis.x((mark.start_s + mark.end_s) / 2)
        if mark.kind is MarkKind.FILLER:
            triangle = QPolygonF([QPointF(x - 4.5, 2), QPointF(x + 4.5, 2), QPointF(x, 10)])
            painter.setPen(QPen(QColor(theme.filler_edge), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush if mark.possible else QColor(theme.filler))
            painter.drawPolygon(triangle)
        elif mark.kind is MarkKind.HEDGE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hedge))
            for place in (-5, 0, 5):
                painter.drawEllipse(QPointF(x + place, 6), 1.8, 1.8)

    def _draw_axis(self, painter: QPainter) -> None:
        theme, axis = self._look.theme, self.axis
        baseline = self.height() - _AXIS + 3
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(axis.left, baseline), QPointF(axis.left + axis.width, baseline))
        for at_s in axis.ticks(_TICKS_APART):
            x, words = axis.x(at_s), duration(at_s)
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(x, baseline), QPointF(x, baseline + 4))
            painter.setPen(QColor(theme.soft))
            wide = painter.fontMetrics().horizontalAdvance(words)
            left = min(max(0.0, x - wide / 2), self.width() - wide)
            painter.drawText(QPointF(left, self.height() - 3), words)
