"""What a scene is, and what several screens share."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QTimer

from greenroom.domain.assessment import Assessment
from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState, ModelStatus
from greenroom.domain.take import Take
from greenroom.gui.main_window import MainWindow
from greenroom.gui.sidebar import Screen
from greenroom.practice.work import CancelToken, Progress
from tests.fakes.answers import PEAKS, an_assessment
from tests.fakes.gui import FakeAnswering, FakeModels, FakeServices

SETTLE_MS = 350


LOOK_S = 0.05


SHARE = 0.45


SPENT_S = 1.1
"""After this a time left is shown."""


def work_on(progress: Progress, cancel: CancelToken) -> None:
    """Go on until it is cancelled, with a share that stands still."""
    pause, spent_s = Event(), 0.0
    while not cancel.is_cancelled:
        if spent_s <= SPENT_S + LOOK_S:
            progress(SHARE)
        pause.wait(LOOK_S)
        spent_s += LOOK_S
    cancel.raise_if_cancelled()


class SlowAnswering(FakeAnswering):
    """Listens without an end."""

    def _hear(self, take: Take, progress: Progress, cancel: CancelToken) -> Assessment:
        work_on(progress, cancel)
        return super()._hear(take, progress, cancel)


class SlowModels(FakeModels):
    """Installs without an end."""

    def install(self, name: str, folder: Path | None, progress: Progress, cancel: CancelToken) -> ModelStatus:
        work_on(progress, cancel)
        return super().install(name, folder, progress, cancel)


@dataclass(frozen=True, slots=True)
class Scene:
    """`arrange` prepares the services, `act` what the person did before the picture is taken."""

    name: str
    arrange: Callable[[FakeServices], None]
    act: Callable[[MainWindow], None]
    settle_ms: int = SETTLE_MS


def nothing(_services: FakeServices) -> None:
    """All is well."""


def stay(_window: MainWindow) -> None:
    """The screen it begins with."""


def stop_soon(window: MainWindow) -> None:
    window.practise.record_or_stop()
    QTimer.singleShot(SETTLE_MS // 2, window.practise.record_or_stop)


def speaking(services: FakeServices) -> None:
    services.microphone.recorded_s = 47.2
    services.microphone.peaks = PEAKS[:96]
    services.answering.heard = an_assessment().heard.transcript
    services.answering.live_pace_wpm = 147.6


def hearing(services: FakeServices) -> None:
    speaking(services)
    old = services.answering
    services.answering = SlowAnswering(old.microphone, old.library, old.hearing, old.take, old.assessment)


def no_microphone(services: FakeServices) -> None:
    services.microphone.listed = []
    services.microphone.heard = None
    services.microphone.errors = [UserError("microphone.none")]


def no_model(services: FakeServices) -> None:
    services.models.state = ModelState.MISSING


def installing(services: FakeServices) -> None:
    services.models = SlowModels()
    services.models.state = ModelState.MISSING
    services.hearing._models = services.models


def install_fails(services: FakeServices) -> None:
    no_model(services)
    services.models.errors = [UserError("model.network")]


def takes(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
