"""The whole answer in small, with the stretch that is in view; moved with the mouse."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.charts.axis import Peaks, TimeAxis, View
from greenroom.gui.charts.replay_picture import SIDE
from greenroom.gui.theme import Look

_HIGH = 26
_STEP = 3.0


class Overview(QWidget):
    """Every key it could have the waveform has; so it takes no focus."""

    moved = Signal(float)
    """Carries the moment at which the view is to begin."""

    def __init__(self, look: Look) -> None:
        """Start empty."""
        super().__init__()
        self._look = look
        self._peaks = Peaks(())
        self._view = View.of_all(0.0)
        self._position_s = 0.0
        look.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def show_view(self, peaks: Peaks, view: View) -> None:
        self._peaks, self._view = peaks, view
        self.update()

    def show_position(self, position_s: float) -> None:
        self._position_s = position_s
        self.update()

    @property
    def _axis(self) -> TimeAxis:
        return TimeAxis(self._view.whole_s, SIDE, self.width() - 2 * SIDE)

    def sizeHint(self) -> QSize:
        return QSize(600, _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view.whole_s <= 0:
            return
        theme, axis, middle = self._look.theme, self._axis, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(QPointF(axis.x(self._view.start_s), 1), QPointF(axis.x(self._view.end_s), self.height() - 1))
        painter.setPen(QPen(QColor(theme.green), 1.4))
        painter.setBrush(QColor(theme.mint))
        painter.drawRoundedRect(box, 4, 4)
        count = max(1, int(axis.width / _STEP))
        loudest = self._peaks.loudest or 1.0
        painter.setPen(QPen(QColor(theme.wave_played), 1.4))
        for place, peak in enumerate(self._peaks.columns(0.0, 1.0, count)):
            x, high = (
                axis.left + (place + 0.5) * axis.width / count,
                max(0.5, 0.36 * self.height() * peak / loudest),
            )
            painter.drawLine(QPointF(x, middle - high), QPointF(x, middle + high))
        painter.setPen(QPen(QColor(theme.ink), 1.6))
        x = axis.x(self._position_s)
        painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event.position().x())

    def _move_to(self, x: float) -> None:
        self.moved.emit(self._axis.at_s(x) - self._view.duration_s / 2)
