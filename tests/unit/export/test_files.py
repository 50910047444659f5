"""Exported takes: what is in the files, and that nothing is lost over them."""

import errno
import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from greenroom.audio.flac import write_flac
from greenroom.domain.errors import UserError
from greenroom.domain.take import Take
from greenroom.export.files import FileExporter
from greenroom.practice.exporting import ExportForm
from greenroom.texts import words
from tests.fakes.answers import a_take, an_assessment, an_unmeasurable_assessment
from tests.full_disk import room_for
from tests.sounds import noise, sound_in

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "analyze.schema.json").read_text("utf-8"))
SCRIPT = "*Um I ~think we rebuilt the ?like whole thing. [1.6] It has held since then."
SOUND = noise(1.0, 44_100)


@pytest.fixture
def take(tmp_path: Path) -> Take:
    audio = write_flac(tmp_path / "take.flac", 44_100, [SOUND.tobytes()])
    recorded_at = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    return a_take(2, audio=audio, recorded_at=recorded_at, title="The one for Thursday", notes="Slower.\n")


@pytest.mark.parametrize("form", [ExportForm.FLAC, ExportForm.WAV])
def test_the_sound_is_the_same_sample_for_sample(take: Take, tmp_path: Path, form: ExportForm) -> None:
    target = FileExporter().export(take, None, form, tmp_path / f"mine.{form}")
    sound, rate_hz = sound_in(target)
    assert rate_hz == 44_100
    np.testing.assert_array_equal(sound, SOUND)
    assert target.read_bytes()[:4] == {"flac": b"fLaC", "wav": b"RIFF"}[form]


@pytest.mark.parametrize("form", ExportForm)
def test_nobody_else_may_read_it(take: Take, tmp_path: Path, form: ExportForm) -> None:
    target = tmp_path / f"mine.{form}"
    target.touch(mode=0o644)
    FileExporter().export(take, an_assessment(SCRIPT), form, target, replace=True)
    assert target.stat().st_mode & 0o777 == 0o600


def test_json_is_the_report(take: Take, tmp_path: Path) -> None:
    target = FileExporter().export(take, an_assessment(SCRIPT), ExportForm.JSON, tmp_path / "mine.json")
    made = json.loads(target.read_text("utf-8"), parse_constant=pytest.fail)
    Draft202012Validator(SCHEMA).validate(made)
    assert made["audio"] == "take.flac"
    assert [word["text"] for word in made["words"]][:4] == ["Um", "I", "think", "we"]


def test_the_text_has_times_and_marks(take: Take, tmp_path: Path) -> None:
    assessment = an_assessment(SCRIPT)
    target = FileExporter().export(take, assessment, ExportForm.TEXT, tmp_path / "mine.txt")
    head, said, notes, legend = target.read_text("utf-8").split("\n\n")
    when = take.recorded_at.astimezone()
    assert head.splitlines()[:3] == [
        "The one for Thursday",
        "Tell me about a time you fixed a system that kept failing.",
        f"Take 2, {when:%Y-%m-%d %H:%M}, 0:39",
    ]
    assert said.splitlines() == [
        "[0:00] (Um) I _think_ we rebuilt the like whole thing. (pause 1.6 s)",
        "[0:05] It has held since then.",
    ]
    assert notes == "Slower."
    assert legend.startswith("(um): a filled pause")


def test_what_could_not_be_measured_says_so_in_the_text(take: Take, tmp_path: Path) -> None:
    target = FileExporter().export(take, an_unmeasurable_assessment(), ExportForm.TEXT, tmp_path / "mine.txt")
    (reason,) = an_unmeasurable_assessment().feedback.not_measured
    assert words(reason) in target.read_text("utf-8")


