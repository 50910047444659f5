"""`greenroom record`: the answer is kept whatever comes after it."""

import io
import os
import signal
import sys
from pathlib import Path

import pytest

from greenroom.cli import record
from greenroom.cli.enter import entered
from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason
from greenroom.domain.take import Take
from tests.fakes.answers import QUESTIONS
from tests.unit.cli.desk import Desk
from tests.unit.cli.test_analyze import measured


@pytest.fixture
def desk(home: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(record, "LOOK_EVERY_S", 0.001)
    made = Desk(home)
    made.answering.result = measured()
    return made


def test_an_answer_is_recorded_kept_and_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    question = QUESTIONS[1]
    assert desk.run("record", "--question", question.id, "--seconds", "2") == 0
    assert desk.answering.question == question
    told = capsys.readouterr().err.splitlines()
    assert told[:2] == [question.text, "Recording from USB microphone."]
    assert told[2].startswith("Kept as take 3: ")
    assert "Work on this next: 2 pauses" in desk.out


def test_the_microphone_is_the_named_or_the_chosen_one(desk: Desk) -> None:
    settings = desk.settings.load()
    desk.settings.save(settings.__class__(microphone="line"))
    desk.run("record", "--seconds", "1")
    assert desk.microphone.opened == "line"
    desk.run("record", "--seconds", "1", "--microphone", "usb")
    assert desk.microphone.opened == "usb"


def test_a_microphone_that_goes_away_ends_the_take_and_says_so(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.microphone.ends_after_s = 1.0
    assert desk.run("record", "--seconds", "3600") == 0
    assert "The microphone was disconnected. All you said until then is kept." in capsys.readouterr().err


def test_a_missing_model_does_not_cost_the_take(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.answering.result = UserError("model.missing", name="base")
    assert desk.run("record", "--seconds", "1") == 1
    told = capsys.readouterr().err
    assert told.index("Kept as take 3") < told.index("not installed")


def test_no_microphone(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.microphone.found = ()
    assert desk.run("record", "--seconds", "1") == 1
    assert "No microphone" in capsys.readouterr().err


def test_without_keys_a_length_is_needed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert desk.run("record") == 2
    assert desk.microphone.opened is None


def test_enter_ends_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, keys = os.openpty()
    with os.fdopen(keys) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        assert not entered(0.001)
        os.write(terminal, b"\n")
        assert desk.run("record") == 0
        assert not entered(0.001)
    os.close(terminal)


def test_ctrl_c_ends_it_and_keeps_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_self: object) -> float:
        raise KeyboardInterrupt

    monkeypatch.setattr(type(desk.microphone), "recorded_s", property(interrupted))
    assert desk.run("record", "--seconds", "5") == 0
    assert "Kept as take 3" in capsys.readouterr().err


def test_ctrl_c_while_it_is_kept_tears_nothing_apart(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keep, before = desk.answering.keep, signal.getsignal(signal.SIGINT)

    def interrupted() -> tuple[Take, EndReason]:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        return keep()

    monkeypatch.setattr(desk.answering, "keep", interrupted)
    assert desk.run("record", "--seconds", "1") == 130
    kept, not_measured = capsys.readouterr().err.splitlines()[-2:]
    assert kept.startswith("Kept as take 3")
    assert not_measured.startswith("Take 3 is kept; it was not measured.")
    assert desk.out == ""
    assert signal.getsignal(signal.SIGINT) is before
