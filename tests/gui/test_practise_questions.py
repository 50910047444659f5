"""Choosing what to be asked on the Practise screen, without its widgets."""

from dataclasses import replace

from greenroom.domain.question import QuestionType
from greenroom.gui.choices import Choices
from greenroom.gui.practise.presenter import PractisePresenter
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Tasks
from greenroom.practice.settings import FREE_TALK
from tests.fakes.answers import QUESTIONS
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices


def test_the_last_question_is_remembered(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    ready.step_question(-1)
    library.run_all()
    assert ready.state.question == QUESTIONS[2]
    assert services.settings.settings.last_question == QUESTIONS[2].id


def test_free_talk_is_chosen_recorded_and_remembered(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    ready.choose_question(None)
    ready.record_or_stop()
    library.run_all()
    ready.record_or_stop()
    library.run_all()
    work.run_all()
    assert services.answering.take.question_id is None
    assert services.settings.settings.last_question == FREE_TALK
    ready.step_question(1)
    assert ready.state.question == QUESTIONS[0], "on from free talk comes the first"


def test_free_talk_still_stands_after_a_start(
    services: FakeServices, tasks: Tasks, choices: Choices, model: SpeechModel
) -> None:
    choices.choose(last_question=FREE_TALK)
    again = PractisePresenter(services, tasks, choices, model)  # type: ignore[arg-type]
    assert (again.state.question, again.state.place) == (None, None)


def test_the_next_question_is_one_not_practised_lately(ready: PractisePresenter, library: HeldExecutor) -> None:
    """Of the three the first two were answered."""
    ready.next_question()
    library.run_all()
    assert ready.state.question == QUESTIONS[2]
    ready.next_question()
    library.run_all()
    assert ready.state.question == QUESTIONS[1], "the first was answered today, this one yesterday"


def test_narrowed_down_only_those_are_asked(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    ready.questions.narrow(None, QuestionType.STORY)
    assert ready.state.total == 2
    ready.step_question(1)
    assert ready.state.question == QUESTIONS[2]
    ready.choose_question_by_id(QUESTIONS[1].id)
    assert (ready.state.question, ready.state.place) == (QUESTIONS[1], None)
    library.run_all()
    assert services.settings.settings.question_type is QuestionType.STORY


def test_a_question_of_ones_own_is_kept_changed_deleted_and_brought_back(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    own = replace(QUESTIONS[1], id="own-1", text="Why nursing?")
    ready.questions.keep(own)
    library.run_all()
    assert ready.state.question is not None
    assert (ready.state.question.text, ready.state.question.is_own, ready.state.total) == ("Why nursing?", True, 4)

    changed = replace(own, text="Why nursing, and why here?")
    ready.questions.keep(changed)
    library.run_all()
    assert [question.text for question in services.own_questions.kept] == [changed.text]

    ready.questions.remove(changed)
    library.run_all()
    assert services.own_questions.kept == ()
    assert ready.state.question == QUESTIONS[0]
    ready.questions.keep(changed)
    library.run_all()
    assert next(question.text for question in services.questions) == changed.text
