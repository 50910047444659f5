"""Time to think before an answer."""

import pytest
from PySide6.QtWidgets import QApplication

from greenroom.gui.choices import Choices
from greenroom.gui.practise.presenter import PractisePresenter
from greenroom.gui.practise.state import Phase
from greenroom.gui.practise.thinking import ThinkingTime
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Tasks
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def practise(
    services: FakeServices, tasks: Tasks, choices: Choices, model: SpeechModel, library: HeldExecutor
) -> PractisePresenter:
    made = PractisePresenter(services, tasks, choices, model)  # type: ignore[arg-type]
    made.enter()
    library.run_all()
    return made


def test_it_runs_out_and_all_stands_as_before(qapp: QApplication) -> None:
    clock = Clock()
    thinking = ThinkingTime(clock)
    left: list[float | None] = []
    thinking.changed.connect(lambda: left.append(thinking.left_s))
    thinking.start(60)
    clock.now_s += 45
    thinking.look()
    assert thinking.share == pytest.approx(0.25)
    clock.now_s += 20
    thinking.look()
    thinking.look()
    assert left == [60.0, 15.0, None]


def test_record_ends_it_at_any_time(practise: PractisePresenter, library: HeldExecutor) -> None:
    thinks = []
    for press in (practise.think_or_stop, practise.record_or_stop, practise.think_or_stop):
        press()
        thinks.append(practise.thinking.left_s is not None)
    assert thinks == [True, False, False], "while one speaks there is nothing to think about first"
    library.run_all()
    assert practise.state.phase is Phase.RECORDING


def test_the_key_stops_it_too_and_leaving_does(practise: PractisePresenter) -> None:
    for end in (practise.think_or_stop, practise.leave):
        practise.think_or_stop()
        end()
        assert practise.thinking.left_s is None


def test_how_long_is_remembered(
    practise: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    practise.choose_thinking(120)
    library.run_all()
    assert services.settings.settings.thinking_s == 120
    practise.think_or_stop()
    left_s = practise.thinking.left_s
    assert left_s is not None
    assert 110 < left_s <= 120
    practise.thinking.stop()
