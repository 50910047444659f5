"""`greenroom` alone: the window, or why there is none."""

from pathlib import Path

import pytest

from greenroom.cli.window import DISPLAYS
from tests.unit.cli.desk import Desk


@pytest.fixture
def desk(home: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    return Desk(home)


@pytest.mark.parametrize("status", [0, 1])
def test_its_status_is_the_windows(desk: Desk, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    monkeypatch.setenv("DISPLAY", ":99")
    desk.window_status = status
    assert desk.run() == status


def test_without_a_display_it_says_why_and_what_to_do(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run() == 1
    told = capsys.readouterr().err
    assert told.startswith("greenroom: There is no display here")
    assert "greenroom analyze FILE" in told
