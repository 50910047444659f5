"""What holds for every command: help, wrong use, errors of the world and of ours, and how fast it starts."""

import io
import json
import logging
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from greenroom import __version__
from greenroom.cli.running import run_command_line
from greenroom.domain.errors import UserError
from greenroom.practice.services import Services
from tests.fakes.answers import an_unmeasurable_assessment
from tests.unit.cli.desk import Desk

COMMANDS = [
    *(["analyze"], ["record"], ["doctor"]),
    *(["import"], ["takes"], ["takes", "list"], ["takes", "show"], ["takes", "search"]),
    *(["takes", "export"], ["takes", "delete"], ["takes", "restore"]),
    *(["models"], ["models", "list"], ["models", "install"], ["models", "verify"]),
]


@pytest.mark.parametrize("command", [[], *COMMANDS], ids=" ".join)
def test_every_command_says_what_it_does(
    home: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert Desk(home).run(*command, "--help") == 0
    helped = capsys.readouterr().out
    assert helped.startswith(f"Usage: greenroom {' '.join(command)}".rstrip())
    assert "Options:" in helped


def test_the_version(home: Path) -> None:
    desk = Desk(home)
    assert desk.run("--version") == 0
    assert desk.out == f"greenroom {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["frob"],
        ["--frob"],
        ["analyze"],
        ["analyze", "--question", "nobody-asks", "a.wav"],
        ["import"],
        ["takes", "search"],
        ["takes", "export", "a", "no-ending"],
        ["models", "install"],
        ["models", "install", "base", "--from", "/nowhere"],
        ["record", "--seconds", "0"],
        ["record", "--seconds", "soon"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_2(home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    desk = Desk(home)
    assert desk.run(*arguments) == 2
    assert desk.out == ""
    assert "Usage: greenroom" in capsys.readouterr().err


def test_an_error_of_the_world_tells_what_was_kept_and_what_to_do(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(home, {"a.wav": UserError("model.missing", name="base")})
    assert desk.run("analyze", "a.wav", "b.wav") == 1
    assert capsys.readouterr().err.splitlines() == [
        "greenroom: The speech model “base” is not installed.",
        "  Recordings are kept all the same.",
        "  Install it once with a network: greenroom models install base",
    ]
    assert not (home / "log").exists()


def test_a_bug_is_written_down_with_its_traceback_and_shown_once(
    home: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    handlers = list(logging.getLogger().handlers)
    assert Desk(home, {"a.wav": ZeroDivisionError("of ours")}).run("analyze", "a.wav") == 1
    caplog.clear()
    log = home / "log" / "greenroom.log"
    written = log.read_text("utf-8")
    assert "Traceback" in written
    assert "ZeroDivisionError: of ours" in written
    shown = capsys.readouterr().err
    assert str(log) in shown
    assert "ZeroDivisionError" not in shown
    assert [stat.S_IMODE(path.stat().st_mode) for path in (home, log.parent, log)] == [0o700, 0o700, 0o600]
    assert logging.getLogger().handlers == handlers


def test_a_bug_that_cannot_be_written_down_is_shown_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    desk = Desk(tmp_path / "file" / "home", {"a.wav": ZeroDivisionError("of ours")})
    assert desk.run("analyze", "a.wav") == 1
    caplog.clear()
    shown = capsys.readouterr().err
    assert shown.count("Traceback") == 1
    assert "ZeroDivisionError: of ours" in shown
    assert "Logging error" not in shown
    assert "greenroom.log" not in shown


@pytest.mark.parametrize("json", [[], ["--json"]], ids=["words", "json"])
def test_names_that_cannot_be_written_are_escaped(home: Path, json: list[str]) -> None:
    name = os.fsdecode(b"r\xe9sum\xe9.wav")
    desk = Desk(home, {name: an_unmeasurable_assessment()})
    with io.TextIOWrapper(io.BytesIO(), encoding="ascii") as out:
        assert run_command_line(cast("Services", desk), ["analyze", name, *json], out) == 0
        out.seek(0)
        assert "r\\udce9sum" in out.read()


def test_ctrl_c_is_130(home: Path) -> None:
    assert Desk(home, {"a.wav": KeyboardInterrupt()}).run("analyze", "a.wav") == 130


def test_help_is_there_at_once() -> None:
    """Nothing heavy loads; 0.3 s of processor time is the promise."""
    code = (
        "import sys, json; from greenroom.bootstrap import run; status = run(['--help']);"
        "print(json.dumps([status, sorted({name.split('.')[0] for name in sys.modules})]))"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    status, modules = json.loads(done.stdout.splitlines()[-1])
    assert status == 0
    heavy = {"PySide6", "numpy", "sqlalchemy", "alembic", "cattrs", "rich", "faster_whisper", "av", "sounddevice"}
    assert not heavy.intersection(modules)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.6  # twice, for a busy machine
    assert done.stderr == ""
