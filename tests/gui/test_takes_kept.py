"""What a person does to takes: several at once, names, notes, the filter, the bin."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from greenroom.domain.errors import UserError
from greenroom.gui.pieces import Button
from greenroom.gui.takes.bin import BinPresenter, BinView, ForgetDialog
from greenroom.gui.takes.filter_bar import DaysDialog
from greenroom.gui.takes.filtering import ALL, LAST_DAY, Period, TakeFilter
from greenroom.gui.takes.list_view import ListView
from greenroom.gui.takes.presenter import TakesPresenter
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look
from tests.fakes.answers import QUESTIONS, a_take
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices
from tests.gui.test_takes import told_by

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def view(qtbot: QtBot, takes: TakesPresenter, library: HeldExecutor, look: Look) -> ListView:
    made = ListView(takes, look)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    takes.read()
    library.run_all()
    made.setFocus()
    return made


def rows(view: ListView) -> list[str]:
    return [take.id for take in view._model.takes]


def test_all_are_chosen_deleted_and_brought_back_as_one(
    view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    told, before = told_by(takes), rows(view)
    QTest.keyClick(view._table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert [take.id for take in view._table.chosen] == before
    assert not view._actions.buttons["open"].isVisible(), "only one can be opened"
    QTest.keyClick(view._table, Qt.Key.Key_Delete)
    library.run_all()
    assert (rows(view), view._empty.isVisible()) == ([], True)
    assert view.focusWidget() is view._practise, "the keys do not fall out of the screen"
    ((said, _button, undo),) = told
    assert said == "4 takes are in the bin."
    undo()
    library.run_all()
    assert rows(view) == before
    assert [take.id for take in view._table.chosen] == before


def test_shift_and_down_choose_two_and_what_comes_next_is_chosen_then(
    view: ListView, library: HeldExecutor
) -> None:
    QTest.keyClick(view._table, Qt.Key.Key_Down)
    QTest.keyClick(view._table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [take.id for take in view._table.chosen] == ["take-2", "why-1"]
    QTest.keyClick(view._table, Qt.Key.Key_Delete)
    library.run_all()
    assert rows(view) == ["take-3", "take-1"]
    assert [take.id for take in view._table.chosen] == ["take-1"]


def test_those_chosen_stay_chosen_when_the_list_is_read_anew(
    view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    QTest.keyClick(view._table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    services.takes.kept = (a_take(9, id="fresh"), *services.takes.kept)
    takes.read()
    library.run_all()
    assert [take.id for take in view._table.chosen] == ["take-3", "take-2"]


def name_editor(view: ListView) -> QLineEdit:
    (editor,) = view._table.viewport().findChildren(QLineEdit)
    return editor


def test_f2_names_a_take_and_undo_gives_the_old_name_back(
    qtbot: QtBot, view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    told = told_by(takes)
    opened: list[None] = []
    view._table.open_requested.connect(lambda: opened.append(None))
    QTest.keyClick(view._table, Qt.Key.Key_F2)
    editor = name_editor(view)
    assert editor.accessibleName() == "Name of this take; empty for the question"
    assert (editor.text(), editor.placeholderText()) == ("", a_take().question_text)
    QTest.keyClicks(editor, "Thursday")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(library.waiting))
    library.run_all()
    assert services.takes.take("take-3").title == "Thursday"
    assert opened == [], "Enter ends the name and opens nothing"
    assert view._model.index(0, 0).data() == "Thursday"
    ((said, _button, undo),) = told
    assert said == "Renamed to “Thursday”."
    undo()
    library.run_all()
    assert services.takes.take("take-3").title == ""


def test_escape_leaves_the_name_and_a_new_list_waits_for_it(
    qtbot: QtBot, view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    QTest.keyClick(view._table, Qt.Key.Key_F2)
    QTest.keyClicks(name_editor(view), "Thurs")
    services.takes.kept = services.takes.kept[:2]
    takes.read()
    library.run_all()
    assert name_editor(view).text() == "Thurs", "what is being typed is not taken away"
    QTest.keyClick(name_editor(view), Qt.Key.Key_Escape)
    assert rows(view) == ["take-3", "take-2"]
    assert services.takes.take("take-3").title == ""


def test_notes_are_kept_as_they_are_typed(
    qtbot: QtBot, view: ListView, services: FakeServices, library: HeldExecutor
) -> None:
    QTest.keyClick(view._table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    field = view._notes._field
    assert field.hasFocus()
    QTest.keyClicks(field, "Shorter. ")
    qtbot.waitUntil(lambda: not view._notes._rests.isActive())
    library.run_all()
    assert services.takes.take("take-3").notes == "Shorter. "
    QTest.keyClicks(field, "Louder")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    library.run_all()
    assert services.takes.take("take-3").notes == "Shorter. Louder", "leaving keeps the rest"
    assert view._table.hasFocus()
    assert "has notes" in view._model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_notes_belong_to_the_take_they_were_written_about(
    view: ListView, services: FakeServices, library: HeldExecutor
) -> None:
    view._show_notes()
    QTest.keyClicks(view._notes._field, "About three")
    view._table.selectRow(1)
    assert view._notes._field.toPlainText() == ""
    view.hide()
    library.run_all()
    assert [take.notes for take in services.takes.kept] == ["About three", "", "", ""]


def test_notes_that_the_disk_refused_are_kept_at_the_next_chance(
    qtbot: QtBot, view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.errors_on_notes = [UserError("disk.full", path="x")]
    view._show_notes()
    QTest.keyClicks(view._notes._field, "About three")
    qtbot.waitUntil(lambda: not view._notes._rests.isActive())
    library.run_all()
    assert takes.state.notice is not None
    takes.act("read_takes")
    library.run_all()
    assert view._notes._field.toPlainText() == "About three"
    view._table.selectRow(1)
    library.run_all()
    assert services.takes.take("take-3").notes == "About three"


def test_a_take_reads_as_one_sentence(view: ListView) -> None:
    said = [view._model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, 2)]
    assert said[0] == (
        "Tell me about a time you fixed a system that kept failing., today 14:02, 39 seconds, "
        "147 words a minute, 6.3 fillers a minute. Take 3 · Say the result first, then how you got there."
    )
    assert "today 13:51, 1 minute, 52 seconds" in said[1]
    assert said[2].endswith("yesterday 14:02, 1 minute, 8 seconds. Take 1 · not measured yet")


def chip(view: ListView, beginning: str) -> Button:
    chips = view._filter._chips
    buttons = [item.widget() for item in map(chips.itemAt, range(chips.count())) if item]
    (found,) = [b for b in buttons if isinstance(b, Button) and b.text().startswith(beginning)]
    return found


def choose(view: ListView, path: str) -> None:
    """Choose what stands in the filter's menu, "Recorded > Today" in a menu inside it."""
    menu = view._filter.menu()
    *inside, last = path.split(" > ")
    menus = menu.findChildren(QMenu) if inside else [menu]
    menus = [each for each in menus if not inside or each.title() == inside[0]]
    (action,) = [action for each in menus for action in each.actions() if action.text().startswith(last)]
    action.trigger()


