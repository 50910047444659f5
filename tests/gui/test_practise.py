"""The Practise screen without a window: every way an answer can go."""

import pytest

from greenroom.domain.errors import UserError
from greenroom.domain.live import LiveFigures
from greenroom.domain.model import ModelState
from greenroom.domain.take import Take
from greenroom.gui.practise.presenter import PractisePresenter
from greenroom.gui.practise.state import Live, Phase
from greenroom.practice.settings import LiveFigure
from tests.fakes.answers import QUESTIONS, an_assessment
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices
from tests.gui.practising import notice_keys, phase_of
from tests.gui.spools import a_spool


def test_entering_opens_the_microphone(practise: PractisePresenter, library: HeldExecutor) -> None:
    practise.enter()
    assert phase_of(practise) is Phase.OPENING
    library.run_all()
    assert phase_of(practise) is Phase.READY
    assert practise.state.source is not None
    assert practise.state.source.id == "builtin"


def test_leaving_closes_it(ready: PractisePresenter, services: FakeServices, library: HeldExecutor) -> None:
    ready.leave()
    library.run_all()
    assert services.microphone.opened is None


def test_leaving_before_it_has_opened_leaves_it_closed(
    practise: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    practise.enter()
    practise.leave()
    library.run_all()
    assert services.microphone.opened is None
    assert phase_of(practise) is Phase.OPENING


@pytest.mark.parametrize("code", ["microphone.none", "microphone.refused", "microphone.busy"])
def test_no_microphone_is_told_with_one_button(
    practise: PractisePresenter, services: FakeServices, library: HeldExecutor, code: str
) -> None:
    services.microphone.errors = [UserError(code)]
    practise.enter()
    library.run_all()
    assert phase_of(practise) is Phase.NO_MICROPHONE
    assert notice_keys(practise)[0] == f"error.{code}.what"
    assert practise.state.notice is not None
    assert practise.state.notice.actions == ("retry_microphone",)

    practise.act("retry_microphone")
    library.run_all()
    assert phase_of(practise) is Phase.READY
    assert notice_keys(practise) == []


def test_a_microphone_that_failed_is_tried_again_by_itself(
    practise: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.microphone.errors = [UserError("microphone.none"), UserError("microphone.none")]
    practise.enter()
    library.run_all()
    again = practise._microphone._again
    for phase in (Phase.NO_MICROPHONE, Phase.READY):
        assert again.isActive()
        again.timeout.emit()
        assert phase_of(practise) is Phase.NO_MICROPHONE, "what is told stands meanwhile"
        library.run_all()
        assert phase_of(practise) is phase


def test_a_microphone_plugged_in_is_used_at_once(
    practise: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.microphone.errors = [UserError("microphone.none")]
    practise.enter()
    library.run_all()
    services.microphone.end(None)
    library.run_all()
    assert phase_of(practise) is Phase.READY


def test_an_answer_from_the_key_to_its_feedback(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    measured: list[str] = []
    ready.measured.connect(measured.append)

    ready.record_or_stop()
    assert phase_of(ready) is Phase.BUSY
    library.run_all()
    assert phase_of(ready) is Phase.RECORDING
    ready.record_or_stop()
    assert phase_of(ready) is Phase.KEEPING
    library.run_all()
    assert phase_of(ready) is Phase.HEARING
    work.run_all()
    assert phase_of(ready) is Phase.READY
    assert measured == ["take-3"]
    assert services.answering.calls == ["begin", "keep", "measure"]


def test_keys_pressed_twice_do_nothing_twice(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    ready.record_or_stop()
    ready.record_or_stop()
    library.run_all()
    assert services.answering.calls == ["begin"]


def test_the_disk_refuses_and_nothing_is_recorded(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    services.answering.errors["begin"] = UserError("disk.full")
    ready.record_or_stop()
    library.run_all()
    assert phase_of(ready) is Phase.READY
    assert notice_keys(ready)[0] == "error.disk.full.what"


def test_start_over_keeps_nothing(ready: PractisePresenter, services: FakeServices, library: HeldExecutor) -> None:
    told: list[None] = []
    ready.thrown_away.connect(lambda: told.append(None))
    ready.record_or_stop()
    library.run_all()
    ready.start_over()
    library.run_all()
    assert services.answering.calls == ["begin", "set_aside"]
    assert phase_of(ready) is Phase.READY
    assert len(told) == 1


def test_what_was_thrown_away_is_brought_back_and_measured(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    measured: list[str] = []
    ready.measured.connect(measured.append)
    ready.record_or_stop()
    library.run_all()
    ready.start_over()
    library.run_all()
    ready.bring_back()
    library.run_all()
    work.run_all()
    assert services.answering.calls == ["begin", "set_aside", "bring_back", "keep", "measure"]
    assert measured == ["take-3"]


def test_it_is_brought_back_beside_the_next_recording_and_does_not_end_it(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    kept: list[object] = []
    ready.take_kept.connect(kept.append)
    ready.record_or_stop()
    library.run_all()
    ready.start_over()
    library.run_all()
    ready.record_or_stop()
    library.run_all()
    ready.bring_back()
    library.run_all()
    assert phase_of(ready) is Phase.RECORDING
    assert len(kept) == 1


def test_what_was_heard_is_counted_in_the_background_and_shown(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    def figures() -> LiveFigures | None:
        ready._live.look()
        return seen[-1].figures

    seen: list[Live] = []
    ready.live_changed.connect(seen.append)
    services.answering.live_pace_wpm = 148.0
    ready.record_or_stop()
    library.run_all()
    assert figures() is None
    services.answering.heard = an_assessment().heard.transcript
    assert figures() is None, "not counted yet"
    library.run_all()
    counted = figures()
    assert counted is not None
    assert (counted.pace_wpm, counted.fillers) == (148.0, ("um", "uh", "um"))
    assert library.waiting == [], "nothing new was heard"

    ready.start_over()
    library.run_all()
    services.answering.heard = None
    ready.record_or_stop()
    library.run_all()
    assert figures() is None, "a new answer begins with nothing heard"


def test_focus_leaves_the_time_and_is_remembered(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    assert ready.state.shown == frozenset(LiveFigure)
    ready.switch_focus()
    library.run_all()
    assert ready.state.shown == {LiveFigure.TIME}
    assert services.settings.settings.is_focused
    ready.switch_focus()
    assert ready.state.shown == frozenset(LiveFigure)


def test_leaving_while_recording_does_not_close(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    ready.record_or_stop()
    library.run_all()
    ready.leave()
    library.run_all()
    assert services.microphone.opened is not None
    assert ready.state.keeps_here


def test_hearing_can_be_cancelled_and_the_take_is_kept(
    ready: PractisePresenter, library: HeldExecutor, work: HeldExecutor
) -> None:
    ready.record_or_stop()
    library.run_all()
    ready.record_or_stop()
    library.run_all()
    ready.cancel_hearing()
    assert ready.state.is_cancelling
    work.run_all()
    assert phase_of(ready) is Phase.READY
    assert notice_keys(ready) == ["practise.not_measured"]


def test_a_missing_model_is_installed_with_one_button_and_the_answer_measured(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    measured: list[str] = []
    ready.measured.connect(measured.append)
    kept: list[Take] = []
    ready.take_kept.connect(kept.append)
    services.models.state = ModelState.MISSING
    ready.record_or_stop()
    library.run_all()
    ready.record_or_stop()
    library.run_all()
    work.run_all()
    assert phase_of(ready) is Phase.READY
    assert [take.id for take in kept] == ["take-3"]
    assert ready.state.notice is not None
    assert ready.state.notice.actions == ("install_model",)

    ready.act("install_model")
    assert ready.state.notice.progress == 0.0
    work.run_all()
    assert services.models.installed == ("base", None)
    assert measured == ["take-3"]
    assert ready.state.notice is None


def test_an_installation_can_be_cancelled(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.models.state = ModelState.MISSING
    ready.begin()
    library.run_all()
    work.run_all()
    ready.act("install_model")
    ready.act("cancel_install")
    work.run_all()
    assert ready.state.notice is not None
    assert ready.state.notice.actions == ("install_model",)


def test_a_failed_installation_can_be_tried_again(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.models.state = ModelState.DAMAGED
    services.models.errors = [UserError("model.network", name="base")]
    ready.begin()
    library.run_all()
    work.run_all()
    assert ready.state.notice is not None
    assert ready.state.notice.actions == ("mend_model",)
    ready.act("mend_model")
    work.run_all()
    assert notice_keys(ready)[0] == "error.model.network.what"
    assert ready.state.notice.actions == ("install_model",)


def test_a_recording_left_behind_is_offered_and_kept(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.answering.spools = (a_spool("one"), a_spool("two"))
    kept: list[object] = []
    ready.take_kept.connect(kept.append)
    ready.begin()
    library.run_all()
    assert notice_keys(ready) == ["practise.left_behind", "practise.left_behind.question"]
    ready.act("keep_spool")
    library.run_all()
    assert len(kept) == 1
    assert ready.state.notice is not None, "the second one is offered next"
    ready.act("forget_spool")
    library.run_all()
    assert notice_keys(ready) == []
    assert services.answering.calls == ["left_behind", "recover", "forget"]


def test_nothing_is_chosen_while_recording(ready: PractisePresenter, library: HeldExecutor) -> None:
    ready.record_or_stop()
    library.run_all()
    ready.choose_question(QUESTIONS[1])
    ready.step_question(1)
    ready.next_question()
    ready.choose_source("usb")
    library.run_all()
    assert ready.state.question == QUESTIONS[0]
    assert phase_of(ready) is Phase.RECORDING
