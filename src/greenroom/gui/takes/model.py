"""The takes as a table; rows are asked for only where they are seen."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import IntEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from greenroom.domain.search import Hit
from greenroom.domain.take import Take
from greenroom.gui.formats import day_time, duration
from greenroom.texts import text

Index: TypeAlias = QModelIndex | QPersistentModelIndex

TAKE_ROLE = int(Qt.ItemDataRole.UserRole)
DETAIL_ROLE = TAKE_ROLE + 1
HIT_ROLE = TAKE_ROLE + 2
_WORDS_BEFORE = 2  # so that what was found is seen in a narrow window too


class Column(IntEnum):
    QUESTION = 0
    WHEN = 1
    LENGTH = 2
    PACE = 3
    FILLERS = 4


def _question(take: Take) -> str:
    return take.question_text or text("feedback.free")


def _when(take: Take) -> str:
    return day_time(take.recorded_at, datetime.now().astimezone())


def _length(take: Take) -> str:
    return duration(take.duration_s)


def _pace(take: Take) -> str:
    return "–" if take.speech_rate_wpm is None else f"{take.speech_rate_wpm:.0f}"


def _fillers(take: Take) -> str:
    return "–" if take.fillers_per_minute is None else f"{take.fillers_per_minute:.1f}"


_CELLS: dict[Column, Callable[[Take], str]] = {
    Column.QUESTION: _question,
    Column.WHEN: _when,
    Column.LENGTH: _length,
    Column.PACE: _pace,
    Column.FILLERS: _fillers,
}


def is_measured(take: Take) -> bool:
    return take.headline is not None or take.speech_rate_wpm is not None


def detail(take: Take, hit: Hit | None = None) -> str:
    """Give the second line of a take: where it is said, or which take it is and what to work on."""
    if hit is not None:
        before = hit.before.split()[-_WORDS_BEFORE:]
        said = " ".join((*before, hit.said, *hit.after.split()))
        return text("takes.hit", time=duration(hit.start_s), said=said)
    after = take.headline or text("takes.measured" if is_measured(take) else "takes.not_measured")
    return text("takes.detail", number=take.number, headline=after)


class TakesModel(QAbstractTableModel):
    """Newest first, as the library gives them."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._takes: tuple[Take, ...] = ()
        self._hits: Mapping[str, Hit] = {}

    def show_takes(self, takes: tuple[Take, ...], hits: Mapping[str, Hit] = MappingProxyType({})) -> None:
        """Show these takes; `hits` tell by their ids where in them it is said."""
        self.beginResetModel()
        self._takes, self._hits = takes, hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._takes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

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
            DETAIL_ROLE: lambda: detail(take, hit) if is_question else None,
            Qt.ItemDataRole.AccessibleTextRole: lambda: (
                f"{_question(take)}, {detail(take, hit)}" if is_question else _CELLS[place](take)
            ),
        }
        return given[role]() if role in given else None

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
