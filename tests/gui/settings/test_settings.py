"""The Settings screen: each choice holds at once, long work can be stopped, and everything can be deleted."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState, ModelStatus
from greenroom.gui.choices import Choices
from greenroom.gui.main_window import MainWindow
from greenroom.gui.practise.state import Phase
from greenroom.gui.settings.erase_dialog import EraseDialog
from greenroom.gui.settings.licences import LicencesDialog, parts
from greenroom.gui.sidebar import Screen
from greenroom.gui.speech_model import SpeechModel
from greenroom.practice.settings import LiveFigure, Theme
from tests.fakes.answers import a_take
from tests.fakes.executors import HeldExecutor, run
from tests.fakes.gui import THREE_MODELS, FakeModels, FakeServices
from tests.gui.settings.screen import button, chosen, pick, place_of, shown_in, told

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_ctrl_comma_leads_here_and_not_while_recording(
    qtbot: QtBot, window: MainWindow, library: HeldExecutor, work: HeldExecutor
) -> None:
    qtbot.waitActive(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert place_of(window) is Screen.SETTINGS
    window.show_screen(Screen.PRACTISE)
    run(library, work)
    window.practise.record_or_stop()
    run(library, work)
    assert window.practise.state.phase is Phase.RECORDING
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert place_of(window) is Screen.PRACTISE


def test_a_microphone_is_kept_and_can_be_left_to_the_system_again(
    shown: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    assert shown_in(shown, "Microphone") == "The system’s own (Built-in Audio)"
    pick(shown, "Microphone", "USB Headset")
    library.run_all()
    assert chosen(services).microphone == "usb"
    pick(shown, "Microphone", "The system’s own (Built-in Audio)")
    library.run_all()
    assert chosen(services).microphone is None


def test_a_loudspeaker_is_used_at_once(shown: MainWindow, services: FakeServices, library: HeldExecutor) -> None:
    pick(shown, "Loudspeaker", "Headphones")
    library.run_all()
    assert (chosen(services).loudspeaker, services.player.chosen) == ("usb", "usb")
    button(shown, "Hear a voice").click()
    library.run_all()
    assert len(services.player.played) == 1
    assert button(shown, "Stop the voice").isEnabled()
    services.player.finish()
    assert button(shown, "Hear a voice").isEnabled()


def test_leaving_ends_the_voice(shown: MainWindow, services: FakeServices, library: HeldExecutor) -> None:
    button(shown, "Hear a voice").click()
    library.run_all()
    shown.show_screen(Screen.TAKES)
    library.run_all()
    assert services.player.position_s is None


def test_no_loudspeaker_is_told_where_it_is_chosen(
    shown: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    services.player.errors = [UserError("loudspeaker.none")]
    button(shown, "Hear a voice").click()
    library.run_all()
    assert told(shown)[0] == "error.loudspeaker.none.what"


def test_an_installed_model_is_used_from_the_next_answer_on(
    shown: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    button(shown, "Use it").click()
    run(library, work)
    assert chosen(services).model == "tiny.en"
    assert services.hearing.used == ("tiny.en", "en")


def test_a_language_that_cannot_be_measured_is_not_listened_for(
    services: FakeServices, model: SpeechModel, work: HeldExecutor, choices: Choices
) -> None:
    choices.choose(language="xx")
    model.warm_up()
    work.run_all()
    assert services.hearing.used == ("base", "en")


def test_a_model_that_is_not_here_is_installed_and_then_used(
    shown: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    button(shown, "Install and use it").click()
    assert told(shown) == ["settings.model.fetching"]
    assert chosen(services).model == "base"
    run(library, work)
    assert services.models.installed == ("small", None)
    assert chosen(services).model == "small"
    assert services.hearing.used == ("small", "en")
    assert told(shown) == []


def test_without_a_network_a_model_comes_from_a_folder(
    shown: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    button(shown, "From a folder…").click()
    dialog = shown.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert "small" in dialog.windowTitle()
    dialog.selectFile(str(tmp_path))
    dialog.accept()
    run(library, work)
    assert services.models.installed == ("small", tmp_path)
    assert chosen(services).model == "small"


def test_installing_can_be_stopped_and_the_model_in_use_stays(
    shown: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    button(shown, "Install and use it").click()
    button(shown, "Cancel").click()
    run(library, work)
    assert chosen(services).model == "base"
    assert told(shown) == []
    assert services.models.models()[2].state is ModelState.MISSING


def test_an_installation_that_fails_is_told_and_the_model_in_use_stays(
    shown: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    services.models.errors = [UserError("model.network")]
    button(shown, "Install and use it").click()
    run(library, work)
    assert told(shown)[0] == "error.model.network.what"
    assert chosen(services).model == "base"
    button(shown, "Close").click()
    assert told(shown) == []


def test_the_theme_is_the_same_here_and_in_the_sidebar(
    shown: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    boxes = [b for b in shown.findChildren(QComboBox) if b.isVisible() and b.accessibleName() == "Theme"]
    assert len(boxes) == 2
    pick(shown, "Theme", "Dark")
    library.run_all()
    assert chosen(services).theme is Theme.DARK
    assert [box.currentText() for box in boxes] == ["Dark", "Dark"]


@pytest.mark.parametrize("figure", list(LiveFigure))
def test_what_is_shown_live_is_switched_off_and_on(
    shown: MainWindow, services: FakeServices, library: HeldExecutor, figure: LiveFigure
) -> None:
    switch = shown._settings_view._cards[2]._switches[figure]
    assert switch.isChecked()
    switch.click()
    library.run_all()
    assert chosen(services).live == frozenset(LiveFigure) - {figure}
    switch.click()
    library.run_all()
    assert chosen(services).live == frozenset(LiveFigure)


def test_blocks_are_left_out_of_advice_by_a_switch(
    shown: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    assert not chosen(services).leaves_out_blocks
    button(shown, "Leave repetitions and blocks out").click()
    library.run_all()
    assert chosen(services).leaves_out_blocks
    assert shown.settings.state.chosen.leaves_out_blocks


def test_a_shorter_time_says_how_many_takes_would_go(
    shown: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    old = datetime.now(UTC) - timedelta(days=45)
    services.takes.kept = (a_take(1, id="old", recorded_at=old), *services.takes.kept)
    pick(shown, "Keep them", "For 30 days")
    library.run_all()
    assert chosen(services).keep_days == 30
    assert shown.settings.state.found.going == 1
    pick(shown, "Keep them", "For ever")
    library.run_all()
    assert chosen(services).keep_days is None
    assert shown.settings.state.found.going == 0
    assert services.takes.kept[0].id == "old"


def test_a_time_of_ones_own_from_the_file_is_shown(
    window: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    window._choices.choose(keep_days=7)
    window.show_screen(Screen.SETTINGS)
    library.run_all()
    assert shown_in(window, "Keep them") == "For 7 days"


# Measuring anew.


# Deleting everything.


def asked(window: MainWindow) -> EraseDialog:
    button(window, "Delete everything …").click()
    dialog = window.findChild(EraseDialog)
    assert dialog is not None
    return dialog


def test_everything_goes_once_the_word_is_typed(
    shown: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    dialog = asked(shown)
    field, erase = dialog.findChild(QLineEdit), dialog._erase
    assert field is not None
    for typed, may in (("", False), ("del", False), (" Delete ", True), ("deleted", False), ("delete", True)):
        field.setText(typed)
        assert erase.isEnabled() is may, typed
    erase.click()
    library.run_all()
    assert services.takes.kept == ()
    assert told(shown) == ["settings.erased", "settings.erased.stays"]
    assert shown.settings.state.found.size_bytes == 0


def test_no_file_comes_in_after_everything_was_deleted(
    shown: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    shown.importing.measure([*services.takes.kept[:1]])
    shown.importing.take_in(["a.wav", "b.wav"])
    library.run_all()
    shown.settings.erase_everything()
    run(library, work)
    assert services.takes.kept == ()
    assert services.importing.there == {}
    assert not shown.importing.state.is_reading
    assert shown.importing.state.measuring == 0


def test_enter_with_half_a_word_deletes_nothing(
    shown: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    before = services.takes.kept
    dialog = asked(shown)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "delet")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    library.run_all()
    assert not dialog.isVisible()
    assert services.takes.kept == before


def test_what_could_not_be_deleted_is_told(
    shown: MainWindow, services: FakeServices, library: HeldExecutor
) -> None:
    services.erasing.errors = [UserError("disk.refused", path="audio")]
    dialog = asked(shown)
    dialog._word.setText("delete")
    dialog._erase.click()
    library.run_all()
    assert told(shown)[0] == "error.disk.refused.what"


# What it is made of.


def test_every_part_has_a_licence(shown: MainWindow) -> None:
    button(shown, "Licences").click()
    dialog = shown.findChild(LicencesDialog)
    assert dialog is not None
    written = dialog.findChild(QPlainTextEdit)
    assert written is not None
    assert "PySide6" in written.toPlainText()
    licences = {name: licence for name, _version, licence in parts(THREE_MODELS)}
    assert licences["Greenroom"] == "Apache-2.0"
    assert licences["Whisper base"] == "MIT"
    assert [name for name, licence in licences.items() if licence in ("", "-")] == []
    assert len(licences) > 15
    dialog.close()


class RefusedModels(FakeModels):
    def models(self) -> tuple[ModelStatus, ...]:
        raise UserError("disk.refused", path="models")


def test_what_cannot_be_read_is_told(window: MainWindow, services: FakeServices, library: HeldExecutor) -> None:
    services.models = RefusedModels(*THREE_MODELS)
    window.show_screen(Screen.SETTINGS)
    library.run_all()
    assert told(window)[0] == "error.disk.refused.what"
