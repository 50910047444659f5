"""Takes as lists show them: only the columns they need, without the cost of mapped objects."""
# ruff: noqa: TID253 - loaded with the library

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from greenroom.domain.feedback import Message
from greenroom.domain.take import Take
from greenroom.library.sound_folder import SoundFolder
from greenroom.library.tables import AssessmentRow, TakeRow
from greenroom.texts import words

_HEADLINES_KEPT = 1000
_AUDIO, _HEADLINE = 7, 10
"""Where they stand among the columns."""


def listed(session: Session, condition: ColumnElement[bool], sounds: SoundFolder) -> tuple[Take, ...]:
    """Give takes with the figures of their newest assessments, the newest take first."""
    return tuple(_take(row, sounds) for row in session.execute(_query().where(condition)))


def _query() -> Select[*tuple[Any, ...]]:
    newest = (
        select(func.max(AssessmentRow.id))
        .where(AssessmentRow.take_id == TakeRow.id)
        .correlate(TakeRow)
        .scalar_subquery()
    )
    return (
        select(
            TakeRow.id,
            TakeRow.question_id,
            TakeRow.question_text,
            TakeRow.number,
            TakeRow.recorded_at,
            TakeRow.duration_s,
            TakeRow.rate_hz,
            TakeRow.audio,
            AssessmentRow.speech_rate_wpm,
            AssessmentRow.fillers_per_minute,
            AssessmentRow.headline,
            TakeRow.title,
            TakeRow.notes,
            AssessmentRow.id.is_not(None),
            TakeRow.outline,
            TakeRow.deleted_at,
        )
        .outerjoin(AssessmentRow, AssessmentRow.id == newest)
        .order_by(TakeRow.recorded_at.desc(), TakeRow.id.desc())
    )


def _take(row: Sequence[Any], sounds: SoundFolder) -> Take:
    """Give a take; its fields stand in the order of the query's columns."""
    values = list(row)
    values[_AUDIO], values[_HEADLINE] = sounds.path(values[_AUDIO]), _headline(values[_HEADLINE])
    return Take(*values)


@lru_cache(_HEADLINES_KEPT)
def _headline(stored: str | None) -> str | None:
    """Put the headline into the words of today's catalogue; None where it no longer has them."""
    if stored is None:
        return None
    key, data = json.loads(stored)
    try:
        return words(Message(key, data))
    except KeyError:
        return None
