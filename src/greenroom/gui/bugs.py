"""What breaks outside of any task, in a slot or a thread: logged with its traceback, and told once."""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError

_log = logging.getLogger(__name__)


class Bugs(QObject):
    """Hears of them from any thread; tells in that of the GUI. The same place is told once: timers come again."""

    met = Signal(object)
    """Carries UserError("bug")."""

    def __init__(self) -> None:
        """Nothing broke yet."""
        super().__init__()
        self._known: set[tuple[type[BaseException], str, int]] = set()

    def hear(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        """Take what `sys.excepthook` takes."""
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = (kind, trace.tb_frame.f_code.co_filename if trace else "", trace.tb_lineno if trace else 0)
        if place not in self._known:
            self._known.add(place)
            _log.error("the window broke", exc_info=value)
            self.met.emit(UserError("bug"))


@contextmanager
def bugs_told() -> Iterator[Bugs]:
    """Hear of every bug while the window stands; Python and Qt would print it where nobody looks."""
    bugs, before = Bugs(), (sys.excepthook, threading.excepthook)

    def on_bug(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        hear = bugs.hear if issubclass(kind, Exception) else before[0]
        hear(kind, value, trace)

    def on_thread_bug(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            on_bug(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook, threading.excepthook = on_bug, on_thread_bug
    try:
        yield bugs
    finally:
        sys.excepthook, threading.excepthook = before
