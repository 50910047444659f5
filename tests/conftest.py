"""What every test is held to: a home of its own, no network socket, no stray thread, no unexpected warning."""

import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from greenroom import resources

MODELS = resources.models_home()
os.environ["GREENROOM_MODELS"] = str(MODELS)

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("untimed")

_network_sockets: list[str] = []


def _note_network_sockets(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        _network_sockets.append(f"{event} {arguments[1:]}")


sys.addaudithook(_note_network_sockets)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own; the installed models stay where they are."""
    folder = tmp_path / "home"
    monkeypatch.setenv("GREENROOM_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _offline() -> Iterator[None]:
    """Fail a test that opens a network socket."""
    _network_sockets.clear()
    yield
    assert not _network_sockets, f"a network socket was opened: {_network_sockets}"


@pytest.fixture(autouse=True)
def _no_stray_threads() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    for thread in left:
        thread.join(timeout=2.0)
    left = [thread.name for thread in left if thread.is_alive()]  # type: ignore[misc]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning; one that expects it clears `caplog` after looking."""
    yield
    records = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not records, f"logged: {[record.getMessage() for record in records]}"


@pytest.fixture(scope="session")
def models() -> Path:
    """The folder of the installed models; a missing one fails, it does not skip."""
    assert (MODELS / "base" / "model.bin").exists(), f"Whisper base is not installed in {MODELS}: run `make setup`"
    return MODELS
