"""Every file a person may try, good and bad: what is said of it to the letter, and the exit status."""

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from greenroom.bootstrap import Greenroom
from greenroom.cli.running import run_command_line
from tests.bad_sounds import MEASURED, REFUSED, UNMEASURED, spoken, written
from tests.unit.cli.test_analyze import checked

PACE_WPM = 165
"""Of the beginning of the sample."""

Say = Callable[..., tuple[int, str, str]]
"""Runs the command line; gives exit status, output and errors."""


@pytest.fixture(scope="module")
def services(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Greenroom]:
    """One for all, so that the speech model is loaded once."""
    made = Greenroom(tmp_path_factory.mktemp("home"), models)
    yield made
    made.close()


@pytest.fixture
def say(
    services: Greenroom, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Say:
    monkeypatch.chdir(tmp_path)  # so that each file is called by its bare name

    def run(*arguments: str) -> tuple[int, str, str]:
        out = io.StringIO()
        status = run_command_line(services, arguments, out)
        return status, out.getvalue(), capfd.readouterr().err

    return run


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_recording_is_refused(say: Say, tmp_path: Path, name: str) -> None:
    case = REFUSED[name]
    case.make(tmp_path / name)
    assert say("analyze", name) == (1, "", case.told)
    status, out, errors = say("analyze", "--json", name)
    made = checked(out)
    assert (status, errors, made["quality"]["reasons"]) == (1, "", ["unreadable"])
    assert made["error"]["code"] == case.code
    assert [made["error"][part] for part in ("what", "kept", "todo") if made["error"][part]] == case.lines
    assert say("import", name) == (1, "", case.told)


def test_what_may_not_be_read_says_so(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "closed.wav", spoken())
    looked_at = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> object:
        if path.name == "closed.wav":  # a mode of 0000 does not stop root
            raise PermissionError
        return looked_at(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)
    told = (
        "greenroom: closed.wav may not be read.\n"
        "  Ask who owns the file for the right to read it, or copy it to a folder of yours.\n"
    )
    assert say("analyze", "closed.wav") == (1, "", told)
    assert say("import", "closed.wav") == (1, "", told)


def test_a_pipe_is_not_waited_for(say: Say, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    status, out, errors = say("analyze", "pipe.wav")
    assert (status, out) == (1, "")
    assert errors.startswith("greenroom: pipe.wav could not be read as sound.\n")


@pytest.mark.parametrize("name", MEASURED)
def test_every_kind_of_recording_is_measured(say: Say, tmp_path: Path, name: str) -> None:
    MEASURED[name](tmp_path / name)
    status, out, errors = say("analyze", "--json", name)
    made = checked(out)
    assert (status, errors, made["error"]) == (0, "", None)
    assert made["quality"]["measured"]
    assert made["quality"]["reasons"] == []
    assert "our billing system failed almost every week" in " ".join(word["text"] for word in made["words"])
    assert made["pace"]["speech_rate_wpm"] == pytest.approx(PACE_WPM, rel=0.15)
    status, out, errors = say("analyze", name)
    assert (status, errors) == (0, "")
    assert f"{made['pace']['speech_rate_wpm']:.0f} words a minute" in out


@pytest.mark.parametrize("name", UNMEASURED)
def test_what_cannot_be_measured_says_why(say: Say, tmp_path: Path, name: str) -> None:
    case = UNMEASURED[name]
    case.make(tmp_path / name)
    status, out, errors = say("analyze", "--json", name)
    made = checked(out)
    assert (status, errors, made["error"]) == (0, "", None)
    assert (made["quality"]["measured"], made["quality"]["reasons"]) == (False, case.reasons)
    assert [message["text"] for message in made["feedback"]["not_measured"]] == case.lines
    assert made["feedback"]["next"] is None
    assert made["quality"]["not_measured"]["pace.speech_rate_wpm"] == case.reasons[0]
    status, out, errors = say("analyze", name)
    title, *said = (line for line in out.splitlines() if line and not line.startswith("  Words "))
    assert (status, errors) == (0, "")
    assert title.startswith(f"{name} (0:")
    figures = len(case.standing)
    assert [line.split()[0] for line in said[:figures]] == list(case.standing)
    assert said[figures:] == [f"  {line}" for line in case.lines]
