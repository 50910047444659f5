"""Draws a row: the question with a quieter line below it, figures in their columns, one line between rows."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from greenroom.gui.takes.model import DETAIL_ROLE, Column, Index
from greenroom.gui.theme import Look

_HEIGHT = 60
_SIDE = 10
_FOCUS = 4
"""How wide the stroke is that tells which row has the keys."""


class TakeDelegate(QStyledItemDelegate):
    """Paints in the theme's colours."""

    def __init__(self, look: Look) -> None:
        """Take the theme."""
        super().__init__()
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._look.theme
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(theme.mint if is_chosen else theme.card))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_chosen and option.widget.hasFocus() and index.column() == Column.QUESTION:
            painter.fillRect(rect.left(), rect.top(), _FOCUS, rect.height(), QColor(theme.focus))
        box = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        under = index.data(DETAIL_ROLE)
        soft = QColor(theme.ink if is_chosen else theme.soft)
        if under is None:
            painter.setPen(soft if index.column() == Column.WHEN else QColor(theme.ink))
            side = Qt.AlignmentFlag.AlignRight if index.column() >= Column.LENGTH else Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            small = QFont(painter.font())
            small.setPixelSize(13)
            strong = QFont(painter.font())
            strong.setWeight(QFont.Weight.DemiBold)
            painter.setPen(QColor(theme.ink))
            _line(painter, strong, box.adjusted(0, 11, 0, 0), str(index.data()))
            painter.setPen(soft)
            _line(painter, small, box.adjusted(0, 33, 0, 0), str(under))
        painter.restore()


def _line(painter: QPainter, font: QFont, box: QRect, words: str) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
