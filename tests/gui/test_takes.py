"""The list of takes: its cells, deleting and undoing, the empty list."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.gui.takes.bin import BinPresenter
from greenroom.gui.takes.list_view import ListView
from greenroom.gui.takes.model import DETAIL_ROLE, TAKE_ROLE, Column, TakesModel
from greenroom.gui.takes.presenter import TakesPresenter
from greenroom.gui.theme import Look
from tests.fakes.answers import a_take, some_takes
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def view(qtbot: QtBot, takes: TakesPresenter, library: HeldExecutor, look: Look) -> ListView:
    made = ListView(takes, look)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    takes.read()
    library.run_all()
    made.setFocus()
    return made


Told = list[tuple[str, str, Callable[[], object]]]


def told_by(presenter: TakesPresenter | BinPresenter) -> Told:
    """Gather the words in passing."""
    told: Told = []
    presenter.told.connect(lambda said, button, action: told.append((said, button, action)))
    return told


def test_the_model_keeps_qts_rules() -> None:
    model = TakesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_takes(some_takes())
    model.show_takes(())
    assert tester.model() is model


def test_the_cells() -> None:
    model = TakesModel()
    model.show_takes(some_takes())
    row = [model.index(0, column).data() for column in Column]
    assert row == [a_take().question_text, "", "today 14:02", "0:39", "147", "6.3"]
    unmeasured = [model.index(2, column).data() for column in (Column.PACE, Column.FILLERS)]
    assert unmeasured == ["–", "–"]
    said = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not measured yet" in said


def test_enter_opens_the_chosen_take(qtbot: QtBot, view: ListView) -> None:
    opened: list[tuple[str, float]] = []
    view.open_requested.connect(lambda take_id, at_s: opened.append((take_id, at_s)))
    QTest.keyClick(view._table, Qt.Key.Key_Down)
    QTest.keyClick(view._table, Qt.Key.Key_Return)
    assert opened == [("take-2", 0.0)]


def test_delete_and_undo(
    qtbot: QtBot, view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    told = told_by(takes)
    QTest.keyClick(view._table, Qt.Key.Key_Delete)
    assert view._model.rowCount() == 3, "it goes at once"
    library.run_all()
    assert [take.id for take in services.takes.bin] == ["take-3"]
    ((said, button, undo),) = told
    assert (said, button) == ("Take 3 is in the bin.", "Undo")
    undo()
    library.run_all()
    assert view._model.rowCount() == 4
    assert view._model.index(0, 0).data(TAKE_ROLE).id == "take-3"
    assert [take.id for take in view._table.chosen] == ["take-3"], "what came back is what one goes on with"


def test_a_take_that_could_not_be_deleted_is_back(
    view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.errors_on_delete = [UserError("library.busy", path="library")]
    takes.delete(a_take())
    library.run_all()
    assert takes.state.notice is not None
    assert view._model.rowCount() == 4


def test_a_list_that_was_read_before_brings_no_deleted_take_back(
    view: ListView, takes: TakesPresenter, library: HeldExecutor
) -> None:
    takes.read()
    QTest.keyClick(view._table, Qt.Key.Key_Delete)
    library.run_all()
    assert [take.id for take in view._model.takes] == ["take-2", "why-1", "take-1"]


def test_an_unmeasured_take_offers_to_be_measured(qtbot: QtBot, view: ListView) -> None:
    asked: list[tuple[Take, ...]] = []
    view.measure_requested.connect(asked.append)
    assert not view._actions.buttons["measure"].isVisible()
    QTest.keyClick(view._table, Qt.Key.Key_Down)
    QTest.keyClick(view._table, Qt.Key.Key_Down)
    assert view._actions.buttons["measure"].isVisible()
    view._actions.buttons["measure"].click()
    assert [[take.id for take in takes] for takes in asked] == [["why-1"]]


def test_no_takes_says_what_to_do(
    view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.kept = ()
    takes.read()
    library.run_all()
    assert view._empty.isVisible()
    assert not view._list.isVisible()


def test_a_library_that_cannot_be_read_is_told_and_tried_again(
    view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.errors = [UserError("library.busy", path="library")]
    takes.read()
    library.run_all()
    assert view._notice.isVisible()
    takes.act("read_takes")
    library.run_all()
    assert not view._notice.isVisible()


def test_ten_thousand_takes_are_shown_within_a_frame(view: ListView, takes: TakesPresenter) -> None:
    many = tuple(a_take(number, id=str(number)) for number in range(10_000))
    takes._on_read((many, 0))
    asked: list[int] = []
    plain = TakesModel.data

    def counted(model: TakesModel, index: object, role: int = 0) -> object:
        asked.append(role)
        return plain(model, index, role)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TakesModel, "data", counted)
        view.grab()
    assert len(asked) < 1000, "only rows in sight are asked for"


def seek(view: ListView, takes: TakesPresenter, library: HeldExecutor, qtbot: QtBot, sought: str) -> None:
    view._search.setText(sought)
    qtbot.waitUntil(lambda: not takes._typing.isActive())
    library.run_all()


def test_what_was_said_is_found_and_opens_where_it_is_said(
    qtbot: QtBot, view: ListView, takes: TakesPresenter, library: HeldExecutor
) -> None:
    opened: list[tuple[str, float]] = []
    view.open_requested.connect(lambda take_id, at_s: opened.append((take_id, at_s)))
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.focusWidget() is view._search
    seek(view, takes, library, qtbot, "forty serv")
    assert takes.state.found is not None
    found = takes.state.found[0]
    assert view._model.rowCount() == len(takes.state.found) < 4
    assert "about forty services and" in view._model.index(0, 0).data(DETAIL_ROLE)
    QTest.keyClick(view._search, Qt.Key.Key_Return)
    assert opened == [(found.take.id, found.hits[0].start_s)]
    assert found.hits[0].start_s > 0


def test_escape_brings_all_takes_back_and_then_the_list(
    qtbot: QtBot, view: ListView, takes: TakesPresenter, library: HeldExecutor
) -> None:
    seek(view, takes, library, qtbot, "nobody ever said this")
    assert view._model.rowCount() == 0
    assert view._nothing.isVisible()
    assert not view._list.isVisible()
    assert view._chosen() is None
    view._search.setFocus()
    QTest.keyClick(view._search, Qt.Key.Key_Escape)
    assert (view._search.text(), view._model.rowCount()) == ("", 4)
    assert view._list.isVisible()
    assert not view._nothing.isVisible()
    QTest.keyClick(view._search, Qt.Key.Key_Escape)
    assert view.focusWidget() is view._table


def test_a_take_deleted_while_searching_is_gone_and_comes_back(
    qtbot: QtBot, view: ListView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    seek(view, takes, library, qtbot, "forty services")
    before = view._model.rowCount()
    take = view._chosen()
    assert take is not None
    QTest.keyClick(view._table, Qt.Key.Key_Delete)
    assert view._model.rowCount() == before - 1
    library.run_all()
    takes.restore(take)
    library.run_all()
    assert view._model.rowCount() == before


def test_an_answer_that_comes_late_counts_for_nothing(
    qtbot: QtBot, view: ListView, takes: TakesPresenter, library: HeldExecutor
) -> None:
    view._search.setText("forty")
    qtbot.waitUntil(lambda: not takes._typing.isActive())
    view._search.clear()
    library.run_all()
    assert takes.state.found is None
    assert view._model.rowCount() == 4
