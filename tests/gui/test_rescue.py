"""A damaged library in the window: the newest copy with one button, and sounds that lost their take."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from greenroom.domain.backup import Backup
from greenroom.domain.errors import UserError
from greenroom.gui.main_window import MainWindow
from greenroom.gui.pieces import Button
from greenroom.gui.rescue.view import RescueDialog
from greenroom.gui.sidebar import Screen
from tests.fakes.executors import HeldExecutor, run
from tests.fakes.gui import FakeServices

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def a_backup() -> Backup:
    when = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return Backup(Path("backups", "library-20261123T000000000000-0006.sqlite"), when, 12)


@pytest.fixture
def damaged(window: MainWindow, services: FakeServices, library: HeldExecutor) -> FakeServices:
    """The library fails under the hands of somebody who goes to the takes."""
    services.takes.errors = [UserError("library.damaged", path="library.sqlite")]
    services.rescuing.backup = a_backup()
    window.show_screen(Screen.TAKES)
    library.run_all()
    return services


def dialogs(window: MainWindow) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(RescueDialog) if dialog.isVisible()]


def said(window: MainWindow) -> str:
    (dialog,) = dialogs(window)
    return " ".join(each.text() for each in dialog.findChildren(QLabel))


def press(window: MainWindow, button: str) -> None:
    (dialog,) = dialogs(window)
    found = next(b for b in dialog.findChildren(Button) if b.text() == button and not b.isHidden())
    QTest.keyClick(found, Qt.Key.Key_Return)


def toast(window: MainWindow) -> str:
    return window._toast._words.text()


@pytest.mark.usefixtures("damaged")
def test_the_offer_says_from_when_it_is_and_what_may_be_missing(window: MainWindow) -> None:
    words = said(window)
    assert words.startswith("Your library is damaged and cannot be read.")
    assert "from today 00:00, with 12 takes" in words
    assert "may be missing" in words
    assert "The damaged library is kept" in words
    for each in (each for dialog in dialogs(window) for each in dialog.findChildren(QLabel)):
        assert each.height() >= each.heightForWidth(each.width()), f"cut: {each.text()}"


def test_one_button_restores_it_and_says_where_the_damaged_one_is(
    window: MainWindow, damaged: FakeServices, library: HeldExecutor
) -> None:
    press(window, "Restore the copy")
    assert "being restored" in said(window)
    library.run_all()
    assert damaged.rescuing.restored == [a_backup()]
    assert said(window).startswith("Your library of today 00:00 is back, with 12 takes.")
    assert "backups/damaged-" in said(window)
    assert window.takes.state.takes == damaged.takes.kept
    press(window, "Close")
    assert dialogs(window) == []


def test_where_nothing_was_left_of_it_nothing_is_said_to_be_kept(
    window: MainWindow, damaged: FakeServices, library: HeldExecutor
) -> None:
    damaged.rescuing.aside = None
    press(window, "Restore the copy")
    library.run_all()
    assert said(window).strip() == "Your library of today 00:00 is back, with 12 takes."


def test_recordings_the_copy_does_not_know_are_offered_back(
    window: MainWindow, damaged: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    damaged.rescuing.lost = (Path("a.flac"), Path("b.flac"))
    press(window, "Restore the copy")
    library.run_all()
    assert "2 recordings are there that it does not know" in said(window)
    press(window, "Bring back")
    work.run_all()
    assert dialogs(window) == []
    assert toast(window) == "2 recordings are takes again."
    assert not damaged.rescuing.lost


def test_without_a_copy_a_new_library_can_begin(
    window: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.errors = [UserError("library.damaged", path="library.sqlite")]
    window.show_screen(Screen.TAKES)
    library.run_all()
    assert "There is no copy of it yet" in said(window)
    press(window, "Begin a new library")
    library.run_all()
    assert services.rescuing.restored == [None]
    assert said(window).startswith("A new library has begun.")


def test_not_now_leaves_everything_and_the_next_failure_offers_again(
    window: MainWindow, damaged: FakeServices, library: HeldExecutor
) -> None:
    press(window, "Not now")
    assert dialogs(window) == []
    assert damaged.rescuing.restored == []
    damaged.takes.errors = [UserError("library.damaged", path="library.sqlite")]
    window.takes.read()
    library.run_all()
    assert len(dialogs(window)) == 1


def test_a_disk_that_has_no_room_for_it_is_told_and_it_can_be_tried_again(
    window: MainWindow, damaged: FakeServices, library: HeldExecutor
) -> None:
    damaged.rescuing.errors = [UserError("disk.full")]
    press(window, "Restore the copy")
    library.run_all()
    assert said(window).startswith("The disk is full.")
    press(window, "Restore the copy")
    library.run_all()
    assert damaged.rescuing.restored == [a_backup()]


def test_lost_recordings_are_offered_at_the_start(
    window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.rescuing.lost = (Path("a.flac"),)
    window._rescue.look()
    run(library, work)
    assert toast(window) == "1 recording belongs to no take."
    window._toast._act()
    work.run_all()
    assert not services.rescuing.lost
