"""Draws a row: the question with a quieter line below it, its sound in small, figures in their columns."""

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from greenroom.gui.takes.model import DETAIL_ROLE, TAKE_ROLE, Column, Index
from greenroom.gui.theme import Look
from greenroom.texts import text

LOW, HIGH = 60, 78
"""How high a row is with one line for the question, and with two."""

_SIDE = 10
_FOCUS = 4
"""How wide the stroke is that tells which row has the keys."""
_LINE = 20
_WAVE_HEIGHT = 26
_LEAST = 1.5
"""Silence is drawn as a thin line, so that every take shows how long it is."""


class TakeDelegate(QStyledItemDelegate):
    """Paints in the theme's colours, and gives the line in which a take is named."""

    def __init__(self, look: Look) -> None:
        """Take the theme."""
        super().__init__()
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, LOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._look.theme
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(theme.mint if is_chosen else theme.card))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if _has_keys(option.widget, index) and index.column() == Column.QUESTION:
            painter.fillRect(rect.left(), rect.top(), _FOCUS, rect.height(), QColor(theme.focus))
        box = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        soft = QColor(theme.ink if is_chosen else theme.soft)
        if index.column() == Column.QUESTION:
            painter.setPen(QColor(theme.ink))
            _question(painter, box, str(index.data()), str(index.data(DETAIL_ROLE)), soft)
        elif index.column() == Column.WAVE:
            painter.setPen(QPen(QColor(theme.wave_played if is_chosen else theme.wave), 1.5))
            _wave(painter, box, index.data(TAKE_ROLE).outline)
        else:
            painter.setPen(soft if index.column() == Column.WHEN else QColor(theme.ink))
            side = Qt.AlignmentFlag.AlignRight if index.column() >= Column.LENGTH else Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setPlaceholderText(index.data(TAKE_ROLE).question_text or text("feedback.free"))
        editor.setAccessibleName(text("takes.rename.field"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(_FOCUS, 1, -_FOCUS, -2))  # nothing of the old name peeps out


def _has_keys(table: QWidget, index: Index) -> bool:
    """Tell whether keys go to this row; the eye looks for it where several rows are chosen."""
    return isinstance(table, QTableView) and table.hasFocus() and table.currentIndex().row() == index.row()


def _question(painter: QPainter, box: QRect, title: str, under: str, soft: QColor) -> None:
    """Draw the title in as many lines as the row has room for, and the line below it."""
    strong, small = QFont(painter.font()), QFont(painter.font())
    strong.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(13)
    lines = _lines(strong, title, box.width(), 2 if box.height() >= HIGH else 1)
    top = box.top() + (box.height() - _LINE * (len(lines) + 1)) // 2
    painter.setFont(strong)
    for line in lines:
        painter.drawText(QRect(box.left(), top, box.width(), _LINE), Qt.AlignmentFlag.AlignVCenter, line)
        top += _LINE
    painter.setFont(small)
    painter.setPen(soft)
    shown = QFontMetrics(small).elidedText(under, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(QRect(box.left(), top, box.width(), _LINE), Qt.AlignmentFlag.AlignVCenter, shown)


def _lines(font: QFont, words: str, width: int, most: int) -> list[str]:
    """Break words into lines; what does not fit into the last is left out with an ellipsis."""
    metrics = QFontMetrics(font)
    lines: list[str] = []
    rest = words
    while len(lines) < most - 1 and metrics.horizontalAdvance(rest) > width:
        layout = QTextLayout(rest, font)
        layout.setTextOption(QTextOption())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        length = line.textLength()
        lines.append(rest[:length].rstrip())
        rest = rest[length:]
    return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def _wave(painter: QPainter, box: QRect, outline: bytes) -> None:
    """Draw the waveform in small: one stroke for each step of the outline."""
    if not outline:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    step, middle = box.width() / len(outline), box.center().y() + 0.5
    halves = (max(_LEAST, peak / 255 * _WAVE_HEIGHT) / 2 for peak in outline)
    places = (box.left() + step * (place + 0.5) for place in range(len(outline)))
    painter.drawLines([QLineF(x, middle - y, x, middle + y) for x, y in zip(places, halves, strict=True)])
