"""An exported take that was corrected holds both versions; one that was not holds nothing of it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from greenroom.domain.assessment import Corrected
from greenroom.domain.corrections import Corrections
from greenroom.domain.edits import adding_after, replacing
from greenroom.export.files import FileExporter
from greenroom.practice.assessing import Assessing
from greenroom.practice.correcting import Correcting
from greenroom.practice.exporting import ExportForm
from tests.fakes.answers import a_take
from tests.fakes.library import MemoryTakeStore
from tests.fakes.practice import Calls, FilesInMemory, NotingHearing
from tests.fakes.spoken import english, spoken

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "analyze.schema.json").read_text("utf-8"))
HEARD = spoken("{um} We had four weaks and we shipped it in three. [1.0] Everyone was on {uh?} time for dinner.")
ASSESSING = Assessing(NotingHearing(Calls(), HEARD), FilesInMemory({}), english(), "0")
MACHINE = ASSESSING.assess(HEARD, None)
MADE = (
    replacing(HEARD.transcript.words[4:5], "weeks"),
    adding_after(HEARD.transcript, HEARD.transcript.words[10].end_s, "um"),
)
PERSON = Correcting(MemoryTakeStore(), ASSESSING, lambda _id: None).assess(MACHINE, MADE, None)
CORRECTED = Corrected(MACHINE, Corrections(MADE))


def exported(form: ExportForm, folder: Path, *, is_corrected: bool = True) -> str:
    behind = CORRECTED if is_corrected else None
    target = folder / f"{is_corrected}.{form}"
    return FileExporter().export(a_take(), PERSON, form, target, corrected=behind).read_text("utf-8")


def test_json_holds_both_versions_and_the_way_between_them(tmp_path: Path) -> None:
    made = json.loads(exported(ExportForm.JSON, tmp_path), parse_constant=pytest.fail)
    Draft202012Validator(SCHEMA).validate(made)
    assert [word["text"] for word in made["words"]][4] == "weeks"
    assert [word["text"] for word in made["machine"]["words"]][4] == "weaks"
    assert [each["kind"] for each in made["corrections"]] == ["replace", "add"]
    assert made["corrections"][0]["heard"] == "weaks"
    assert len(made["fillers"]) == len(made["machine"]["fillers"]) + 1
    plain = json.loads(exported(ExportForm.JSON, tmp_path, is_corrected=False))
    assert plain == {key: value for key, value in made.items() if key not in ("corrections", "machine")}


def test_the_text_holds_what_was_heard_beneath(tmp_path: Path) -> None:
    whole = exported(ExportForm.TEXT, tmp_path)
    mine, heard = whole.split("What was heard, before 2 corrections:")
    assert "weeks" in mine
    assert "weaks" not in mine
    assert "weaks" in heard
    assert "What was heard" not in exported(ExportForm.TEXT, tmp_path, is_corrected=False)
