"""What is written while progress is shown."""

import io
import re
from typing import cast

import pytest

from greenroom.cli.terminal import Terminal
from greenroom.practice.services import Services


class Screen(io.StringIO):
    """Both streams on one screen."""

    def isatty(self) -> bool:
        return True


def test_results_stand_on_lines_of_their_own_and_the_time_left_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    terminal = Terminal(cast("Services", None), screen, screen)
    with terminal.progress("Listening to 2 files") as progress:
        progress(0.5)
        terminal.print("first result")
        progress(0.9)
        terminal.tell("a word")
    shown = re.sub(r"\x1b\[\?25[hl]", "", screen.getvalue())
    for line in ("first result\n", "a word\n"):
        before = shown[: shown.index(line)]
        assert re.search(r"(\r|\n|\x1b\[2K|\x1b\[1A)$", before), before[-80:]
    assert "Listening to 2 files" in shown
    assert re.search(r"\d:\d\d:\d\d|-:--:--", shown)
