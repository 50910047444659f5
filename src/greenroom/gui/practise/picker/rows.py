"""What the list of questions shows for what is sought; knows no widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from greenroom.domain.question import Concern, Question, QuestionType
from greenroom.gui.formats import day_time
from greenroom.texts import text


@dataclass(frozen=True, slots=True)
class Row:
    """A theme's heading, a question, or free talk (neither); only the last two can be chosen."""

    title: str
    detail: str = ""
    question: Question | None = None
    is_heading: bool = False


def rows(
    questions: Sequence[Question],
    sought: str,
    concern: Concern | None,
    type_: QuestionType | None,
    last_asked: Mapping[str, datetime],
    now: datetime,
) -> tuple[Row, ...]:
    """List free talk while nothing is sought, then the questions that fit, below their themes.

    A question fits where each word sought stands in its text, in what they want to know, or among its other words.
    """
    terms = sought.casefold().split()
    fitting = [
        question
        for question in questions
        if concern in (None, question.concern)
        and type_ in (None, question.type)
        and all(term in f"{question.text} {question.wants} {question.also}".casefold() for term in terms)
    ]
    free = () if terms else (Row(text("picker.free_talk"), text("picker.free_talk.detail")),)
    return (*free, *_grouped(fitting, last_asked, now))


def _grouped(questions: Sequence[Question], last_asked: Mapping[str, datetime], now: datetime) -> tuple[Row, ...]:
    found: list[Row] = []
    for theme, group in groupby(questions, key=lambda question: question.theme):
        found.append(Row(text(f"theme.{theme}") if theme else text("theme.other"), is_heading=True))
        found += [Row(question.text, _detail(question, last_asked, now), question) for question in group]
    return tuple(found)


def _detail(question: Question, last_asked: Mapping[str, datetime], now: datetime) -> str:
    asked = last_asked.get(question.id)
    said = text("picker.asked", when=day_time(asked, now)) if asked else text("picker.not_asked")
    return f"{text(f'concern.{question.concern}')}  ·  {text(f'question_type.{question.type}')}  ·  {said}"
