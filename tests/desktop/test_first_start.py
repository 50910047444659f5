"""The first start with nothing faked: a voice in the microphone, heard at the loudspeaker, and gone."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from greenroom import resources
from greenroom.bootstrap import Greenroom
from greenroom.gui.app import open_window
from greenroom.gui.first_start.state import Step
from greenroom.gui.practise.state import Loudness
from tests.audio_server import AudioServer
from tests.desktop.driving import PATIENCE_MS, Driver

SAMPLE = resources.asset("samples", "answer.flac")


def test_a_sentence_is_said_heard_back_and_gone(
    qtbot: QtBot, qapp: QApplication, audio_server: AudioServer, home: Path, models: Path
) -> None:
    services = Greenroom(home, models)
    with open_window(qapp, services) as window:
        qtbot.waitExposed(window)
        window.activateWindow()
        driver = Driver(qtbot, window, services)
        first = window.first_start
        assert first is not None

        def is_at(step: Step) -> bool:
            return first.state.step is step

        qtbot.waitUntil(lambda: is_at(Step.READY), timeout=PATIENCE_MS)
        with audio_server.hearing() as heard:
            driver.press("space")
            qtbot.waitUntil(lambda: is_at(Step.RECORDING), timeout=PATIENCE_MS)
            with audio_server.speaking(SAMPLE):
                qtbot.waitUntil(lambda: services.microphone.recorded_s > 4, timeout=PATIENCE_MS)
            driver.press("space")
            qtbot.waitUntil(lambda: is_at(Step.SAID), timeout=PATIENCE_MS)
            qtbot.waitUntil(lambda: not first.state.is_playing, timeout=PATIENCE_MS)
        assert first.state.verdict is Loudness.GOOD
        assert abs(heard[0]).max() > 1000, "nothing was heard at the loudspeaker"
        assert list((home / "spool").glob("*.flac"))
        driver.press("Return")
        qtbot.waitUntil(lambda: not window.shows_first_start, timeout=PATIENCE_MS)
        window.close()

    assert [path for path in (home / "spool").glob("*") if path.suffix != ".lock"] == []
    assert list((home / "audio").glob("*")) == []
    assert Greenroom(home, models).settings.load().is_introduced
