"""The list of takes with its search and filter, and what to do with a take."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from greenroom.domain.take import Take
from greenroom.gui.notice import NoticeCard
from greenroom.gui.pieces import Button, Card, column, label, row
from greenroom.gui.takes.actions import ActionBar
from greenroom.gui.takes.filter_bar import FilterBar
from greenroom.gui.takes.filtering import ALL
from greenroom.gui.takes.model import TakesModel
from greenroom.gui.takes.notes import NotesCard
from greenroom.gui.takes.pieces import in_the_middle
from greenroom.gui.takes.presenter import TakesPresenter, TakesState
from greenroom.gui.takes.table import TakesTable
from greenroom.gui.theme import Look
from greenroom.texts import text


class ListView(QWidget):
    """Newest first."""

    open_requested = Signal(str, float)
    measure_requested = Signal(object)
    practise_requested = Signal()
    bin_requested = Signal()
    export_requested = Signal(object)
    assign_requested = Signal(object)
    """Carry the takes chosen."""
    files_requested = Signal()
    folder_requested = Signal()

    def __init__(self, presenter: TakesPresenter, look: Look, *cards: QWidget) -> None:
        """Build the table and draw the state as it is; `cards` stand above the table."""
        super().__init__()
        self._presenter = presenter
        self._model = TakesModel(can_rename=True)
        self._table = TakesTable(self._model, look, text("screen.takes"))
        self._notice = NoticeCard()
        self._cards = (self._notice, *cards)
        self._import = Button(text("import.open"), self._open_import)
        self._search = _SearchField()
        self._filter = FilterBar()
        self._count = label(role="soft")
        self._actions = ActionBar()
        self._notes = NotesCard()
        self._notes.hide()
        self._bin = Button("", self.bin_requested.emit)
        self._list = Card(self._table)
        self._list.contents.setContentsMargins(10, 8, 10, 10)
        self._practise = Button(text("takes.empty.practise"), self.practise_requested.emit, "primary")
        self._empty = in_the_middle(text("takes.empty"), text("takes.empty.todo"), self._practise)
        self._nothing = in_the_middle(text("takes.nothing"), text("takes.nothing.todo"), self._show_all_button())
        filtered = in_the_middle(text("takes.filtered"), text("takes.filtered.todo"), self._show_all_button())
        self._filtered = filtered
        self._do = {
            "open": self._open_chosen,
            "measure": self._measure_chosen,
            "notes": self._show_notes,
            "rename": self._table.rename_current,
            "delete": self._delete_chosen,
            "export": self._export_chosen,
            "assign": self._assign_chosen,
        }
        self._lay_out()
        self._connect()
        self._show_state(presenter.state)

    def _lay_out(self) -> None:
        titles = column(label(text("screen.takes"), "title"), self._count, gap=4)
        head = row(titles, None, self._search, self._import, self._bin, gap=12)
        pages = (self._list, self._empty, self._nothing, self._filtered)
        whole = column(head, self._filter, *self._cards, *pages, self._notes, self._actions, gap=12)
        whole.setContentsMargins(28, 24, 28, 20)
        for page in pages:
            whole.setStretchFactor(page, 1000)
        whole.addStretch(1)  # takes the room where there is no list
        self.setLayout(whole)
        self.setProperty("role", "screen")
        self.setAccessibleName(text("screen.takes"))
        self.setFocusProxy(self._table)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self._show_state)
        presenter.brought_back.connect(self._table.choose)
        self._notice.action_requested.connect(presenter.act)
        self._search.textChanged.connect(presenter.search)
        self._search.left.connect(self._table.setFocus)
        self._search.returnPressed.connect(self._open_chosen)
        self._filter.filter_requested.connect(presenter.filter)
        self._model.renamed.connect(presenter.rename)
        self._notes.written.connect(presenter.write_notes)
        self._notes.left.connect(self._hide_notes)
        self._table.doubleClicked.connect(lambda _index: self._open_chosen())
        self._table.open_requested.connect(self._open_chosen)
        self._table.delete_requested.connect(self._delete_chosen)
        self._table.chosen_changed.connect(self._show_chosen)
        self._table.menu_requested.connect(self._actions.open_menu)
        self._actions.requested.connect(lambda name: self._do[name]())
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._search.setFocus),
            (QKeySequence("Ctrl+Shift+F"), self._filter.open_menu),
            (QKeySequence("Ctrl+N"), self._show_notes),
            (QKeySequence("Ctrl+E"), self._export_chosen),
        ):
            shortcut = QShortcut(keys, self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show_state(self, state: TakesState) -> None:
        had_keys = self._table.hasFocus() or self._practise.hasFocus()
        self._table.show_takes(state.shown, state.hits)
        self._notice.show_notice(state.notice)
        self._filter.show_filter(state.filter, self._presenter.questions)
        has_takes, is_searching = bool(state.takes), state.found is not None
        for part in (self._search, self._filter):
            part.setVisible(has_takes)
        self._list.setVisible(bool(state.shown))
        self._empty.setVisible(state.takes == ())
        self._nothing.setVisible(has_takes and not state.shown and is_searching)
        self._filtered.setVisible(has_takes and not state.shown and not is_searching)
        self._count.setText(_count(state))
        self._bin.setVisible(state.in_bin > 0)
        self._bin.relabel(text("takes.bin", n=state.in_bin))
        if had_keys:
            (self._table if state.shown else self._filter if has_takes else self._practise).setFocus()
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._table.chosen
        self._actions.show_chosen(chosen)
        one = chosen[0] if len(chosen) == 1 else None
        self._notes.show_take(one)
        if one is None:
            self._notes.hide()

    def _show_all_button(self) -> Button:
        return Button(text("takes.nothing.show_all"), self._show_all, "primary")

    def _show_all(self) -> None:
        self._search.clear()
        self._presenter.filter(ALL)
        self._table.setFocus()

    def _chosen(self) -> Take | None:
        chosen = self._table.chosen
        return chosen[0] if chosen else None

    def _open_chosen(self) -> None:
        take = self._table.current or self._chosen()
        if take is not None:
            hit = self._presenter.state.hits.get(take.id)
            self.open_requested.emit(take.id, hit.start_s if hit else 0.0)

    def _measure_chosen(self) -> None:
        if unmeasured := tuple(take for take in self._table.chosen if not take.is_measured):
            self.measure_requested.emit(unmeasured)

    def _delete_chosen(self) -> None:
        if chosen := self._table.chosen:
            self._presenter.delete(*chosen)

    def _export_chosen(self) -> None:
        if chosen := self._table.chosen:
            self.export_requested.emit(chosen)

    def _assign_chosen(self) -> None:
        if chosen := self._table.chosen:
            self.assign_requested.emit(chosen)

    def _open_import(self) -> None:
        self.import_menu().popup(self._import.mapToGlobal(self._import.rect().bottomLeft()))

    def import_menu(self) -> QMenu:
        """Give the two ways to choose what to import."""
        menu = QMenu(self)
        for key, signal in (("files", self.files_requested), ("folder", self.folder_requested)):
            menu.addAction(text(f"import.{key}.choose")).triggered.connect(signal)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _show_notes(self) -> None:
        """Open the notes of the take chosen, or close them."""
        if self._notes.isVisible():
            self._hide_notes()
        elif len(self._table.chosen) == 1:
            self._notes.show()
            self._notes.setFocus()
            self._table.scrollTo(self._table.currentIndex())

    def _hide_notes(self) -> None:
        self._notes.keep()
        self._table.setFocus()
        self._notes.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        self._notes.keep()
        super().hideEvent(event)


def _count(state: TakesState) -> str:
    if not state.shown:
        return ""
    if state.found is not None:
        return text("takes.found", n=len(state.shown))
    total = len(state.takes or ())
    if not state.filter.is_empty:
        return text("takes.count.filtered", n=total, shown=len(state.shown))
    return text("takes.count", n=total)


class _SearchField(QLineEdit):
    """Looks for what was said; Esc empties it, Down and Esc in an empty one go to the list."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(text("takes.search"))
        self.setAccessibleName(text("takes.search"))
        self.setClearButtonEnabled(True)
        self.setFixedWidth(236)
        self.setAcceptDrops(False)  # files dropped here are to be imported

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and self.text():
            self.clear()
        elif is_escape or event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
