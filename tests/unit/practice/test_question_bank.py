"""Questions of one's own that cannot be read at first."""

from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.domain.errors import UserError
from greenroom.library.questions import TomlQuestions
from greenroom.practice.question_bank import QuestionBank
from tests.fakes.answers import QUESTIONS


def test_questions_that_cannot_be_read_now_are_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "questions.toml"
    first, second = (replace(question, id=f"own-{n}") for n, question in enumerate(QUESTIONS[:2]))
    QuestionBank((), TomlQuestions(path)).keep(first)
    written = path.rename(tmp_path / "aside")
    path.mkdir()  # cannot be read, whoever asks
    bank = QuestionBank(QUESTIONS, TomlQuestions(path))
    assert bank.questions == QUESTIONS
    with pytest.raises(UserError, match=r"disk\.refused"):
        bank.keep(second)

    path.rmdir()
    written.rename(path)
    bank.keep(second)
    assert [question.id for question in QuestionBank((), TomlQuestions(path)).questions] == ["own-0", "own-1"]
