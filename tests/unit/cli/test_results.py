"""`greenroom analyze --into FILE`: results that a later run goes on with."""

import json
import os
import signal
import stat
from pathlib import Path

import pytest

from greenroom.cli.interrupt import INTERRUPTED
from tests.fakes.answers import an_assessment
from tests.unit.cli.desk import Desk, Files


@pytest.fixture
def desk(home: Path) -> Desk:
    return Desk(home, {"a.wav": an_assessment(), "b.wav": an_assessment(), "c.wav": an_assessment()})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "results.jsonl"


def of(file: Path) -> list[str]:
    """Give whose results stand in the file; each line must be whole."""
    return [json.loads(line)["audio"] for line in file.read_text("ascii").splitlines()]


def test_results_go_into_the_file_and_nowhere_else(desk: Desk, file: Path) -> None:
    assert desk.run("analyze", "--into", str(file), "a.wav", "b.wav") == 0
    assert desk.out == ""
    assert desk.run("analyze", "--json", "a.wav", "b.wav") == 0
    assert file.read_text("ascii") == desk.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_measured_there_is_not_measured_again(
    desk: Desk, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.run("analyze", "--into", str(file), "a.wav", "b.wav")
    desk.assessing.asked.clear()
    assert desk.run("analyze", "--into", str(file), "b.wav", "c.wav", "a.wav") == 0
    assert len(desk.assessing.asked) == 1
    assert of(file) == ["a.wav", "b.wav", "c.wav"]
    assert f"2 recordings are measured in {file} already." in capsys.readouterr().err


def test_what_could_not_be_read_is_tried_again(desk: Desk, file: Path) -> None:
    assert desk.run("analyze", "--into", str(file), "a.wav", "late.wav", "b.wav") == 1
    assert of(file) == ["a.wav", "late.wav", "b.wav"]
    desk.assessing = Files({**desk.assessing.results, "late.wav": an_assessment()})
    assert desk.run("analyze", "--into", str(file), "a.wav", "late.wav", "b.wav") == 0
    assert of(file) == ["a.wav", "b.wav", "late.wav"]
    assert [json.loads(line)["error"] for line in file.read_text("ascii").splitlines()] == [None] * 3


@pytest.mark.parametrize("kept_share", [0.1, 0.5, 0.99])
def test_a_line_that_was_cut_off_is_written_anew(desk: Desk, file: Path, kept_share: float) -> None:
    desk.run("analyze", "--into", str(file), "a.wav", "b.wav")
    whole = file.read_bytes()
    first = whole.index(b"\n") + 1
    file.write_bytes(whole[: first + int(kept_share * (len(whole) - first))])
    assert desk.run("analyze", "--into", str(file), "a.wav", "b.wav") == 0
    assert file.read_bytes() == whole


@pytest.mark.parametrize("other", ["notes of mine\n", '{"some": "json"}\n', "[1, 2]\n", '{"schema": 1}\nmore\n'])
def test_a_file_that_holds_something_else_stays_as_it_is(
    desk: Desk, file: Path, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(other)
    assert desk.run("analyze", "--into", str(file), "a.wav") == 1
    assert file.read_text() == other
    assert f"{file} holds something else than results of Greenroom." in capsys.readouterr().err
    assert list(file.parent.glob(".greenroom*")) == []


def test_what_is_no_file_stays_as_it_is(desk: Desk, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(file)
    assert desk.run("analyze", "--into", str(file), "a.wav") == 1
    assert stat.S_ISFIFO(file.stat().st_mode)
    assert desk.assessing.asked == []
    assert f"{file} holds something else than results of Greenroom." in capsys.readouterr().err


def test_a_link_to_the_results_stays_a_link(desk: Desk, file: Path, tmp_path: Path) -> None:
    desk.run("analyze", "--into", str(file), "a.wav")
    link = tmp_path / "link.jsonl"
    link.symlink_to(file)
    assert desk.run("analyze", "--into", str(link), "a.wav", "b.wav") == 0
    assert link.is_symlink()
    assert of(file) == ["a.wav", "b.wav"]


def test_where_the_disk_refuses_it_says_so(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("analyze", "--into", str(tmp_path / "nowhere" / "results.jsonl"), "a.wav") == 1
    assert "nowhere" in capsys.readouterr().err


def test_control_c_keeps_what_was_measured_and_the_same_command_goes_on(
    desk: Desk, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(dict):  # type: ignore[type-arg]
        """Control-C is pressed while the second file is measured."""

        def get(self, name: object, default: object = None) -> object:
            if name == "b.wav":
                signal.raise_signal(signal.SIGINT)
            return super().get(name, default)

    calm = desk.assessing
    desk.assessing = Files(Interrupted(calm.results))
    command = ("analyze", "--into", str(file), "a.wav", "b.wav", "c.wav")
    assert desk.run(*command) == INTERRUPTED
    assert of(file) == ["a.wav", "b.wav"]
    assert "Stopped; one recording is not measured." in capsys.readouterr().err
    desk.assessing = calm
    assert desk.run(*command) == 0
    assert of(file) == ["a.wav", "b.wav", "c.wav"]
