"""Files become takes on screen: chosen, dropped, refused, cancelled, measured afterwards."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState
from greenroom.gui.main_window import MainWindow
from greenroom.gui.sidebar import Screen
from greenroom.gui.takes.importing import ImportPresenter, Outcome
from greenroom.gui.takes.question_dialog import QuestionDialog
from greenroom.gui.tasks import Tasks
from greenroom.practice.services import Services
from tests.fakes.answers import QUESTIONS, a_take
from tests.fakes.executors import HastyExecutor, HeldExecutor, run
from tests.fakes.gui import FakeServices

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def place_of(window: MainWindow) -> Screen:
    return window.place


def files_in(folder: Path, *names: str) -> list[str]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return [str(folder / name) for name in names]


def drop(window: MainWindow, paths: list[str]) -> tuple[bool, bool]:
    """Hold files above the window and let them go; tells whether each was accepted."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    actions, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), actions, mime, button, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    let_go = QDropEvent(QPoint(400, 300), actions, mime, button, none)
    let_go.ignore()
    if enter.isAccepted():
        QApplication.sendEvent(window, let_go)
    return enter.isAccepted(), let_go.isAccepted()


def told(window: MainWindow) -> list[str]:
    card = window._takes_view.import_card
    return [card._files.item(row).text() for row in range(card._files.count())]