def test_the_filter_is_chosen_shown_taken_away_and_remembered(
    view: ListView,
    takes: TakesPresenter,
    services: FakeServices,
    tasks: Tasks,
    library: HeldExecutor,
    look: Look,
) -> None:
    choose(view, "Question > Tell me about a time")
    choose(view, "Recorded > Today")
    assert rows(view) == ["take-3", "take-2"]
    assert view._count.text() == "2 of 4 takes"
    again = ListView(TakesPresenter(services, tasks), look)  # type: ignore[arg-type]
    assert again._presenter.state.filter == TakeFilter(QUESTIONS[0].id, Period.TODAY)
    again._presenter.read()
    library.run_all()
    assert rows(again) == ["take-3", "take-2"]
    assert chip(again, "Tell me about a time").isEnabled(), "the question, not its id"
    assert chip(view, "Today").accessibleName() == "Take the filter “Today” away"
    chip(view, "Today").click()
    assert rows(view) == ["take-3", "take-2", "take-1"]
    chip(view, "Tell me").click()
    assert (len(rows(view)), takes.state.filter) == (4, ALL)


def test_the_last_day_there_is_cannot_be_asked_for(view: ListView, takes: TakesPresenter) -> None:
    asked = DaysDialog(view, TakeFilter(until=date(2026, 1, 1)))
    asked._until.setDate(QDate(9999, 12, 31))
    takes.filter(asked.chosen)
    assert takes.state.filter.until is not None
    assert takes.state.filter.until <= LAST_DAY
    assert rows(view) == ["take-3", "take-2"], "since today"


