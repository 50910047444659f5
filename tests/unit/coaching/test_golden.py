"""The golden answers: the rules give the headline a good coach would give."""

from collections import Counter
from pathlib import Path

import pytest

from greenroom import resources
from greenroom.analysis.measuring import measure
from greenroom.coaching.advising import advise
from greenroom.coaching.landing import MOST
from greenroom.coaching.questions import questions_from
from greenroom.coaching.table import NOTHING, RULES
from greenroom.texts import words
from tests.fakes.spoken import GOLDEN, english, golden

ANSWERS = sorted(GOLDEN.glob("*.toml"))
BLOCKS = {"long_pauses", "slow"}
QUESTIONS = {
    question.id: question
    for question in questions_from(
        {file.name: resources.read_toml(file) for file in sorted(resources.asset("questions").glob("*.toml"))}
    )
}


def test_there_are_golden_answers() -> None:
    assert len(ANSWERS) == 40


def test_every_rule_is_the_headline_of_one_and_many_answers_need_nothing() -> None:
    headlines = Counter(golden(path)[0]["headline"] for path in ANSWERS)
    assert set(headlines) - {""} == {rule.name for rule in (*RULES, NOTHING)}
    assert headlines[NOTHING.name] >= 10


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_the_headline_is_the_one_a_coach_would_give(path: Path) -> None:
    data, heard = golden(path)
    measures = measure(heard, english())
    question = QUESTIONS[data["question"]] if "question" in data else None
    feedback = advise(measures, heard.transcript, question)
    assert (feedback.next.rule if feedback.next else "") == data["headline"], measures
    assert {message.key for message in feedback.landed} >= set(data.get("landed", []))
    shown = [*feedback.landed, *feedback.not_measured]
    shown += [feedback.next.headline, feedback.next.reason] if feedback.next else []
    assert all(words(message) for message in shown)


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_what_landed_quotes_what_was_said_and_each_quote_once(path: Path) -> None:
    data, heard = golden(path)
    question = QUESTIONS[data["question"]] if "question" in data else None
    landed = advise(measure(heard, english()), heard.transcript, question).landed
    quotes = [str(message.data["quote"]).removesuffix(" …") for message in landed if "quote" in message.data]
    assert all(quote and quote in heard.transcript.text for quote in quotes)
    assert len(set(quotes)) == len(quotes)
    assert len(landed) <= MOST


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_who_leaves_blocks_out_is_advised_on_all_else_alike(path: Path) -> None:
    data, heard = golden(path)
    question = QUESTIONS[data["question"]] if "question" in data else None
    feedback = advise(measure(heard, english()), heard.transcript, question, leaves_out_blocks=True)
    rule = feedback.next.rule if feedback.next else ""
    assert rule not in BLOCKS
    assert rule == data["headline"] or data["headline"] in BLOCKS


def test_some_golden_answers_have_blocks() -> None:
    assert {golden(path)[0]["headline"] for path in ANSWERS} >= BLOCKS
