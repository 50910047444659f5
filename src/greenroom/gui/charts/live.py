"""What the microphone hears now: the last seconds as bars, and the level."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.theme import Look

_STEP = 6.0
_BAR = 4.0
_LEAST = 2.0
FLOOR_DBFS = -60.0
"""Where the level bar begins: below this nothing of a voice is left."""


class LiveWave(QWidget):
    """The newest peaks, oldest at the left; what is still to come is a dashed line."""

    def __init__(self, look: Look) -> None:
        """Start empty."""
        super().__init__()
        self._look = look
        self._peaks: tuple[float, ...] = ()
        look.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def bars(self) -> int:
        """How many peaks there is room for."""
        return max(1, int(self.width() / _STEP))

    def show_peaks(self, peaks: tuple[float, ...]) -> None:
        if peaks != self._peaks:
            self._peaks = peaks
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 44)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, middle = self._look.theme, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        peaks = self._peaks[-self.bars :]
        painter.setPen(QPen(QColor(theme.edge), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(len(peaks) * _STEP, middle), QPointF(self.width(), middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.wave))
        for place, peak in enumerate(peaks):
            height = max(_LEAST, min(1.0, peak) * self.height())
            painter.drawRoundedRect(QRectF(place * _STEP, middle - height / 2, _BAR, height), 1.5, 1.5)


class LevelBar(QWidget):
    """The level in dBFS from FLOOR_DBFS to 0; red where it clips."""

    def __init__(self, look: Look) -> None:
        """Start at silence."""
        super().__init__()
        self._look = look
        self._level_dbfs = FLOOR_DBFS
        self._clips = False
        look.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, level_dbfs: float, *, clips: bool) -> None:
        self._level_dbfs, self._clips = level_dbfs, clips
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.track))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), self.height()), 4, 4)
        share = min(1.0, max(0.0, 1 - self._level_dbfs / FLOOR_DBFS))
        if share > 0:
            painter.setBrush(QColor(theme.recording if self._clips else theme.green))
            painter.drawRoundedRect(QRectF(0, 0, max(8.0, share * self.width()), self.height()), 4, 4)