def test_a_dropped_file_is_kept_and_measured_and_said_so(
    window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    run(library, work)
    assert drop(window, files_in(tmp_path / "in", "phone.wav")) == (True, True)
    run(library, work)
    assert place_of(window) is Screen.TAKES
    assert services.takes.kept[0].title == "phone"
    assert services.answering.calls[-1] == "measure_again"
    assert window._toast._words.text() == "“phone” is measured."
    assert window._takes_view.import_card._title.text() == "1 recording is among your takes."
    window._toast._act()
    run(library, work)
    assert place_of(window) is Screen.FEEDBACK


def test_what_is_no_file_is_not_accepted(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("some words")
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_each_file_has_its_result_by_name(
    window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    services.importing.there["old.wav"] = a_take(2)
    names = files_in(tmp_path / "in", "notes.txt", "old.wav", "deep/a.wav", "deep/b.wav", "deep/c.md")
    window.importing.take_in([*names[:2], str(tmp_path / "in" / "deep")])
    run(library, work)
    assert told(window) == [
        "notes.txt: notes.txt could not be read as sound.",
        "old.wav: was there already, nothing is doubled",
        "a.wav: kept",
        "b.wav: kept",
    ]
    card = window._takes_view.import_card
    assert card._title.text() == ("2 recordings are among your takes. 1 was there already. 1 could not be read.")
    assert services.answering.calls.count("measure_again") == 2
    card._close.click()
    assert not card.isVisible()


def test_cancelling_keeps_what_came_in_and_names_the_rest(
    window: MainWindow, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    run(library, work)
    window.importing.take_in(files_in(tmp_path / "in", "a.wav", "b.wav", "c.wav"))
    work.run_next()  # the listing
    work.run_next()
    window._takes_view.import_card._cancel.click()
    run(library, work)
    outcomes = {result.name: result.outcome for result in window.importing.state.results}
    assert outcomes == {"a.wav": Outcome.KEPT, "b.wav": Outcome.CANCELLED, "c.wav": Outcome.CANCELLED}
    assert not window.importing.state.is_reading


def test_files_that_are_done_at_once_hold_up_no_other(
    qtbot: QtBot, services: FakeServices, tmp_path: Path
) -> None:
    tasks = Tasks(HastyExecutor(), HastyExecutor(), HastyExecutor())
    importing = ImportPresenter(cast("Services", services), tasks)
    importing.take_in(files_in(tmp_path / "in", "a.wav", "b.wav", "c.wav"))
    qtbot.waitUntil(lambda: len(importing.state.of(Outcome.KEPT)) == 3 and not importing.state.measuring)
    tasks.close()


def test_nothing_comes_in_from_a_folder_that_is_still_looked_through_when_all_is_to_end(
    window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    run(library, work)
    before = services.takes.kept
    files_in(tmp_path / "in", "a.wav")
    window.importing.take_in([str(tmp_path / "in")])
    library.run_all()
    assert len(work.waiting) == 1, "what keeps an answer must not wait for a whole disk"
    window.importing.cancel_all()
    run(library, work)
    assert services.takes.kept == before
    assert window.importing.state.results == ()


def test_a_full_disk_stops_the_rest_and_says_so(
    window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    services.importing.errors = [UserError("disk.full", path="x")]
    window.importing.take_in(files_in(tmp_path / "in", "a.wav", "b.wav"))
    run(library, work)
    assert [result.outcome for result in window.importing.state.results] == [Outcome.FAILED, Outcome.CANCELLED]
    assert "disk" in told(window)[0]


def test_without_a_model_the_recording_is_kept_and_why_it_is_not_measured_is_said(
    window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    services.models.state = ModelState.MISSING
    window.importing.take_in(files_in(tmp_path / "in", "a.wav"))
    run(library, work)
    assert services.takes.kept[0].title == "a"
    notice = window.importing.state.notice
    assert notice is not None
    assert notice.lines[0].key == "error.model.missing.what"
    assert window._takes_view.import_card._trouble.isVisibleTo(window._takes_view.import_card)


def test_nothing_is_measured_while_somebody_speaks(
    qtbot: QtBot,
    window: MainWindow,
    services: FakeServices,
    library: HeldExecutor,
    work: HeldExecutor,
    tmp_path: Path,
) -> None:
    run(library, work)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    run(library, work)
    drop(window, files_in(tmp_path / "in", "a.wav"))
    run(library, work)
    assert place_of(window) is Screen.PRACTISE
    assert (services.importing.there, window.importing.state.is_held) == ({}, True)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    run(library, work)
    assert "a.wav" in services.importing.there, "it goes on once the answer is measured"
    assert services.answering.calls[-2:] == ["measure", "measure_again"]


def test_a_measuring_under_way_makes_room_and_is_taken_up_again(
    window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    run(library, work)
    window.importing.measure([a_take(3)])
    window.importing.hold(True)
    run(library, work)
    assert services.answering.calls.count("measure_again") == 1
    assert window.importing.state.measuring == 1, "it was cancelled, not done"
    window.importing.hold(False)
    run(library, work)
    assert services.answering.calls.count("measure_again") == 2
    assert window.importing.state.measuring == 0


def test_ctrl_o_chooses_files(
    qtbot: QtBot,
    window: MainWindow,
    services: FakeServices,
    library: HeldExecutor,
    work: HeldExecutor,
    tmp_path: Path,
) -> None:
    qtbot.waitActive(window)
    run(library, work)
    (path,) = files_in(tmp_path / "in", "phone.wav")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.setDirectory(str(tmp_path / "in"))
    dialog.selectFile(path)
    dialog.accept()
    run(library, work)
    assert services.takes.kept[0].title == "phone"


def test_the_question_is_asked_only_where_one_wants_and_can_be_taken_back(
    qtbot: QtBot,
    window: MainWindow,
    services: FakeServices,
    library: HeldExecutor,
    work: HeldExecutor,
    tmp_path: Path,
) -> None:
    window.importing.take_in(files_in(tmp_path / "in", "phone.wav"))
    run(library, work)
    window._takes_view.import_card._question.click()
    dialog = window.findChild(QuestionDialog)
    assert dialog is not None
    QTest.keyClicks(dialog._sought, "work us")
    QTest.keyClick(dialog._sought, Qt.Key.Key_Return)
    run(library, work)
    assert services.takes.kept[0].question_id == QUESTIONS[1].id
    assert window._toast._words.text() == "Now a take of “Why do you want to work for us?”."
    window._toast._act()
    run(library, work)
    assert services.takes.kept[0].question_text == ""


def test_several_unmeasured_takes_are_measured_in_the_background(
    window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    window.show_screen(Screen.TAKES)
    services.takes.kept = tuple(a_take(n, id=f"t{n}", headline=None) for n in (1, 2, 3))
    run(library, work)
    view = window._takes_view.list
    view._table.selectAll()
    view._actions.buttons["measure"].click()
    assert window._takes_view.import_card._title.text() == (
        "3 takes are being measured in the background, one after another."
    )
    run(library, work)
    assert services.answering.calls.count("measure_again") == 3
    assert window._toast._words.text() == "3 takes are measured."
    assert place_of(window) is Screen.TAKES


def test_a_take_whose_sound_is_gone_keeps_no_other_from_being_measured(
    window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.remeasuring.soundless = {"gone"}
    window.importing.measure([a_take(1, id="gone"), a_take(2, id="there")])
    run(library, work)
    assert services.remeasuring.measured == ["gone", "there"]
    notice = window.importing.state.notice
    assert notice is not None
    assert [(line.key, line.data) for line in notice.lines] == [("measuring.passed_over", {"n": 1})]
    card = window._takes_view.import_card
    assert card._title.text() == "", "nothing is being measured any more"
    assert window._toast._words.text().endswith("is measured.")
    window.importing.dismiss()
    assert card.isHidden()
