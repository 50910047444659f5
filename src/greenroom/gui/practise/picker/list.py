"""The list of questions: headings that cannot be chosen, and two lines a question."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from greenroom.gui.pieces import tip
from greenroom.gui.practise.picker.rows import Row
from greenroom.gui.theme import Look

Index = QModelIndex | QPersistentModelIndex

_ROW_ROLE = Qt.ItemDataRole.UserRole
_HEADING, _ROW = 40, 54
_SIDE = 12
_FOCUS = 4
_SMALL, _NORMAL = 12, 14


class RowModel(QAbstractListModel):
    """Holds the rows as they are shown."""

    def __init__(self) -> None:
        """Start without rows."""
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if row.is_heading else tip(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title} {row.detail}".strip()
        return row if role == _ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.rows[index.row()].is_heading else super().flags(index)


class RowDelegate(QStyledItemDelegate):
    """Paints in the theme's colours."""

    def __init__(self, look: Look) -> None:
        """Take the theme."""
        super().__init__()
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _HEADING if _row_of(index).is_heading else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row, rect = self._look.theme, _row_of(index), option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        if is_chosen:
            painter.fillRect(rect, QColor(theme.mint))
            painter.fillRect(rect.left(), rect.top(), _FOCUS, rect.height(), QColor(theme.focus))
        if row.is_heading:
            _line(painter, box.adjusted(0, 18, 0, 0), row.title, QColor(theme.soft), _SMALL, strong=True)
        else:
            _line(painter, box.adjusted(0, 9, 0, 0), row.title, QColor(theme.ink), _NORMAL, strong=False)
            colour = QColor(theme.ink if is_chosen else theme.soft)
            _line(painter, box.adjusted(0, 30, 0, 0), row.detail, colour, _SMALL, strong=False)
        painter.restore()


def _row_of(index: Index) -> Row:
    row: Row = index.data(_ROW_ROLE)
    return row


def _line(painter: QPainter, box: QRect, words: str, colour: QColor, size: int, *, strong: bool) -> None:
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
