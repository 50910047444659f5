"""The list of takes: its cells, deleting and undoing, the empty list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from greenroom.domain.errors import UserError
from greenroom.gui.takes.model import TAKE_ROLE, Column, TakesModel
from greenroom.gui.takes.presenter import TakesPresenter
from greenroom.gui.takes.view import TakesView
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look
from tests.fakes.answers import a_take, some_takes
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def takes(services: FakeServices, tasks: Tasks) -> TakesPresenter:
    return TakesPresenter(services, tasks)  # type: ignore[arg-type]


@pytest.fixture
def view(qtbot: QtBot, takes: TakesPresenter, library: HeldExecutor, look: Look) -> TakesView:
    made = TakesView(takes, look)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    takes.read()
    library.run_all()
    made.setFocus()
    return made


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
    assert row == [a_take().question_text, "today 14:02", "0:39", "147", "6.3"]
    unmeasured = [model.index(2, column).data() for column in (Column.PACE, Column.FILLERS)]
    assert unmeasured == ["–", "–"]
    said = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not measured yet" in said


def test_enter_opens_the_chosen_take(qtbot: QtBot, view: TakesView) -> None:
    opened: list[str] = []
    view.open_requested.connect(opened.append)
    QTest.keyClick(view._table, Qt.Key.Key_Down)
    QTest.keyClick(view._table, Qt.Key.Key_Return)
    assert opened == ["take-2"]


def test_delete_and_undo(
    qtbot: QtBot, view: TakesView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    deleted: list[object] = []
    takes.deleted.connect(deleted.append)
    QTest.keyClick(view._table, Qt.Key.Key_Delete)
    assert view._model.rowCount() == 3, "it goes at once"
    library.run_all()
    assert [take.id for take in services.takes.deleted] == ["take-3"]
    takes.restore(services.takes.deleted[0])
    library.run_all()
    assert view._model.rowCount() == 4
    assert view._model.index(0, 0).data(TAKE_ROLE).id == "take-3"


def test_a_take_that_could_not_be_deleted_is_back(
    view: TakesView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.errors_on_delete = [UserError("library.busy", path="library")]
    takes.delete(a_take())
    library.run_all()
    assert takes.state.notice is not None
    assert view._model.rowCount() == 4


def test_an_unmeasured_take_offers_to_be_measured(qtbot: QtBot, view: TakesView) -> None:
    asked: list[str] = []
    view.measure_requested.connect(asked.append)
    assert not view._measure.isVisible()
    QTest.keyClick(view._table, Qt.Key.Key_Down)
    QTest.keyClick(view._table, Qt.Key.Key_Down)
    assert view._measure.isVisible()
    view._measure.click()
    assert asked == ["why-1"]


def test_no_takes_says_what_to_do(
    view: TakesView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.kept = ()
    takes.read()
    library.run_all()
    assert view._empty.isVisible()
    assert not view._list.isVisible()


def test_a_library_that_cannot_be_read_is_told_and_tried_again(
    view: TakesView, takes: TakesPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.errors = [UserError("library.busy", path="library")]
    takes.read()
    library.run_all()
    assert view._notice.isVisible()
    takes.act("read_takes")
    library.run_all()
    assert not view._notice.isVisible()


def test_ten_thousand_takes_are_shown_within_a_frame(view: TakesView, takes: TakesPresenter) -> None:
    many = tuple(a_take(number, id=str(number)) for number in range(10_000))
    takes._on_read(many)
    asked: list[int] = []
    plain = TakesModel.data

    def counted(model: TakesModel, index: object, role: int = 0) -> object:
        asked.append(role)
        return plain(model, index, role)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TakesModel, "data", counted)
        view.grab()
    assert len(asked) < 1000, "only rows in sight are asked for"
