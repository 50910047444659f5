"""Practise with nothing faked: what is seen while one speaks, and a recording thrown away and brought back."""

from pathlib import Path

import soundfile
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from greenroom import resources
from greenroom.domain.live import LiveFigures
from greenroom.domain.transcript import Certainty
from greenroom.gui.practise.state import Live, Phase
from tests.audio_server import AudioServer
from tests.desktop.driving import PATIENCE_MS, driven

SAMPLE = resources.asset("samples", "answer.flac")


def test_what_is_seen_while_one_speaks_is_what_the_feedback_says(
    qtbot: QtBot, qapp: QApplication, audio_server: AudioServer, home: Path, models: Path
) -> None:
    seen: list[LiveFigures] = []

    def note(live: Live) -> None:
        if live.figures is not None:
            seen.append(live.figures)

    with driven(qtbot, qapp, home, models) as driver:
        driver.window.practise.live_changed.connect(note)
        driver.answer(audio_server, SAMPLE, soundfile.info(SAMPLE).duration)
        driver.wait_for_feedback()
        answer = driver.window.feedback.state.answer
        assert answer is not None
        assert answer.assessment is not None
        words = [word.text for word in answer.assessment.heard.transcript.words]
        fillers = [f.text for f in answer.assessment.measures.fillers if f.certainty is Certainty.CONFIRMED]

    assert seen, "nothing was told while it was spoken"
    live = [word.text for word in seen[-1].words]
    assert any(words[at : at + len(live)] == live for at in range(len(words)))
    assert list(seen[-1].fillers) == fillers[: len(seen[-1].fillers)]
    assert seen[-1].pace_wpm is not None
    assert 90 < seen[-1].pace_wpm < 220


def test_start_over_is_undone_and_the_answer_measured(
    qtbot: QtBot, qapp: QApplication, audio_server: AudioServer, home: Path, models: Path
) -> None:
    with driven(qtbot, qapp, home, models) as driver:
        driver.wait_for(Phase.READY)
        driver.press("t")
        qtbot.waitUntil(lambda: driver.window.practise.thinking.left_s is not None, timeout=5000)
        driver.press("space")
        driver.wait_for(Phase.RECORDING)
        with audio_server.speaking(SAMPLE):
            qtbot.waitUntil(lambda: driver.services.microphone.recorded_s > 9, timeout=PATIENCE_MS)
        assert driver.services.microphone.room_s is not None
        driver.window.practise.start_over()
        driver.wait_for(Phase.READY)
        assert driver.services.takes.takes() == ()
        driver.press("ctrl+z")
        driver.wait_for_feedback()
        (take,) = driver.services.takes.takes()
        assert take.duration_s > 9
        assert driver.services.spools.left_behind() == ()
