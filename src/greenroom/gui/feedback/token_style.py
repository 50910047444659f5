"""How the words of a transcript are painted: one style for each kind of mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from greenroom.gui.feedback.flow import Token
from greenroom.gui.marks import MarkKind
from greenroom.gui.theme import Look

_FONT_PX = 16
_SMALL_PX = 13
_PADDING = 5.0
_ROUND = 5.0


@dataclass(frozen=True, slots=True)
class _Style:
    """Colours by their names in the theme: a pill has a fill, a line is drawn beneath the words."""

    ink: str = "ink"
    fill: str | None = None
    edge: str | None = None
    line: str | None = None
    dash: Qt.PenStyle = Qt.PenStyle.SolidLine


_PLAIN = _Style()
_QUIET = _Style(ink="soft")
"""A pause while another kind of marks is shown alone."""
_STYLES = {
    "filler": _Style(ink="filler_ink", fill="filler_fill", edge="filler_edge"),
    "pause": _Style(ink="pause_ink", fill="pause_fill"),
    "hedge": _Style(line="hedge", dash=Qt.PenStyle.DotLine),
    "repetition": _Style(line="repetition"),
    "discourse_marker": _Style(line="discourse_marker", dash=Qt.PenStyle.DashLine),
}


class TokenStyle:
    """Measures and paints tokens."""

    def __init__(self, look: Look, font: QFont) -> None:
        """Take the theme to paint in and the font to vary."""
        self._look = look
        self.only: MarkKind | None = None
        self.font = QFont(font)
        self.font.setPixelSize(_FONT_PX)
        self._small = QFont(font)
        self._small.setPixelSize(_SMALL_PX)
        self._small.setWeight(QFont.Weight.DemiBold)

    @property
    def space(self) -> float:
        """The room between two words, in pixels."""
        return QFontMetricsF(self.font).horizontalAdvance(" ")

    def widths(self, tokens: Sequence[Token]) -> tuple[float, ...]:
        """Give the width of each token, in pixels; a word said twice is measured once."""
        normal, small = QFontMetricsF(self.font), QFontMetricsF(self._small)
        said = {words: normal.horizontalAdvance(words) for words in {t.shown for t in tokens if not t.is_pause}}
        return tuple(
            small.horizontalAdvance(token.text) + 2 * _PADDING
            if token.is_pause
            else said[token.shown] + (2 * _PADDING if _style(token).fill else 0.0)
            for token in tokens
        )

    def paint(self, painter: QPainter, token: Token, box: QRectF, *, is_heard: bool) -> None:
        """Paint a token over its ground; what is heard now has a ground of its own."""
        style, theme = self._shown(token), self._look.theme
        if is_heard:
            self.ground(painter, box, theme.current)
        elif style.fill:
            self._pill(painter, style, token, box)
        painter.setFont(self._small if token.is_pause else self.font)
        painter.setPen(QColor(theme.ink if is_heard else getattr(theme, style.ink)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, token.shown)

    def underline(self, painter: QPainter, token: Token, box: QRectF, end: float) -> None:
        """Draw the line beneath a marked word, as far as `end`, where the mark goes on with the next word."""
        style = self._shown(token)
        if style.line:
            painter.setPen(QPen(QColor(getattr(self._look.theme, style.line)), 2, style.dash))
            painter.drawLine(QPointF(box.left(), box.bottom()), QPointF(end, box.bottom()))

    def _shown(self, token: Token) -> _Style:
        """Give a token's style; a mark keeps its room, but not its look, while another kind is shown alone."""
        if token.mark is None or self.only in (None, token.mark.kind):
            return _style(token)
        return _QUIET if token.is_pause else _PLAIN

    def ground(self, painter: QPainter, box: QRectF, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box.adjusted(-2, 0, 2, 0), _ROUND, _ROUND)

    def _pill(self, painter: QPainter, style: _Style, token: Token, box: QRectF) -> None:
        """Fill a pill; what is only possible is a dashed outline."""
        theme = self._look.theme
        painter.setBrush(Qt.BrushStyle.NoBrush if token.is_possible else QColor(getattr(theme, style.fill or "")))
        painter.setPen(Qt.PenStyle.NoPen)
        if token.is_possible:
            painter.setPen(QPen(QColor(getattr(theme, style.edge or style.ink)), 1.2, Qt.PenStyle.DashLine))
        if token.is_pause:
            painter.drawRoundedRect(box.adjusted(0, 2, 0, -2), 9, 9)
        else:
            painter.drawRoundedRect(box, _ROUND, _ROUND)


def _style(token: Token) -> _Style:
    return _STYLES[token.mark.kind] if token.mark else _PLAIN
