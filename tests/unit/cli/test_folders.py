"""Folders of recordings, and recordings made elsewhere, from a terminal."""

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from greenroom.audio.spool import FolderSpools
from greenroom.cli.analyze import Part
from greenroom.cli.interrupt import INTERRUPTED
from greenroom.cli.terminal import Terminal
from greenroom.domain.assessment import Assessment
from greenroom.domain.errors import Cancelled, UserError
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.domain.take import Take
from greenroom.practice.importing import Importing
from greenroom.practice.sound_files import sound_files_in
from greenroom.practice.work import CancelToken, Progress
from tests.fakes.answers import an_assessment
from tests.fakes.library import MemoryTakeStore
from tests.unit.cli.desk import Answering, Desk


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


class Wavs:
    """A SoundImporter that decodes what is called *.wav, and tells what it was asked to decode."""

    def __init__(self) -> None:
        self.decoded: list[str] = []

    def take_id(self, path: Path) -> str:
        if path.suffix != ".wav":
            raise UserError("file.not_sound", path=str(path))
        return f"imported-{path.stem}"

    def recording(self, path: Path, progress: Progress, cancel: CancelToken) -> Recording:
        cancel.raise_if_cancelled()
        self.decoded.append(path.name)
        progress(1.0)
        spool = Spool(
            path.with_name(self.take_id(path)), datetime(2026, 12, 1, tzinfo=UTC), 16_000, 83.0, None, ""
        )
        return Recording(path, spool, 83.0, 16_000, (0.5,), 0.02, EndReason.STOPPED)


@dataclass
class Measuring:
    """Saves what it measures; `before` is called first with the take's title."""

    takes: MemoryTakeStore
    before: Callable[[str], object] = str
    asked: list[str] = field(default_factory=list)

    def measure_again(self, take: Take, progress: Progress, cancel: CancelToken) -> Assessment:
        self.asked.append(take.title)
        self.before(take.title)
        cancel.raise_if_cancelled()
        self.takes.save_assessment(take.id, an_assessment())
        progress(1.0)
        return an_assessment()


@dataclass
class Library:
    """What `import` works on: three files that can be read, and one that cannot."""

    desk: Desk
    wavs: Wavs
    measuring: Measuring

    def run(self, *options: str) -> int:
        return self.desk.run("import", *options, "notes.txt", "a.wav", "b.wav", "phone call.wav")


@pytest.fixture
def library(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    for name in ("notes.txt", "a.wav", "b.wav", "phone call.wav"):
        (tmp_path / name).write_text(name)
    monkeypatch.chdir(tmp_path)
    desk, wavs = Desk(home), Wavs()
    measuring = Measuring(desk.takes)
    desk.importing = Importing(wavs, desk.takes, FolderSpools(home / "spool"))
    desk.answering = cast("Answering", measuring)
    return Library(desk, wavs, measuring)


def test_recordings_are_imported_and_measured(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert library.run() == 1
    said = capsys.readouterr().err
    assert "notes.txt could not be read as sound." in said
    assert "Kept as take 3: phone call.wav" in said
    assert library.desk.out.startswith("a (0:")
    assert library.measuring.asked == ["a", "b", "phone call"]


def test_what_was_imported_is_not_decoded_and_measured_again(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert library.run("--no-measure") == 1
    assert (library.desk.out, library.measuring.asked) == ("", [])
    library.desk.takes.save_assessment("imported-b", an_assessment())
    capsys.readouterr()
    assert library.run() == 1
    assert library.wavs.decoded == ["a.wav", "b.wav", "phone call.wav"]
    assert library.measuring.asked == ["a", "phone call"]
    assert "b.wav is take 2 already." in capsys.readouterr().err


def test_a_take_that_cannot_be_measured_stops_no_other(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(title: str) -> None:
        if title == "a":
            raise UserError("file.not_sound", path="a.flac")

    library.measuring.before = refuse
    assert library.desk.run("import", "a.wav", "b.wav") == 1
    assert "a.flac could not be read as sound." in capsys.readouterr().err
    assert library.desk.takes.assessment("imported-b") is not None


def test_control_c_keeps_what_was_imported_and_the_same_command_goes_on(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(title: str) -> None:
        if title == "b":
            signal.raise_signal(signal.SIGINT)

    library.measuring.before = interrupt
    assert library.run() == INTERRUPTED
    assert "Stopped; 2 files are not done." in capsys.readouterr().err
    library.measuring.before = str
    assert library.run() == 1
    assert library.wavs.decoded == ["a.wav", "b.wav", "phone call.wav"]
    assert library.measuring.asked == ["a", "b", "b", "phone call"]
