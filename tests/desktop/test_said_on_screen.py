"""What the world does to Greenroom, done to it for real: each thing is said on screen, and nothing is lost."""

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sounddevice
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from greenroom import resources
from greenroom.audio.portaudio import user_error
from greenroom.bootstrap import Greenroom
from greenroom.domain.errors import UserError
from greenroom.gui.notice import NoticeCard
from greenroom.gui.one_window import only_window
from greenroom.gui.practise.state import Phase
from greenroom.gui.rescue.view import RescueDialog
from greenroom.gui.sidebar import Screen
from greenroom.library.takes import SqlTakeStore
from greenroom.practice.settings import Settings
from greenroom.practice.work import CancelToken
from tests.audio_server import AudioServer, restarted, running_server, write_wav
from tests.desktop.driving import PATIENCE_MS, Driver, driven
from tests.sounds import likeness, noise, sound_in

SAMPLE = resources.asset("samples", "answer.flac")
RATE_HZ = 48_000


@pytest.fixture
def server(qapp: QApplication) -> Iterator[AudioServer]:
    """A server that a test may take to pieces."""
    with running_server() as own:
        yield own


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication, server: AudioServer, home: Path, models: Path) -> Iterator[Driver]:
    with driven(qtbot, qapp, home, models) as made:
        yield made


def told(driver: Driver) -> str:
    """Give what the notices that are seen say."""
    cards = [card for card in driver.window.findChildren(NoticeCard) if card.isVisible()]
    return " ".join(each.text() for card in cards for each in card.findChildren(QLabel) if each.isVisible())


def offered(driver: Driver) -> str:
    dialogs = [dialog for dialog in driver.window.findChildren(RescueDialog) if dialog.isVisible()]
    return " ".join(each.text() for dialog in dialogs for each in dialog.findChildren(QLabel))


def wait_until_told(driver: Driver, *parts: str) -> None:
    driver.qtbot.waitUntil(lambda: all(part in told(driver) for part in parts), timeout=PATIENCE_MS)


def wait_until_offered(driver: Driver, *parts: str) -> None:
    driver.qtbot.waitUntil(lambda: all(part in offered(driver) for part in parts), timeout=PATIENCE_MS)


@contextmanager
def recording(driver: Driver, server: AudioServer, folder: Path) -> Iterator[None]:
    """Speak noise; the block begins when two seconds of it are on the disk."""
    driver.wait_for(Phase.READY)
    with server.speaking(write_wav(folder / "said.wav", noise(60, RATE_HZ), RATE_HZ)):
        driver.press("space")
        driver.wait_for(Phase.RECORDING)
        driver.qtbot.waitUntil(lambda: driver.services.microphone.recorded_s > 2, timeout=PATIENCE_MS)
        yield


