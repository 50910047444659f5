"""The questions there are, and what is said of a broken file."""

from typing import Any

import pytest

from greenroom.coaching.questions import questions_from
from greenroom.domain.question import Concern, QuestionType
from tests.unit.coaching.test_golden import QUESTIONS

ROW: dict[str, Any] = {
    "id": "why-us",
    "text": "Why us?",
    "concern": "wants_it",
    "type": "simple",
    "wants": "Whether you chose them.",
    "good_answer": "Names them.",
    "band_s": [30, 75],
}


def test_every_concern_and_type_is_asked() -> None:
    assert len(QUESTIONS) == 20
    assert {question.concern for question in QUESTIONS.values()} == set(Concern)
    assert {question.type for question in QUESTIONS.values()} == set(QuestionType)
    assert len({question.text for question in QUESTIONS.values()}) == 20


def test_stories_aim_at_one_to_two_minutes() -> None:
    stories = [question for question in QUESTIONS.values() if question.type is QuestionType.STORY]
    assert stories
    assert {(question.band_low_s, question.band_high_s) for question in stories} == {(60.0, 120.0)}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "no .*questions"),
        ({"questions": []}, "no .*questions"),
        ({"questions": [ROW, ROW]}, "stand twice: why-us"),
        ({"questions": [{**ROW, "concern": "nosy"}]}, r"question 1 \(why-us\).*nosy"),
        ({"questions": [ROW, {**ROW, "id": "b", "type": "trick"}]}, r"question 2 \(b\).*trick"),
        (
            {"questions": [{key: value for key, value in ROW.items() if key != "wants"}]},
            "missing or unknown: wants",
        ),
        ({"questions": [{**ROW, "band": 3}]}, "missing or unknown: band$"),
        ({"questions": [{**ROW, "text": "  "}]}, "not a text: text"),
        ({"questions": [{**ROW, "band_s": [75, 30]}]}, "rising numbers"),
        ({"questions": [{**ROW, "band_s": [0, float("inf")]}]}, "rising numbers"),
        ({"questions": [{**ROW, "band_s": "30-75"}]}, "rising numbers"),
    ],
)
def test_a_broken_file_is_told(data: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        questions_from(data)
