"""Questions read from data (`assets/questions/*.toml`)."""

import math
from collections.abc import Mapping
from typing import Any

from greenroom.domain.question import Concern, Question, QuestionType

_TEXTS = ("id", "text", "wants", "good_answer")
_KEYS = {*_TEXTS, "concern", "type", "band_s"}


def questions_from(data: Mapping[str, Any]) -> tuple[Question, ...]:
    """Read the questions of one file, in its order.

    Raises:
        ValueError: a question is incomplete, has a part too many, or an id stands twice; the message names it.
    """
    rows = data.get("questions")
    if not isinstance(rows, list) or not rows:
        raise ValueError("the file has no [[questions]]")
    questions = tuple(_question(number, row) for number, row in enumerate(rows, 1))
    ids = [question.id for question in questions]
    twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if twice:
        raise ValueError(f"these ids stand twice: {', '.join(twice)}")
    return questions


def _question(number: int, row: Mapping[str, Any]) -> Question:
    name = f"question {number} ({row.get('id', 'without an id')})"
    if wrong := _KEYS ^ set(row):
        raise ValueError(f"{name}: missing or unknown: {', '.join(sorted(wrong))}")
    if empty := [key for key in _TEXTS if not isinstance(row[key], str) or not row[key].strip()]:
        raise ValueError(f"{name}: not a text: {', '.join(empty)}")
    low, high = _band(name, row["band_s"])
    try:
        concern, kind = Concern(row["concern"]), QuestionType(row["type"])
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
    return Question(row["id"], row["text"], concern, kind, row["wants"], row["good_answer"], low, high)


def _band(name: str, band: object) -> tuple[float, float]:
    match band:
        case [int() | float() as low, int() | float() as high] if 0 < low < high < math.inf:
            return float(low), float(high)
    raise ValueError(f"{name}: band_s must be two rising numbers of seconds")
