"""The Feedback screen without a window: reading, hearing again, measuring."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState
from greenroom.domain.transcript import Span
from greenroom.gui.choices import Choices
from greenroom.gui.feedback.presenter import FeedbackPresenter
from greenroom.gui.feedback.state import Answer, Step
from greenroom.gui.feedback.view import FeedbackView
from greenroom.gui.main_window import MainWindow
from greenroom.gui.marks import MarkKind
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look
from tests.fakes.answers import a_take, an_unmeasurable_assessment
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices


@pytest.fixture
def feedback(services: FakeServices, tasks: Tasks, model: SpeechModel, choices: Choices) -> FeedbackPresenter:
    return FeedbackPresenter(services, tasks, model, choices)  # type: ignore[arg-type]


@pytest.fixture
def shown(feedback: FeedbackPresenter, library: HeldExecutor) -> FeedbackPresenter:
    feedback.show_take("take-3")
    library.run_all()
    return feedback


def answer_of(feedback: FeedbackPresenter) -> Answer:
    assert feedback.state.answer is not None
    return feedback.state.answer


def test_a_take_is_read_and_its_sound_made_ready(shown: FeedbackPresenter, services: FakeServices) -> None:
    assert shown.state.step is Step.SHOWN
    assert answer_of(shown).take == services.takes.kept[0]
    assert services.player.loaded == a_take().audio
    assert [mark.kind for mark in answer_of(shown).marks][:3] == [MarkKind.PAUSE, MarkKind.FILLER, MarkKind.FILLER]


def test_only_the_newest_take_asked_for_is_shown(feedback: FeedbackPresenter, library: HeldExecutor) -> None:
    feedback.show_take("take-3")
    feedback.show_take("take-2")
    library.run_all()
    assert answer_of(feedback).take.id == "take-2"


def test_a_take_can_be_opened_at_a_moment(
    feedback: FeedbackPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    moved: list[float] = []
    feedback.replay.moved.connect(moved.append)
    feedback.show_take("take-3", 12.5)
    library.run_all()
    assert moved[-1] == feedback.replay.position_s == 12.5
    feedback.replay.play_or_stop()
    library.run_all()
    assert services.player.played == [(Span(12.5, a_take().duration_s),)]


def test_play_and_stop(shown: FeedbackPresenter, services: FakeServices, library: HeldExecutor) -> None:
    shown.replay.play_or_stop()
    library.run_all()
    assert services.player.played == [(Span(0.0, a_take().duration_s),)]
    assert shown.state.is_playing
    shown.replay.play_or_stop()
    library.run_all()
    assert not shown.state.is_playing


def test_the_moment_follows_the_sound(
    shown: FeedbackPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    shown.replay.play_or_stop()
    library.run_all()
    services.player.position_s = 7.5
    shown.replay._look()
    assert shown.replay.position_s == 7.5
    services.player.finish()
    assert not shown.state.is_playing
    assert shown.replay.position_s == 7.5


def test_the_end_of_an_older_sound_does_not_end_the_newer_one(
    shown: FeedbackPresenter, library: HeldExecutor
) -> None:
    shown.replay.play_from(1.0)
    library.run_all()
    shown.replay.play_from(2.0)
    library.run_all()
    assert shown.state.is_playing


def test_only_the_fillers(shown: FeedbackPresenter, services: FakeServices, library: HeldExecutor) -> None:
    shown.replay.show_only(MarkKind.FILLER)
    library.run_all()
    spans = services.player.played[-1]
    assert len(spans) == 3, "a possible one is not played"
    for span, mark in zip(
        spans, [m for m in answer_of(shown).marks if m.words in ("Um", "uh", "um")], strict=True
    ):
        assert span.start_s < mark.start_s < mark.end_s < span.end_s


def test_seeking_while_it_is_silent_only_moves(shown: FeedbackPresenter, services: FakeServices) -> None:
    shown.replay.seek(12.0)
    assert shown.replay.position_s == 12.0
    assert services.player.played == []


def test_no_loudspeaker_is_told(shown: FeedbackPresenter, services: FakeServices, library: HeldExecutor) -> None:
    services.player.errors = [UserError("loudspeaker.none")]
    shown.replay.play_or_stop()
    library.run_all()
    assert not shown.state.is_playing
    assert shown.state.notice is not None
    assert shown.state.notice.lines[0].key == "error.loudspeaker.none.what"


def test_leaving_silences_it(shown: FeedbackPresenter, services: FakeServices, library: HeldExecutor) -> None:
    shown.replay.play_or_stop()
    library.run_all()
    shown.leave()
    library.run_all()
    assert services.player.position_s is None


def test_a_take_not_measured_offers_it(
    feedback: FeedbackPresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.takes.assessments.clear()
    feedback.show_take("take-3")
    library.run_all()
    assert feedback.state.notice is not None
    assert feedback.state.notice.actions == ("measure",)
    feedback.act("measure")
    assert feedback.state.step is Step.MEASURING
    work.run_all()
    assert answer_of(feedback).assessment is not None
    assert feedback.state.notice is None


def test_measuring_can_be_cancelled(
    feedback: FeedbackPresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.takes.assessments.clear()
    feedback.measure_when_read("take-3")
    library.run_all()
    feedback.act("cancel_measuring")
    work.run_all()
    assert feedback.state.step is Step.SHOWN
    assert answer_of(feedback).assessment is None


def test_measuring_without_a_model_offers_to_install_it(
    feedback: FeedbackPresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.takes.assessments.clear()
    services.models.state = ModelState.MISSING
    feedback.measure_when_read("take-3")
    library.run_all()
    work.run_all()
    assert feedback.state.notice is not None
    assert feedback.state.notice.actions == ("install_model",)
    feedback.act("install_model")
    work.run_all()
    assert feedback.state.notice.actions == ("measure",)


def test_a_result_for_a_take_no_longer_shown_is_not_drawn_on_another(
    feedback: FeedbackPresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.takes.assessments.clear()
    feedback.measure_when_read("take-3")
    library.run_all()
    feedback.show_take("take-2")
    library.run_all()
    work.run_all()
    assert answer_of(feedback).take.id == "take-2"
    assert answer_of(feedback).assessment is None


def test_a_take_whose_sound_is_gone_still_shows_its_figures(
    feedback: FeedbackPresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.takes.gone.add("take-3")
    feedback.show_take("take-3")
    library.run_all()
    assert answer_of(feedback).assessment is not None
    assert not answer_of(feedback).has_sound
    feedback.replay.play_or_stop()
    assert not feedback.state.is_playing


def test_a_take_that_is_not_there_is_told(feedback: FeedbackPresenter, library: HeldExecutor) -> None:
    feedback.show_take("no-such-take")
    library.run_all()
    assert feedback.state.answer is None
    assert feedback.state.notice is not None


def test_where_there_is_no_figure_the_reason_is_said_once(
    qtbot: QtBot, shown: FeedbackPresenter, look: Look
) -> None:
    view = FeedbackView(shown, look)
    qtbot.addWidget(view)

    def reasons() -> list[str]:
        said = (each.text() for each in view.findChildren(QLabel) if each.isVisibleTo(view))
        return [each for each in said if each.startswith("Not measured")]

    assert reasons() == []
    answer = replace(answer_of(shown), assessment=an_unmeasurable_assessment())
    shown.state_changed.emit(replace(shown.state, answer=answer))
    assert reasons() == ["Not measured: there was no sound."]


def test_a_take_with_a_name_of_its_own_is_called_by_it(
    window: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    named, plain = services.takes.kept[0], services.takes.kept[1]
    services.takes.kept = (replace(named, title="phone memo"), plain)
    shown = []
    for take in (named, plain):
        window.show_take(take.id)
        library.run_all()
        view = window._feedback_view
        shown.append((view._question.text(), view._take.text()))
    assert shown[0][0] == "phone memo"
    assert shown[0][1].startswith(named.question_text)
    assert shown[1][0] == plain.question_text
    assert not shown[1][1].startswith(plain.question_text)
