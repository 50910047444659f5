"""`greenroom takes labels`: corrections as references that predictions can be counted against."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from greenroom.audio.flac import write_flac
from greenroom.domain.corrections import Corrections, corrected
from greenroom.domain.edits import dismissing, turning
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.domain.transcript import Span, Transcript, WordKind
from greenroom.export.files import FileExporter
from tests.fakes.answers import an_assessment
from tests.sounds import noise
from tests.unit.cli.desk import Desk

SOUND = noise(0.5, 16_000)


@pytest.fixture
def desk(home: Path, tmp_path: Path) -> Desk:
    """Two measured takes, none corrected."""
    desk = Desk(home)
    desk.exporter = FileExporter()
    for name in ("alpha-1", "alpha-2"):
        audio = write_flac(tmp_path / f"{name}.flac", 16_000, [SOUND.tobytes()])
        spool = Spool(
            tmp_path / f"{name}.spool", datetime(2026, 11, 22, tzinfo=UTC), 16_000, 83.0, "q1", "Why us?"
        )
        desk.takes.add(Recording(audio, spool, 83.0, 16_000, (0.5,), 0.02, EndReason.STOPPED))
        desk.takes.save_assessment(name, an_assessment("*Um I led the migration *uh there. A we shipped it."))
    return desk


def correct(desk: Desk) -> Transcript:
    """The first "Um" was not said, "A" was an "uh"; gives what the machine had heard."""
    machine = desk.takes.heard("alpha-1")
    assert machine is not None
    heard = machine.heard.transcript
    first = next(word for word in heard.words if word.kind is WordKind.FILLED_PAUSE)
    dismissed = dismissing(heard, Span(first.start_s, first.end_s), is_filled_pause=True)
    assert dismissed is not None
    made = (dismissed, turning([word for word in heard.words if word.text == "A"], "uh"))
    person = replace(machine, heard=replace(machine.heard, transcript=corrected(heard, made)))
    desk.takes.save_corrections("alpha-1", lambda *_: (Corrections(made), person))
    return heard


def hit_missed_invented(reference: dict[str, Any], heard: Transcript) -> tuple[int, int, int]:
    """Count filled pauses that overlap, as scoring does."""
    theirs = [(filler["start_s"], filler["end_s"]) for filler in reference["fillers"]]
    ours = [(word.start_s, word.end_s) for word in heard.words if word.kind is WordKind.FILLED_PAUSE]
    hits = sum(any(start < b and a < end for a, b in ours) for start, end in theirs)
    return hits, len(theirs) - hits, len(ours) - hits


def test_what_the_machine_heard_counts_against_what_the_person_said(desk: Desk) -> None:
    heard = correct(desk)
    assert desk.run("takes", "labels") == 0
    (line,) = desk.out.splitlines()
    reference = json.loads(line)
    assert hit_missed_invented(reference, heard) == (1, 1, 1)
    assert [made["kind"] for made in reference["corrections"]] == ["dismiss", "add"]
    assert [word["kind"] for word in reference["words"]].count("filled_pause") == 2
    assert reference["tags"] == ["corrected"]


def test_sound_is_written_on_request_under_the_name_in_the_line(desk: Desk, tmp_path: Path) -> None:
    correct(desk)
    folder = tmp_path / "mine"
    assert desk.run("takes", "labels", "--with-sound", str(folder)) == 0
    assert json.loads(desk.out)["audio"] == "mine/alpha-1.flac"
    assert [path.name for path in folder.iterdir()] == ["alpha-1.flac"]
    assert (folder / "alpha-1.flac").read_bytes() == (tmp_path / "alpha-1.flac").read_bytes()


def test_the_same_command_works_again(desk: Desk, tmp_path: Path) -> None:
    correct(desk)
    command = ("takes", "labels", "--with-sound", str(tmp_path / "mine"))
    assert desk.run(*command) == 0
    first = desk.out
    assert desk.run(*command) == 0
    assert desk.out == first
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["alpha-1.flac"]


def test_where_nothing_is_corrected_it_is_said(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("takes", "labels") == 0
    assert desk.out == ""
    assert "Nothing is corrected yet" in capsys.readouterr().err
