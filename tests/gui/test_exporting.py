"""Takes leave as files: which forms, what they are called, where they went."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from greenroom.audio.flac import write_flac
from greenroom.gui.exporting import ExportPresenter
from greenroom.gui.main_window import MainWindow
from greenroom.gui.sidebar import Screen
from greenroom.gui.takes.export_dialog import ExportDialog, file_name
from greenroom.gui.tasks import Tasks
from greenroom.practice.exporting import ExportForm, Wanted
from tests.fakes.answers import a_take
from tests.fakes.executors import HeldExecutor, run
from tests.fakes.gui import FakeServices
from tests.sounds import noise, sound_in

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

SOUND = noise(0.5, 16_000)


@pytest.fixture
def heard(services: FakeServices, tmp_path: Path) -> FakeServices:
    """The takes have sound."""
    audio = write_flac(tmp_path / "take.flac", 16_000, [SOUND.tobytes()])
    services.takes.kept = tuple(replace(take, audio=audio) for take in services.takes.kept)
    return services


def choose_in(dialog: QFileDialog | None, path: Path) -> None:
    assert dialog is not None
    dialog.setDirectory(str(path.parent if path.suffix else path))
    dialog.selectFile(str(path))
    dialog.accept()


def test_ctrl_e_writes_one_take_where_one_says(
    qtbot: QtBot,
    heard: FakeServices,
    window: MainWindow,
    library: HeldExecutor,
    work: HeldExecutor,
    tmp_path: Path,
) -> None:
    qtbot.waitActive(window)
    window.show_screen(Screen.TAKES)
    run(library, work)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert [form for form, box in dialog.boxes.items() if box.isChecked()] == [ExportForm.FLAC]
    dialog.accept()
    target = tmp_path / "out" / "mine.flac"
    target.parent.mkdir()
    choose_in(window.findChild(QFileDialog), target)
    run(library, work)
    np.testing.assert_array_equal(sound_in(target)[0], SOUND)
    assert window._toast._words.text() == f"“mine.flac” is in {target.parent}."
    assert window._toast._button.text() == "Open folder"


def test_many_takes_in_many_forms_go_into_a_folder(
    heard: FakeServices, tasks: Tasks, work: HeldExecutor, tmp_path: Path
) -> None:
    opened: list[Path] = []
    told: list[tuple[str, object]] = []
    exports = ExportPresenter(heard, tasks, opened.append)  # type: ignore[arg-type]
    exports.told.connect(lambda said, _button, action: told.append((said, action)))
    out = tmp_path / "out"
    out.mkdir()
    wanted = [
        Wanted(take, form, "same name")
        for take in heard.takes.kept[:3]
        for form in (ExportForm.WAV, ExportForm.JSON)
    ]
    exports.export_into(wanted, out)
    work.run_all()
    assert sorted(path.name for path in out.iterdir()) == [
        "same name (2).json",
        "same name (2).wav",
        "same name (3).wav",
        "same name.json",
        "same name.wav",
    ]
    assert json.loads((out / "same name.json").read_text("utf-8"))["error"] is None
    ((said, action),) = told
    assert said == f"5 files are in {out}. 1 take is not measured yet: of it only the sound."
    action()  # type: ignore[operator]
    assert opened == [out]


def test_an_export_can_be_cancelled_and_a_failure_is_told(
    heard: FakeServices, tasks: Tasks, work: HeldExecutor, tmp_path: Path
) -> None:
    exports = ExportPresenter(heard, tasks)  # type: ignore[arg-type]
    notices: list[object] = []
    exports.notice_changed.connect(notices.append)
    wanted = [Wanted(heard.takes.kept[0], ExportForm.WAV, "a")]
    exports.export_into(wanted, tmp_path)
    exports.act("cancel_export")
    work.run_all()
    assert not (tmp_path / "a.wav").exists()
    assert notices[-1] is None
    exports.export_into(wanted, tmp_path / "nowhere")
    work.run_all()
    assert notices[-1].is_problem  # type: ignore[attr-defined]


def test_words_of_takes_that_are_not_measured_cannot_be_chosen(qtbot: QtBot, window: MainWindow) -> None:
    unmeasured = ExportDialog(window, [a_take(1, headline=None)])
    enabled = [form for form, box in unmeasured.boxes.items() if box.isEnabled()]
    assert enabled == [ExportForm.FLAC, ExportForm.WAV]
    unmeasured.boxes[ExportForm.FLAC].setChecked(False)
    assert not unmeasured._next.isEnabled(), "nothing chosen, nothing to do"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Why us?", "Why us_, take 3"),
        ('a/b\\c:"d"*<e>|\x07', "a_b_c_d_e_, take 3"),
        ("x" * 300, "x" * 80 + ", take 3"),
        ("", "Tell me about a time you fixed a system that kept failing., take 3"),
    ],
)
def test_a_file_is_called_so_that_every_system_takes_it(title: str, name: str) -> None:
    take = a_take(title=title)
    assert file_name(take) == f"{take.recorded_at:%Y-%m-%d} {name}"


@pytest.mark.parametrize("sign", ["あ", "🙂", "é", "a"])
def test_a_long_title_in_any_script_leaves_room_for_the_ending(tmp_path: Path, sign: str) -> None:
    called = tmp_path / f"{file_name(a_take(title=sign * 300))} (12).flac"
    called.touch()
    assert called.name.count(sign) >= 45
