"""Hearing an answer again without a window: speed, marks one by one or of one kind, a part over and over."""

import pytest

from greenroom.domain.transcript import Span
from greenroom.gui.choices import Choices
from greenroom.gui.feedback.replay import Replay
from greenroom.gui.feedback.state import Answer
from greenroom.gui.marks import Mark, MarkKind, clip
from greenroom.gui.tasks import Tasks
from tests.fakes.answers import PEAKS, a_take, an_assessment
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices

LENGTH_S = a_take().duration_s


@pytest.fixture
def replay(services: FakeServices, tasks: Tasks, choices: Choices) -> Replay:
    made = Replay(services, tasks, choices)  # type: ignore[arg-type]
    made.show(an_answer())
    return made


def an_answer(number: int = 3) -> Answer:
    return Answer(a_take(number), None, an_assessment(), PEAKS)


def played(services: FakeServices, library: HeldExecutor) -> tuple[Span, ...]:
    library.run_all()
    return services.player.played[-1]


def test_the_speed_is_played_and_remembered(
    replay: Replay, services: FakeServices, choices: Choices, library: HeldExecutor
) -> None:
    replay.step_speed(-1)
    replay.step_speed(-1)
    replay.play_or_stop()
    assert played(services, library) == (Span(0.0, LENGTH_S),)
    assert (services.player.speed, choices.settings.speed) == (0.75, 0.75)
    assert services.settings.load().speed == 0.75


def test_a_new_speed_goes_on_where_it_was(replay: Replay, services: FakeServices, library: HeldExecutor) -> None:
    replay.play([Span(1.0, 2.0), Span(5.0, 6.0), Span(8.0, 9.0)])
    library.run_all()
    services.player.position_s = 5.25
    replay._look()
    replay.step_speed(1)
    assert played(services, library) == (Span(5.25, 6.0), Span(8.0, 9.0))
    assert services.player.speed == 1.25
    assert replay.state.is_playing


def test_a_speed_out_of_the_settings_is_the_nearest_there_is(
    services: FakeServices, tasks: Tasks, choices: Choices
) -> None:
    choices.choose(speed=1.31)
    assert Replay(services, tasks, choices).state.speed == 1.25  # type: ignore[arg-type]


def test_from_mark_to_mark_and_back(replay: Replay, services: FakeServices, library: HeldExecutor) -> None:
    marks = an_answer().marks
    for mark in marks:
        replay.step_mark(1)
        assert replay.state.mark == mark
        assert played(services, library) == (clip(mark, LENGTH_S),)
    replay.step_mark(1)
    assert replay.state.mark == marks[-1], "after the last there is none"
    replay.step_mark(-1)
    assert replay.state.mark == marks[-2]


def test_the_next_mark_is_counted_from_where_one_is(replay: Replay) -> None:
    replay.seek(20.0)
    replay.step_mark(1)
    after: Mark | None = replay.state.mark
    assert after is not None
    assert after.start_s > 20.0
    replay.stop()
    replay.seek(20.0)
    replay.step_mark(-1)
    before = replay.state.mark
    assert before is not None
    assert before.start_s <= 20.0


def test_one_kind_alone_is_heard_and_stepped_through(
    replay: Replay, services: FakeServices, library: HeldExecutor
) -> None:
    replay.show_only(MarkKind.HEDGE)
    hedges = [mark for mark in an_answer().marks if mark.kind is MarkKind.HEDGE]
    assert played(services, library) == tuple(clip(mark, LENGTH_S) for mark in hedges)
    assert replay.state.shown(an_answer().marks) == tuple(hedges)
    replay.stop()
    replay.seek(0.0)
    replay.step_mark(1)
    assert replay.state.mark == hedges[0]
    replay.show_only(MarkKind.HEDGE)
    assert replay.state.kind is None
    assert not replay.state.is_playing


def test_a_part_is_heard_over_and_over_until_it_is_let_go(
    replay: Replay, services: FakeServices, library: HeldExecutor
) -> None:
    replay.repeat(Span(3.0, 5.0))
    heard = played(services, library)
    assert len(heard) > 100
    assert set(heard) == {Span(3.0, 5.0)}
    services.player.position_s = 4.5
    replay._look()
    replay.step_speed(1)
    assert played(services, library)[:2] == (Span(4.5, 5.0), Span(3.0, 5.0))
    assert replay.clear()
    assert not replay.state.is_playing
    assert replay.state.part is None
    assert not replay.clear(), "nothing is left to let go"


def test_the_keyboard_begins_and_ends_a_part(
    replay: Replay, services: FakeServices, library: HeldExecutor
) -> None:
    replay.seek(3.0)
    replay.begin_or_end_part()
    replay.play_or_stop()
    library.run_all()
    services.player.position_s = 4.2
    replay._look()
    replay.begin_or_end_part()
    assert replay.state.part == Span(3.0, 4.2)
    assert played(services, library)[0] == Span(3.0, 4.2)
    replay.begin_or_end_part()
    assert replay.state.part is None


def test_a_part_too_short_to_hear_is_none(replay: Replay, services: FakeServices) -> None:
    replay.repeat(Span(3.0, 3.1))
    assert replay.state.part is None
    assert services.player.played == []


def test_a_click_elsewhere_lets_the_part_go(replay: Replay, services: FakeServices, library: HeldExecutor) -> None:
    replay.repeat(Span(3.0, 5.0))
    library.run_all()
    replay.seek(10.0)
    assert replay.state.part is None
    assert played(services, library) == (Span(10.0, LENGTH_S),)


def test_another_answer_begins_anew_and_the_same_one_does_not(replay: Replay) -> None:
    replay.show_only(MarkKind.PAUSE)
    replay.show(an_answer())
    assert replay.state.kind is MarkKind.PAUSE
    replay.show(an_answer(2))
    assert replay.state.kind is None


def test_one_goes_no_further_than_the_ends(replay: Replay) -> None:
    replay.seek(-5.0)
    assert replay.position_s == 0.0
    replay.seek(9999.0)
    assert replay.position_s == LENGTH_S
