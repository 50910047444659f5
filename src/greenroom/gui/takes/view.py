"""The Takes screen: a table, what to do with a take, and what to do when there is none."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from greenroom.domain.take import Take
from greenroom.gui.notice import NoticeCard
from greenroom.gui.pieces import Button, Card, column, label, row
from greenroom.gui.takes.delegate import TakeDelegate
from greenroom.gui.takes.model import HIT_ROLE, TAKE_ROLE, Column, TakesModel, is_measured
from greenroom.gui.takes.presenter import TakesPresenter, TakesState
from greenroom.gui.theme import Look
from greenroom.texts import text

_WIDTHS = {Column.WHEN: 128, Column.LENGTH: 68, Column.PACE: 94, Column.FILLERS: 96}


class TakesView(QWidget):
    """Newest first."""

    open_requested = Signal(str, float)
    """Carries the take's id and the second to begin at."""
    measure_requested = Signal(str)
    practise_requested = Signal()

    def __init__(self, presenter: TakesPresenter, look: Look) -> None:
        """Build the table and draw the state as it is."""
        super().__init__()
        self._presenter = presenter
        self._model = TakesModel()
        self._table = _TakesTable(self._model, look)
        self._notice = NoticeCard()
        self._search = _SearchField()
        self._count = label(role="soft")
        self._open = Button(text("takes.open"), self._open_chosen, "primary")
        self._measure = Button(text("takes.measure"), self._measure_chosen)
        self._delete = Button(text("takes.delete"), self._delete_chosen)
        self._find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._search.setFocus)
        titles = column(label(text("screen.takes"), "title"), self._count, gap=4)
        self._list = Card(self._table)
        self._list.contents.setContentsMargins(10, 8, 10, 10)
        practise = Button(text("takes.empty.practise"), self.practise_requested.emit, "primary")
        self._empty = _in_the_middle(text("takes.empty"), text("takes.empty.todo"), practise)
        show_all = Button(text("takes.nothing.show_all"), self._search.clear, "primary")
        self._nothing = _in_the_middle(text("takes.nothing"), text("takes.nothing.todo"), show_all)
        head = row(titles, None, self._search, self._delete, self._measure, self._open, gap=12)
        whole = column(head, self._notice, self._list, self._empty, self._nothing)
        whole.setContentsMargins(28, 24, 28, 24)
        whole.setStretchFactor(self._list, 1000)
        whole.setStretchFactor(self._empty, 1000)
        whole.setStretchFactor(self._nothing, 1000)
        whole.addStretch(1)  # takes the room where there is no list
        self.setLayout(whole)
        self.setProperty("role", "screen")
        self.setAccessibleName(text("screen.takes"))
        presenter.state_changed.connect(self._show_state)
        self._notice.action_requested.connect(presenter.act)
        self._search.textChanged.connect(presenter.search)
        self._search.left.connect(self._table.setFocus)
        self._search.returnPressed.connect(self._open_chosen)
        self._table.doubleClicked.connect(lambda _index: self._open_chosen())
        self._table.open_requested.connect(self._open_chosen)
        self._table.delete_requested.connect(self._delete_chosen)
        self._table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_buttons())
        self.setFocusProxy(self._table)
        self._show_state(presenter.state)

    def _show_state(self, state: TakesState) -> None:
        takes = state.shown
        here = self._table.currentIndex().row()
        self._model.show_takes(takes, state.hits)
        if takes:
            self._table.selectRow(min(max(0, here), len(takes) - 1))
        self._notice.show_notice(state.notice)
        self._search.setVisible(bool(state.takes))
        self._list.setVisible(bool(takes))
        self._empty.setVisible(state.takes == ())
        self._nothing.setVisible(state.found == () and bool(state.takes))
        self._count.setText(_count(state))
        self._show_buttons()

    def _show_buttons(self) -> None:
        take = self._chosen()
        for button in (self._open, self._delete):
            button.setVisible(take is not None)
        self._measure.setVisible(take is not None and not is_measured(take))

    def _chosen(self) -> Take | None:
        index = self._table.currentIndex()
        return index.data(TAKE_ROLE) if index.isValid() else None

    def _open_chosen(self) -> None:
        if (take := self._chosen()) is not None:
            hit = self._table.currentIndex().data(HIT_ROLE)
            self.open_requested.emit(take.id, hit.start_s if hit else 0.0)

    def _measure_chosen(self) -> None:
        if (take := self._chosen()) is not None:
            self.measure_requested.emit(take.id)

    def _delete_chosen(self) -> None:
        if (take := self._chosen()) is not None:
            self._presenter.delete(take)


def _in_the_middle(title: str, todo: str, button: Button) -> Card:
    """Say why there is no list, and give the one thing to do about it."""
    card = Card(gap=10)
    card.contents.addStretch(2)
    for content in (label(title, "headline"), label(todo, "soft"), button):
        card.contents.addWidget(content, 0, Qt.AlignmentFlag.AlignHCenter)
    card.contents.addStretch(3)
    return card


def _count(state: TakesState) -> str:
    if state.found is not None:
        return text("takes.found", n=len(state.found)) if state.found else ""
    return text("takes.count", n=len(state.takes)) if state.takes else ""


class _SearchField(QLineEdit):
    """Looks for what was said; Esc empties it, Down and Esc in an empty one go to the list."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(text("takes.search"))
        self.setAccessibleName(text("takes.search"))
        self.setClearButtonEnabled(True)
        self.setFixedWidth(260)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and self.text():
            self.clear()
        elif is_escape or event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _TakesTable(QTableView):
    """Whole rows, arrow keys, Enter and Del."""

    open_requested = Signal()
    delete_requested = Signal()

    def __init__(self, model: TakesModel, look: Look) -> None:
        super().__init__()
        self._delegate = TakeDelegate(look)
        look.changed.connect(self.viewport().update)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(text("screen.takes"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(60)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.QUESTION, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for place, width in _WIDTHS.items():
            self.setColumnWidth(place, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Keep the cursor in the first column: a row is one thing."""
        return super().moveCursor(action, modifiers).siblingAtColumn(0)