@pytest.mark.parametrize("form", ExportForm)
def test_another_file_is_replaced_only_where_told_to(take: Take, tmp_path: Path, form: ExportForm) -> None:
    target = tmp_path / "mine"
    target.write_bytes(b"years of work")
    with pytest.raises(UserError, match=r"export\.exists"):
        FileExporter().export(take, an_assessment(), form, target)
    assert target.read_bytes() == b"years of work"
    FileExporter().export(take, an_assessment(), form, target, replace=True)
    assert target.read_bytes() != b"years of work"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "take.flac"]


def test_a_file_that_comes_meanwhile_stays(take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "mine.flac"
    target.write_bytes(b"years of work")
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    with pytest.raises(UserError, match=r"export\.exists"):
        FileExporter().export(take, None, ExportForm.FLAC, target)
    assert target.read_bytes() == b"years of work"


@pytest.mark.parametrize("form", [ExportForm.JSON, ExportForm.TEXT])
def test_what_is_not_measured_has_no_words(take: Take, tmp_path: Path, form: ExportForm) -> None:
    with pytest.raises(UserError, match=r"export\.not_measured"):
        FileExporter().export(take, None, form, tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("form", ExportForm)
def test_a_folder_that_is_not_there_is_told(take: Take, tmp_path: Path, form: ExportForm) -> None:
    with pytest.raises(UserError, match=r"disk\.refused"):
        FileExporter().export(take, an_assessment(), form, tmp_path / "nowhere" / "mine")


@pytest.mark.parametrize("form", ExportForm)
def test_what_cannot_be_written_is_named_as_the_person_named_it(
    take: Take, tmp_path: Path, form: ExportForm
) -> None:
    for name in ("nowhere/mine", "a" * 300):
        with pytest.raises(UserError, match=r"disk\.refused") as raised:
            FileExporter().export(take, an_assessment(), form, tmp_path / name)
        assert raised.value.data == {"path": str(tmp_path / name)}


@pytest.mark.parametrize("form", ExportForm)
def test_a_name_may_be_as_long_as_the_disk_allows(take: Take, tmp_path: Path, form: ExportForm) -> None:
    target = tmp_path / ("a" * 255)
    assert FileExporter().export(take, an_assessment(), form, target).stat().st_size > 0


@pytest.mark.parametrize("form", [ExportForm.FLAC, ExportForm.WAV])
def test_a_disk_that_fills_up_meanwhile_is_told_and_left_clean(
    take: Take, tmp_path: Path, form: ExportForm
) -> None:
    with room_for(take.audio.stat().st_size // 2), pytest.raises(UserError, match=r"disk\.full"):
        FileExporter().export(take, None, form, tmp_path / "mine")
    assert [path.name for path in tmp_path.iterdir()] == ["take.flac"]


@pytest.mark.parametrize("form", [ExportForm.FLAC, ExportForm.WAV])
def test_a_sound_that_went_meanwhile_is_told_as_that(take: Take, tmp_path: Path, form: ExportForm) -> None:
    take.audio.unlink()
    with pytest.raises(UserError, match=r"take\.sound_gone") as raised:
        FileExporter().export(take, None, form, tmp_path / "mine")
    assert raised.value.data == {"number": take.number}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("keep", [0.0, 0.5])
def test_a_sound_that_is_damaged_becomes_no_wav(take: Take, tmp_path: Path, keep: float) -> None:
    whole = take.audio.read_bytes()
    take.audio.write_bytes(whole[: round(keep * len(whole))])
    with pytest.raises(UserError, match=r"file\.not_sound") as raised:
        FileExporter().export(take, None, ExportForm.WAV, tmp_path / "mine.wav")
    assert raised.value.data == {"path": str(take.audio)}
    assert [path.name for path in tmp_path.iterdir()] == ["take.flac"]


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk.full"), (errno.EACCES, "disk.refused")])
def test_a_disk_that_gives_up_leaves_nothing(
    take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def give_up(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", give_up)
    with pytest.raises(UserError, match=re.escape(code)):
        FileExporter().export(take, an_assessment(), ExportForm.JSON, tmp_path / "mine.json")
    assert [path.name for path in tmp_path.iterdir()] == ["take.flac"]
