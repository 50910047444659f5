"""Which question comes next: not lately asked, and not one concern after itself."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from greenroom.domain.question import Question

_NEVER = datetime.min.replace(tzinfo=UTC)


def next_question(
    questions: Sequence[Question], last_asked: Mapping[str, datetime], now: Question | None
) -> Question | None:
    """Give the question to practise after `now`; None where there is no other.

    Another concern comes before the same one, the concern that rested longest before the others, and within it a
    question that was never asked before one that was, then the one longest ago; else their own order decides.
    `last_asked` holds when each question was answered last, by its id.
    """
    rested = {
        concern: max(last_asked.get(q.id, _NEVER) for q in questions if q.concern is concern)
        for concern in {question.concern for question in questions}
    }
    others = [question for question in questions if now is None or question.id != now.id]
    return min(
        others,
        key=lambda q: (
            now is not None and q.concern is now.concern,
            rested[q.concern],
            last_asked.get(q.id, _NEVER),
        ),
        default=None,
    )
