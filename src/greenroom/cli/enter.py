"""Waits for Enter for a moment, so that something else can end the wait too."""

import sys


def entered(within_s: float) -> bool:
    """Tell whether Enter was pressed within some seconds."""
    if sys.platform == "win32":
        import msvcrt
        from threading import Event

        Event().wait(within_s)
        return bool(msvcrt.kbhit()) and msvcrt.getwch() in "\r\n"
    import select

    ready, _, _ = select.select([sys.stdin], [], [], within_s)
    if ready:
        sys.stdin.readline()
    return bool(ready)
