"""Folders of recordings, and recordings made elsewhere, from a terminal."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from greenroom.cli.analyze import Part
from greenroom.cli.terminal import Terminal
from greenroom.domain.errors import Cancelled, UserError
from greenroom.domain.take import Take
from greenroom.practice.sound_files import sound_files_in
from greenroom.practice.work import CancelToken, Progress
from tests.fakes.answers import a_take, an_assessment
from tests.unit.cli.desk import Desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    music = tmp_path / "music"
    for name in (
        "b.wav",
        "a.M4A",
        "deep/er/c.opus",
        "notes.txt",
        ".hidden/d.wav",
        "deep/.e.wav",
        "empty/readme.md",
    ):
        (music / name).parent.mkdir(parents=True, exist_ok=True)
        (music / name).write_bytes(b"x" * 1000)
    (music / "folder.wav").mkdir()
    return music


def test_a_folder_stands_for_the_sound_files_below_it(folder: Path) -> None:
    found = list(sound_files_in(["first.txt", str(folder), "last"]))
    assert found == ["first.txt", *(str(folder / name) for name in ("a.M4A", "b.wav", "deep/er/c.opus")), "last"]
    assert list(sound_files_in([str(folder / "empty")])) == [str(folder / "empty")]


def test_what_cannot_be_looked_at_is_left_to_whoever_opens_it(folder: Path) -> None:
    (folder / "c.wav").symlink_to("on a disk that is not there")
    assert str(folder / "c.wav") in list(sound_files_in([str(folder)]))


def test_looking_through_a_folder_ends_when_asked_to(folder: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(sound_files_in([str(folder)], cancel))


def test_every_file_of_a_folder_is_measured_and_a_bad_one_stops_none(home: Path, folder: Path) -> None:
    bad = UserError("file.not_sound", path="b.wav")
    desk = Desk(home, {"a.M4A": an_assessment(), "b.wav": bad, "c.opus": an_assessment()})
    assert desk.run("analyze", "--json", str(folder)) == 1
    made = [json.loads(line) for line in desk.out.splitlines()]
    assert [(Path(each["audio"]).name, each["error"] is None) for each in made] == [
        ("a.M4A", True),
        ("b.wav", False),
        ("c.opus", True),
    ]


def test_ctrl_c_keeps_what_was_printed(home: Path, folder: Path) -> None:
    desk = Desk(home, {"a.M4A": an_assessment(), "b.wav": KeyboardInterrupt(), "c.opus": an_assessment()})
    assert desk.run("analyze", "--json", str(folder)) == 130
    assert [Path(json.loads(line)["audio"]).name for line in desk.out.splitlines()] == ["a.M4A"]


def test_the_progress_is_that_of_all_the_files(home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[float] = []

    @contextmanager
    def noting(_terminal: Terminal, title: str) -> Iterator[Progress]:
        assert title == "Listening to 3 files"
        yield shown.append

    monkeypatch.setattr(Terminal, "progress", noting)
    (folder / "deep/er/c.opus").write_bytes(b"x" * 12_000)  # 11, 11 and 22 kB with what opening costs
    Desk(home, dict.fromkeys(("a.M4A", "b.wav", "c.opus"), an_assessment())).run("analyze", "--json", str(folder))
    assert shown == pytest.approx([0.25, 0.5, 1.0])
    Part(shown.append, 0.5, 0.5)(0.5)
    assert shown[-1] == 0.75


@dataclass
class Importing:
    """Takes in what is called *.wav."""

    def take_in(self, path: Path, progress: Progress, cancel: CancelToken) -> Take:
        cancel.raise_if_cancelled()
        if path.suffix != ".wav":
            raise UserError("file.not_sound", path=str(path))
        progress(1.0)
        return a_take(1, title=path.stem)


def test_recordings_are_imported_and_measured(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(home)
    desk.importing = Importing()
    assert desk.run("import", "notes.txt", "phone call.wav") == 1
    said = capsys.readouterr().err
    assert "notes.txt could not be read as sound." in said
    assert "Kept as take 1: take.flac" in said
    assert desk.out.startswith("phone call (0:")
    assert desk.run("import", "--no-measure", "phone call.wav") == 0
    assert desk.out == ""
