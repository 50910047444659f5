"""The takes as a table; rows are asked for only where they are seen."""

from collections.abc import Callable, Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from greenroom.domain.search import Hit
from greenroom.domain.take import Take
from greenroom.gui.formats import duration
from greenroom.gui.pieces import tip
from greenroom.gui.takes.wording import detail, sentence, title, tooltip, when
from greenroom.texts import text

Index: TypeAlias = QModelIndex | QPersistentModelIndex

TAKE_ROLE = int(Qt.ItemDataRole.UserRole)
DETAIL_ROLE = TAKE_ROLE + 1
HIT_ROLE = TAKE_ROLE + 2


class Column(IntEnum):
    QUESTION = 0
    WAVE = 1
    WHEN = 2
    LENGTH = 3
    PACE = 4
    FILLERS = 5


def _length(take: Take) -> str:
    return duration(take.duration_s)


def _pace(take: Take) -> str:
    return "–" if take.speech_rate_wpm is None else f"{take.speech_rate_wpm:.0f}"


def _fillers(take: Take) -> str:
    return "–" if take.fillers_per_minute is None else f"{take.fillers_per_minute:.1f}"


_CELLS: dict[Column, Callable[[Take], str]] = {
    Column.QUESTION: title,
    Column.WAVE: lambda _take: "",
    Column.WHEN: when,
    Column.LENGTH: _length,
    Column.PACE: _pace,
    Column.FILLERS: _fillers,
}


class TakesModel(QAbstractTableModel):
    """Newest first, as the library gives them; where `can_rename`, the first column takes a new name."""

    renamed = Signal(object, str)

    def __init__(self, *, can_rename: bool = False) -> None:
        """Start empty."""
        super().__init__()
        self._takes: tuple[Take, ...] = ()
        self._hits: Mapping[str, Hit] = {}
        self._can_rename = can_rename

    @property
    def takes(self) -> tuple[Take, ...]:
        return self._takes

    def show_takes(self, takes: tuple[Take, ...], hits: Mapping[str, Hit] = MappingProxyType({})) -> None:
        """Show these takes; `hits` tell by their ids where in them it is said."""
        self.beginResetModel()
        self._takes, self._hits = takes, hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._takes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        can_edit = self._can_rename and index.column() == Column.QUESTION
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if can_edit else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        take, place = self._takes[index.row()], Column(index.column())
        hit = self._hits.get(take.id)
        is_question = place is Column.QUESTION
        given: dict[int, Callable[[], object]] = {
            TAKE_ROLE: lambda: take,
            HIT_ROLE: lambda: hit,
            Qt.ItemDataRole.DisplayRole: lambda: _CELLS[place](take),
            Qt.ItemDataRole.EditRole: lambda: take.title,
            Qt.ItemDataRole.ToolTipRole: lambda: tip(tooltip(take)),
            DETAIL_ROLE: lambda: detail(take, hit) if is_question else None,
            Qt.ItemDataRole.AccessibleTextRole: lambda: (
                sentence(take, hit) if is_question else _CELLS[place](take)
            ),
        }
        return given[role]() if role in given else None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:  # noqa: ANN401
        """Ask for a new name; the row shows it once the library has it."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.renamed.emit(self._takes[index.row()], str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:  # noqa: ANN401
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return text(f"takes.column.{Column(section).name.lower()}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section >= Column.LENGTH else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None
