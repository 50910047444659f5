"""Choosing a question, and writing one, by keyboard."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from greenroom import resources
from greenroom.coaching.questions import questions_from
from greenroom.domain.question import Concern, Question, QuestionType
from greenroom.gui.choices import Choices
from greenroom.gui.practise.picker.dialog import QuestionPicker
from greenroom.gui.practise.picker.own_question import OwnQuestionDialog
from greenroom.gui.practise.picker.rows import rows
from greenroom.gui.practise.question_choice import QuestionChoice
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look
from greenroom.practice.question_bank import QuestionBank
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

FILES = sorted(resources.asset("questions").glob("*.toml"))
SHIPPED = questions_from({file.name: resources.read_toml(file) for file in FILES})
NOW = datetime.now().astimezone()


@pytest.fixture
def choice(services: FakeServices, tasks: Tasks, choices: Choices) -> QuestionChoice:
    services.question_bank = QuestionBank(SHIPPED, services.own_questions)
    return QuestionChoice(services, tasks, choices)  # type: ignore[arg-type]


@pytest.fixture
def picker(qtbot: QtBot, choice: QuestionChoice, look: Look, library: HeldExecutor) -> QuestionPicker:
    made = QuestionPicker(choice, look, None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.chosen.connect(choice.choose)
    made.open()
    library.run_all()
    return made


def chosen(picker: QuestionPicker) -> Question:
    assert picker.current is not None
    return picker.current


def test_all_questions_stand_below_their_themes_and_free_talk_first() -> None:
    found = rows(SHIPPED, "", None, None, {}, NOW)
    assert [row.question for row in found if row.question] == list(SHIPPED)
    assert not found[0].is_heading
    assert found[0].question is None
    assert len({row.title for row in found if row.is_heading}) == len(FILES)


def test_what_is_sought_may_stand_anywhere_and_in_any_order() -> None:
    found = [row.question for row in rows(SHIPPED, "NURSE  hire", None, None, {}, NOW)]
    assert found == []
    found = [row.question for row in rows(SHIPPED, "you hire", None, None, {}, NOW) if row.question]
    assert "why-hire-you" in [question.id for question in found if question]


@pytest.mark.parametrize(
    ("sought", "question_id"),
    [
        ("conflict", "disagreed"),
        ("weakness", "weakness"),
        ("failure", "did-not-work"),
        ("leadership", "got-others-to-join"),
        ("teamwork", "disagreed"),
        ("salary", "pay"),
        ("stress", "everything-at-once"),
        ("resume", "your-way"),
        ("prioritize", "order-of-work"),
        ("feedback", "criticism"),
        ("initiative", "improved-unasked"),
        ("notice period", "when-start"),
    ],
)
def test_a_question_is_found_by_what_people_call_it(sought: str, question_id: str) -> None:
    found = rows(SHIPPED, sought, None, None, {}, NOW)
    assert question_id in [row.question.id for row in found if row.question]


def test_concern_and_type_narrow_it_down() -> None:
    found = rows(SHIPPED, "", Concern.CAN_DO, QuestionType.STORY, {}, NOW)
    kinds = {(row.question.concern, row.question.type) for row in found if row.question}
    assert kinds == {(Concern.CAN_DO, QuestionType.STORY)}


def test_it_tells_what_was_answered_when() -> None:
    found = rows(SHIPPED[:2], "", None, None, {SHIPPED[1].id: NOW}, NOW)
    details = [row.detail for row in found if row.question]
    assert "not answered yet" in details[0]
    assert "last answered today" in details[1]


def test_type_go_down_and_enter(picker: QuestionPicker, choice: QuestionChoice) -> None:
    QTest.keyClicks(picker._search, "team")
    first = chosen(picker)
    QTest.keyClick(picker._search, Qt.Key.Key_Down)
    second = chosen(picker)
    assert second is not first
    QTest.keyClick(picker._search, Qt.Key.Key_Return)
    assert choice.question == second
    assert not picker.isVisible()


def test_escape_leaves_it_as_it_was(picker: QuestionPicker, choice: QuestionChoice) -> None:
    before = choice.question
    QTest.keyClick(picker._search, Qt.Key.Key_Down)
    QTest.keyClick(picker._search, Qt.Key.Key_Escape)
    assert choice.question is before
    assert not picker.isVisible()


def test_what_is_not_there_cannot_be_practised(picker: QuestionPicker) -> None:
    QTest.keyClicks(picker._search, "zeppelin")
    assert picker.current is None
    assert not picker._practise.isEnabled()
    assert picker._says.text()


def test_it_opens_where_one_stands_and_shows_it(picker: QuestionPicker, choice: QuestionChoice) -> None:
    assert chosen(picker) == choice.question


def test_a_question_is_written_changed_deleted_and_brought_back(
    qtbot: QtBot, picker: QuestionPicker, choice: QuestionChoice, services: FakeServices, library: HeldExecutor
) -> None:
    picker._concern.setCurrentIndex(1)
    picker._narrow()
    picker._open_editor(None)
    editor = picker.findChild(OwnQuestionDialog)
    assert editor is not None
    assert not editor._keep.isEnabled()
    QTest.keyClicks(editor._text, "Why nursing?")
    editor._type.setCurrentIndex(list(QuestionType).index(QuestionType.SIMPLE))
    editor._type.activated.emit(0)
    editor._concern.setCurrentIndex(list(Concern).index(Concern.WANTS_IT))
    QTest.keyClick(editor._text, Qt.Key.Key_Return)
    library.run_all()
    own = chosen(picker)
    assert (own.text, own.type, own.concern) == ("Why nursing?", QuestionType.SIMPLE, Concern.WANTS_IT)
    assert (own.band_low_s, own.band_high_s) == (30.0, 60.0)
    assert choice.question == own
    assert picker._delete.isVisible()

    picker._delete.click()
    library.run_all()
    assert not services.own_questions.load()
    assert not picker._delete.isVisible()
    picker._back.click()
    library.run_all()
    assert services.own_questions.kept == (own,)
    assert chosen(picker) == own


def test_shipped_questions_cannot_be_changed(picker: QuestionPicker) -> None:
    assert not picker._edit.isVisible()
    assert not picker._delete.isVisible()
