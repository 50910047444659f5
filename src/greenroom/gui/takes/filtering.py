"""Which takes the list shows: of one question, of some days, measured or not."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias

from greenroom.domain.take import Take

Span: TypeAlias = tuple[datetime | None, datetime | None]


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""Days that can be asked for: the last of all has no midnight after it, and before 1970 Windows knows no zone."""


class Period(StrEnum):
    """Days counted back from today."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


_DAYS = {Period.TODAY: 1, Period.WEEK: 7, Period.MONTH: 30}


@dataclass(frozen=True, slots=True)
class TakeFilter:
    """None lets everything through; `question` is a `question_key`, `since` and `until` are days, both shown."""

    question: str | None = None
    period: Period | None = None
    since: date | None = None
    until: date | None = None
    measured: bool | None = None

    @property
    def is_empty(self) -> bool:
        return self == ALL

    def span(self, now: datetime) -> Span:
        """Give the moments from which on and before which takes are shown, in the zone of `now`."""
        if self.period is not None:
            return _midnight(now.date() - timedelta(days=_DAYS[self.period] - 1)), None
        since = _midnight(self.since) if self.since else None
        return since, _midnight(self.until + timedelta(days=1)) if self.until else None

    def chosen(self, takes: tuple[Take, ...], now: datetime) -> tuple[Take, ...]:
        """Give those of the takes that are to be shown."""
        if self.is_empty:
            return takes
        since, until = self.span(now)
        return tuple(
            take
            for take in takes
            if (self.question is None or self.question == question_key(take))
            and (self.measured is None or self.measured == take.is_measured)
            and (since is None or take.recorded_at >= since)
            and (until is None or take.recorded_at < until)
        )

    def without(self, *names: str) -> "TakeFilter":
        """Take some of the conditions away."""
        return replace(self, **dict.fromkeys(names))


ALL = TakeFilter()
"""Filters nothing."""


def question_key(take: Take) -> str:
    """Tell takes of different questions apart: by id, where there is none by the text; free talk has neither."""
    return take.question_id or take.question_text


def to_text(chosen: TakeFilter) -> str:
    """Give a filter as a line of JSON, for remembering it."""
    return json.dumps(asdict(chosen), default=date.isoformat)


def from_text(kept: str) -> TakeFilter:
    """Read what `to_text` gave; what makes no sense filters nothing."""
    try:
        values = json.loads(kept)
        for name, kind in (("period", Period), ("since", _day), ("until", _day)):
            values[name] = kind(values[name]) if values[name] is not None else None
        return TakeFilter(**values)
    except (ValueError, TypeError, KeyError):
        return TakeFilter()


def _day(kept: str) -> date:
    day = date.fromisoformat(kept)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(kept)
    return day


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()
