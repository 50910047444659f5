"""How long from the key that keeps a correction to its figures painted, in an answer of five minutes."""

from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from greenroom.audio.flac import write_flac
from greenroom.bootstrap import Greenroom
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.gui.choices import Choices
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.feedback.word_editor import WordEditor
from greenroom.gui.main_window import MainWindow
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look, load_fonts
from greenroom.practice.settings import Settings, Theme
from tests.contract.test_take_store import NOON
from tests.fakes.spoken import spoken
from tests.sounds import noise

SAID = (
    "So {um} we had four weeks and I think we shipped it in three. [1.2] The the result was that incidents {uh?} "
    "dropped by seventy percent, you know, and we saved a lot of money for all of them. "
)
PARTS, RUNS = 21, 20
"""Five minutes, and as many corrections of them one after another."""
PEAK_STEP_S = 0.02


def keep(services: Greenroom, folder: Path) -> tuple[str, float]:
    """Put an answer with its figures into the library."""
    machine = services.assessing.assess(spoken(SAID * PARTS), None)
    length_s = machine.heard.transcript.duration_s
    folder.mkdir(exist_ok=True)
    audio = write_flac(folder / "a.flac", 48_000, [noise(length_s, 48_000).tobytes()])
    spool = Spool(folder / "a.spool", NOON, 48_000, length_s, None, "")
    peaks = (0.1, 0.5, 0.3) * round(length_s / PEAK_STEP_S / 3)
    services.takes.add(Recording(audio, spool, length_s, 48_000, peaks, PEAK_STEP_S, EndReason.STOPPED))
    services.takes.save_assessment("a", machine)
    return "a", length_s


@pytest.mark.timeout(600)
def test_time_from_key_to_repainted_figures(
    qtbot: QtBot, qapp: QApplication, home: Path, models: Path, tmp_path: Path
) -> None:
    """Print the times of a word typed anew in the middle of the answer, in a real window with a real library."""
    services = Greenroom(home, models)
    services.settings.save(Settings(is_introduced=True))
    take_id, length_s = keep(services, tmp_path / "incoming")
    qapp.setStyle("Fusion")
    load_fonts(qapp)
    tasks = Tasks()
    window = MainWindow(services, tasks, Choices(services, tasks), Look(qapp, Theme.LIGHT))
    qtbot.addWidget(window)
    window.show()
    window.show_take(take_id)
    corrector = window.feedback.corrector
    qtbot.waitUntil(lambda: corrector._heard is not None, timeout=20_000)
    transcript, editor = window.findChild(TranscriptWidget), window.findChild(WordEditor)
    assert transcript is not None
    assert editor is not None
    transcript.setFocus()
    times = []
    for run in range(RUNS):
        transcript.go_to(next(p for p, t in enumerate(transcript.tokens) if p > 300 + 7 * run and t.is_word))
        QTest.keyClick(transcript, Qt.Key.Key_F2)
        editor.setText(f"word{run}")
        pressed = perf_counter()
        with qtbot.waitSignal(window.feedback.state_changed, timeout=20_000):
            QTest.keyClick(editor, Qt.Key.Key_Return)
        window.repaint()
        times.append(perf_counter() - pressed)
    answer = window.feedback.state.answer
    assert answer is not None
    assert len(answer.corrections.made) == RUNS
    window.close()
    tasks.close()
    assert len(services.takes.corrections(take_id).made) == RUNS
    services.close()
    spoken_s, most = f"{length_s:.0f} s", max(times)
    print(f"\n{spoken_s} answer: key to repainted figures, median {median(times):.3f} s, longest {most:.3f} s")
