"""The filter: a menu to choose from, and a chip for each condition, which a press takes away."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QMenu, QWidget

from greenroom.gui.pieces import Button, column, label, row, tip
from greenroom.gui.takes.filtering import FIRST_DAY, LAST_DAY, Period, TakeFilter
from greenroom.texts import text

_LONGEST = 70
_CHIP_LONGEST = 34


class FilterBar(QWidget):
    """Shows a filter; tells what is chosen."""

    filter_requested = Signal(object)

    def __init__(self) -> None:
        """Start without a condition."""
        super().__init__()
        self._filter = TakeFilter()
        self._questions: Mapping[str, str] = {}
        self._shown: list[tuple[str, tuple[str, ...]]] = []
        self._open = Button(text("filter.open"), self.open_menu, "compact")
        self._chips = row(gap=8)
        self.setFocusProxy(self._open)
        self.setLayout(row(self._open, self._chips, None, gap=8))

    def show_filter(self, chosen: TakeFilter, questions: Mapping[str, str]) -> None:
        """Draw a chip for each condition; `questions` are those that can be chosen, key to text."""
        self._questions = questions
        self._filter, labels = chosen, self._labels(chosen)
        if labels == self._shown:
            return
        self._shown = labels
        had_focus = any(chip.hasFocus() for chip in self.findChildren(Button))
        while (item := self._chips.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for said, names in labels:
            self._chips.addWidget(self._chip(said, names))
        if had_focus:
            self._open.setFocus()

    def open_menu(self) -> None:
        """Offer all that can be chosen."""
        self.menu().popup(self._open.mapToGlobal(self._open.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Give the menu as things are now."""
        menu = QMenu(self)
        menu.setStyleSheet("QMenu { menu-scrollable: 1; }")
        questions = menu.addMenu(text("filter.question"))
        questions.setEnabled(bool(self._questions))
        for key, words in self._questions.items():
            self._choice(questions, _short(words or text("feedback.free"), _LONGEST), "question", key)
        days = menu.addMenu(text("filter.days"))
        for period in Period:
            chosen = replace(self._filter, period=period, since=None, until=None)
            self._add(days, text(f"filter.{period}"), self._filter == chosen, partial(self._choose, chosen))
        self._add(days, text("filter.between"), self._filter.since is not None, self._ask_days)
        menu.addSeparator()
        self._choice(menu, text("filter.measured"), "measured", value=True)
        self._choice(menu, text("filter.not_measured"), "measured", value=False)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _choice(self, menu: QMenu, said: str, name: str, value: object) -> None:
        """Add one value of a condition; chosen again it is taken away."""
        is_chosen = getattr(self._filter, name) == value
        chosen = replace(self._filter, **{name: None if is_chosen else value})  # type: ignore[arg-type]
        self._add(menu, said, is_chosen, partial(self._choose, chosen))

    @staticmethod
    def _add(menu: QMenu, said: str, is_chosen: bool, chosen: Callable[[], object]) -> None:  # noqa: FBT001
        action = menu.addAction(said.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.triggered.connect(lambda _checked: chosen())

    def _choose(self, chosen: TakeFilter) -> None:
        self.filter_requested.emit(chosen)

    def _ask_days(self) -> None:
        asked = DaysDialog(self, self._filter)
        asked.accepted.connect(lambda: self._choose(asked.chosen))
        asked.open()

    def _labels(self, chosen: TakeFilter) -> list[tuple[str, tuple[str, ...]]]:
        """Give what each chip says, and which conditions it takes away."""
        labels: list[tuple[str, tuple[str, ...]]] = []
        if chosen.question is not None:
            words = self._questions.get(chosen.question, chosen.question) or text("feedback.free")
            labels.append((words, ("question",)))
        if chosen.period is not None:
            labels.append((text(f"filter.{chosen.period}"), ("period",)))
        elif chosen.since or chosen.until:
            data = {"since": _day(chosen.since), "until": _day(chosen.until)}
            labels.append((text("filter.from_to", **data), ("since", "until")))
        if chosen.measured is not None:
            labels.append((text("filter.measured" if chosen.measured else "filter.not_measured"), ("measured",)))
        return labels

    def _chip(self, said: str, names: tuple[str, ...]) -> Button:
        shown = _short(said, _CHIP_LONGEST).replace("&", "&&")
        chip = Button(f"{shown}  ✕", lambda: self._choose(self._filter.without(*names)), "chip")
        chip.setAccessibleName(text("filter.take_away", filter=said))
        chip.setToolTip(tip(text("filter.take_away", filter=said)))
        return chip


class DaysDialog(QDialog):
    """Two days, both included."""

    def __init__(self, parent: QWidget, chosen: TakeFilter) -> None:
        """Begin with the days chosen, or with today."""
        super().__init__(parent)
        self._before = chosen
        self.setWindowTitle(text("filter.two_days"))
        self._since = _date_edit(chosen.since, text("filter.since"))
        self._until = _date_edit(chosen.until, text("filter.until"))
        show = Button(text("filter.show"), self.accept, "primary")
        days = row(label(text("filter.since")), self._since, label(text("filter.until")), self._until)
        leave = Button(text("filter.leave"), self.reject)
        whole = column(label(text("filter.two_days"), "headline"), days, row(None, leave, show, gap=12))
        whole.setContentsMargins(28, 24, 28, 24)
        self.setLayout(whole)

    @property
    def chosen(self) -> TakeFilter:
        """The filter with these days, in whichever order they were given."""
        since, until = sorted(_date_of(edit) for edit in (self._since, self._until))
        return replace(self._before, period=None, since=since, until=until)


def _date_edit(day: date | None, name: str) -> QDateEdit:
    edit = QDateEdit(QDate.currentDate() if day is None else _qt_day(day))
    edit.setDateRange(_qt_day(FIRST_DAY), _qt_day(LAST_DAY))
    edit.setDisplayFormat("d MMM yyyy")
    edit.setCalendarPopup(True)
    edit.setAccessibleName(name)
    return edit


def _qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date_of(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else "…"


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most].rstrip()} …"
