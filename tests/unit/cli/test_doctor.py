"""`greenroom doctor`: one line a finding, and what to do about it."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from greenroom.domain.errors import UserError
from tests.unit.cli.desk import Desk

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil gives it


@pytest.fixture
def desk(home: Path) -> Desk:
    return Desk(home)


def lines(desk: Desk, name: str) -> list[str]:
    return [line for line in desk.out.splitlines() if line[6:].startswith(name)]


def test_a_healthy_computer_has_nothing_to_do(desk: Desk, home: Path) -> None:
    home.mkdir(mode=0o700)
    assert desk.run("doctor") == 0
    assert all(line.startswith("fine") for line in desk.out.splitlines())
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