def test_signs_that_mean_something_to_qt_are_shown_as_they_were_typed(
    view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    asked = "<b>R&D</b>: what does <a> do?"
    services.takes.kept = (replace(a_take(), question_id="own-1", question_text=asked),)
    takes.read()
    library.run_all()
    tip = view._model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert asked in QTextDocumentFragment.fromHtml(tip).toPlainText()
    takes.filter(TakeFilter("own-1"))
    shown = chip(view, "<b>")
    assert shown.text().startswith("<b>R&&D</b>"), "one & underlines what follows"
    assert asked in QTextDocumentFragment.fromHtml(shown.toolTip()).toPlainText()


def test_a_filter_that_leaves_nothing_says_what_to_do(view: ListView, takes: TakesPresenter) -> None:
    takes.filter(TakeFilter(QUESTIONS[0].id, measured=False))
    assert view._filtered.isVisible()
    assert not view._list.isVisible()
    (show_all,) = [b for b in view._filtered.findChildren(Button) if b.isVisible()]
    show_all.click()
    assert len(rows(view)) == 4
    assert view._table.hasFocus()


def test_search_and_filter_go_together(
    qtbot: QtBot, view: ListView, takes: TakesPresenter, library: HeldExecutor
) -> None:
    takes.filter(TakeFilter(period=Period.TODAY))
    view._search.setText("forty services")
    qtbot.waitUntil(lambda: not takes._typing.isActive())
    library.run_all()
    assert rows(view) == ["take-3", "take-2"]
    takes.filter(ALL)
    library.run_all()
    assert rows(view) == ["take-3", "take-2", "take-1"]


@pytest.fixture
def bin_(services: FakeServices, tasks: Tasks) -> BinPresenter:
    return BinPresenter(services, tasks)  # type: ignore[arg-type]


@pytest.fixture
def bin_view(
    qtbot: QtBot, services: FakeServices, bin_: BinPresenter, library: HeldExecutor, look: Look
) -> BinView:
    services.takes.delete("take-3", "take-2")
    made = BinView(bin_, look)
    qtbot.addWidget(made)
    made.show()
    bin_.read()
    library.run_all()
    made.setFocus()
    return made


def test_the_bin_says_until_when_a_take_can_come_back(bin_view: BinView) -> None:
    said = bin_view._table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "30 days left · deleted today " in said


def test_takes_come_back_from_the_bin_and_go_there_again(
    bin_view: BinView, bin_: BinPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    told = told_by(bin_)
    bin_view._table.selectAll()
    QTest.keyClick(bin_view._table, Qt.Key.Key_Return)
    library.run_all()
    assert services.takes.bin == []
    assert bin_view._empty.isVisible()
    ((said, _button, undo),) = told
    assert said == "2 takes are back."
    undo()
    library.run_all()
    assert [take.id for take in services.takes.bin] == ["take-3", "take-2"]
    assert bin_view._list.isVisible()


@pytest.mark.parametrize(("answer", "left"), [("reject", ["take-3", "take-2"]), ("accept", ["take-2"])])
def test_deleting_for_good_asks_because_nothing_brings_it_back(
    bin_view: BinView, services: FakeServices, library: HeldExecutor, answer: str, left: list[str]
) -> None:
    QTest.keyClick(bin_view._table, Qt.Key.Key_Delete)
    dialog = bin_view.findChild(ForgetDialog)
    assert dialog is not None
    assert dialog.focusWidget() is not dialog.forget, "the safe way has the keys"
    getattr(dialog, answer)()
    library.run_all()
    assert [take.id for take in services.takes.bin] == left


def test_a_bin_that_cannot_be_read_says_so_and_is_read_again(
    bin_view: BinView, bin_: BinPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.errors = [UserError("library.busy", path=str(Path("library")))]
    bin_.read()
    library.run_all()
    assert bin_view._notice.isVisible()
    bin_.act("read_takes")
    library.run_all()
    assert not bin_view._notice.isVisible()


def test_the_keys_stay_where_they_do_no_harm_when_the_last_take_goes_and_comes_back(
    view: ListView, takes: TakesPresenter, library: HeldExecutor
) -> None:
    told = told_by(takes)
    view.activateWindow()
    view._table.setFocus()
    view._table.selectAll()
    view._table.delete_requested.emit()
    library.run_all()
    assert view._practise.hasFocus()
    told[-1][2]()
    library.run_all()
    assert view._table.hasFocus()


def test_the_keys_are_on_the_way_back_when_the_bin_is_empty(bin_view: BinView, library: HeldExecutor) -> None:
    bin_view.activateWindow()
    bin_view._table.setFocus()
    bin_view._table.selectAll()
    bin_view._restore_chosen()
    library.run_all()
    assert bin_view._leave.hasFocus()
