"""Keeps the computer awake while an answer is recorded; where the system offers no way, nothing happens."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from greenroom.practice.ports import StayAwake

_ENDS_WITH_US = "cat"
"""Reads until its input is closed, which the system does for us however we end: nothing is left holding."""
_COMMANDS = {
    "linux": (
        "systemd-inhibit",
        "--what=sleep:idle",
        "--who=Greenroom",
        "--why=An answer is being recorded",
        "--mode=block",
        _ENDS_WITH_US,
    ),
    "darwin": ("caffeinate", "-i", _ENDS_WITH_US),
}
_PATIENCE_S = 1.0
_ES_CONTINUOUS, _ES_SYSTEM_REQUIRED = 0x80000000, 0x00000001
"""Of Windows' SetThreadExecutionState."""


class ChildAwake:
    """Linux and macOS: another program holds the lock as long as its child, which ends with its input, lives."""

    def __init__(self, command: Sequence[str]) -> None:
        """Take the command; one that is not installed does nothing."""
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def is_holding(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def hold(self) -> None:
        if self._child is None and self._command and shutil.which(self._command[0]):
            with suppress(OSError):
                self._child = subprocess.Popen(  # noqa: S603 - a command of ours
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )

    def release(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            child.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


class WindowsAwake:
    """Windows counts it by thread: both calls come from the same one."""

    def __init__(self, kernel: Any) -> None:  # noqa: ANN401 - ctypes has no types for it
        """Take kernel32."""
        self._kernel = kernel

    def hold(self) -> None:
        self._kernel.SetThreadExecutionState(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED)

    def release(self) -> None:
        self._kernel.SetThreadExecutionState(_ES_CONTINUOUS)


def stay_awake() -> StayAwake:
    """Give what this system offers."""
    if sys.platform == "win32":
        import ctypes

        return WindowsAwake(ctypes.windll.kernel32)
    return ChildAwake(_COMMANDS.get(sys.platform, ()))
