"""What a person corrected leaves as files from Settings; its sound only where they say so."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog

from greenroom.audio.flac import write_flac
from greenroom.domain.corrections import Corrections
from greenroom.domain.edits import turning
from greenroom.gui.main_window import MainWindow
from greenroom.gui.sidebar import Screen
from tests.fakes.executors import HeldExecutor, run
from tests.fakes.gui import FakeServices
from tests.gui.settings.screen import button
from tests.sounds import noise

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

EXPORT, SOUND = "Export my corrections", "Export the sound of these takes too"


@pytest.fixture
def take_id(services: FakeServices, tmp_path: Path) -> str:
    """The first take has sound, and one word of it was turned into a filled pause."""
    audio = write_flac(tmp_path / "take.flac", 16_000, [noise(0.5, 16_000).tobytes()])
    services.takes.kept = tuple(replace(take, audio=audio) for take in services.takes.kept)
    take = services.takes.kept[0]
    words = services.takes.assessments[take.id].heard.transcript.words
    services.takes.corrected[take.id] = Corrections((turning(words[1:2], "uh"),))
    return take.id


def export_into(window: MainWindow, folder: Path) -> None:
    """Press the button by key, and choose the folder."""
    folder.mkdir(exist_ok=True)
    QTest.keyClick(button(window, EXPORT), Qt.Key.Key_Space)
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.setDirectory(str(folder))
    dialog.selectFile(str(folder))
    dialog.accept()


def sound_switch(window: MainWindow) -> QCheckBox:
    return next(box for box in window.findChildren(QCheckBox) if box.text() == SOUND)


def test_where_nothing_is_corrected_it_says_what_to_do(shown: MainWindow) -> None:
    assert shown.settings.state.found.corrected == 0
    assert not button(shown, EXPORT).isEnabled()
    assert not sound_switch(shown).isEnabled()


def test_words_are_written_without_the_sound(
    take_id: str, shown: MainWindow, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    assert not sound_switch(shown).isChecked()
    assert button(shown, EXPORT).accessibleDescription()
    export_into(shown, tmp_path / "out")
    assert not button(shown, EXPORT).isEnabled(), "not twice at once"
    run(library, work)
    (place,) = (tmp_path / "out").iterdir()
    (written,) = place.iterdir()
    (line,) = written.read_text().splitlines()
    assert [made["kind"] for made in json.loads(line)["corrections"]] == ["add"]
    assert shown._toast._words.text() == f"“references.jsonl” is in {tmp_path / 'out' / 'greenroom-corrections'}."
    assert shown._toast._button.text() == "Open folder"
    assert button(shown, EXPORT).isEnabled()


def test_the_sound_goes_too_where_it_is_wanted_and_nothing_is_written_over(
    take_id: str, shown: MainWindow, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    sound_switch(shown).click()
    for _ in range(2):
        export_into(shown, tmp_path / "out")
        run(library, work)
    first, second = sorted((tmp_path / "out").iterdir(), key=lambda folder: len(folder.name))
    assert (first.name, second.name) == ("greenroom-corrections", "greenroom-corrections (2)")
    for place in (first, second):
        assert sorted(path.name for path in place.iterdir()) == sorted([f"{take_id}.flac", "references.jsonl"])
        reference = json.loads((place / "references.jsonl").read_text())
        assert reference["audio"] == f"{place.name}/{take_id}.flac"


def test_what_went_wrong_is_told(
    take_id: str, shown: MainWindow, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    shown.settings.exporting.export_corrections(tmp_path / "file", with_sound=False)
    run(library, work)
    notice = shown.settings.state.export_notice
    assert notice is not None
    assert notice.is_problem
    assert button(shown, EXPORT).isEnabled()
    shown.settings.exporting.act("dismiss")
    assert shown.settings.state.export_notice is None


def test_one_may_stop_it(
    take_id: str, shown: MainWindow, library: HeldExecutor, work: HeldExecutor, tmp_path: Path
) -> None:
    shown.settings.exporting.export_corrections(tmp_path / "out", with_sound=False)
    button(shown, "Cancel").click()
    run(library, work)
    assert shown.settings.state.export_notice is None
    assert not list((tmp_path / "out").rglob("*.jsonl"))


def test_it_is_counted_each_time_the_screen_is_entered(
    shown: MainWindow, services: FakeServices, library: HeldExecutor, work: HeldExecutor
) -> None:
    take = services.takes.kept[0]
    words = services.takes.assessments[take.id].heard.transcript.words
    services.takes.corrected[take.id] = Corrections((turning(words[:1], "uh"),))
    shown.show_screen(Screen.PRACTISE)
    shown.show_screen(Screen.SETTINGS)
    run(library, work)
    assert shown.settings.state.found.corrected == 1
    assert button(shown, EXPORT).isEnabled()
