"""The waveform: clicks, drags, zoom, keys, and what it costs to draw an hour."""

from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from greenroom.domain.transcript import Span
from greenroom.gui.charts.replay import ReplayWave
from greenroom.gui.feedback.accessible import accessible
from greenroom.gui.marks import Mark, MarkKind
from greenroom.gui.theme import Look
from tests.fakes.answers import PEAKS

LENGTH_S = 60.0
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def wave(qtbot: QtBot, look: Look) -> ReplayWave:
    QAccessible.installFactory(accessible)
    made = ReplayWave(look)
    made.setAccessibleName("Waveform")
    qtbot.addWidget(made)
    made.resize(616, 122)
    made.show_sound(PEAKS, LENGTH_S, (Mark(MarkKind.FILLER, 10.0, 10.4, "um"),))
    made.show()
    return made


def at(wave: ReplayWave, moment_s: float) -> QPoint:
    return QPoint(round(wave.axis.x(moment_s)), 60)


def wheel(wave: ReplayWave, place: QPoint, notches: int, held: Qt.KeyboardModifier) -> None:
    turned = QPoint(0, 120 * notches)
    phase = Qt.ScrollPhase.NoScrollPhase
    button = Qt.MouseButton.NoButton
    event = QWheelEvent(QPointF(place), QPointF(place), QPoint(), turned, button, held, phase, False)
    QApplication.sendEvent(wave, event)


def test_a_click_goes_there(qtbot: QtBot, wave: ReplayWave) -> None:
    with qtbot.waitSignal(wave.seek_requested) as asked:
        QTest.mouseClick(wave, Qt.MouseButton.LeftButton, NONE, at(wave, 20.0))
    assert asked.args == [pytest.approx(20.0, abs=0.1)]


def test_a_drag_chooses_a_part_whichever_way_it_goes(qtbot: QtBot, wave: ReplayWave) -> None:
    wave.show_position(50.0)
    with qtbot.waitSignal(wave.part_chosen) as asked, qtbot.assertNotEmitted(wave.seek_requested):
        QTest.mousePress(wave, Qt.MouseButton.LeftButton, NONE, at(wave, 30.0))
        QTest.mouseMove(wave, at(wave, 25.0))
        QTest.mouseRelease(wave, Qt.MouseButton.LeftButton, NONE, at(wave, 20.0))
    assert asked.args is not None
    part = asked.args[0]
    assert isinstance(part, Span)
    assert part.start_s == pytest.approx(20.0, abs=0.1)
    assert part.end_s == pytest.approx(30.0, abs=0.1)


def test_the_playhead_can_be_dragged(qtbot: QtBot, wave: ReplayWave) -> None:
    wave.show_position(30.0)
    with qtbot.waitSignal(wave.seek_requested) as asked, qtbot.assertNotEmitted(wave.part_chosen):
        QTest.mousePress(wave, Qt.MouseButton.LeftButton, NONE, at(wave, 30.0))
        QTest.mouseMove(wave, at(wave, 40.0))
        QTest.mouseRelease(wave, Qt.MouseButton.LeftButton, NONE, at(wave, 45.0))
    assert asked.args == [pytest.approx(45.0, abs=0.1)]


def test_the_wheel_zooms_with_ctrl_around_the_pointer_and_is_the_pages_without(wave: ReplayWave) -> None:
    place = at(wave, 20.0)
    wheel(wave, place, 1, NONE)
    assert wave.view.is_all
    wheel(wave, place, 3, CONTROL)
    assert wave.view.duration_s == pytest.approx(LENGTH_S / 1.5**3)
    assert wave.axis.x(20.0) == pytest.approx(place.x(), abs=1)
    wheel(wave, place, -9, CONTROL)
    assert wave.view.is_all


def test_the_view_goes_with_what_is_heard_unless_it_was_moved_away(wave: ReplayWave) -> None:
    wave.zoom(4)
    end_s = wave.view.end_s
    wave.show_position(end_s + 0.1)
    assert wave.view.start_s <= end_s + 0.1 <= wave.view.end_s
    wave.look_at(40.0)
    wave.show_position(end_s + 0.2)
    assert wave.view.start_s == pytest.approx(40.0), "somebody looks at it"
    wave.show_position(5.0)
    assert wave.view.start_s <= 5.0 <= wave.view.end_s, "it was sent there"


def test_another_mark_or_moment_leaves_the_view_alone(wave: ReplayWave) -> None:
    wave.zoom(4)
    view = wave.view
    wave.show_sound(PEAKS, LENGTH_S, ())
    wave.show_chosen(None, Span(1.0, 2.0), None)
    assert wave.view == view


@pytest.mark.parametrize(
    ("key", "place_s"),
    [
        (Qt.Key.Key_Left, 29.0),
        (Qt.Key.Key_Right, 31.0),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, LENGTH_S),
    ],
)
def test_the_keys_of_the_waveform(qtbot: QtBot, wave: ReplayWave, key: Qt.Key, place_s: float) -> None:
    wave.show_position(30.0)
    with qtbot.waitSignal(wave.seek_requested) as asked:
        QTest.keyClick(wave, key)
    assert asked.args == [place_s]


def test_a_screen_reader_is_told_a_slider_with_a_time(qtbot: QtBot, wave: ReplayWave) -> None:
    wave.show_position(30.0)
    told = QAccessible.queryAccessibleInterface(wave)
    assert told.role() is QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "Waveform"
    assert told.text(QAccessible.Text.Value) == "0:30 of 1:00"
    value = told.valueInterface()
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0.0, 30.0, LENGTH_S)
    with qtbot.waitSignal(wave.seek_requested) as asked:
        value.setCurrentValue(12.0)
    assert asked.args == [12.0]


@pytest.mark.parametrize("zoomed", [0, 5, 12])
def test_an_hour_is_drawn_within_a_frame(wave: ReplayWave, zoomed: int) -> None:
    hour = tuple(0.5 for _ in range(180_000))
    kinds = list(MarkKind)
    marks = tuple(Mark(kinds[n % len(kinds)], 2.0 * n, 2.0 * n + 0.4, "um") for n in range(1800))
    wave.resize(1040, 122)
    wave.show_sound(hour, 3600.0, marks)
    wave.show_position(1800.0)
    wave.zoom(zoomed)
    canvas = QPixmap(wave.size())
    wave.render(canvas)
    spent = []
    for _ in range(10):
        begun = perf_counter()
        wave.render(canvas)
        spent.append(perf_counter() - begun)
    assert min(spent) < 0.016
