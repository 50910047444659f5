"""From the key that keeps a correction to its figures painted, in an answer of five minutes."""

from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from greenroom.audio.flac import write_flac
from greenroom.bootstrap import Greenroom
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.gui.choices import Choices
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.feedback.word_editor import WordEditor
from greenroom.gui.main_window import MainWindow
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look
from greenroom.practice.settings import Settings, Theme
from tests.bench.found import Figure, Found, Plan
from tests.bench.stage import MODELS, RATE_HZ, application
from tests.contract.test_take_store import NOON
from tests.desktop.driving import PATIENCE_MS, Patience
from tests.fakes.spoken import spoken
from tests.sounds import noise

SAID = (
    "So {um} we had four weeks and I think we shipped it in three. [1.2] The the result was that incidents {uh?} "
    "dropped by seventy percent, you know, and we saved a lot of money for all of them. "
)
PARTS, RUNS = 21, 20
"""Five minutes, and as many corrections of them one after another."""
PEAK_STEP_S = 0.02


def measure(plan: Plan) -> Found:
    """Type words anew in the middle of the answer, in a real window with a real library."""
    services = Greenroom(plan.folder / "home", MODELS)
    services.settings.save(Settings(is_introduced=True))
    with application() as qapp:
        take_id, tasks = _keep(services, plan.folder / "incoming"), Tasks()
        window = MainWindow(services, tasks, Choices(services, tasks), Look(qapp, Theme.LIGHT))
        window.show()
        window.show_take(take_id)
        times = _corrected(window, plan.either(RUNS, 3))
        window.close()
        tasks.close()
        made = len(services.takes.corrections(take_id).made)
        services.close()
    if made != len(times):
        raise ValueError(f"{made} of {len(times)} corrections were kept")
    figures = {
        "correction to painted figures, median": Figure(median(times)),
        "correction to painted figures, longest": Figure(max(times)),
    }
    return Found(figures, {"corrections": times})


def _keep(services: Greenroom, folder: Path) -> str:
    """Put an answer with its figures into the library; gives its id."""
    machine = services.assessing.assess(spoken(SAID * PARTS), None)
    length_s = machine.heard.transcript.duration_s
    folder.mkdir()
    audio = write_flac(folder / "a.flac", RATE_HZ, [noise(length_s, RATE_HZ).tobytes()])
    spool = Spool(folder / "a.spool", NOON, RATE_HZ, length_s, None, "")
    peaks = (0.1, 0.5, 0.3) * round(length_s / PEAK_STEP_S / 3)
    take = services.takes.add(Recording(audio, spool, length_s, RATE_HZ, peaks, PEAK_STEP_S, EndReason.STOPPED))
    services.takes.save_assessment(take.id, machine)
    return take.id


def _corrected(window: MainWindow, runs: int) -> list[float]:
    """Give the s of each of so many corrections."""
    feedback, patience = window.feedback, Patience(look_ms=1)
    patience.waitUntil(lambda: feedback.corrector._heard is not None, timeout=PATIENCE_MS)
    transcript, editor = window.findChild(TranscriptWidget), window.findChild(WordEditor)
    if transcript is None or editor is None:
        raise LookupError("the feedback has no transcript")
    transcript.setFocus()
    times = []
    for run in range(runs):
        before = feedback.state
        transcript.go_to(next(p for p, t in enumerate(transcript.tokens) if p > 300 + 7 * run and t.is_word))
        QTest.keyClick(transcript, Qt.Key.Key_F2)
        editor.setText(f"word{run}")
        pressed = perf_counter()
        QTest.keyClick(editor, Qt.Key.Key_Return)
        patience.waitUntil(lambda before=before: feedback.state is not before, timeout=PATIENCE_MS)  # type: ignore[misc]
        window.repaint()
        times.append(perf_counter() - pressed)
    return times
