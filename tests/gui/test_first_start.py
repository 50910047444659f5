"""The first start: a sentence is said, heard back and never kept; nothing else is asked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState
from greenroom.domain.recording import EndReason, MicrophoneLevel
from greenroom.gui.choices import Choices
from greenroom.gui.first_start.presenter import FirstStartPresenter
from greenroom.gui.first_start.state import Step
from greenroom.gui.main_window import MainWindow
from greenroom.gui.practise.state import Loudness, Phase
from greenroom.gui.sidebar import Screen
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Tasks
from greenroom.practice.settings import Settings
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices
from tests.sounds import noise

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.settings.settings = Settings()
    return services


@pytest.fixture
def first(
    services: FakeServices, tasks: Tasks, choices: Choices, model: SpeechModel, library: HeldExecutor
) -> FirstStartPresenter:
    """The screen is shown; the microphone opens with the next `library.run_all`."""
    made = FirstStartPresenter(services, tasks, choices, model)  # type: ignore[arg-type]
    made.enter()
    return made


def step_of(first: FirstStartPresenter) -> Step:
    return first.state.step


def plays(first: FirstStartPresenter) -> bool:
    return first.state.is_playing


def model_told(first: FirstStartPresenter) -> list[str]:
    return [line.key for line in first.state.model.lines] if first.state.model else []


def trouble(first: FirstStartPresenter) -> list[str]:
    return [line.key for line in first.state.trouble.lines] if first.state.trouble else []


def say(first: FirstStartPresenter, services: FakeServices, library: HeldExecutor, *levels: float) -> None:
    """Say a second of something whose peaks are at these levels; 0 dBFS clips."""
    library.run_all()
    first.record_or_stop()
    library.run_all()
    assert step_of(first) is Step.RECORDING
    services.microphone.hear(noise(1, 48_000))
    for level in levels:
        services.microphone.heard = MicrophoneLevel(level - 10, level, clips=level >= 0)
        first._look()
    first.record_or_stop()
    library.run_all()


def on_disk(services: FakeServices) -> list[Path]:
    return [path for path in (services.home / "spool").glob("*") if path.suffix != ".lock"]


def test_a_good_sentence_is_heard_back_and_the_one_thing_left_is_to_start(
    first: FirstStartPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    assert step_of(first) is Step.OPENING
    say(first, services, library, -60, -14, -20)
    assert (step_of(first), first.state.verdict) == (Step.SAID, Loudness.GOOD)
    assert len(services.player.played) == 1
    assert plays(first)
    assert first.state.action == "finish"
    services.player.finish()
    assert not plays(first)
    first.record_or_stop()
    library.run_all()
    assert len(services.player.played) == 2


@pytest.mark.parametrize(
    ("levels", "verdict"),
    [((-14, 0), Loudness.CLIPS), ((-60, -38), Loudness.QUIET), ((-70, -65), Loudness.NOTHING)],
)
def test_a_sentence_that_is_not_good_says_how_and_asks_for_another(
    first: FirstStartPresenter,
    services: FakeServices,
    library: HeldExecutor,
    levels: tuple[float, ...],
    verdict: Loudness,
) -> None:
    say(first, services, library, *levels)
    assert first.state.verdict is verdict
    assert first.state.action == "again"
    assert len(services.player.played) == (verdict is not Loudness.NOTHING)
    first.act("again")
    library.run_all()
    assert step_of(first) is Step.RECORDING
    first.finish()
    library.run_all()


def test_the_sentence_is_never_kept(
    first: FirstStartPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    before = services.takes.kept
    say(first, services, library, -14)
    assert on_disk(services)
    first.finish()
    library.run_all()
    assert on_disk(services) == []
    assert services.takes.kept == before
    assert services.microphone.opened is None
    assert services.settings.settings.is_introduced


def test_skipping_while_recording_keeps_nothing(
    first: FirstStartPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    library.run_all()
    first.record_or_stop()
    library.run_all()
    services.microphone.hear(noise(1, 48_000))
    first.finish()
    library.run_all()
    assert on_disk(services) == []
    assert services.answering.left_behind() == ()


@pytest.mark.parametrize("code", ["microphone.none", "microphone.refused", "microphone.busy"])
def test_without_a_microphone_it_says_what_to_do_and_looks_again(
    first: FirstStartPresenter, services: FakeServices, library: HeldExecutor, code: str
) -> None:
    services.microphone.errors = [UserError(code, reason="so it is")]
    library.run_all()
    assert step_of(first) is Step.NO_MICROPHONE
    assert trouble(first) == [f"error.{code}.what", f"error.{code}.todo"], (
        "nothing was recorded that could be kept"
    )
    assert first.state.action == "retry"
    assert len(first.state.sources) == 2, "another one may be chosen"
    first.act("retry")
    library.run_all()
    assert step_of(first) is Step.READY
    assert trouble(first) == []


def test_another_microphone_is_kept_as_the_choice(
    first: FirstStartPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    say(first, services, library, -14)
    first.choose_source("usb")
    library.run_all()
    assert services.settings.settings.microphone == "usb"
    assert (step_of(first), first.state.verdict) == (Step.READY, None)
    assert services.microphone.opened is not None
    assert services.microphone.opened.id == "usb"
    assert on_disk(services) == []


def test_a_microphone_that_is_pulled_out_ends_the_sentence(
    first: FirstStartPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    library.run_all()
    first.record_or_stop()
    library.run_all()
    services.microphone.hear(noise(1, 48_000))
    services.microphone.end(EndReason.SOURCE_GONE)
    library.run_all()
    assert step_of(first) is Step.SAID


def test_no_loudspeaker_is_told_and_one_can_go_on(
    first: FirstStartPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.player.errors = [UserError("loudspeaker.none")]
    say(first, services, library, -14)
    assert trouble(first)[0] == "error.loudspeaker.none.what"
    assert not plays(first)
    assert first.state.action == "finish"


def test_a_full_disk_is_told(first: FirstStartPresenter, services: FakeServices, library: HeldExecutor) -> None:
    library.run_all()
    services.microphone.close()  # what stands in the way of the recording is told as it comes
    first.record_or_stop()
    library.run_all()
    assert trouble(first)[0] == "error.microphone.closed.what"


def test_a_missing_model_is_fetched_meanwhile_once(
    first: FirstStartPresenter, services: FakeServices, model: SpeechModel, work: HeldExecutor
) -> None:
    services.models.state = ModelState.MISSING
    services.models.errors = [UserError("model.network")]
    model.warm_up()
    work.run_next()
    assert model_told(first) == ["first.fetching", "first.fetching.why"]
    work.run_all()
    assert model_told(first)[0] == "error.model.network.what"
    first.act("install_model")
    work.run_all()
    assert model_told(first) == []
    assert services.models.state is ModelState.INSTALLED


def test_fetching_can_be_cancelled_and_does_not_begin_again_by_itself(
    first: FirstStartPresenter, services: FakeServices, model: SpeechModel, work: HeldExecutor
) -> None:
    services.models.state = ModelState.MISSING
    model.warm_up()
    work.run_next()
    first.act("cancel_install")
    work.run_all()
    assert services.models.state is ModelState.MISSING
    assert work.waiting == []


# In the window.


def is_first(window: MainWindow) -> bool:
    return window.shows_first_start


def names_shown(window: MainWindow) -> list[str]:
    QApplication.sendPostedEvents()
    return [b.text() for b in window.findChildren(QAbstractButton) if b.isVisible() and b.text()]


def test_it_is_shown_once_with_one_primary_button_and_nothing_else_of_the_window(
    qtbot: QtBot, window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    work.run_all()
    assert is_first(window)
    assert names_shown(window) == ["Record   Space", "Skip   Esc"]
    assert services.microphone.opened is not None
    qtbot.waitActive(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert is_first(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    library.run_all()
    assert not is_first(window)
    assert window.place is Screen.PRACTISE
    assert window.practise.state.phase is Phase.READY
    assert not services.settings.settings.is_first_start


def test_with_keys_alone(
    qtbot: QtBot, window: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    work.run_all()
    qtbot.waitActive(window)
    first = window.first_start
    assert first is not None
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
        library.run_all()
        first._look()
    assert step_of(first) is Step.SAID
    assert "Start practising" in names_shown(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    library.run_all()
    assert not is_first(window)
    assert window.practise.state.phase is Phase.READY


def test_everything_has_a_name(window: MainWindow, work: HeldExecutor) -> None:
    work.run_all()
    shown = [w for w in window.findChildren(QComboBox) if w.isVisible()]
    assert [w.accessibleName() for w in shown] == ["Which microphone to use"]


@pytest.mark.parametrize("size", [(960, 640), (1280, 820)])
def test_no_words_are_cut(
    qtbot: QtBot, window: MainWindow, services: FakeServices, work: HeldExecutor, size: tuple[int, int]
) -> None:
    services.models.state = ModelState.MISSING
    work.run_next()  # the model is fetched: the tallest sheet there is
    window.resize(*size)
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
    assert len(labels) > 4
    qtbot.waitUntil(lambda: all(each.height() >= each.heightForWidth(each.width()) for each in labels))
