"""The whole window over fakes: keys, the way between screens, names for those who cannot see it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QProgressBar, QTableView, QWidget
from pytestqt.qtbot import QtBot

from greenroom.gui.charts.band import BandBar
from greenroom.gui.charts.live import LevelBar, LiveWave
from greenroom.gui.charts.replay import ReplayWave
from greenroom.gui.choices import Choices
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.main_window import MainWindow
from greenroom.gui.practise.state import Phase
from greenroom.gui.sidebar import Screen
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look
from greenroom.practice.settings import Theme
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

CHARTS = (BandBar, LevelBar, LiveWave, ReplayWave, TranscriptWidget)
NAMED = (QAbstractButton, QComboBox, QProgressBar, QTableView, *CHARTS)


def place_of(window: MainWindow) -> Screen:
    return window.place


def phase_of(window: MainWindow) -> Phase:
    return window.practise.state.phase


def run(library: HeldExecutor, work: HeldExecutor) -> None:
    while library.waiting or work.waiting:
        library.run_all()
        work.run_all()


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget(), key)


def test_space_space_and_the_feedback_stands(
    qtbot: QtBot, window: MainWindow, library: HeldExecutor, work: HeldExecutor
) -> None:
    press(qtbot, window, Qt.Key.Key_Space)
    run(library, work)
    assert phase_of(window) is Phase.RECORDING
    press(qtbot, window, Qt.Key.Key_Space)
    run(library, work)
    assert place_of(window) is Screen.FEEDBACK
    press(qtbot, window, Qt.Key.Key_Return)
    run(library, work)
    assert place_of(window) is Screen.PRACTISE
    assert phase_of(window) is Phase.READY


def test_a_button_with_the_focus_keeps_its_space(qtbot: QtBot, window: MainWindow, services: FakeServices) -> None:
    button = next(b for b in window.findChildren(QAbstractButton) if b.accessibleName() == "Next question")
    button.setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert services.answering.calls.count("begin") == 0
    assert window.practise.state.place == 1


def test_nobody_leaves_while_recording(
    qtbot: QtBot, window: MainWindow, library: HeldExecutor, work: HeldExecutor
) -> None:
    press(qtbot, window, Qt.Key.Key_Space)
    run(library, work)
    takes = next(b for b in window.findChildren(QAbstractButton) if b.text() == "Takes")
    assert not takes.isEnabled()


def test_leaving_practise_closes_the_microphone(
    window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    assert services.microphone.opened is not None
    window.show_screen(Screen.TAKES)
    run(library, work)
    assert services.microphone.opened is None


def test_an_answer_measured_while_elsewhere_is_only_mentioned(
    qtbot: QtBot, window: MainWindow, library: HeldExecutor, work: HeldExecutor
) -> None:
    work.run_all()
    press(qtbot, window, Qt.Key.Key_Space)
    library.run_all()
    press(qtbot, window, Qt.Key.Key_Space)
    library.run_all()
    window.show_screen(Screen.TAKES)
    run(library, work)
    assert place_of(window) is Screen.TAKES
    assert window._toast.isVisible()


def test_question_mark_lists_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitActive(window)
    press(qtbot, window, Qt.Key.Key_Question)
    dialog = window.findChild(QDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_the_theme_is_switched_and_remembered(
    window: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    before = window.grab().toImage().pixelColor(5, 5)
    window._choose_theme(Theme.DARK)
    library.run_all()
    assert services.settings.settings.theme is Theme.DARK
    assert window.grab().toImage().pixelColor(5, 5).lightness() < before.lightness() / 2


def test_the_window_size_is_remembered(
    qtbot: QtBot, window: MainWindow, services: FakeServices, tasks: Tasks, choices: Choices, look: Look
) -> None:
    window.resize(960, 700)  # the screen without a screen is 800 x 800
    window.close()
    again = MainWindow(services, tasks, choices, look)  # type: ignore[arg-type]
    qtbot.addWidget(again)
    again.show()
    assert (again.width(), again.height()) == (960, 700)


@pytest.mark.parametrize(
    "kept", ["[General]\ngeometry=wide", "[takes]\nfilter=1, 2", "\x00\x01", "[takes]\nfilter={}"]
)
def test_what_makes_no_sense_is_no_memory(
    qtbot: QtBot, services: FakeServices, tasks: Tasks, choices: Choices, look: Look, kept: str
) -> None:
    services.home.mkdir(parents=True, exist_ok=True)
    (services.home / "window.ini").write_text(kept)
    window = MainWindow(services, tasks, choices, look)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.begun):
        window.show()
    assert window.practise.state.phase is Phase.OPENING
    assert window.practise._live.is_watching
    assert window.takes.state.filter.is_empty


@pytest.mark.parametrize("screen", list(Screen))
def test_everything_that_can_be_used_has_a_name(
    window: MainWindow, library: HeldExecutor, work: HeldExecutor, screen: Screen
) -> None:
    if screen is Screen.FEEDBACK:
        window.show_take("take-3")
    else:
        window.show_screen(screen)
    run(library, work)
    shown = [widget for widget in window.findChildren(QWidget) if isinstance(widget, NAMED) and widget.isVisible()]
    assert len(shown) > 5
    nameless = [widget for widget in shown if not widget.accessibleName().strip()]
    assert nameless == []


@pytest.mark.parametrize("screen", list(Screen))
def test_it_fits_in_960_by_640(
    window: MainWindow, library: HeldExecutor, work: HeldExecutor, screen: Screen
) -> None:
    if screen is Screen.FEEDBACK:
        window.show_take("take-3")
    else:
        window.show_screen(screen)
    run(library, work)
    window.resize(960, 640)
    assert (window.width(), window.height()) == (960, 640)
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.text()]
    for button in buttons:
        assert button.width() >= button.sizeHint().width(), button.text()
        right = button.mapTo(window, button.rect().topRight()).x()
        assert right <= 960, button.text()


@pytest.mark.parametrize("screen", list(Screen))
@pytest.mark.parametrize("size", [(960, 640), (1280, 820)])
def test_no_words_are_cut(
    qtbot: QtBot,
    window: MainWindow,
    library: HeldExecutor,
    work: HeldExecutor,
    screen: Screen,
    size: tuple[int, int],
) -> None:
    window.resize(*size)
    if screen is Screen.FEEDBACK:
        window.show_take("take-3")
    else:
        window.show_screen(screen)
    run(library, work)
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
    assert labels
    qtbot.waitUntil(lambda: all(each.height() >= each.heightForWidth(each.width()) for each in labels))


def test_a_word_in_passing_stays_above_the_screen_one_goes_to(window: MainWindow) -> None:
    toast = window._toast
    toast.tell("Kept.", "Close", lambda: None)
    window.show_screen(Screen.TAKES)
    seen = window._stack.childAt(toast.geometry().center())
    assert seen is toast or (seen is not None and toast.isAncestorOf(seen))
