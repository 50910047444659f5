"""The golden answers: the rules give the headline a good coach would give."""

from pathlib import Path

import pytest

from greenroom import resources
from greenroom.analysis.measuring import measure
from greenroom.coaching.advising import advise
from greenroom.coaching.questions import questions_from
from greenroom.texts import words
from tests.fakes.spoken import GOLDEN, english, golden

ANSWERS = sorted(GOLDEN.glob("*.toml"))
QUESTIONS = {
    question.id: question
    for question in questions_from(
        {file.name: resources.read_toml(file) for file in sorted(resources.asset("questions").glob("*.toml"))}
    )
}


def test_there_are_golden_answers() -> None:
    assert len(ANSWERS) >= 12


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_the_headline_is_the_one_a_coach_would_give(path: Path) -> None:
    data, heard = golden(path)
    measures = measure(heard, english())
    feedback = advise(measures, heard.transcript, QUESTIONS[data["question"]])
    assert (feedback.next.rule if feedback.next else "") == data["headline"], measures
    assert {message.key for message in feedback.landed} >= set(data.get("landed", []))
    shown = [*feedback.landed, *feedback.not_measured]
    shown += [feedback.next.headline, feedback.next.reason] if feedback.next else []
    assert all(words(message) for message in shown)
