"""The whole way with keys alone: what has the focus, in which order it goes round, and what it is called."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from greenroom.gui.main_window import MainWindow
from greenroom.gui.practise.state import Phase
from greenroom.gui.sidebar import Screen
from tests.fakes.answers import a_take
from tests.fakes.executors import HeldExecutor, run
from tests.fakes.gui import FakeServices

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

MOST_STOPS = 40


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget(), key, held)


def tab_to(window: MainWindow, beginning: str) -> None:
    """Press Tab until a control is reached; fails where Tab never comes there."""
    for _ in range(MOST_STOPS):
        press(window, Qt.Key.Key_Tab)
        if name_of(window.focusWidget()).startswith(beginning):
            return
    pytest.fail(f"Tab does not reach {beginning!r}")


def round_of(window: MainWindow) -> list[str]:
    """Give the names of all stops, from where the focus is."""
    first = window.focusWidget()
    names: list[str] = []
    for _ in range(MOST_STOPS):
        press(window, Qt.Key.Key_Tab)
        if window.focusWidget() is first:
            return names
        names.append(name_of(window.focusWidget()))
    pytest.fail("Tab never comes round")


def places_of(stops: list[str], names: list[str]) -> list[int]:
    """Give where the first name with each beginning stands; -1 where there is none, which is never in order."""
    return [next((p for p, name in enumerate(names) if name.startswith(stop)), -1) for stop in stops]


def show(window: MainWindow, screen: Screen) -> None:
    if screen is Screen.FEEDBACK:
        window.show_take(a_take().id)
    else:
        window.show_screen(screen)


@pytest.mark.parametrize("screen", list(Screen))
def test_a_screen_reader_is_told_a_name_and_a_role_of_all_that_takes_the_focus(
    qtbot: QtBot, window: MainWindow, library: HeldExecutor, work: HeldExecutor, screen: Screen
) -> None:
    qtbot.waitActive(window)
    show(window, screen)
    run(library, work)
    takers = [
        w for w in window.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(takers) > 5
    assert [w for w in takers if not name_of(w).strip()] == []
    roles = [QAccessible.queryAccessibleInterface(w).role() for w in takers]
    assert QAccessible.Role.NoRole not in roles
    lists = [w for w in takers if isinstance(w, QComboBox)]
    assert [w for w in lists if not w.accessibleDescription()] == []


def test_tab_goes_round_practise_as_it_is_read(
    qtbot: QtBot, window: MainWindow, library: HeldExecutor, work: HeldExecutor
) -> None:
    qtbot.waitActive(window)
    run(library, work)
    names = round_of(window)
    stops = ["Previous question", "Question 1 of 3", "Next question", "Record", "Built-in Audio", "Practise"]
    places = places_of(stops, names)
    assert -1 not in places, names
    assert places == sorted(places), names


def test_tab_goes_round_the_feedback_as_it_is_read(
    qtbot: QtBot, window: MainWindow, library: HeldExecutor, work: HeldExecutor
) -> None:
    qtbot.waitActive(window)
    show(window, Screen.FEEDBACK)
    run(library, work)
    names = round_of(window)
    stops = ["Back to takes", "Try again", "Play", "Waveform", "Hear only the 3 fillers", "Repeat", "Transcript"]
    places = places_of(stops, names)
    assert -1 not in places, names
    assert places == sorted(places), names


def test_space_stops_too_where_record_had_the_focus(
    qtbot: QtBot, window: MainWindow, library: HeldExecutor, work: HeldExecutor
) -> None:
    qtbot.waitActive(window)
    run(library, work)
    tab_to(window, "Record")
    press(window, Qt.Key.Key_Space)
    run(library, work)
    assert window.practise.state.phase is Phase.RECORDING
    press(window, Qt.Key.Key_Space)
    run(library, work)
    assert window.place is Screen.FEEDBACK


def test_ask_record_stop_replay_fillers_again_takes_delete_undo(
    qtbot: QtBot, window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    qtbot.waitActive(window)
    run(library, work)
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Left)
    for _ in range(2):
        press(window, Qt.Key.Key_Space)
        run(library, work)
    assert window.place is Screen.FEEDBACK
    press(window, Qt.Key.Key_Space)
    run(library, work)
    press(window, Qt.Key.Key_Space)
    run(library, work)
    tab_to(window, "Hear only the 3 fillers")
    press(window, Qt.Key.Key_Space)
    run(library, work)
    assert [len(spans) for spans in services.player.played] == [1, 3]
    tab_to(window, "Try again")
    press(window, Qt.Key.Key_Return)
    run(library, work)
    assert window.practise.state.phase is Phase.READY
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.place is Screen.TAKES)
    run(library, work)
    before = services.takes.takes()
    press(window, Qt.Key.Key_Delete)
    run(library, work)
    assert len(services.takes.takes()) == len(before) - 1
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    run(library, work)
    assert services.takes.takes() == before
