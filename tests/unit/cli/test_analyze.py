"""`greenroom analyze`: a contract with programs, and words for people."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from greenroom.domain.assessment import Assessment
from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Advice, Feedback, Message
from greenroom.domain.measures import QualityReason
from greenroom.domain.transcript import Span
from greenroom.practice.report import error_report, report
from greenroom.texts import words
from tests.fakes.answers import QUESTIONS, an_assessment, an_unmeasurable_assessment
from tests.unit.cli.desk import Desk
from tests.unit.library.assessments import assessments

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "analyze.schema.json").read_text("utf-8"))
SCRIPT = "*um I ~think we [1.6] rebuilt *uh the whole thing in a week. [0.4] It has held since then."


def checked(line: str) -> dict[str, Any]:
    """Give the object of a line after holding it against the schema."""
    made: dict[str, Any] = json.loads(line, parse_constant=pytest.fail)
    Draft202012Validator(SCHEMA).validate(made)
    return made


def measured() -> Assessment:
    """An answer whose messages are all in the catalogue."""
    advice = Advice(
        "pauses",
        Message("cli.pauses", {"n": 2}),
        Message("cli.doctor.free.little"),
        (Span(61.5, 62.0), Span(3.0, 5.0)),
    )
    return replace(an_assessment(SCRIPT), feedback=Feedback(advice, (Message("cli.hedges", {"n": 1}),)))


def unmeasurable() -> Assessment:
    message = Message("cli.doctor.library.none")
    return replace(an_unmeasurable_assessment(), feedback=Feedback(None, (), (message,)))


@pytest.fixture
def desk(home: Path) -> Desk:
    unreadable = UserError("file.folder", path="music")
    return Desk(home, {"a.wav": measured(), "b.wav": unmeasurable(), "music": unreadable})


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_one_object_a_line_in_the_order_of_the_files(desk: Desk) -> None:
    assert desk.run("analyze", "--json", "x/b.wav", "a.wav", "b.wav") == 0
    assert [checked(line)["audio"] for line in desk.out.splitlines()] == ["x/b.wav", "a.wav", "b.wav"]


def test_the_figures_and_marks_are_those_of_the_assessment(desk: Desk) -> None:
    desk.run("analyze", "a.wav", "--json")
    made, assessment = checked(desk.out), measured()
    assert made["duration_s"] == round(assessment.heard.transcript.duration_s, 3)
    assert (made["language"], made["model"], made["error"]) == ("en", assessment.versions.model, None)
    assert [word["text"] for word in made["words"]] == [word.text for word in assessment.heard.transcript.words]
    assert made["words"][0]["kind"] == "filled_pause"
    assert [filler["certainty"] for filler in made["fillers"]] == ["confirmed", "confirmed"]
    assert [(pause["place"], pause["end_s"] - pause["start_s"]) for pause in made["pauses"]] == [
        (pause.place, pytest.approx(pause.duration_s, abs=1e-3)) for pause in assessment.measures.pauses
    ]
    assert made["pace"]["speech_rate_wpm"] == round(assessment.measures.pace.speech_rate_wpm or 0, 1)
    assert made["quality"]["measured"] is True
    assert made["feedback"]["next"]["headline"] == {"key": "cli.pauses", "data": {"n": 2}, "text": "2 pauses"}
    assert made["feedback"]["next"]["clips"][0] == {"start_s": 61.5, "end_s": 62.0}


def test_what_is_not_built_says_so(desk: Desk) -> None:
    desk.run("analyze", "a.wav", "--json")
    reasons = checked(desk.out)["quality"]["not_measured"]
    assert reasons.pop("story.kind") == "not_built"
    assert set(reasons.values()) == {"not_built"}
    assert not {name for name in reasons if name.startswith("pace.")}


def test_what_could_not_be_measured_is_no_failure(desk: Desk) -> None:
    assert desk.run("analyze", "b.wav", "--json") == 0
    made = checked(desk.out)
    assert made["quality"]["measured"] is False
    assert made["quality"]["not_measured"]["pace.speech_rate_wpm"] == QualityReason.SILENCE
    assert made["feedback"]["next"] is None


def test_an_unreadable_file_is_told_in_its_place_and_the_others_go_on(desk: Desk) -> None:
    assert desk.run("analyze", "--json", "music", "a.wav", "nowhere.wav") == 1
    first, second, third = map(checked, desk.out.splitlines())
    assert first["error"]["code"] == "file.folder"
    assert first["error"]["what"] == "music is a folder."
    assert second["error"] is None
    assert third["error"]["code"] == "file.missing"
    assert set(first) == set(second)


@settings(max_examples=40)
@given(assessments)
def test_every_assessment_fits_the_schema(assessment: Assessment) -> None:
    made = report("a.wav", assessment, lambda message: message.key)
    checked(json.dumps(made, allow_nan=False))
    nulls = {
        f"{group}.{name}"
        for group in ("pace", "voice", "concision", "story")
        for name, value in made[group].items()
        if value is None
    }
    assert set(made["quality"]["not_measured"]) == nulls


@pytest.mark.parametrize("code", ["missing", "folder", "permission", "empty", "not_sound"])
def test_every_unreadable_file_fits_the_schema(code: str) -> None:
    checked(json.dumps(error_report("x", UserError(f"file.{code}", path="x"), words)))


def test_people_get_words(desk: Desk) -> None:
    assert desk.run("analyze", "a.wav") == 0
    lines = [line.rstrip() for line in desk.out.splitlines()]
    assert lines[0].startswith("a.wav (0:")
    assert lines[1] == "  Work on this next: 2 pauses"
    assert lines[3] == "    Hear it at 1:01, 0:03"
    assert lines[4] == "  What landed: 1 hedge"
    shown = {line.split()[0]: line for line in lines[5:] if line}
    assert "2 filled pauses (um, uh)" in shown["Fillers"]
    assert shown["Pauses"].endswith("  2 pauses, 1 longer than a second")
    assert "1 hedge" in shown["Hedges"]
    assert "words a minute" in shown["Pace"]


def test_people_are_told_why_nothing_was_measured(desk: Desk) -> None:
    assert desk.run("analyze", "b.wav") == 0
    assert "  empty" in desk.out.splitlines()
    assert "Pace" not in desk.out


def test_people_are_told_which_file_could_not_be_read(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("analyze", "music", "a.wav") == 1
    assert capsys.readouterr().err.splitlines() == [
        "greenroom: music is a folder.",
        "  Choose a sound file inside it.",
    ]
    assert desk.out.startswith("a.wav")


def test_the_question_is_handed_on(desk: Desk) -> None:
    desk.run("analyze", "a.wav", "--question", QUESTIONS[1].id)
    assert desk.assessing.asked == [QUESTIONS[1]]
