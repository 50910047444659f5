"""Questions read from data (`assets/questions/*.toml`)."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from greenroom.domain.question import Concern, Question, QuestionType

USUAL_BAND_S = {
    QuestionType.STORY: (60.0, 120.0),
    QuestionType.SIMPLE: (30.0, 60.0),
    QuestionType.OPINION: (30.0, 90.0),
    QuestionType.ABOUT_YOU: (30.0, 90.0),
    QuestionType.CLOSING: (15.0, 45.0),
}
"""Length to aim for where a question names none. Stories: a convention of career advice, no controlled study; the
rest: own judgement, shown without advice."""

_TEXTS = ("id", "text", "wants", "good_answer")
_NEEDED = {*_TEXTS, "concern", "type"}
_KEYS = {*_NEEDED, "band_s", "also"}


def questions_from(files: Mapping[str, Mapping[str, Any]]) -> tuple[Question, ...]:
    """Read the questions of some files, given by their names, in the order given.

    Raises:
        ValueError: a question is incomplete, has a part too many, or an id or a text stands twice, in one file or
            in two; the message names the file and the question.
    """
    questions = tuple(question for name, data in files.items() for question in _of_file(name, data))
    for what, values in (("ids", (q.id for q in questions)), ("texts", (q.text for q in questions))):
        if twice := sorted(value for value, count in Counter(values).items() if count > 1):
            raise ValueError(f"these {what} stand twice: {', '.join(twice)}")
    return questions


def _of_file(name: str, data: Mapping[str, Any]) -> Iterator[Question]:
    rows = data.get("questions")
    if not isinstance(rows, list) or not rows:
        raise ValueError(f"{name} has no [[questions]]")
    if others := sorted(set(data) - {"questions"}):
        raise ValueError(f"{name}: unknown: {', '.join(others)}")
    for number, row in enumerate(rows, 1):
        try:
            yield replace(_question(row), theme=name.partition(".")[0])
        except ValueError as error:
            raise ValueError(f"{name}: question {number} ({row.get('id', 'without an id')}): {error}") from error


def _question(row: Mapping[str, Any]) -> Question:
    if missing := sorted(_NEEDED - set(row)):
        raise ValueError(f"missing: {', '.join(missing)}")
    if unknown := sorted(set(row) - _KEYS):
        raise ValueError(f"unknown: {', '.join(unknown)}")
    if empty := [key for key in _TEXTS if not isinstance(row[key], str) or not row[key].strip()]:
        raise ValueError(f"not a text: {', '.join(empty)}")
    also = row.get("also", "")
    if not isinstance(also, str):
        raise ValueError("not a text: also")  # noqa: TRY004 - every fault of the file is told as one
    concern, kind = Concern(row["concern"]), QuestionType(row["type"])
    low, high = _band(row["band_s"]) if "band_s" in row else USUAL_BAND_S[kind]
    return Question(row["id"], row["text"], concern, kind, row["wants"], row["good_answer"], low, high, also=also)


def _band(band: object) -> tuple[float, float]:
    match band:
        case [int() | float() as low, int() | float() as high] if 0 < low < high < math.inf:
            return float(low), float(high)
    raise ValueError("band_s must be two rising numbers of seconds")
