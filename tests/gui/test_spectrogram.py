"""The lane of frequencies: when it is made, what it says meanwhile, what is drawn."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from greenroom.gui.charts.axis import View
from greenroom.gui.charts.spectrogram import SpectrogramLane, colours, pooled
from greenroom.gui.choices import Choices
from greenroom.gui.feedback.replay import Replay
from greenroom.gui.feedback.replay_card import ReplayCard
from greenroom.gui.feedback.spectrogram import Making, SpectrogramUse
from greenroom.gui.feedback.state import Answer
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look, read_theme
from greenroom.practice.spectrograms import Spectrogram
from greenroom.texts import text
from tests.fakes.answers import PEAKS, a_take, an_assessment
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def use(services: FakeServices, tasks: Tasks, choices: Choices) -> SpectrogramUse:
    return SpectrogramUse(services, tasks, choices)  # type: ignore[arg-type]


def an_answer(number: int = 3, *, has_sound: bool = True) -> Answer:
    return Answer(a_take(number), None, an_assessment(), PEAKS, has_sound)


def test_nothing_is_made_where_it_is_not_shown(
    use: SpectrogramUse, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    use.warm_up()
    use.show(an_answer())
    library.run_all()
    work.run_all()
    assert (services.spectrograms.made, services.spectrograms.is_warm) == ([], False)


def test_it_is_made_once_when_it_is_shown_and_remembered(
    use: SpectrogramUse, services: FakeServices, choices: Choices, work: HeldExecutor
) -> None:
    steps: list[Making] = []
    use.changed.connect(lambda state: steps.append(state.making))
    use.show(an_answer())
    use.toggle()
    work.run_all()
    assert steps == [Making.WAITS, Making.WAITS, Making.MAKES, Making.MADE]
    use.toggle()
    use.toggle()
    work.run_all()
    assert services.spectrograms.made == [a_take(3).audio]
    assert choices.settings.shows_spectrogram


def test_it_is_shown_where_it_was_shown_last(services: FakeServices, tasks: Tasks, choices: Choices) -> None:
    choices.choose(shows_spectrogram=True)
    assert SpectrogramUse(services, tasks, choices).state.is_shown  # type: ignore[arg-type]


def test_it_gets_ready_where_it_was_shown_last(
    use: SpectrogramUse, services: FakeServices, library: HeldExecutor
) -> None:
    use.toggle()
    use.warm_up()
    library.run_all()
    assert services.spectrograms.is_warm


def test_whoever_leaves_gives_it_up(use: SpectrogramUse, services: FakeServices, work: HeldExecutor) -> None:
    use.toggle()
    use.show(an_answer())
    use.leave()
    work.run_all()
    assert services.spectrograms.made == []
    assert (use.state.making, use.state.picture) == (Making.WAITS, None)
    use.show(an_answer())
    work.run_all()
    assert use.state.making is Making.MADE


def test_another_answer_has_its_own(use: SpectrogramUse, services: FakeServices, work: HeldExecutor) -> None:
    use.toggle()
    use.show(an_answer(3))
    use.show(an_answer(4))
    work.run_all()
    assert services.spectrograms.made == [a_take(4).audio]
    assert use.state.picture is not None


def test_what_could_not_be_made_is_said_and_tried_again(
    use: SpectrogramUse, services: FakeServices, work: HeldExecutor
) -> None:
    services.spectrograms.fails = True
    use.toggle()
    use.show(an_answer())
    work.run_all()
    told = use.state.making
    services.spectrograms.fails = False
    use.toggle()
    use.toggle()
    work.run_all()
    assert (told, use.state.making) == (Making.FAILED, Making.MADE)


def test_a_take_without_sound_says_so(use: SpectrogramUse) -> None:
    use.toggle()
    use.show(an_answer(has_sound=False))
    assert use.state.making is Making.NO_SOUND


def test_the_card_has_a_key_and_a_button_for_it(
    qtbot: QtBot, look: Look, use: SpectrogramUse, services: FakeServices, tasks: Tasks, choices: Choices
) -> None:
    card = ReplayCard(look, Replay(services, tasks, choices), use)  # type: ignore[arg-type]
    qtbot.addWidget(card)
    card.show()
    assert not card._lane.isVisible()
    use.show(an_answer())
    QTest.keyClick(card, Qt.Key.Key_S)
    assert card._lane.isVisible()
    assert card._frequencies.isChecked()
    assert card._lane.accessibleDescription() == text("replay.spectrogram.makes")
    card._frequencies.click()
    assert not card._lane.isVisible()


def test_high_sounds_stand_above_low_ones_where_they_were(qtbot: QtBot, look: Look) -> None:
    lane = SpectrogramLane(look)
    qtbot.addWidget(lane)
    lane.resize(416, 80)
    levels = np.zeros((2, 100), np.uint8)
    levels[1, 50:] = 255  # the second half is high
    lane.show_sound(Spectrogram(levels, (500.0, 4000.0), 0.02), "")
    lane.show_view(View.of_all(2.0))
    lane.show_position(0.0)
    seen = lane.grab().toImage()
    loud, silent = QColor(look.theme.ink), QColor(look.theme.card)
    assert seen.pixelColor(350, 15) == loud
    assert seen.pixelColor(350, 65) == seen.pixelColor(150, 15) == silent
    lane.show_view(View(2.0, 1.0, 2.0))
    assert lane.grab().toImage().pixelColor(150, 15) == loud


@pytest.mark.parametrize("name", ["light", "dark"])
def test_louder_is_always_further_from_the_ground(name: str) -> None:
    """By lightness alone, so that it can be read without telling colours apart."""
    table = [QColor(colour) for colour in colours(read_theme(name))]
    light = [0.2126 * c.redF() + 0.7152 * c.greenF() + 0.0722 * c.blueF() for c in table]
    steps = np.diff(light) if name == "dark" else -np.diff(light)
    assert len(table) == 256
    assert steps.min() >= -0.002
    assert abs(light[-1] - light[0]) > 0.6


def test_the_last_frames_are_pooled_among_themselves() -> None:
    assert pooled(np.array([[0, 10, 20, 30, 200]], np.uint8), 2).tolist() == [[5, 25, 200]]
