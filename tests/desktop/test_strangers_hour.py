"""The first hour of somebody who has never seen Greenroom: real window, sound and Whisper, and keys alone."""

import subprocess
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile
import soxr
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from greenroom import resources
from greenroom.domain.take import Take
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.marks import MarkKind
from greenroom.gui.practise.state import Phase
from greenroom.gui.sidebar import Screen
from greenroom.practice.settings import Theme
from tests.audio_server import AudioServer, write_wav
from tests.desktop.driving import PATIENCE_MS, Driver, driven

SAMPLE = resources.asset("samples", "answer.flac")
CUTS_S = (0.0, 12.9, 22.2, 32.9, 47.2)
"""Between sentences: three answers spoken here, and one that was recorded with a phone."""
PHONE_HZ = 16_000
MOST_STOPS = 40


def test_the_first_hour(
    qtbot: QtBot, qapp: QApplication, audio_server: AudioServer, home: Path, models: Path, tmp_path: Path
) -> None:
    *answers, phone = said(tmp_path)
    with driven(qtbot, qapp, home, models) as driver:
        for number, spoken in enumerate(answers, 1):
            practises(driver, audio_server, spoken, number)
        imports(driver, phone_recording(phone, tmp_path / "before the call.m4a"))
        finds(driver, "alarm")
        fillers = dismisses_the_um(driver)
        chooses_dark(driver)
        deletes_and_undoes(driver)
        before = takes_of(driver)

    with driven(qtbot, qapp, home, models) as driver:
        driver.wait_for(Phase.READY)
        assert driver.window._choices.settings.theme is Theme.DARK
        assert takes_of(driver) == before
        finds(driver, "alarm")
        qtbot.waitUntil(lambda: corrections_shown(driver) == 1, timeout=PATIENCE_MS)
        assert fillers_shown(driver) == fillers
        driver.press("space")
        qtbot.waitUntil(lambda: driver.window.feedback.state.is_playing, timeout=PATIENCE_MS)


# What the person does.


def practises(driver: Driver, server: AudioServer, answer: Path, number: int) -> None:
    """Answer once; Enter in the feedback leads to the next try."""
    if driver.window.place is Screen.FEEDBACK:
        driver.press("Return")
    driver.answer(server, answer, soundfile.info(answer).duration)
    driver.wait_for_feedback()
    answered = driver.window.feedback.state.answer
    assert answered is not None
    assert answered.take.number == number
    assert answered.assessment is not None
    assert answered.assessment.measures.pace.speech_rate_wpm is not None


def imports(driver: Driver, recording: Path) -> None:
    """Name the file in the system's dialogue; it is measured by itself."""
    driver.press("ctrl+2")
    driver.qtbot.waitUntil(lambda: driver.window.place is Screen.TAKES, timeout=PATIENCE_MS)
    driver.press("ctrl+o")
    type_into(driver, the_dialog(driver), str(recording))

    def is_measured() -> bool:
        taken = [take for take in driver.services.takes.takes() if take.title == recording.stem]
        return bool(taken) and taken[0].speech_rate_wpm is not None

    driver.qtbot.waitUntil(is_measured, timeout=PATIENCE_MS)
    driver.qtbot.waitUntil(lambda: len(driver.window.takes.state.takes or ()) == len(CUTS_S) - 1)


def finds(driver: Driver, word: str) -> None:
    """Look for a word that was said once, and open the take where it is."""
    driver.press("ctrl+2")
    driver.qtbot.waitUntil(lambda: bool(driver.window.takes.state.takes), timeout=PATIENCE_MS)
    driver.press("ctrl+f", *word)
    driver.qtbot.waitUntil(lambda: len(driver.window.takes.state.found or ()) == 1, timeout=PATIENCE_MS)
    driver.press("Return")
    driver.wait_for_feedback()
    answer = driver.window.feedback.state.answer
    assert answer is not None
    assert answer.assessment is not None
    said_there = [each.text.lower().strip(".") for each in answer.assessment.heard.transcript.words]
    assert word in said_there


def dismisses_the_um(driver: Driver) -> int:
    """Say that the um was none; gives how many fillers are shown then."""
    before = fillers_shown(driver)
    tab_to(driver, "Transcript")
    transcript = driver.window.focusWidget()
    assert isinstance(transcript, TranscriptWidget)
    for _ in range(MOST_STOPS):
        press(driver, "ctrl+Right")
        if any(each.mark and each.mark.kind is MarkKind.FILLER for each in transcript.chosen):
            break
    press(driver, "Delete")
    driver.qtbot.waitUntil(lambda: fillers_shown(driver) == before - 1, timeout=PATIENCE_MS)
    return before - 1


