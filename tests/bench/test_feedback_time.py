"""How long from the Stop key to feedback on the screen, for answers of half a minute, two and five minutes."""

from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from greenroom import resources
from tests.audio_server import AudioServer
from tests.desktop.driving import driven

LENGTHS_S = (30.0, 120.0, 300.0)
RUNS = 3
PAUSE_S, LAST_S = 4.0, 25.0
"""Every answer ends in the same words after a pause that surely ends a piece, so that only the length differs."""


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("length_s", LENGTHS_S)
def test_time_from_stop_to_feedback(
    qtbot: QtBot,
    qapp: QApplication,
    audio_server: AudioServer,
    home: Path,
    models: Path,
    tmp_path: Path,
    length_s: float,
) -> None:
    """Print the times; each run speaks in real time and stops at another place in a sentence."""
    voice, rate_hz = soundfile.read(resources.asset("samples", "answer.flac"), dtype="int16")
    times = []
    for run in range(RUNS):
        end = round((3.7 * run + 1.1) * rate_hz)  # each run stops at another place in a sentence
        last = np.roll(voice, -end)[-round(LAST_S * rate_hz) :]
        first = np.resize(voice, round((length_s - PAUSE_S - LAST_S) * rate_hz))
        path = tmp_path / "answer.wav"
        soundfile.write(path, np.concatenate([first, np.zeros(round(PAUSE_S * rate_hz), np.int16), last]), rate_hz)
        with driven(qtbot, qapp, home / str(run), models) as driver:
            driver.answer(audio_server, path, length_s - 0.6)
            pressed = perf_counter()
            driver.wait_for_feedback()
            times.append(perf_counter() - pressed)
    said = "  ".join(f"{time:.2f}" for time in times)
    print(f"\n{length_s:.0f} s answer: Stop to feedback {said} s, median {median(times):.2f} s")
