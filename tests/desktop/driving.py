"""Drives the real window as a person would: keys from outside, sound into the microphone."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from greenroom.bootstrap import Greenroom
from greenroom.gui.app import open_window
from greenroom.gui.main_window import MainWindow
from greenroom.gui.practise.state import Phase
from greenroom.gui.sidebar import Screen
from tests.audio_server import AudioServer

PATIENCE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Driver:
    """A running app; closed and opened again by making another one on the same home."""

    qtbot: QtBot
    window: MainWindow
    services: Greenroom

    def press(self, *keys: str) -> None:
        """Press keys on the keyboard of the screen; they go to whatever has the focus."""
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE_MS)
        subprocess.run(["xdotool", "key", *keys], check=True, timeout=10)

    def wait_for(self, phase: Phase) -> None:
        self.qtbot.waitUntil(lambda: self.window.practise.state.phase is phase, timeout=PATIENCE_MS)

    def wait_for_feedback(self) -> None:
        """Wait until a measured take stands on the Feedback screen."""

        def stands() -> bool:
            answer = self.window.feedback.state.answer
            return self.window.place is Screen.FEEDBACK and answer is not None and answer.assessment is not None

        self.qtbot.waitUntil(stands, timeout=PATIENCE_MS)

    def answer(self, server: AudioServer, sound: Path, sound_s: float) -> None:
        """Record with the keyboard while a sound is played into the microphone; returns when Stop is pressed."""
        self.wait_for(Phase.READY)
        self.press("space")
        self.wait_for(Phase.RECORDING)
        with server.speaking(sound):
            microphone = self.services.microphone
            patience_ms = int(1000 * sound_s) + 20_000
            self.qtbot.waitUntil(lambda: microphone.recorded_s > sound_s + 0.5, timeout=patience_ms)
        self.press("space")


@contextmanager
def driven(qtbot: QtBot, qapp: QApplication, home: Path, models: Path) -> Iterator[Driver]:
    """Start the app on a home, and close it as a person does."""
    services = Greenroom(home, models)
    with open_window(qapp, services) as window:
        qtbot.waitExposed(window)
        window.activateWindow()
        driver = Driver(qtbot, window, services)
        if window.shows_first_start:
            driver.press("Escape")
            qtbot.waitUntil(lambda: not window.shows_first_start, timeout=PATIENCE_MS)
        yield driver
        window.close()


def command_line(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `greenroom` in a process of its own."""
    command = [sys.executable, "-m", "greenroom", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Give the highest correlation of `one` anywhere in the longer `other`, both mono at the same rate."""
    size = 1 << (len(one) + len(other)).bit_length()
    cross = np.fft.irfft(np.fft.rfft(other, size) * np.conj(np.fft.rfft(one, size)), size)
    cross = cross[: len(other) - len(one) + 1]
    energy = np.concatenate([[0.0], np.cumsum(other**2)])
    local = energy[len(one) :] - energy[: -len(one)]
    return float(np.max(cross / np.sqrt(np.maximum(local, 1e-9) * np.sum(one**2))))
