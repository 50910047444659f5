"""The whole way with nothing faked: a voice in the microphone, feedback, replay, and the take tomorrow."""

import json
from pathlib import Path

import jsonschema
import numpy as np
import pytest
import soundfile
import soxr
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from greenroom import resources
from greenroom.gui.marks import MarkKind
from greenroom.gui.sidebar import Screen
from greenroom.practice.report import report
from greenroom.texts import words
from tests.audio_server import AudioServer
from tests.desktop.driving import Driver, command_line, correlation, driven
from tests.word_errors import word_error_rate

SAMPLE = resources.asset("samples", "answer.flac")
AMBER = QColor("#E69F00")


def test_an_answer_from_the_key_press_to_tomorrow(
    qtbot: QtBot, qapp: QApplication, audio_server: AudioServer, home: Path, models: Path
) -> None:
    with driven(qtbot, qapp, home, models) as driver:
        driver.answer(audio_server, SAMPLE, soundfile.info(SAMPLE).duration)
        driver.wait_for_feedback()
        shown = _shown(driver)
        audio = driver.services.takes.takes()[0].audio

        _nothing_was_lost(audio)
        assert _analyzed(audio) == {**shown, "audio": str(audio)}
        _agrees_with_the_original(shown)
        _fillers_are_marked(driver, shown)
        _is_heard_at_the_loudspeaker(driver, audio_server, audio)

    with driven(qtbot, qapp, home, models) as driver:
        driver.press("ctrl+2")
        qtbot.waitUntil(lambda: driver.window.place is Screen.TAKES, timeout=5000)
        qtbot.waitUntil(lambda: len(driver.window.takes.state.takes or ()) == 1, timeout=5000)
        driver.press("Return")
        driver.wait_for_feedback()
        assert _shown(driver) == shown


def _nothing_was_lost(audio: Path) -> None:
    """The whole sample is in the recording, without a gap: a lost block would shift all that comes after it."""
    recorded, rate_hz = soundfile.read(audio, dtype="float64")
    sample, sample_rate_hz = soundfile.read(SAMPLE, dtype="float64")
    spoken = soxr.resample(sample, sample_rate_hz, rate_hz)
    assert correlation(spoken, recorded) > 0.99


def _shown(driver: Driver) -> dict[str, object]:
    """What stands on the screen, as the command line would say it."""
    answer = driver.window.feedback.state.answer
    assert answer is not None
    assert answer.assessment is not None
    return report("", answer.assessment, words)


def _analyzed(path: Path) -> dict[str, object]:
    done = command_line("analyze", "--json", str(path))
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    schema = json.loads((resources.asset().parent / "docs" / "analyze.schema.json").read_text())
    jsonschema.validate(found, schema)
    return found


def _spoken(analysis: dict[str, object]) -> list[str]:
    spoken = analysis["words"]
    assert isinstance(spoken, list)
    return [word["text"] for word in spoken if word["kind"] == "word"]


def _fillers(analysis: dict[str, object]) -> list[dict[str, float]]:
    """Give the filled pauses; filler words ("So") are listed beside them."""
    found = analysis["fillers"]
    assert isinstance(found, list)
    return [filler for filler in found if filler["kind"] == "filled_pause"]


def _agrees_with_the_original(shown: dict[str, object]) -> None:
    original = _analyzed(SAMPLE)
    assert len(_fillers(original)) == 3
    assert word_error_rate(_spoken(original), _spoken(shown)) < 0.05


def _fillers_are_marked(driver: Driver, shown: dict[str, object]) -> None:
    """Each filler that was heard is a mark, and the marks are amber.

    Three are spoken, and three are heard wherever in a frame the recording begins: tried in 21 places, 1 ms apart.
    """
    heard = [(filler["start_s"], filler["end_s"]) for filler in _fillers(shown)]
    answer = driver.window.feedback.state.answer
    assert answer is not None
    marked = [mark for mark in answer.marks if mark.kind is MarkKind.FILLER]
    assert [(round(mark.start_s, 3), round(mark.end_s, 3)) for mark in marked] == heard
    assert len(heard) == 3
    picture = driver.window.grab().toImage()
    amber = sum(
        _is_near(picture.pixelColor(x, y), AMBER)
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
    assert amber > 50


def _is_near(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 12 for a, b in pairs)


def _is_heard_at_the_loudspeaker(driver: Driver, server: AudioServer, audio: Path) -> None:
    """Play from the start with the keyboard; two seconds with a voice in them must come out."""
    recorded, rate_hz = soundfile.read(audio, dtype="float64")
    with server.hearing(rate_hz=rate_hz) as heard:
        driver.press("p")
        driver.qtbot.waitUntil(lambda: driver.window.feedback.replay.position_s > 8.0, timeout=30_000)
        driver.press("p")
        driver.qtbot.waitUntil(lambda: not driver.window.feedback.state.is_playing, timeout=5000)
    part = recorded[3 * rate_hz : 7 * rate_hz]
    assert correlation(part, heard[0].astype(np.float64) / 32768) == pytest.approx(1.0, abs=0.05)