def assert_kept(driver: Driver, at_least_s: float = 2) -> None:
    """What was said until then is one take, sample for sample."""
    (take,) = driver.services.takes.takes()
    assert take.duration_s >= at_least_s
    sound, _ = sound_in(take.audio)
    middle = sound[len(sound) // 4 : -len(sound) // 4]
    assert likeness(middle, noise(60, RATE_HZ)) > 0.99


def a_take(home: Path, models: Path) -> Path:
    """Put one take into the library of somebody who went through the first start; gives its sound."""
    services = Greenroom(home, models)
    services.settings.save(Settings(is_introduced=True))
    take = services.importing.take_in(SAMPLE, lambda _share: None, CancelToken())
    services.close()
    return take.audio


# The microphone.


def test_no_microphone_and_one_that_is_plugged_in_later(driver: Driver, server: AudioServer) -> None:
    driver.wait_for(Phase.READY)
    for module in reversed(server.pactl("list", "short", "modules").splitlines()):
        if "null-sink" in module:
            server.remove(module.split()[0])
    wait_until_told(driver, "No microphone was found.", "Everything recorded so far is safe.", "Plug one in")
    server.add_sink("mic")
    driver.wait_for(Phase.READY)
    assert told(driver) == ""


@pytest.mark.parametrize(
    ("code", "what", "todo"),
    [
        (-9985, "Another program is using the microphone.", "Close the other program"),
        (-9999, "The microphone could not be opened.", "allow this app to use it"),
    ],
    ids=["busy", "refused"],
)
def test_a_microphone_that_may_not_be_used_and_then_may(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, code: int, what: str, todo: str
) -> None:
    driver.wait_for(Phase.READY)
    driver.press("ctrl+2")
    driver.qtbot.waitUntil(lambda: driver.window.place is Screen.TAKES)

    def refuse(*_arguments: object) -> None:
        raise user_error("microphone", sounddevice.PortAudioError("Refused", code))

    with monkeypatch.context() as patched:
        patched.setattr(driver.services.microphone, "open", refuse)
        driver.press("ctrl+1")
        wait_until_told(driver, what, "Everything recorded so far is safe.", todo)
    driver.wait_for(Phase.READY)
    assert told(driver) == ""


def test_unplugged_while_one_speaks(driver: Driver, server: AudioServer, tmp_path: Path) -> None:
    with recording(driver, server, tmp_path):
        server.remove(_module_of(server, "mic"))
        wait_until_told(driver, "The microphone was disconnected.", "All you said until then is kept as take 1.")
    assert_kept(driver)


def test_replaced_by_another_while_one_speaks(driver: Driver, server: AudioServer, tmp_path: Path) -> None:
    server.add_sink("other")
    with recording(driver, server, tmp_path):
        stream = server.pactl("list", "short", "source-outputs").split()[0]
        server.pactl("move-source-output", stream, "other.monitor")
        wait_until_told(
            driver, "The system switched to another microphone.", "All you said until then is kept as take 1."
        )
    assert_kept(driver)


def test_the_sound_system_ends_and_comes_back(driver: Driver, server: AudioServer, tmp_path: Path) -> None:
    with recording(driver, server, tmp_path):
        server.end()
        wait_until_told(driver, "kept as take 1")
    assert_kept(driver)
    with restarted(server) as again:
        again.add_sink("mic")
        again.pactl("set-default-source", "mic.monitor")
        driver.wait_for(Phase.READY)
        driver.qtbot.waitUntil(lambda: driver.services.microphone.level() is not None, timeout=PATIENCE_MS)


def _module_of(server: AudioServer, sink: str) -> str:
    modules = server.pactl("list", "short", "modules").splitlines()
    return next(line.split()[0] for line in modules if f"sink_name={sink}" in line)


# The disk.


def test_the_disk_is_full_while_one_speaks(driver: Driver, server: AudioServer, tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with recording(driver, server, tmp_path):
            resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
            wait_until_told(driver, "The disk is full.", "All you said until then is kept as take 1.")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert_kept(driver)


# The library.


def test_a_take_whose_sound_has_gone(
    qtbot: QtBot, qapp: QApplication, server: AudioServer, home: Path, models: Path
) -> None:
    audio = a_take(home, models)
    audio.rename(audio.with_suffix(".away"))
    with driven(qtbot, qapp, home, models) as driver:
        driver.press("ctrl+2")
        qtbot.waitUntil(lambda: len(driver.window.takes.state.takes or ()) == 1, timeout=PATIENCE_MS)
        driver.press("Return")
        wait_until_told(driver, "The sound of take 1 is gone.", "still in the library", "Put its file back")
        assert len(driver.services.takes.takes()) == 1


def test_a_library_from_a_newer_version(
    qtbot: QtBot, qapp: QApplication, server: AudioServer, home: Path, models: Path
) -> None:
    a_take(home, models)
    database = home / "library.sqlite"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = database.read_bytes()
    with driven(qtbot, qapp, home, models) as driver:
        wait_until_told(driver, "made by a newer version", "Nothing in it was touched.", "update this one")
    assert database.read_bytes() == before


def test_a_damaged_library_is_restored_with_one_key(
    qtbot: QtBot, qapp: QApplication, server: AudioServer, home: Path, models: Path
) -> None:
    a_take(home, models)
    SqlTakeStore(home).close()  # the next opening makes the copy of the day
    (home / "audio" / "later.flac").write_bytes(SAMPLE.read_bytes())
    (home / "library.sqlite").write_bytes(b"\xff" * 8192)
    with driven(qtbot, qapp, home, models) as driver:
        wait_until_offered(driver, "is damaged", "with 1 take in it", "may be missing", "is kept in the folder")
        press_in_dialog(driver)
        wait_until_offered(driver, "is back, with 1 take.", "1 recording is there that it does not know.")
        press_in_dialog(driver)
        takes = driver.services.takes
        qtbot.waitUntil(lambda: len(takes.takes()) == 2, timeout=PATIENCE_MS)
        driver.wait_for(Phase.READY)
    (aside,) = (home / "backups").glob("damaged-*.sqlite")
    assert aside.read_bytes() == b"\xff" * 8192


def press_in_dialog(driver: Driver) -> None:
    """Press Enter in the dialog; without a window manager it has to be given the keys."""
    (dialog,) = driver.window.findChildren(RescueDialog)
    dialog.activateWindow()
    driver.qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
    subprocess.run(["xdotool", "key", "Return"], check=True, timeout=10)


# The speech model.


def test_a_damaged_speech_model(
    qtbot: QtBot, qapp: QApplication, server: AudioServer, home: Path, models: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "models" / "base"
    damaged.mkdir(parents=True)
    for file in (models / "base").iterdir():
        (damaged / file.name).symlink_to(file)
    (damaged / "model.bin").unlink()
    (damaged / "model.bin").write_bytes(b"not a model")
    with driven(qtbot, qapp, home, damaged.parent) as driver:
        wait_until_told(driver, "damaged", "kept")
        with recording(driver, server, tmp_path):
            driver.press("space")
            driver.wait_for(Phase.READY)
        assert_kept(driver)


def test_no_network_on_the_first_start(
    qtbot: QtBot,
    qapp: QApplication,
    server: AudioServer,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.upper(), "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "")
    with driven(qtbot, qapp, home, tmp_path / "models") as driver:
        wait_until_told(driver, "speech model")
        driver.window.practise.act("install_model")
        wait_until_told(driver, "could not be fetched", "nothing is left behind", "Check the network")
        with recording(driver, server, tmp_path):
            driver.press("space")
            driver.wait_for(Phase.READY)
        assert_kept(driver)


# Two at once.


def test_a_second_greenroom_says_so_and_the_first_comes_forward(driver: Driver, home: Path) -> None:
    second: list[subprocess.Popen[str]] = []
    with only_window(home) as on_second:
        on_second(driver.window.come_forward)
        command = [sys.executable, "-m", "greenroom"]
        second.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ.copy()))
        toast = driver.window._toast
        driver.qtbot.waitUntil(toast.isVisible, timeout=PATIENCE_MS)
        assert toast.accessibleName() == "Greenroom was open already: here it is."
        _, said = second[0].communicate(timeout=60)
        beside = subprocess.run([*command, "takes", "list"], capture_output=True, timeout=60, check=False)
        with pytest.raises(UserError, match=r"window\.second"), only_window(home):
            pass
    assert second[0].returncode == 1
    assert "already open on this library" in said
    assert beside.returncode == 0
