"""A home that belongs to somebody else, as `sudo` leaves behind, is told by every command and by the window."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from greenroom import resources

ORDINARY = ["setpriv", "--bounding-set=-all"] if os.geteuid() == 0 else []
"""Root passes over all rights; without its capabilities it is as anybody else."""

MODELS = str(resources.models_home())


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody may enter."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o000)
    yield folder
    folder.chmod(0o700)


def run(home: Path, *arguments: str, models: str = MODELS) -> "subprocess.CompletedProcess[str]":
    folders = {"GREENROOM_HOME": str(home), "GREENROOM_MODELS": models, "QT_QPA_PLATFORM": "offscreen"}
    command = [*ORDINARY, sys.executable, "-m", *arguments]
    return subprocess.run(
        command, env=os.environ | folders, capture_output=True, text=True, timeout=120, check=False
    )


def assert_told(done: "subprocess.CompletedProcess[str]", place: Path) -> None:
    what, kept, todo = done.stderr.splitlines()
    assert done.returncode == 1
    assert what.startswith(f"greenroom: Greenroom cannot use {place}")
    assert "is kept" in kept
    assert "it is yours" in todo


@pytest.mark.parametrize("command", [["analyze", "{file}"], ["record", "--seconds", "1"]], ids=lambda c: c[0])
@pytest.mark.parametrize("home", [".", "home"], ids=["closed", "in a closed one"])
def test_a_command_that_needs_it_says_so(closed: Path, tmp_path: Path, command: list[str], home: str) -> None:
    sound = tmp_path / "sound.wav"
    sound.write_bytes(b"RIFF")
    done = run(closed / home, "greenroom", *(part.format(file=sound) for part in command))
    assert_told(done, closed / home)


@pytest.mark.parametrize("command", [["list"], ["verify"], ["install", "base"]], ids=lambda c: c[0])
def test_models_that_may_not_be_looked_at_say_so(closed: Path, tmp_path: Path, command: list[str]) -> None:
    done = run(tmp_path / "home", "greenroom", "models", *command, models=str(closed / "models"))
    assert_told(done, closed / "models")


def test_doctor_names_it_and_goes_on(closed: Path) -> None:
    done = run(closed / "home", "greenroom", "doctor")
    assert done.returncode == 1
    assert done.stderr == ""
    to_do = [line.split(maxsplit=3)[2] for line in done.stdout.splitlines() if line.startswith("to do")]
    assert to_do[:3] == ["Your", "Library", "Model"]
    assert f"may not read and write {closed}." in done.stdout
    assert "Microphone" in done.stdout


def test_the_window_stands_and_tells(closed: Path) -> None:
    done = run(closed / "home", "tests.faults.closed_window")
    assert done.returncode == 0
    assert done.stdout.startswith(str(closed / "home")), done.stderr
    assert "Traceback" not in done.stderr


def test_another_users_recording_hides_none_of_ours(closed: Path, tmp_path: Path) -> None:
    """Its lock may not be opened; that is no reason to lose sight of the others."""
    closed.chmod(0o700)
    made = (
        "import sys; from pathlib import Path; from greenroom.audio.spool import FolderSpools, SpoolFile\n"
        "spools = [SpoolFile(Path(sys.argv[1]), 16000, None, '') for _ in range(2)]\n"
        "[(spool.append(bytes(32000)), spool.close()) for spool in spools]\n"
        "spools[0].path.with_suffix('.lock').touch(); spools[0].path.with_suffix('.lock').chmod(0)\n"
        "print(FolderSpools(Path(sys.argv[1])).left_behind() == (spools[1].spool,))"
    )
    command = [*ORDINARY, sys.executable, "-c", made, str(closed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "True\n", done.stderr


def test_sound_that_may_not_be_reached_is_told(tmp_path: Path) -> None:
    home, sample = tmp_path / "home", resources.asset("samples", "answer.flac")
    assert run(home, "greenroom", "import", str(sample)).returncode == 0
    (take,) = (home / "audio").glob("*.flac")
    (home / "audio").chmod(0o000)
    done = run(home, "greenroom", "takes", "export", take.stem, str(tmp_path / "copy.flac"))
    (home / "audio").chmod(0o700)
    assert_told(done, home / "audio")
