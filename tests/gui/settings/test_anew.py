"""Measuring anew after a change of model: offered, one after another, never in the way."""

import pytest

from greenroom.domain.errors import UserError
from greenroom.gui.main_window import MainWindow
from greenroom.gui.practise.state import Phase
from greenroom.gui.sidebar import Screen
from tests.fakes.executors import HeldExecutor, run
from tests.fakes.gui import FakeServices
from tests.gui.settings.screen import button, told

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def offered(shown: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor) -> MainWindow:
    """Another model than measured the two takes was just chosen."""
    services.remeasuring.takes_due = list(services.takes.kept[:2])
    button(shown, "Use it").click()
    run(library, work)
    return shown


def test_a_change_of_model_offers_to_measure_anew(offered: MainWindow) -> None:
    assert told(offered) == ["settings.anew", "settings.anew.why"]
    notice = offered.settings.state.anew_notice
    assert notice is not None
    assert notice.lines[0].data == {"n": 2, "models": "base"}


def test_all_are_measured_one_after_another(
    offered: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    due = [take.id for take in services.remeasuring.takes_due]
    button(offered, "Measure them anew").click()
    assert len(work.waiting) == 1
    work.run_next()
    notice = offered.settings.state.anew_notice
    assert notice is not None
    assert notice.progress == pytest.approx(0.5, abs=0.3)
    run(library, work)
    assert services.remeasuring.measured == due
    assert told(offered) == ["settings.anew.done"]


def test_what_cannot_be_measured_is_counted(
    offered: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.remeasuring.soundless = {services.remeasuring.takes_due[0].id}
    button(offered, "Measure them anew").click()
    run(library, work)
    assert told(offered) == ["settings.anew.done", "measuring.passed_over"]


def test_it_can_be_stopped_and_offered_again(
    offered: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    button(offered, "Measure them anew").click()
    work.run_next()
    button(offered, "Cancel").click()
    run(library, work)
    assert len(services.remeasuring.measured) == 1
    notice = offered.settings.state.anew_notice
    assert notice is not None
    assert notice.lines[0].data["n"] == 1


def test_what_was_cancelled_ends_before_it_is_offered_or_begun_again(
    offered: MainWindow, library: HeldExecutor, work: HeldExecutor
) -> None:
    button(offered, "Measure them anew").click()
    offered.settings.anew.cancel()
    offered.settings.anew.look()
    library.run_all()
    offered.settings.anew.begin()
    assert told(offered) == ["settings.anew.stopping"]
    assert len(work.waiting) == 1, "never two at once"
    run(library, work)
    assert told(offered) == ["settings.anew", "settings.anew.why"]


def test_it_holds_while_a_recording_is_under_way(
    offered: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    button(offered, "Measure them anew").click()
    offered.show_screen(Screen.PRACTISE)
    library.run_all()
    offered.practise.record_or_stop()
    run(library, work)
    assert offered.practise.state.phase is Phase.RECORDING
    assert services.remeasuring.measured == []
    offered.practise.record_or_stop()
    run(library, work)
    assert len(services.remeasuring.measured) == 2


def test_what_stands_in_the_way_of_all_is_told(
    offered: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.remeasuring.errors = [UserError("disk.full")]
    button(offered, "Measure them anew").click()
    run(library, work)
    assert told(offered)[0] == "error.disk.full.what"
