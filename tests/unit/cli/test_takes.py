"""`greenroom takes`: the library from a terminal."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from greenroom.audio.flac import write_flac
from greenroom.domain.corrections import Corrections, corrected
from greenroom.domain.edits import replacing
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.export.files import FileExporter
from tests.fakes.answers import an_assessment
from tests.sounds import noise, sound_in
from tests.unit.cli.desk import Desk

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SOUND = noise(0.5, 16_000)


@pytest.fixture
def desk(home: Path, tmp_path: Path) -> Desk:
    """Two takes, the newer one not measured."""
    desk = Desk(home)
    desk.exporter = FileExporter()
    for minute, name in enumerate(["alpha-1", "alpha-2"]):
        audio = write_flac(tmp_path / f"{name}.flac", 16_000, [SOUND.tobytes()])
        spool = Spool(tmp_path / f"{name}.spool", NOON + timedelta(minutes=minute), 16_000, 83.0, "q1", "Why us?")
        desk.takes.add(Recording(audio, spool, 83.0, 16_000, (0.5,), 0.02, EndReason.STOPPED))
    spoken = replace(an_assessment("*Um I led the migration. We shipped it."))
    desk.takes.save_assessment("alpha-1", replace(spoken, feedback=replace(spoken.feedback, next=None, landed=())))
    desk.takes.rename("alpha-2", "The one for Thursday")
    return desk


def ids(desk: Desk) -> list[str]:
    return [take.id for take in desk.takes.takes()]


def test_the_list_is_a_line_a_take(desk: Desk) -> None:
    assert desk.run("takes", "list") == 0
    newer, older = desk.out.splitlines()
    when = (NOON + timedelta(minutes=1)).astimezone()
    assert newer == f"alpha-2  {when:%Y-%m-%d %H:%M}    1:23  The one for Thursday"
    assert older.endswith("1:23  Why us?")


def test_the_list_as_json(desk: Desk) -> None:
    assert desk.run("takes", "list", "--json") == 0
    newer, older = map(json.loads, desk.out.splitlines())
    assert (newer["id"], newer["title"], newer["speech_rate_wpm"]) == ("alpha-2", "The one for Thursday", None)
    assert datetime.fromisoformat(older["recorded_at"]) == NOON
    assert older["speech_rate_wpm"] > 0


def test_a_take_is_shown_with_its_feedback_and_notes(desk: Desk) -> None:
    desk.takes.write_notes("alpha-1", "Slower.")
    assert desk.run("takes", "show", "alpha-1") == 0
    assert desk.out.splitlines()[0].startswith("Why us? (0:")
    assert "I led the migration." in desk.out
    assert desk.out.splitlines()[-1] == "  Notes: Slower."


def test_what_is_not_measured_says_so(desk: Desk) -> None:
    assert desk.run("takes", "show", "alpha-2") == 0
    assert desk.out.splitlines()[1] == "  This take has not been measured yet."


def test_what_was_said_is_found_with_its_time(desk: Desk) -> None:
    assert desk.run("takes", "search", "led", "migr") == 0
    take, *hits = desk.out.splitlines()
    assert take.startswith("alpha-1 ")
    assert hits == [
        "   0:00  I [led] the migration. We shipped it.",
        "   0:01  I led the [migration.] We shipped it.",
    ]
    desk.run("takes", "search", "--json", '"led the"')
    (hit,) = json.loads(desk.out)["hits"]
    assert (hit["said"], hit["start_s"]) == ("led the", pytest.approx(0.84))
    desk.run("takes", "search", "migr", "--question", "another")
    assert desk.out == ""


@pytest.mark.parametrize("text", ['"', "*", "AND", "(", "-x"])
def test_nothing_that_is_searched_for_is_an_error(desk: Desk, text: str) -> None:
    assert desk.run("takes", "search", "--", text) == 0


def test_a_take_is_exported_as_its_ending_says(desk: Desk, tmp_path: Path) -> None:
    assert desk.run("takes", "export", "alpha-1", str(tmp_path / "mine.WAV")) == 0
    np.testing.assert_array_equal(sound_in(tmp_path / "mine.WAV")[0], SOUND)
    assert desk.run("takes", "export", "alpha-1", str(tmp_path / "mine"), "--as", "txt") == 0
    assert "(Um) I led the migration." in (tmp_path / "mine").read_text("utf-8")


def test_another_file_stays_unless_told(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "mine.json"
    target.write_text("years of work")
    assert desk.run("takes", "export", "alpha-1", str(target)) == 1
    assert target.read_text() == "years of work"
    assert f"There is a file at {target} already." in capsys.readouterr().err
    assert desk.run("takes", "export", "alpha-1", str(target), "--replace") == 0
    assert json.loads(target.read_text())["audio"] == "alpha-1.flac"


def test_what_is_not_measured_has_no_words_to_export(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("takes", "export", "alpha-2", str(tmp_path / "mine.txt")) == 1
    assert "has not been measured yet" in capsys.readouterr().err


def test_deleting_asks_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for answer, left in (("\n", ["alpha-2", "alpha-1"]), ("n\n", ["alpha-2", "alpha-1"]), ("y\n", ["alpha-2"])):
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        assert desk.run("takes", "delete", "alpha-1") == 0
        assert ids(desk) == left


def test_deleted_takes_wait_in_the_bin(desk: Desk) -> None:
    assert desk.run("takes", "delete", "--yes", "alpha-1", "alpha-2") == 0
    assert ids(desk) == []
    desk.run("takes", "list", "--bin")
    assert [line.split()[0] for line in desk.out.splitlines()] == ["alpha-2", "alpha-1"]
    assert desk.run("takes", "restore", "alpha-1") == 0
    assert ids(desk) == ["alpha-1"]


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("takes", "delete", "-y", "alpha") == 2
    assert "more than one take begins with" in capsys.readouterr().err
    desk.takes.delete("alpha-1")
    assert desk.run("takes", "show", "alp") == 0


@pytest.mark.parametrize("command", [["show"], ["delete", "-y"], ["restore"], ["export", "x.flac"]], ids=" ".join)
def test_an_unknown_take_is_1(desk: Desk, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    name, *rest = command
    assert desk.run("takes", name, "nobody", *rest) == 1
    assert "This take is no longer in the library." in capsys.readouterr().err
    assert len(ids(desk)) == 2


def test_a_corrected_take_shows_and_exports_both_versions(desk: Desk, tmp_path: Path) -> None:
    machine = desk.takes.heard("alpha-1")
    assert machine is not None
    words = machine.heard.transcript.words
    made = (replacing([words[1]], "We"),)
    transcript = corrected(machine.heard.transcript, made)
    person = replace(machine, heard=replace(machine.heard, transcript=transcript))
    desk.takes.save_corrections("alpha-1", lambda *_: (Corrections(made), person))
    assert desk.run("takes", "show", "alpha-1") == 0
    assert "Um We led the migration. We shipped it." in desk.out
    assert "heard before one correction: Um I led the migration. We shipped it." in desk.out
    target = tmp_path / "both.json"
    assert desk.run("takes", "export", "alpha-1", str(target)) == 0
    made_of = json.loads(target.read_text("utf-8"))
    assert (made_of["words"][1]["text"], made_of["machine"]["words"][1]["text"]) == ("We", "I")
