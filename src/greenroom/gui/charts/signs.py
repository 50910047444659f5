"""What tells the kinds of marks apart on the waveform: a shape and a colour each."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from greenroom.gui.marks import Mark, MarkKind
from greenroom.gui.theme import Theme

Shape = Callable[[QPainter, float], None]


@dataclass(frozen=True, slots=True)
class Sign:
    """`edge`, `fill` and `bar` (of the waveform) name colours of the theme; `draw` draws around a middle x."""

    edge: str
    fill: str
    bar: str
    draw: Shape


def _triangle(painter: QPainter, x: float) -> None:
    painter.drawPolygon(QPolygonF([QPointF(x - 4.5, 5), QPointF(x + 4.5, 5), QPointF(x, 13)]))


def _dots(painter: QPainter, x: float) -> None:
    for place in (-5, 0, 5):
        painter.drawEllipse(QPointF(x + place, 9), 1.2, 1.2)


def _twins(painter: QPainter, x: float) -> None:
    for place in (-3.5, 1.5):
        painter.drawRect(QRectF(x + place, 5, 2, 8))


def _diamond(painter: QPainter, x: float) -> None:
    painter.drawPolygon(QPolygonF([QPointF(x, 4.5), QPointF(x + 4, 9), QPointF(x, 13.5), QPointF(x - 4, 9)]))


SIGNS = {
    MarkKind.FILLER: Sign("filler_edge", "filler", "filler", _triangle),
    MarkKind.HEDGE: Sign("hedge", "hedge", "hedge", _dots),
    MarkKind.REPETITION: Sign("repetition", "repetition", "repetition", _twins),
    MarkKind.DISCOURSE_MARKER: Sign("discourse_marker", "card", "discourse_marker", _diamond),
}
"""A long pause has no sign: it is a field with its length."""


def draw_sign(painter: QPainter, theme: Theme, mark: Mark, x: float) -> None:
    """Draw a mark's sign in the row above the waveform; of what is only possible the outline."""
    sign = SIGNS[mark.kind]
    painter.setPen(QPen(QColor(getattr(theme, sign.edge)), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush if mark.possible else QColor(getattr(theme, sign.fill)))
    sign.draw(painter, x)
