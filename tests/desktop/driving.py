"""Drives the real window as a person would: keys from outside, sound into the microphone."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from greenroom.bootstrap import Greenroom
from greenroom.gui.app import open_window
from greenroom.gui.main_window import MainWindow
from greenroom.gui.practise.state import Phase
from greenroom.gui.sidebar import Screen
from tests.audio_server import AudioServer
from tests.sounds import correlations

PATIENCE_MS = 60_000


class Waiting(Protocol):
    """How to wait while Qt goes on: pytest-qt's QtBot, or `Patience` where there is no pytest."""

    def wait(self, ms: int) -> None:
        """Wait so many milliseconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None:  # noqa: N802 - as QtBot
        """Wait until the callback gives True; fails after `timeout` milliseconds."""


class Patience:
    """Waits while Qt goes on."""

    def __init__(self, look_ms: int = 10) -> None:
        """Look every so many milliseconds."""
        self._look_ms = look_ms

    def wait(self, ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None:  # noqa: N802 - as QtBot
        """Wait as QtBot does; raises TimeoutError."""
        until = monotonic() + timeout / 1000
        while not callback():
            if monotonic() > until:
                raise TimeoutError(f"waited {timeout} ms in vain")
            self.wait(self._look_ms)


@dataclass(frozen=True, slots=True)
class Driver:
    """A running app; closed and opened again by making another one on the same home."""

    qtbot: Waiting
    window: MainWindow
    services: Greenroom

    def press(self, *keys: str) -> None:
        """Press keys on the keyboard of the screen; they go to whatever has the focus."""
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE_MS)
        subprocess.run(["xdotool", "key", *keys], check=True, timeout=10)

    def wait_for(self, phase: Phase) -> None:
        self.qtbot.waitUntil(lambda: self.window.practise.state.phase is phase, timeout=PATIENCE_MS)

    @property
    def shows_feedback(self) -> bool:
        """Whether a measured take stands on the Feedback screen."""
        answer = self.window.feedback.state.answer
        return self.window.place is Screen.FEEDBACK and answer is not None and answer.assessment is not None

    def wait_for_feedback(self) -> None:
        self.qtbot.waitUntil(lambda: self.shows_feedback, timeout=PATIENCE_MS)

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
def driven(qtbot: Waiting, qapp: QApplication, home: Path, models: Path) -> Iterator[Driver]:
    """Start the app on a home, and close it as a person does."""
    services = Greenroom(home, models)
    with open_window(qapp, services) as window:
        qtbot.waitUntil(lambda: window.windowHandle().isExposed(), timeout=PATIENCE_MS)
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
    return float(np.max(correlations(one, other)))
