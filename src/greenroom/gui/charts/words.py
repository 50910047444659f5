"""The newest words in the last lines there is room for; what just came stands out."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.theme import Look

_LINES = 2
_LEADING = 1.45
_GONE = "…"


class LastWords(QWidget):
    """Words set in centred lines, the oldest falling out above."""

    def __init__(self, look: Look) -> None:
        """Start without words."""
        super().__init__()
        self._look = look
        self._words: tuple[str, ...] = ()
        self._new = 0
        self._hint = ""
        self._lines: list[list[tuple[str, bool]]] = []
        look.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> str:
        """What can be read now."""
        return "\n".join(" ".join(word for word, _is_new in line) for line in self._lines)

    def show_hint(self, hint: str) -> None:
        """Say something while there are no words."""
        if hint != self._hint:
            self._hint = hint
            self._set()

    def show_words(self, words: tuple[str, ...], new: int) -> None:
        """Show words, of which the last `new` were not there before."""
        if (words, new) != (self._words, self._new):
            self._words, self._new = words, new
            self._set()

    def _set(self) -> None:
        """Break the lines, and keep the last ones."""
        metrics = QFontMetricsF(self.font())
        space, left = metrics.horizontalAdvance(" "), float(self.width())
        lines: list[list[tuple[str, bool]]] = [[]]
        first_new = len(self._words) - self._new
        for place, word in enumerate(self._words or tuple(self._hint.split())):
            wide = metrics.horizontalAdvance(word)
            if lines[-1] and wide > left:
                lines.append([])
                left = float(self.width())
            lines[-1].append((word, bool(self._words) and place >= first_new))
            left -= wide + space
        self._lines = lines[-_LINES:]
        if len(lines) > _LINES:
            self._lines[0] = [(_GONE, False), *self._lines[0][1:]]
        self.setAccessibleDescription(self.shown)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, round(_LINES * _LEADING * QFontMetricsF(self.font()).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, metrics = self._look.theme, QFontMetricsF(self.font())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        space, height = metrics.horizontalAdvance(" "), _LEADING * metrics.height()
        for number, line in enumerate(self._lines):
            wide = metrics.horizontalAdvance(" ".join(word for word, _is_new in line))
            x = (self.width() - wide) / 2
            for word, is_new in line:
                painter.setPen(QColor(theme.ink if is_new else theme.soft))
                painter.drawText(QPointF(x, number * height + metrics.ascent() + 2), word)
                x += metrics.horizontalAdvance(word) + space