def chooses_dark(driver: Driver) -> None:
    driver.press("ctrl+3")
    driver.qtbot.waitUntil(lambda: driver.window.place is Screen.SETTINGS, timeout=PATIENCE_MS)
    light = driver.window.grab().toImage().pixelColor(600, 10)
    tab_to(driver, "System")  # on Linux a list is called after what is chosen in it
    driver.press("d")
    driver.qtbot.waitUntil(lambda: driver.services.settings.load().theme is Theme.DARK, timeout=PATIENCE_MS)
    dark = driver.window.grab().toImage().pixelColor(600, 10)
    assert dark.lightness() < light.lightness() - 100


def deletes_and_undoes(driver: Driver) -> None:
    driver.press("ctrl+2")
    driver.qtbot.waitUntil(lambda: driver.window.place is Screen.TAKES, timeout=PATIENCE_MS)
    for key in ("ctrl+f", "Escape", "Escape"):
        press(driver, key)
    driver.qtbot.waitUntil(lambda: driver.window.takes.state.found is None, timeout=10_000)
    before = takes_of(driver)
    driver.press("Delete")
    driver.qtbot.waitUntil(lambda: len(takes_of(driver)) == len(before) - 1, timeout=PATIENCE_MS)
    driver.qtbot.waitUntil(driver.window._toast.isVisible, timeout=PATIENCE_MS)
    driver.press("ctrl+z")
    driver.qtbot.waitUntil(lambda: takes_of(driver) == before, timeout=PATIENCE_MS)


# What it is done with.


def said(folder: Path) -> list[Path]:
    """Cut the spoken sample into answers."""
    sound, rate_hz = soundfile.read(SAMPLE, dtype="int16")
    cuts = [round(cut * rate_hz) for cut in CUTS_S]
    pieces = [sound[begin:end] for begin, end in pairwise(cuts)]
    return [write_wav(folder / f"{number}.wav", piece, rate_hz) for number, piece in enumerate(pieces)]


def phone_recording(sound: Path, target: Path) -> Path:
    """Encode as a phone does: AAC in MP4, mono, 16 kHz."""
    import av

    samples, rate_hz = soundfile.read(sound, dtype="float32")
    heard = soxr.resample(samples, rate_hz, PHONE_HZ).astype(np.float32)
    with av.open(str(target), "w") as container:
        stream = container.add_stream("aac", rate=PHONE_HZ, layout="mono")
        frame = av.AudioFrame.from_ndarray(heard[np.newaxis], format="fltp", layout="mono")
        frame.rate, frame.pts, frame.time_base = PHONE_HZ, 0, Fraction(1, PHONE_HZ)
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return target


def press(driver: Driver, key: str) -> None:
    """Press a key and let the window do what it does at once."""
    driver.press(key)
    driver.qtbot.wait(60)


def tab_to(driver: Driver, name: str) -> None:
    """Press Tab until a control is reached."""
    passed: list[str] = []
    for _ in range(MOST_STOPS):
        press(driver, "Tab")
        passed.append(name_of(driver.window.focusWidget()))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"Tab does not reach {name!r}: {passed}")


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def the_dialog(driver: Driver) -> QFileDialog:
    driver.qtbot.waitUntil(lambda: bool(driver.window.findChildren(QFileDialog)), timeout=PATIENCE_MS)
    (dialog,) = driver.window.findChildren(QFileDialog)
    return dialog


def type_into(driver: Driver, dialog: QFileDialog, typed: str) -> None:
    """Type and press Enter; without a window manager the keys have to be given to the dialogue and back."""
    dialog.activateWindow()
    driver.qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
    subprocess.run(["xdotool", "type", "--delay", "8", typed], check=True, timeout=30)
    driver.qtbot.wait(300)
    subprocess.run(["xdotool", "key", "Return"], check=True, timeout=10)
    driver.qtbot.waitUntil(lambda: not driver.window.findChildren(QFileDialog), timeout=PATIENCE_MS)
    driver.window.activateWindow()


def fillers_shown(driver: Driver) -> int:
    answer = driver.window.feedback.state.answer
    assert answer is not None
    return sum(mark.kind is MarkKind.FILLER for mark in answer.marks)


def corrections_shown(driver: Driver) -> int:
    answer = driver.window.feedback.state.answer
    assert answer is not None
    return len(answer.corrections.made)


def takes_of(driver: Driver) -> tuple[Take, ...]:
    return driver.services.takes.takes()
