"""The sound's frequencies under its waveform, over the same stretch of time."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.charts.axis import TimeAxis, View
from greenroom.gui.charts.replay_picture import SIDE
from greenroom.gui.theme import Look, Theme
from greenroom.practice.spectrograms import Levels, Spectrogram
from greenroom.texts import text

_HIGH = 84
_FONT_PX = 11
_TOLD_HZ = (250, 1000, 4000)
_COARSE = 8
"""Frames that are drawn as one where many fall on a pixel: half an hour is drawn as fast as a minute."""


class SpectrogramLane(QWidget):
    """Louder is stronger. It takes no focus: every key it could have the waveform has."""

    def __init__(self, look: Look) -> None:
        """Start without a picture."""
        super().__init__()
        self._look = look
        self._sound: Spectrogram | None = None
        self._coarse: Levels | None = None
        self._words = ""
        self._view = View.of_all(0.0)
        self._position_s = 0.0
        self._drawn: tuple[object, QImage] | None = None
        look.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text("replay.spectrogram"))
        self.setToolTip(text("replay.spectrogram.hint"))

    def show_sound(self, sound: Spectrogram | None, words: str) -> None:
        """Show a picture, or say in words why there is none."""
        if sound is not self._sound:
            self._sound, self._drawn = sound, None
            self._coarse = pooled(sound.levels, _COARSE) if sound is not None else None
        self._words = words
        self.setAccessibleDescription(words or text("replay.spectrogram.hint"))
        self.update()

    def show_view(self, view: View) -> None:
        self._view = view
        self.update()

    def show_position(self, position_s: float) -> None:
        self._position_s = position_s
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        field = QRectF(SIDE, 0, self.width() - 2 * SIDE, self.height())
        painter = QPainter(self)
        small = QFont(self.font())
        small.setPixelSize(_FONT_PX)
        painter.setFont(small)
        if self._sound is None or self._view.duration_s <= 0:
            painter.setPen(QColor(theme.soft))
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, self._words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(field, self._image(self._sound, theme))
        self._scale(painter, theme, field, self._sound.bands_hz)
        x = TimeAxis(self._view.duration_s, SIDE, field.width(), self._view.start_s).x(self._position_s)
        if field.left() <= x <= field.right():
            painter.setPen(QPen(QColor(theme.ink), 2))
            painter.drawLine(QPointF(x, 0), QPointF(x, field.bottom()))

    def _image(self, sound: Spectrogram, theme: Theme) -> QImage:
        """Give the stretch in view, at most some columns a pixel; drawn anew only when that changes."""
        key = (self._view, self.width(), theme)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, self._drawn_anew(sound, theme))
        return self._drawn[1]

    def _drawn_anew(self, sound: Spectrogram, theme: Theme) -> QImage:
        per_pixel = self._view.duration_s / sound.step_s / max(1, self.width())
        is_coarse = per_pixel > _COARSE / 2 and self._coarse is not None
        levels, step_s = (self._coarse, sound.step_s * _COARSE) if is_coarse else (sound.levels, sound.step_s)
        assert levels is not None  # noqa: S101 - there is a coarse one where there is a sound
        first = int(self._view.start_s / step_s)
        shown = levels[::-1, first : max(first + 1, round(self._view.end_s / step_s))]
        if (each := int(shown.shape[1] / max(1, self.width()))) > 1:
            shown = pooled(shown, each)
        shown = np.ascontiguousarray(shown)
        high, wide = shown.shape
        image = QImage(shown.tobytes(), wide, high, wide, QImage.Format.Format_Indexed8).copy()
        image.setColorTable(colours(theme))
        return image

    def _scale(self, painter: QPainter, theme: Theme, field: QRectF, bands_hz: Sequence[float]) -> None:
        """Write some frequencies at the left, each on a ground of its own."""
        for hertz in _TOLD_HZ:
            words = text(f"replay.hertz.{hertz}")
            band = float(np.interp(hertz, bands_hz, np.arange(len(bands_hz)))) + 0.5
            y = field.bottom() * (1 - band / len(bands_hz))
            wide, high = painter.fontMetrics().horizontalAdvance(words) + 8, painter.fontMetrics().height()
            box = QRectF(field.left(), min(max(0.0, y - high / 2), field.bottom() - high), wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.card))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor(theme.soft))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def pooled(levels: Levels, count: int) -> Levels:
    """Give the mean of every `count` frames."""
    starts = np.arange(0, levels.shape[1], count)
    sums = np.add.reduceat(levels, starts, axis=1, dtype=np.uint32)
    sizes = np.diff(np.append(starts, levels.shape[1]))
    return (sums // sizes).astype(np.uint8)


def colours(theme: Theme) -> list[int]:
    """Give 256 colours from silence to loud: from the card's ground over green to ink, ever stronger.

    Lightness alone tells them apart, so that every eye can.
    """
    ground, middle, loud = QColor(theme.card), QColor(theme.wave), QColor(theme.ink)
    half = 128
    return [_between(ground, middle, step / half).rgb() for step in range(half)] + [
        _between(middle, loud, step / (half - 1)).rgb() for step in range(half)
    ]


def _between(one: QColor, other: QColor, share: float) -> QColor:
    parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return QColor(*(round(a + share * (b - a)) for a, b in parts))
