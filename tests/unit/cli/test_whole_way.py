"""The command line with everything real behind it: decoder, speech model, analysis, advice."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from greenroom import resources
from greenroom.bootstrap import Greenroom
from greenroom.cli.running import run_command_line
from tests.unit.cli.test_analyze import checked

SAMPLE = resources.asset("samples", "answer.flac")


@pytest.fixture
def services(home: Path, models: Path) -> Iterator[Greenroom]:
    made = Greenroom(home, models)
    yield made
    made.close()


def ran(services: Greenroom, *arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    return run_command_line(services, arguments, out), out.getvalue()


def test_files_of_every_kind(services: Greenroom, tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    (tmp_path / "notes.txt").write_text("not a sound")
    (tmp_path / "folder").mkdir()
    files = [
        tmp_path / "empty.wav",
        SAMPLE,
        tmp_path / "notes.txt",
        tmp_path / "folder",
        tmp_path / "nowhere.wav",
        SAMPLE,
    ]
    status, out = ran(services, "analyze", "--json", *map(str, files))
    assert status == 1
    made = [checked(line) for line in out.splitlines()]
    assert [each["audio"] for each in made] == [str(file) for file in files]
    codes = [each["error"] and each["error"]["code"] for each in made]
    assert codes == ["file.empty", None, "file.not_sound", "file.none_inside", "file.missing", None]
    first, again = made[1], made[5]
    assert first == again
    assert first["language"] == "en"
    assert "billing system failed almost every week" in " ".join(word["text"] for word in first["words"])
    assert first["pace"]["speech_rate_wpm"] is not None
    assert first["feedback"]["next"]["headline"]["text"]


def test_a_model_that_is_not_there(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    services = Greenroom(home, tmp_path / "no-models")
    status, out = ran(services, "analyze", str(SAMPLE))
    assert (status, out) == (1, "")
    assert "greenroom models install base" in capsys.readouterr().err
    services.close()
