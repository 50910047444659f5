"""The whole program, watched by the kernel's own account of it: not one network socket."""

import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from greenroom import resources
from greenroom.library.takes import SqlTakeStore
from tests.audio_server import AudioServer

SAMPLE = resources.asset("samples", "answer.flac")
NETWORK = re.compile(r"socket\(AF_INET6?,")


def watched(trace: Path, *arguments: str) -> list[str]:
    """Give the command that runs `greenroom` with every socket call of it and its children written down."""
    watch = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket", "-o", str(trace)]
    return [*watch, sys.executable, "-m", "greenroom", *arguments]


def test_analyzing_opens_no_network_socket(models: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"

    subprocess.run(watched(trace, "analyze", str(SAMPLE)), check=True, capture_output=True, timeout=200)

    assert not NETWORK.findall(trace.read_text())


@pytest.mark.usefixtures("audio_server")
def test_an_answer_in_the_window_opens_no_network_socket(
    qtbot: QtBot, audio_server: AudioServer, home: Path, models: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    window = subprocess.Popen(watched(trace))
    try:
        qtbot.waitUntil(lambda: bool(_windows()), timeout=60_000)
        qtbot.waitUntil(lambda: bool(audio_server.pactl("list", "short", "source-outputs")), timeout=60_000)
        _press("Escape")  # the first start
        with audio_server.speaking(SAMPLE):
            _record(qtbot, home)
            qtbot.waitUntil(lambda: _spooled(home) > 12 * 2 * 44_100, timeout=60_000)
        _press("space")
        qtbot.waitUntil(lambda: _is_measured(home), timeout=60_000)
        _press("ctrl+q")
        assert window.wait(timeout=60) == 0
    finally:
        window.kill()
        window.wait(timeout=10)

    said = trace.read_text()
    assert "AF_UNIX" in said, "nothing was watched"
    assert not NETWORK.findall(said)


def _windows() -> str:
    search = ["xdotool", "search", "--onlyvisible", "--name", "^Greenroom$"]
    return subprocess.run(search, capture_output=True, text=True, check=False, timeout=10).stdout


def _press(key: str) -> None:
    """Give the window the focus, which a window manager would have done, and press a key."""
    window = _windows().split()[0]
    subprocess.run(["xdotool", "windowfocus", "--sync", window, "key", key], check=True, timeout=10)


def _record(qtbot: QtBot, home: Path) -> None:
    """Press Space until a recording begins: the first press may come a moment before the microphone is ready."""
    for _ in range(5):
        _press("Escape")  # the first start, where it came later than the key
        _press("space")
        with suppress(WaitedTooLong):
            qtbot.waitUntil(lambda: _spooled(home) > 0, timeout=10_000)
            return
    pytest.fail("no recording began")


def _spooled(home: Path) -> int:
    return sum(path.stat().st_size for path in (home / "spool").glob("*.spool"))


def _is_measured(home: Path) -> bool:
    if not (home / "library.sqlite").exists():
        return False
    store = SqlTakeStore(home)
    try:
        return any(take.speech_rate_wpm is not None for take in store.takes())
    finally:
        store.close()
