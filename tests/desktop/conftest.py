"""A screen, an audio server and the services of the real app, for the tests in which nothing is faked."""

import os
from collections.abc import Iterator

import pytest

from tests.audio_server import AudioServer, audio_server
from tests.desktop.virtual_screen import virtual_screen

os.environ["QT_QPA_PLATFORM"] = "xcb"

__all__ = ["audio_server"]


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """A virtual screen of 1400 x 1000; gives its display name."""
    with virtual_screen() as display:
        yield display


@pytest.fixture(scope="session")
def qapp_args(screen: str, audio_server: AudioServer) -> list[str]:
    """The screen and the sound stand before the application does."""
    return ["greenroom"]
