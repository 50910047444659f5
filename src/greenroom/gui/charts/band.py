"""A value against the range it usually has."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.theme import Look

_BAR = 6.0
_MARKER = 14.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From `least` to `most`, with the range `low`..`high` and a value; None draws no marker."""

    low: float
    high: float
    least: float
    most: float
    value: float | None = None

    def share(self, value: float) -> float:
        """Give the place of a value on the scale, 0..1."""
        return min(1.0, max(0.0, (value - self.least) / (self.most - self.least)))


class BandBar(QWidget):
    """The range in green, the value as an upright stroke."""

    def __init__(self, look: Look) -> None:
        """Start without a scale."""
        super().__init__()
        self._look = look
        self._scale: Scale | None = None
        look.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, scale: Scale | None) -> None:
        if scale != self._scale:
            self._scale = scale
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, int(_MARKER) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, int(_MARKER) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, scale = self._look.theme, self._scale
        if scale is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, top = float(self.width()), (self.height() - _BAR) / 2
        painter.setBrush(QColor(theme.track))
        painter.drawRoundedRect(QRectF(0, top, width, _BAR), 3, 3)
        low, high = scale.share(scale.low) * width, scale.share(scale.high) * width
        painter.setBrush(QColor(theme.band))
        painter.drawRoundedRect(QRectF(low, top, high - low, _BAR), 3, 3)
        if scale.value is not None:
            x = 1.5 + scale.share(scale.value) * (width - 3)
            painter.setBrush(QColor(theme.ink))
            painter.drawRoundedRect(QRectF(x - 1.5, (self.height() - _MARKER) / 2, 3, _MARKER), 1.5, 1.5)
