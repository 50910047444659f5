"""Which question comes next."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from greenroom.coaching.asking import next_question
from greenroom.domain.question import Concern, Question, QuestionType

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def question(name: str, concern: Concern) -> Question:
    return Question(name, f"{name}?", concern, QuestionType.STORY, "", "", 60.0, 120.0)


CAN, CAN_TOO = question("can", Concern.CAN_DO), question("can-too", Concern.CAN_DO)
FIT, FIT_TOO = question("fit", Concern.WILL_FIT), question("fit-too", Concern.WILL_FIT)
WANTS = question("wants", Concern.WANTS_IT)
ALL = (CAN, CAN_TOO, FIT, FIT_TOO, WANTS)


def asked(*questions: Question) -> dict[str, datetime]:
    """The first one first, a minute apart."""
    return {each.id: NOON + timedelta(minutes=n) for n, each in enumerate(questions)}


def test_at_first_it_is_the_first_of_another_concern() -> None:
    assert next_question(ALL, {}, None) is CAN
    assert next_question(ALL, {}, CAN) is FIT


def test_the_concern_that_rested_longest_comes_next() -> None:
    assert next_question(ALL, asked(CAN, FIT), FIT) is WANTS
    assert next_question(ALL, asked(CAN, FIT, WANTS), WANTS) is CAN_TOO
    assert next_question(ALL, asked(CAN, FIT, WANTS, CAN_TOO), CAN_TOO) is FIT_TOO


def test_where_all_were_asked_it_is_the_one_longest_ago() -> None:
    assert next_question(ALL, asked(CAN_TOO, CAN, FIT, FIT_TOO, WANTS), WANTS) is CAN_TOO


def test_with_one_concern_alone_it_still_goes_on() -> None:
    assert next_question((CAN, CAN_TOO), asked(CAN_TOO), CAN) is CAN_TOO
    assert next_question((CAN,), {}, CAN) is None
    assert next_question((), {}, None) is None


@given(st.integers(1, 12))
def test_each_is_asked_once_before_any_is_asked_twice(rounds: int) -> None:
    """With as many questions to each concern; else the smaller concern comes round sooner."""
    questions = tuple(question(f"{concern}-{n}", concern) for concern in Concern for n in range(4))
    last: dict[str, datetime] = {}
    now = None
    for turn in range(rounds):
        now = next_question(questions, last, now)
        assert now is not None
        assert now.id not in last
        last[now.id] = NOON + timedelta(minutes=turn)
