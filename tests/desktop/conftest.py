"""A screen, an audio server and the services of the real app, for the tests in which nothing is faked."""

import os
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.audio_server import AudioServer, audio_server

os.environ["QT_QPA_PLATFORM"] = "xcb"

__all__ = ["audio_server"]


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """A virtual screen of 1400 x 1000; gives its display name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        display = f":{pipe.readline().strip()}"
    os.environ["DISPLAY"] = display
    yield display
    if (application := QApplication.instance()) is not None:
        application.shutdown()  # Qt lets go of the screen before the screen goes
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture(scope="session")
def qapp_args(screen: str, audio_server: AudioServer) -> list[str]:
    """The screen and the sound stand before the application does."""
    return ["greenroom"]
