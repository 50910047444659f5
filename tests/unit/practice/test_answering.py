"""The recording is kept before anything else is tried, and nothing is left listening."""

from pathlib import Path

import pytest

from greenroom.domain.errors import Cancelled, UserError
from greenroom.domain.recording import EndReason
from greenroom.practice.answering import Answering
from greenroom.practice.assessing import Assessing
from greenroom.practice.work import CancelToken, unheard
from tests.fakes.practice import (
    RECORDING,
    SPOOL,
    Calls,
    FilesInMemory,
    NotingAwake,
    NotingHearing,
    NotingMicrophone,
    NotingSpools,
    NotingTakes,
    TwoSeconds,
)
from tests.fakes.spoken import english, spoken
from tests.unit.coaching.test_golden import QUESTIONS

HEARD = spoken("We had four weeks and we shipped it in three. [1.0] Everyone was on time for dinner.")


class Desk:
    """Answering with all its ports in reach."""

    def __init__(self) -> None:
        self.calls = Calls()
        self.awake = NotingAwake()
        hearing = NotingHearing(self.calls, HEARD)
        files = FilesInMemory({RECORDING.audio: TwoSeconds()})
        self.microphone = NotingMicrophone(self.calls)
        self.takes = NotingTakes(self.calls)
        self.answering = Answering(
            self.microphone,
            hearing,
            NotingSpools(self.calls),
            lambda: self.takes,
            Assessing(hearing, files, english(), "0"),
            lambda id_: QUESTIONS.get(id_ or ""),
            self.awake,
        )


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_an_answer_is_kept_first_and_then_measured(desk: Desk) -> None:
    desk.answering.begin(QUESTIONS["deadline"])
    take, reason = desk.answering.keep()
    assessment = desk.answering.measure(take, unheard, CancelToken())
    assert desk.calls.made == [
        "hearing.listen",
        "microphone.record",
        "microphone.stop",
        "takes.add",
        "spools.discard",
        "listener.finish",
        "listener.abandon",
        "takes.save_assessment",
    ]
    assert reason is EndReason.STOPPED
    assert desk.microphone.asked == ("deadline", QUESTIONS["deadline"].text)
    assert desk.takes.assessments == {take.id: assessment}
    assert assessment.feedback.next is not None
    assert assessment.feedback.next.rule == "much_too_short"  # so the question reached the rules


def test_free_talk_has_no_question(desk: Desk) -> None:
    desk.answering.begin(None)
    assert desk.microphone.asked == (None, "")


def test_a_recording_that_cannot_begin_leaves_nobody_listening(desk: Desk) -> None:
    desk.calls.errors["microphone.record"] = UserError("disk.full")
    with pytest.raises(UserError, match=r"disk\.full"):
        desk.answering.begin(None)
    assert desk.calls.made == ["hearing.listen", "microphone.record", "listener.abandon"]


def test_a_missing_model_leaves_the_take_and_it_can_be_measured_later(desk: Desk) -> None:
    desk.calls.errors["listener.finish"] = UserError("model.missing", name="base")
    desk.answering.begin(None)
    take, _ = desk.answering.keep()
    with pytest.raises(UserError, match=r"model\.missing"):
        desk.answering.measure(take, unheard, CancelToken())
    assert desk.takes.takes() == (take,)
    assert desk.takes.assessments == {}
    assert desk.calls.made[-1] == "listener.abandon"

    assessment = desk.answering.measure(take, unheard, CancelToken())
    assert "hearing.hear" in desk.calls.made
    assert desk.takes.assessments == {take.id: assessment}


def test_a_cancelled_measuring_leaves_the_take(desk: Desk) -> None:
    desk.answering.begin(None)
    take, _ = desk.answering.keep()
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        desk.answering.measure(take, unheard, cancel)
    assert desk.takes.takes() == (take,)
    assert desk.calls.made[-1] == "listener.abandon"


def test_where_the_library_refuses_the_spool_stays(desk: Desk) -> None:
    desk.calls.errors["takes.add"] = UserError("disk.full")
    desk.answering.begin(None)
    with pytest.raises(UserError, match=r"disk\.full"):
        desk.answering.keep()
    assert "spools.discard" not in desk.calls.made


def test_a_spool_that_cannot_be_removed_costs_nothing(desk: Desk) -> None:
    desk.calls.errors["spools.discard"] = UserError("disk.refused")
    desk.answering.begin(None)
    take, _ = desk.answering.keep()
    desk.answering.measure(take, unheard, CancelToken())
    assert desk.calls.made[-3:] == ["listener.finish", "listener.abandon", "takes.save_assessment"]


