"""`greenroom doctor`: one line a finding, and what to do about it."""

import shutil
import sys
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState
from greenroom.domain.recording import Source
from greenroom.practice.settings import Settings
from tests.fakes.library import MemoryModelStore
from tests.unit.cli.desk import BASE, Desk

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil gives it

START_SERVER = (
    "Start PipeWire or PulseAudio (systemctl --user start pipewire-pulse, or pulseaudio --start) and look again."
)


@pytest.fixture
def desk(home: Path) -> Desk:
    return Desk(home)


def lines(desk: Desk, name: str) -> list[str]:
    return [line for line in desk.out.splitlines() if line[6:].startswith(name)]


def test_a_healthy_computer_has_nothing_to_do(desk: Desk, home: Path) -> None:
    home.mkdir(mode=0o700)
    assert desk.run("doctor") == 0
    assert all(line.startswith("fine") for line in desk.out.splitlines())
    assert [line[18:] for line in lines(desk, "Sound")] == ["PulseAudio"]
    assert [line[18:] for line in lines(desk, "Loudspeaker")] == ["Screen (the system's choice)", "Headphones"]
    assert [line[18:] for line in lines(desk, "Microphone")] == ["USB microphone (the system's choice)", "Line in"]
    assert str(home) in lines(desk, "Your folder")[0]


def test_looking_makes_nothing(desk: Desk, home: Path) -> None:
    assert desk.run("doctor") == 0
    assert not home.exists()


@pytest.mark.parametrize("home_is", ["file", "file/home"])
def test_a_folder_that_cannot_be_one(tmp_path: Path, home_is: str) -> None:
    (tmp_path / "file").write_text("in the way")
    desk = Desk(tmp_path / home_is)
    assert desk.run("doctor") == 1
    assert lines(desk, "Your folder")[0].startswith("to do")
    assert lines(desk, "Models in")[0].startswith("to do")


def test_a_folder_others_can_look_into(desk: Desk, home: Path) -> None:
    home.mkdir(mode=0o755)
    assert desk.run("doctor") == 1
    assert lines(desk, "Your folder")[0].startswith("to do")
    assert f"chmod 700 '{home}'" in desk.out


def test_a_model_that_is_not_there(desk: Desk) -> None:
    desk.settings.save(desk.settings.load().__class__(model="tiny.en"))
    assert desk.run("doctor") == 1
    assert "greenroom models install tiny.en" in desk.out


def test_a_model_that_nobody_knows(desk: Desk) -> None:
    desk.settings.save(Settings(model="nosuch"))
    assert desk.run("doctor") == 1
    assert lines(desk, "Model ")[0].startswith("to do")
    assert "“nosuch”" in lines(desk, "Model ")[0]


@pytest.mark.parametrize("found", [(), UserError("microphone.none")], ids=["empty", "refused"])
def test_no_microphone(desk: Desk, monkeypatch: pytest.MonkeyPatch, found: tuple[()] | UserError) -> None:
    def sources() -> tuple[()]:
        if isinstance(found, UserError):
            raise found
        return found

    monkeypatch.setattr(desk.microphone, "sources", sources)
    assert desk.run("doctor") == 1
    assert lines(desk, "Microphone")[0].startswith("to do")


def test_little_room_on_the_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**12, 10**12 - 10**8, 10**8))
    assert desk.run("doctor") == 1
    assert "0.1 GB free" in lines(desk, "Disk")[0]


def test_a_library_that_cannot_be_opened(desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir(mode=0o700)
    (home / "library.sqlite").touch()
    assert desk.run("doctor") == 0
    assert lines(desk, "Library")[0].endswith("0 takes")

    def newer() -> None:
        raise UserError("library.newer", path="library.sqlite")

    monkeypatch.setattr(desk.takes, "takes", newer)
    assert desk.run("doctor") == 1
    assert "newer version" in lines(desk, "Library")[0]


def test_a_library_that_is_gone_from_beside_its_copies(
    desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "backups").mkdir(mode=0o700, parents=True)

    def damaged() -> None:
        raise UserError("library.damaged", path="library.sqlite")

    monkeypatch.setattr(desk.takes, "takes", damaged)
    assert desk.run("doctor") == 1
    assert "damaged" in lines(desk, "Library")[0]


def todo_of(desk: Desk, name: str) -> list[str]:
    """Give what is to be done about the findings of a name."""
    printed = desk.out.splitlines()
    return [
        printed[at + 1].strip()
        for at, line in enumerate(printed)
        if line.startswith("to do") and line[6:].startswith(name)
    ]


def test_no_loudspeaker(desk: Desk) -> None:
    desk.player.found = ()
    assert desk.run("doctor") == 1
    assert todo_of(desk, "Loudspeaker") == [
        "Plug them in, or switch them on in the sound settings of your computer."
    ]


@pytest.mark.parametrize(
    ("system", "found", "todo"),
    [
        ("linux", (), [START_SERVER]),
        ("linux", (Source("a", "A", is_default=True),), []),
        ("win32", (), []),
    ],
)
def test_no_audio_server(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, system: str, found: tuple[Source, ...], todo: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(desk.microphone, "sound_server", lambda: None)
    desk.microphone.found = found
    assert desk.run("doctor") == (0 if found else 1)
    assert todo_of(desk, "Sound") == todo


def test_a_missing_sound_library_is_said_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise UserError("sound.library")

    monkeypatch.setattr(desk.microphone, "sound_server", refuse)
    assert desk.run("doctor") == 1
    assert todo_of(desk, "Sound") == [
        "Install it (on Debian and Ubuntu: libportaudio2) and start Greenroom again."
    ]
    assert lines(desk, "Microphone") == lines(desk, "Loudspeaker") == []


def test_a_chosen_device_that_is_not_there(desk: Desk) -> None:
    desk.settings.save(replace(desk.settings.load(), microphone="headset", loudspeaker="ears"))
    assert desk.run("doctor") == 1
    assert todo_of(desk, "Microphone") == ["Plug it in, or choose another one under Settings."]
    assert "headset" in lines(desk, "Microphone")[-1]
    assert todo_of(desk, "Loudspeaker") == []


def test_a_damaged_model_can_be_mended(desk: Desk) -> None:
    desk.models = MemoryModelStore(
        desk.models_home, replace(BASE, state=ModelState.DAMAGED, damaged=("model.bin",))
    )
    assert desk.run("doctor") == 1
    assert lines(desk, "Model ")[0].endswith("base: damaged (model.bin)")
    assert todo_of(desk, "Model ") == ["Install or mend it with: greenroom models install base"]
