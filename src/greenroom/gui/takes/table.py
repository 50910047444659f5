"""The table of takes: whole rows, several at once, everything by keys."""

from collections.abc import Collection, Mapping
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from greenroom.domain.search import Hit
from greenroom.domain.take import Take
from greenroom.gui.takes.delegate import HIGH, LOW, TakeDelegate
from greenroom.gui.takes.model import TAKE_ROLE, Column, TakesModel
from greenroom.gui.theme import Look

_WIDTHS = {Column.WAVE: 96, Column.WHEN: 140, Column.LENGTH: 68, Column.PACE: 92, Column.FILLERS: 96}
_NARROW = {Column.WAVE: 64, Column.WHEN: 136, Column.LENGTH: 62, Column.PACE: 86, Column.FILLERS: 92}
_NARROW_BELOW = 860
"""Where the table is narrower, the question takes two lines."""


class TakesTable(QTableView):
    """Ctrl+A, Shift and Ctrl choose several; Enter opens, Del deletes, F2 renames, the menu key shows all."""

    open_requested = Signal()
    delete_requested = Signal()
    menu_requested = Signal(object)
    """Carries the place on the screen."""
    chosen_changed = Signal()

    def __init__(self, model: TakesModel, look: Look, name: str) -> None:
        """Show a model; `name` is for those who cannot see it."""
        super().__init__()
        self._delegate = TakeDelegate(look)
        self._takes = model
        self._waiting: tuple[tuple[Take, ...], Mapping[str, Hit]] | None = None
        look.changed.connect(self.viewport().update)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(LOW)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.QUESTION, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self._fit()
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen_changed.emit())
        self.selectionModel().currentRowChanged.connect(lambda _new, _old: self.chosen_changed.emit())

    def show_takes(self, takes: tuple[Take, ...], hits: Mapping[str, Hit]) -> None:
        """Show these takes; those chosen stay chosen, where they are gone the next one in their place is.

        While a take is being named they wait.
        """
        if self.state() is QAbstractItemView.State.EditingState:
            self._waiting = (takes, hits)
            return
        kept, here = {take.id for take in self.chosen}, self.currentIndex().row()
        self._takes.show_takes(takes, hits)
        rows = [row for row, take in enumerate(takes) if take.id in kept] if kept else []
        if not rows and takes:
            rows = [min(max(0, here), len(takes) - 1)]
        if rows:
            self.setCurrentIndex(self._takes.index(rows[0], 0))
            self._choose(rows)
        else:
            self.chosen_changed.emit()

    @property
    def chosen(self) -> tuple[Take, ...]:
        """The takes that are chosen, from the top."""
        ranges = sorted((each.top(), each.bottom()) for each in self.selectionModel().selection().toList())
        return tuple(take for top, bottom in ranges for take in self._takes.takes[top : bottom + 1])

    @property
    def current(self) -> Take | None:
        """The take that has the keys, where it is chosen too."""
        index = self.currentIndex()
        is_chosen = index.isValid() and self.selectionModel().isSelected(index)
        return index.data(TAKE_ROLE) if is_chosen else None

    def choose(self, ids: Collection[str]) -> None:
        """Choose those of these takes that are in the list, and put the keys on the first."""
        rows = [row for row, take in enumerate(self._takes.takes) if take.id in ids]
        if rows:
            self.setCurrentIndex(self._takes.index(rows[0], 0))
            self._choose(rows)

    def rename_current(self) -> None:
        """Open the line in which the take is named."""
        index = self.currentIndex().siblingAtColumn(Column.QUESTION)
        if index.isValid():
            self.setFocus()
            self.edit(index)

    def _choose(self, rows: list[int]) -> None:
        last = len(Column) - 1
        chosen = QItemSelection()
        for _, side_by_side in groupby(enumerate(rows), lambda each: each[1] - each[0]):
            together = [row for _, row in side_by_side]
            chosen.select(self._takes.index(together[0], 0), self._takes.index(together[-1], last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _fit(self) -> None:
        """Give the question its room: two lines where there is little."""
        is_narrow = self.width() < _NARROW_BELOW
        self.verticalHeader().setDefaultSectionSize(HIGH if is_narrow else LOW)
        for place, width in (_NARROW if is_narrow else _WIDTHS).items():
            self.setColumnWidth(place, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._waiting is not None:
            (takes, hits), self._waiting = self._waiting, None
            self.show_takes(takes, hits)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
            self.menu_requested.emit(self.viewport().mapToGlobal(place))
        elif self.indexAt(self.viewport().mapFromGlobal(event.globalPos())).isValid():
            self.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the takes; a key that the line of a name has taken comes here too, and then means no take."""
        if self.state() is QAbstractItemView.State.EditingState:
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Keep the cursor in the first column: a row is one thing."""
        return super().moveCursor(action, modifiers).siblingAtColumn(0)
