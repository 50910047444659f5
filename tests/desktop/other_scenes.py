"""First start, settings, what can befall a library, and the list of keys."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QScrollBar

from greenroom.domain.backup import Backup
from greenroom.domain.corrections import Corrections
from greenroom.domain.edits import turning
from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason, MicrophoneLevel
from greenroom.domain.take import Take
from greenroom.gui.main_window import MainWindow
from greenroom.gui.settings.corrections_card import CorrectionsCard
from greenroom.gui.sidebar import Screen
from greenroom.practice.work import CancelToken, Progress
from tests.desktop.scene import (
    SETTLE_MS,
    Scene,
    SlowModels,
    install_fails,
    installing,
    no_microphone,
    nothing,
    stay,
    stop_soon,
    takes,
    work_on,
)
from tests.fakes.gui import THREE_MODELS, FakeRemeasuring, FakeServices


class SlowRemeasuring(FakeRemeasuring):
    """Listens without an end."""

    def measure(self, take: Take, progress: Progress, cancel: CancelToken) -> bool:
        work_on(progress, cancel)
        return super().measure(take, progress, cancel)


def _damaged_library(services: FakeServices) -> None:
    services.takes.errors = [UserError("library.damaged", path="library.sqlite")]
    when = datetime.now().astimezone().replace(hour=8, minute=15)
    services.rescuing.backup = Backup(Path("library-20261123T081500000000-0006.sqlite"), when, 12)


def _damaged_without_a_copy(services: FakeServices) -> None:
    _damaged_library(services)
    services.rescuing.backup = None


def _restored(services: FakeServices) -> None:
    _damaged_library(services)
    services.rescuing.lost = (Path("a.flac"), Path("b.flac"))


def _lost(services: FakeServices) -> None:
    services.rescuing.lost = (Path("a.flac"), Path("b.flac"))


def _restore(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    QTimer.singleShot(SETTLE_MS, lambda: window._rescue.act("restore"))


def _come_forward(window: MainWindow) -> None:
    window.come_forward()


def _newer_library(services: FakeServices) -> None:
    services.answering.errors = {"left_behind": UserError("library.newer", path="library.sqlite")}


def _switched(services: FakeServices) -> None:
    services.answering.end_reason = EndReason.SOURCE_CHANGED


def _may_not_listen(services: FakeServices) -> None:
    services.microphone.heard = None
    services.microphone.errors = [UserError("microphone.refused", reason="Access denied")]


# The first start.


def _first(services: FakeServices) -> None:
    services.settings.settings = replace(services.settings.settings, is_introduced=False)


def _first_without_model(services: FakeServices) -> None:
    _first(services)
    installing(services)


def _first_offline(services: FakeServices) -> None:
    _first(services)
    install_fails(services)


def _first_without_microphone(services: FakeServices) -> None:
    _first(services)
    no_microphone(services)


def _first_refused(services: FakeServices) -> None:
    _first(services)
    services.microphone.heard = None
    services.microphone.errors = [UserError("microphone.refused", reason="Device unavailable")]


def _first_clipping(services: FakeServices) -> None:
    _first(services)
    services.microphone.heard = MicrophoneLevel(-3.0, 0.0, clips=True)


def _first_silent(services: FakeServices) -> None:
    _first(services)
    services.microphone.heard = MicrophoneLevel(-80.0, -70.0, clips=False)


def _space(window: MainWindow) -> None:
    assert window.first_start is not None
    window.first_start.record_or_stop()


def _say(window: MainWindow) -> None:
    _space(window)
    QTimer.singleShot(SETTLE_MS, lambda: _space(window))


# Settings.


def _settings(window: MainWindow) -> None:
    window.show_screen(Screen.SETTINGS)


def _three_models(services: FakeServices) -> None:
    services.models = SlowModels(*THREE_MODELS)


def _measured_with_base(services: FakeServices) -> None:
    """Two takes are due; the model in use is another one than measured them."""
    _three_models(services)
    services.hearing._models = services.models
    services.settings.settings = replace(services.settings.settings, model="tiny.en", keep_days=30)
    services.remeasuring = SlowRemeasuring(services.answering)
    services.remeasuring.takes_due = list(services.takes.kept[:2])


def _fetch(window: MainWindow) -> None:
    _settings(window)
    window.settings.fetching.fetch("small")


def _measure_anew(window: MainWindow) -> None:
    _settings(window)
    QTimer.singleShot(SETTLE_MS, lambda: window.settings.act("measure_anew"))


def _scrolled(window: MainWindow) -> None:
    _settings(window)
    QTimer.singleShot(SETTLE_MS, lambda: _to_the_end(window))


def _to_the_end(window: MainWindow) -> None:
    for bar in window._settings_view.findChildren(QScrollBar):
        bar.setValue(bar.maximum())


def _corrected(services: FakeServices) -> None:
    _three_models(services)
    words = services.takes.assessments[services.takes.kept[0].id].heard.transcript.words
    made = Corrections((turning(words[:1], "uh"),))
    for take in services.takes.kept[:2]:
        services.takes.corrected[take.id] = made


def _at_corrections(window: MainWindow) -> None:
    _settings(window)
    QTimer.singleShot(SETTLE_MS, lambda: _show_corrections(window))


def _show_corrections(window: MainWindow) -> None:
    area = window._settings_view.findChild(QScrollArea)
    card = window._settings_view.findChild(CorrectionsCard)
    assert area is not None
    assert card is not None
    area.ensureWidgetVisible(card, 0, 24)


def _corrections_failed(window: MainWindow) -> None:
    _settings(window)
    QTimer.singleShot(SETTLE_MS // 2, lambda: _export_nowhere(window))
    QTimer.singleShot(2 * SETTLE_MS, lambda: _show_corrections(window))


def _export_nowhere(window: MainWindow) -> None:
    window.settings.exporting.export_corrections(Path("/dev/null/nowhere"), with_sound=False)


def _no_devices(services: FakeServices) -> None:
    services.microphone.listed = []
    services.player.listed = []


def _erase_asked(window: MainWindow) -> None:
    _scrolled(window)
    QTimer.singleShot(2 * SETTLE_MS, lambda: _press(window, "Delete everything"))


def _licences(window: MainWindow) -> None:
    _settings(window)
    QTimer.singleShot(SETTLE_MS, lambda: _press(window, "Licences"))


def _press(window: MainWindow, beginning: str) -> None:
    next(b for b in window.findChildren(QAbstractButton) if b.text().startswith(beginning)).click()


def _erased(window: MainWindow) -> None:
    _scrolled(window)
    QTimer.singleShot(SETTLE_MS // 2, window.settings.erase_everything)
    QTimer.singleShot(2 * SETTLE_MS, lambda: _to_the_end(window))


def _keys(window: MainWindow) -> None:
    window._show_keys()


OTHER_SCENES = (
    Scene("first", _first, stay),
    Scene("first-recording", _first, _space),
    Scene("first-said", _first, _say, 900),
    Scene("first-clipping", _first_clipping, _say, 900),
    Scene("first-nothing-heard", _first_silent, _say, 900),
    Scene("first-fetching", _first_without_model, stay, 1800),
    Scene("first-offline", _first_offline, stay),
    Scene("first-no-microphone", _first_without_microphone, stay),
    Scene("first-refused", _first_refused, stay),
    Scene("settings", _three_models, _settings),
    Scene("settings-end", _three_models, _scrolled, 900),
    Scene("settings-fetching", _three_models, _fetch, 1800),
    Scene("settings-anew", _measured_with_base, _settings),
    Scene("settings-anew-going", _measured_with_base, _measure_anew, 2200),
    Scene("settings-corrections", _corrected, _at_corrections, 1200),
    Scene("settings-corrections-none", _three_models, _at_corrections, 1200),
    Scene("settings-corrections-failed", _corrected, _corrections_failed, 1800),
    Scene("settings-no-devices", _no_devices, _settings),
    Scene("settings-erase", nothing, _erase_asked, 1200),
    Scene("settings-erased", nothing, _erased, 1200),
    Scene("settings-licences", _three_models, _licences, 1500),
    Scene("rescue", _damaged_library, takes, 700),
    Scene("rescue-no-copy", _damaged_without_a_copy, takes, 700),
    Scene("rescue-restored", _restored, _restore, 1200),
    Scene("rescue-lost", _lost, stay),
    Scene("said-second", nothing, _come_forward),
    Scene("said-newer", _newer_library, stay),
    Scene("said-switched", _switched, stop_soon, 700),
    Scene("said-refused", _may_not_listen, stay),
    Scene("keys", nothing, _keys),
)
