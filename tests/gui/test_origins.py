"""Where each figure comes from: its numbers give it again, what it counts can be heard, its source stands."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from greenroom.domain.measures import QualityReason
from greenroom.gui.feedback.figures import figures
from greenroom.gui.feedback.origin import Origin, origins
from greenroom.gui.feedback.origin_dialog import OriginDialog
from greenroom.gui.feedback.state import Answer
from greenroom.gui.main_window import MainWindow
from greenroom.gui.pieces import Button
from greenroom.texts import words
from tests.fakes.answers import a_take, an_unmeasurable_assessment
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def shown(window: MainWindow, library: HeldExecutor, qtbot: QtBot) -> MainWindow:
    with qtbot.waitExposed(window):
        window.show()
    library.run_all()
    window.show_take(a_take().id)
    library.run_all()
    return window


def answer_of(window: MainWindow) -> Answer:
    answer = window.feedback.state.answer
    assert answer is not None
    return answer


def all_origins(window: MainWindow) -> dict[str, Origin]:
    answer = answer_of(window)
    assert answer.assessment is not None
    found = origins(figures(answer.assessment.measures, answer.question), answer.assessment, answer.marks)
    return {origin.figure.name: origin for origin in found}


def open_origin(window: MainWindow, name: str) -> OriginDialog:
    button = next(b for b in window.findChildren(Button) if b.accessibleName().endswith(f": {name}"))
    button.click()
    dialog = window.findChild(OriginDialog)
    assert dialog is not None
    return dialog


def test_the_numbers_of_each_formula_give_the_figure_again(shown: MainWindow) -> None:
    found = all_origins(shown)
    assert set(found) == {"pace", "fillers", "pauses", "length", "hedges"}
    pace, fillers = found["pace"].formula.data, found["fillers"].formula.data
    assert f"{60 * int(pace['n']) / float(pace['seconds']):.0f}" == found["pace"].figure.value == pace["rate"]
    assert str(fillers["n"]) == found["fillers"].figure.value
    assert f"{60 * int(fillers['n']) / float(fillers['seconds']):.1f}" == fillers["rate"]
    assert str(found["pauses"].formula.data["n"]) == found["pauses"].figure.value
    assert str(found["hedges"].formula.data["n"]) == found["hedges"].figure.value
    for origin in found.values():
        assert len(words(origin.source)) > 40
        assert all(str(value) in words(origin.formula) for value in origin.formula.data.values())
    assert any(re.search(r"\b(19|20)\d\d\b", words(origin.source)) for origin in found.values())


@pytest.mark.parametrize("name", ["fillers", "pauses", "hedges"])
def test_what_is_counted_is_listed(shown: MainWindow, name: str) -> None:
    origin = all_origins(shown)[name]
    assert str(len(origin.marks)) == origin.figure.value


def test_each_line_can_be_heard(shown: MainWindow, services: FakeServices, library: HeldExecutor) -> None:
    dialog = open_origin(shown, "Fillers")
    assert dialog.places.count() == len(all_origins(shown)["fillers"].marks) > 1
    dialog.places.setCurrentRow(1)
    QTest.keyClick(dialog.places, Qt.Key.Key_Return)
    library.run_all()
    (span,) = services.player.played[-1]
    assert span.start_s < all_origins(shown)["fillers"].marks[1].start_s < span.end_s
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_not_measured_says_what_it_would_have_been(
    shown: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.assessments[a_take().id] = an_unmeasurable_assessment(QualityReason.TOO_SHORT)
    shown.show_take(a_take().id)
    library.run_all()
    for origin in all_origins(shown).values():
        assert origin.figure.value is None
        assert origin.marks == ()
        dialog = OriginDialog(shown, origin, lambda _mark: None)
        told = [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]
        assert words(origin.figure.detail) in told
        assert words(origin.formula) in told
