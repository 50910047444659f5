"""The microphone of the Practise screen: unplugged, lost, chosen, too quiet, too loud."""

import pytest

from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason, MicrophoneLevel
from greenroom.gui.practise.presenter import PractisePresenter
from greenroom.gui.practise.state import Live, Loudness, Phase
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices
from tests.gui.practising import notice_keys, phase_of


def test_an_unplugged_microphone_ends_and_keeps_the_take(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    measured: list[str] = []
    ready.measured.connect(measured.append)
    ready.record_or_stop()
    library.run_all()
    services.answering.end_reason = EndReason.SOURCE_GONE
    services.microphone.end(EndReason.SOURCE_GONE)
    library.run_all()
    work.run_all()
    assert services.answering.calls == ["begin", "keep", "measure"]
    assert notice_keys(ready) == ["practise.ended.source_gone", "practise.ended.kept"]
    assert measured == [], "it says so before it goes on"

    shown: list[str] = []
    ready.take_requested.connect(shown.append)
    ready.act("show_take")
    assert shown == ["take-3"]


def test_a_microphone_that_goes_while_the_recording_is_begun_ends_it_too(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    ready.record_or_stop()
    services.answering.end_reason = EndReason.SOURCE_GONE
    services.microphone.end(EndReason.SOURCE_GONE)
    library.run_all()
    work.run_all()
    assert services.answering.calls == ["begin", "keep", "measure"]
    assert notice_keys(ready) == ["practise.ended.source_gone", "practise.ended.kept"]


def test_what_was_kept_is_told_before_why_there_is_no_microphone(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    ready.record_or_stop()
    library.run_all()
    services.answering.end_reason = EndReason.SOURCE_GONE
    services.microphone.errors = [UserError("microphone.none")]
    services.microphone.end(EndReason.SOURCE_GONE)
    library.run_all()
    work.run_all()
    library.run_all()
    assert phase_of(ready) is Phase.NO_MICROPHONE
    assert notice_keys(ready) == ["practise.ended.source_gone", "practise.ended.kept"]
    ready.act("dismiss")
    assert notice_keys(ready)[0] == "error.microphone.none.what"


def test_a_chosen_microphone_is_opened_and_remembered(
    ready: PractisePresenter, services: FakeServices, library: HeldExecutor
) -> None:
    ready.choose_source("usb")
    library.run_all()
    assert ready.state.source == services.microphone.listed[1]
    assert services.settings.settings.microphone == "usb"


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (None, Loudness.NOTHING),
        (MicrophoneLevel(-70.0, -60.0, clips=False), Loudness.NOTHING),
        (MicrophoneLevel(-45.0, -35.0, clips=False), Loudness.QUIET),
        (MicrophoneLevel(-24.0, -14.0, clips=False), Loudness.GOOD),
        (MicrophoneLevel(-3.0, 0.0, clips=True), Loudness.CLIPS),
    ],
)
def test_the_level_in_words(
    ready: PractisePresenter, services: FakeServices, level: MicrophoneLevel | None, said: Loudness
) -> None:
    seen: list[Live] = []
    ready.live_changed.connect(seen.append)
    services.microphone.heard = level
    ready._live.look()
    assert seen[-1].loudness is said
