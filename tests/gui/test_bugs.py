"""A bug outside of any task: logged, told once, and nothing ends."""

import logging
from threading import Thread

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from greenroom.domain.errors import UserError
from greenroom.gui.bugs import bugs_told
from greenroom.gui.main_window import MainWindow


def broken() -> None:
    raise ZeroDivisionError


def told(window: MainWindow) -> bool:
    return "Something went wrong inside Greenroom." in window._toast._words.text()


def test_what_breaks_in_a_slot_is_logged_and_told_once(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    met: list[UserError] = []
    timer = QTimer(interval=1)
    timer.timeout.connect(broken)
    turns = QTimer(interval=1)
    with bugs_told() as bugs:
        bugs.met.connect(met.append)
        bugs.met.connect(window.tell_in_passing)
        timer.start()
        qtbot.waitUntil(lambda: bool(met))
        for _ in range(5):
            with qtbot.waitSignal(turns.timeout):
                turns.start()
        timer.stop()
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError
    assert [error.code for error in met] == ["bug"]
    assert told(window)
    caplog.clear()


def test_what_breaks_in_a_thread_is_told_by_the_window(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    with bugs_told() as bugs:
        bugs.met.connect(window.tell_in_passing)
        thread = Thread(target=broken)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: told(window))
    assert len(caplog.records) == 1
    caplog.clear()
