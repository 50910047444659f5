"""Work runs off the GUI thread, its signals arrive on it, and closing joins."""

import gc
import logging
import threading
import weakref

import pytest
from pytestqt.qtbot import QtBot

from greenroom.domain.errors import Cancelled, UserError
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.work import CancelToken, Progress


class Heard:
    """Notes what arrived and in which thread."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.threads: set[int] = set()

    def note(self, value: object = None) -> None:
        self.values.append(value)
        self.threads.add(threading.get_ident())


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_runs_off_the_thread_and_answers_on_it(qtbot: QtBot, heard: Heard) -> None:
    tasks = Tasks()

    def work(progress: Progress, _cancel: CancelToken) -> int:
        progress(0.5)
        return threading.get_ident()

    tasks.start(Line.WORK, work, done=heard.note, failed=heard.note, progressed=heard.note)
    qtbot.waitUntil(lambda: len(heard.values) == 2)

    assert heard.values[0] == 0.5
    assert heard.values[1] != threading.get_ident()
    assert heard.threads == {threading.get_ident()}
    tasks.close()


@pytest.mark.parametrize("line", list(Line))
def test_each_line_has_one_thread_and_keeps_the_order(qtbot: QtBot, heard: Heard, line: Line) -> None:
    tasks = Tasks()
    places = iter(range(20))
    for _ in range(20):
        tasks.start(line, lambda _p, _c: next(places), done=heard.note, failed=heard.note)
    qtbot.waitUntil(lambda: len(heard.values) == 20)
    assert heard.values == list(range(20))
    tasks.close()


def test_a_cancelled_task_says_so(qtbot: QtBot, heard: Heard) -> None:
    tasks = Tasks()
    started, go_on = threading.Event(), threading.Event()

    def work(_progress: Progress, cancel: CancelToken) -> None:
        started.set()
        go_on.wait()
        cancel.raise_if_cancelled()

    task = tasks.start(Line.WORK, work, failed=heard.note, cancelled=heard.note)
    started.wait()
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: heard.values == [None])
    tasks.close()


def test_an_error_of_the_world_arrives_as_it_is(qtbot: QtBot, heard: Heard) -> None:
    tasks = Tasks()
    error = UserError("disk.full", needed="3 MB")

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        raise error

    tasks.start(Line.LIBRARY, work, failed=heard.note)
    qtbot.waitUntil(lambda: heard.values == [error])
    tasks.close()


def test_a_bug_is_logged_with_its_traceback_and_shown_once(
    qtbot: QtBot, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    tasks = Tasks()

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        tasks.start(Line.WORK, work, failed=heard.note)
        qtbot.waitUntil(lambda: bool(heard.values))
    assert [error.code for error in heard.values if isinstance(error, UserError)] == ["bug"]
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()
    tasks.close()


def test_closing_cancels_joins_and_begins_nothing_new(qtbot: QtBot) -> None:
    tasks = Tasks()
    started = threading.Event()
    ended: list[str] = []

    def long(_progress: Progress, cancel: CancelToken) -> None:
        started.set()
        while not cancel.is_cancelled:
            pass
        ended.append("long")
        raise Cancelled

    tasks.start(Line.WORK, long, failed=lambda _error: None)
    tasks.start(Line.WORK, lambda _p, _c: ended.append("never"), failed=lambda _error: None)
    started.wait()
    tasks.close()
    assert ended == ["long"]


def test_the_time_left_is_no_wild_guess(tasks: Tasks, work: object) -> None:
    task = tasks.start(Line.WORK, lambda _p, _c: None, failed=lambda _error: None)
    assert task.left_s(0.5) is None


def test_nothing_of_a_task_that_ended_is_kept(qtbot: QtBot, heard: Heard) -> None:
    tasks = Tasks()
    results: list[weakref.ref[Heard]] = []

    def work(_progress: Progress, _cancel: CancelToken) -> Heard:
        result = Heard()
        results.append(weakref.ref(result))
        return result

    def is_let_go() -> bool:
        gc.collect()
        return [result() for result in results] == [None]

    task = tasks.start(Line.WORK, work, done=lambda _result: heard.note(), failed=heard.note)
    ended = weakref.ref(task)
    del task
    qtbot.waitUntil(lambda: len(heard.values) == 1)
    qtbot.waitUntil(lambda: is_let_go() and ended() is None)
    tasks.close()
