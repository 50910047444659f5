"""The computer stays awake as long as an answer is recorded, and no longer."""

import subprocess
import sys

import pytest

from greenroom.audio.awake import ChildAwake, WindowsAwake, stay_awake

WAITS = (sys.executable, "-c", "import sys; sys.stdin.read()")
"""Ends with its input, as the real ones do."""


def test_it_holds_until_it_is_released() -> None:
    awake = ChildAwake(WAITS)
    held = [awake.is_holding]
    for call in (awake.hold, awake.hold, awake.release, awake.release):
        call()
        held.append(awake.is_holding)
    assert held == [False, True, True, False, False]


def test_one_that_will_not_end_is_ended() -> None:
    awake = ChildAwake((sys.executable, "-c", "import threading; threading.Event().wait(60)"))
    awake.hold()
    child = awake._child
    assert child is not None
    awake.release()
    assert child.returncode is not None


@pytest.mark.parametrize("command", [(), ("no-such-program", "cat")])
def test_where_there_is_no_way_nothing_happens(command: tuple[str, ...]) -> None:
    awake = ChildAwake(command)
    awake.hold()
    assert not awake.is_holding
    awake.release()


def test_it_ends_when_the_program_is_killed() -> None:
    """The child says when it has begun and, by closing its output, when it has ended."""
    child = "import sys; print('begun', flush=True); sys.stdin.read()"
    code = f"import sys; from subprocess import *; Popen([sys.executable, '-c', {child!r}], stdin=PIPE).wait()"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"begun\n"
        program.kill()
        assert program.stdout.read() == b"", "its child, which holds the same output, has gone too"


class Kernel:
    def __init__(self) -> None:
        self.states: list[int] = []

    def SetThreadExecutionState(self, state: int) -> None:  # noqa: N802 - Windows' own name
        self.states.append(state)


def test_windows_is_told_that_the_system_is_needed_and_then_no_more() -> None:
    kernel = Kernel()
    awake = WindowsAwake(kernel)
    awake.hold()
    awake.release()
    assert kernel.states == [0x80000001, 0x80000000]


def test_this_system_does_it_or_does_nothing() -> None:
    awake = stay_awake()
    awake.hold()
    awake.release()