@pytest.mark.parametrize("end", ["keep", "set_aside", "discard", "close"])
def test_the_computer_stays_awake_while_an_answer_is_recorded_and_no_longer(desk: Desk, end: str) -> None:
    held = []
    desk.answering.begin(None)
    held.append(desk.awake.is_holding)
    getattr(desk.answering, end)()
    held.append(desk.awake.is_holding)
    assert held == [True, False]


def test_nothing_keeps_it_awake_where_a_recording_cannot_begin_or_be_kept(desk: Desk) -> None:
    desk.calls.errors["microphone.record"] = UserError("disk.full")
    with pytest.raises(UserError):
        desk.answering.begin(None)
    assert not desk.awake.is_holding
    desk.calls.errors = {"microphone.stop": UserError("disk.full")}
    desk.answering.begin(None)
    with pytest.raises(UserError):
        desk.answering.keep()
    assert not desk.awake.is_holding


def test_what_is_set_aside_can_be_brought_back_and_measured(desk: Desk) -> None:
    desk.answering.begin(QUESTIONS["deadline"])
    desk.answering.set_aside()
    assert desk.calls.made[2:] == ["listener.abandon", "microphone.stop"]
    assert desk.takes.takes() == ()
    assert desk.answering.left_behind() == ()
    take = desk.answering.bring_back()
    assert desk.takes.takes() == (take,)
    assert desk.calls.made[4:] == ["takes.add", "spools.discard"]
    desk.answering.measure(take, unheard, CancelToken())
    assert take.id in desk.takes.assessments
    with pytest.raises(UserError, match=r"take\.missing"):
        desk.answering.bring_back()


def test_what_is_set_aside_stays_until_the_next_recording_is_kept(desk: Desk) -> None:
    desk.answering.begin(None)
    desk.answering.set_aside()
    desk.answering.begin(None)
    assert "spools.discard" not in desk.calls.made
    desk.answering.keep()
    assert desk.calls.made[-2:] == ["spools.discard", "spools.discard"]
    with pytest.raises(UserError, match=r"take\.missing"):
        desk.answering.bring_back()


def test_what_is_set_aside_goes_when_all_is_closed(desk: Desk) -> None:
    desk.answering.begin(None)
    desk.answering.set_aside()
    desk.answering.close()
    assert desk.calls.made[-1] == "spools.discard"


def test_where_the_library_refuses_to_take_it_back_it_is_still_there(desk: Desk) -> None:
    desk.answering.begin(None)
    desk.answering.set_aside()
    desk.calls.errors["takes.add"] = UserError("disk.full")
    with pytest.raises(UserError, match=r"disk\.full"):
        desk.answering.bring_back()
    desk.calls.errors.clear()
    assert desk.answering.bring_back() in desk.takes.takes()


def test_discarding_keeps_nothing_and_ends_the_listener(desk: Desk) -> None:
    desk.answering.begin(None)
    desk.answering.discard()
    desk.answering.discard()
    assert desk.calls.made[2:] == ["listener.abandon", "microphone.discard", "microphone.discard"]
    assert desk.takes.takes() == ()


def test_a_recording_left_behind_becomes_a_take(desk: Desk) -> None:
    assert desk.answering.left_behind() == (SPOOL,)
    take = desk.answering.recover(SPOOL)
    assert desk.calls.made == ["spools.recover", "takes.add", "spools.discard"]
    assert desk.answering.measure_again(take, unheard, CancelToken()) == desk.takes.assessments[take.id]


def test_a_recording_left_behind_can_be_forgotten(desk: Desk) -> None:
    desk.answering.forget(SPOOL)
    assert desk.calls.made == ["spools.discard"]
    assert desk.takes.takes() == ()


def test_a_lost_file_is_told(desk: Desk) -> None:
    assessing = Assessing(NotingHearing(desk.calls, HEARD), FilesInMemory({}), english(), "0")
    with pytest.raises(UserError, match=r"file\.missing"):
        assessing.assess_file(Path("gone.flac"), None, unheard, CancelToken())
    assert desk.calls.made == []


def test_an_answer_that_cannot_be_kept_leaves_nobody_listening(desk: Desk) -> None:
    """Else the listening worker would wait for ever and the program could not end."""
    desk.calls.errors["microphone.stop"] = UserError("disk.full")
    desk.answering.begin(None)
    with pytest.raises(UserError, match=r"disk\.full"):
        desk.answering.keep()
    assert desk.calls.made[-1] == "listener.abandon"


def test_closing_leaves_nobody_listening(desk: Desk) -> None:
    desk.answering.begin(None)
    desk.answering.close()
    assert desk.calls.made[-1] == "listener.abandon"
