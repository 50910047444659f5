"""The questions there are, and what is said of a broken file."""

from collections import Counter
from typing import Any

import pytest

from greenroom import resources
from greenroom.coaching.questions import USUAL_BAND_S, questions_from
from greenroom.domain.question import Concern, Question, QuestionType
from greenroom.texts import text
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
MOST_CHARACTERS = 160
"""A text longer than this is no longer taken in at a glance."""


def test_every_concern_and_type_is_asked() -> None:
    assert len(QUESTIONS) >= 60
    concerns = Counter(question.concern for question in QUESTIONS.values())
    types = Counter(question.type for question in QUESTIONS.values())
    assert min(concerns[concern] for concern in Concern) >= 20
    assert min(types[kind] for kind in QuestionType) >= 6
    assert len({question.text for question in QUESTIONS.values()}) == len(QUESTIONS)


def test_every_concern_is_asked_in_every_way() -> None:
    asked = {(question.concern, question.type) for question in QUESTIONS.values()}
    assert asked == {(concern, kind) for concern in Concern for kind in QuestionType}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.id)
def test_a_question_is_one_and_is_read_at_a_glance(question: Question) -> None:
    assert question.text[-1] in "?."
    assert len(question.text) <= MOST_CHARACTERS / 2
    assert question.wants[-1] == question.good_answer[-1] == "."
    assert max(len(question.wants), len(question.good_answer)) <= MOST_CHARACTERS


@pytest.mark.parametrize(
    "key", [*(f"concern.{each}" for each in Concern), *(f"question_type.{t}" for t in QuestionType)]
)
def test_every_concern_and_type_has_its_words(key: str) -> None:
    assert text(key)


def test_the_app_asks_all_of_them() -> None:
    files = sorted(resources.asset("questions").iterdir())
    assert all(file.suffix == ".toml" for file in files)
    assert len(files) >= 6


def test_stories_aim_at_one_to_two_minutes() -> None:
    stories = [question for question in QUESTIONS.values() if question.type is QuestionType.STORY]
    assert stories
    assert {(question.band_low_s, question.band_high_s) for question in stories} == {(60.0, 120.0)}


@pytest.mark.parametrize("kind", QuestionType)
def test_a_question_without_a_length_has_that_of_its_type(kind: QuestionType) -> None:
    (question,) = questions_from({"own.toml": {"questions": [{**bare(), "type": str(kind)}]}})
    assert (question.band_low_s, question.band_high_s) == USUAL_BAND_S[kind]


def bare() -> dict[str, Any]:
    return {key: value for key, value in ROW.items() if key != "band_s"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "no .*questions"),
        ({"questions": []}, "no .*questions"),
        ({"questions": [ROW], "title": "Mine"}, "own.toml: unknown: title"),
        ({"questions": [ROW, ROW]}, "stand twice: why-us"),
        ({"questions": [ROW, {**ROW, "id": "b"}]}, r"texts stand twice: Why us\?"),
        ({"questions": [{**ROW, "concern": "nosy"}]}, r"own.toml: question 1 \(why-us\).*nosy"),
        ({"questions": [ROW, {**ROW, "id": "b", "type": "trick"}]}, r"question 2 \(b\).*trick"),
        ({"questions": [{key: value for key, value in ROW.items() if key != "wants"}]}, "missing: wants"),
        ({"questions": [{key: value for key, value in ROW.items() if key != "id"}]}, "without an id.*missing: id"),
        ({"questions": [{**ROW, "band": 3}]}, "unknown: band$"),
        ({"questions": [{**ROW, "also": ["conflict"]}]}, "not a text: also"),
        ({"questions": [{**ROW, "text": "  "}]}, "not a text: text"),
        ({"questions": [{**ROW, "good_answer": 7}]}, "not a text: good_answer"),
        ({"questions": [{**ROW, "band_s": [75, 30]}]}, "rising numbers"),
        ({"questions": [{**ROW, "band_s": [0, float("inf")]}]}, "rising numbers"),
        ({"questions": [{**ROW, "band_s": "30-75"}]}, "rising numbers"),
    ],
)
def test_a_broken_file_is_told(data: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        questions_from({"own.toml": data})


def test_an_id_that_stands_in_two_files_is_told() -> None:
    with pytest.raises(ValueError, match="ids stand twice: why-us"):
        questions_from({"a.toml": {"questions": [ROW]}, "b.toml": {"questions": [{**ROW, "text": "Why?"}]}})
