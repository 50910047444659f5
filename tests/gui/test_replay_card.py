"""The replay in the whole window: its keys, what is told, what Esc lets go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from greenroom.gui.charts.overview import Overview
from greenroom.gui.charts.replay import ReplayWave
from greenroom.gui.feedback.mark_chips import MarkChips
from greenroom.gui.main_window import MainWindow
from greenroom.gui.marks import MarkKind
from greenroom.gui.pieces import Button
from greenroom.gui.sidebar import Screen
from tests.fakes.executors import HeldExecutor

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(window: MainWindow, library: HeldExecutor) -> MainWindow:
    window.show_take("take-3")
    library.run_all()
    return window


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window._feedback_view, key, held)


def place_of(window: MainWindow) -> Screen:
    return window.place


def is_zoomed(window: MainWindow) -> bool:
    """Whether a stretch is in view; the whole answer stands in small below exactly then."""
    wave, overview = (window._feedback_view.findChildren(kind)[0] for kind in (ReplayWave, Overview))
    assert isinstance(wave, ReplayWave)
    assert overview.isVisible() is not wave.view.is_all
    return not wave.view.is_all


def test_the_keys_zoom_and_the_whole_answer_is_seen_in_small(shown: MainWindow) -> None:
    assert not is_zoomed(shown)
    press(shown, Qt.Key.Key_Plus)
    assert is_zoomed(shown)
    press(shown, Qt.Key.Key_0)
    assert not is_zoomed(shown)


def test_a_mark_gone_to_is_told(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_Right, CTRL)
    press(shown, Qt.Key.Key_Right, CTRL)
    said = [label.text() for label in shown._feedback_view.findChildren(QLabel) if label.isVisible()]
    assert "Filler “Um” at 0:02" in said


def test_the_speed_keys(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_BracketRight)
    assert shown.feedback.replay.state.speed == 1.25
    press(shown, Qt.Key.Key_BracketLeft)
    assert shown.feedback.replay.state.speed == 1.0


def test_esc_lets_go_of_what_was_chosen_before_it_goes_back(shown: MainWindow) -> None:
    chips = shown._feedback_view.findChild(MarkChips)
    assert chips is not None
    chip = next(b for b in chips.findChildren(Button) if b.text() == "3 fillers")
    chip.click()
    assert chip.isChecked()
    assert shown.feedback.replay.state.kind is MarkKind.FILLER
    press(shown, Qt.Key.Key_Escape)
    assert not chip.isChecked()
    assert place_of(shown) is Screen.FEEDBACK
    press(shown, Qt.Key.Key_Escape)
    assert place_of(shown) is Screen.TAKES
