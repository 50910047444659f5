"""Time to think before an answer: it runs out in silence, and nobody holds it against anyone."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

LENGTHS_S = (30, 60, 120)
_STEP_MS = 250


class ThinkingTime(QObject):
    """Counts down; may be left at any time."""

    changed = Signal()

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Take the clock, in seconds; nothing runs yet."""
        super().__init__()
        self._clock = clock
        self._whole_s = 0.0
        self._ends_at = 0.0
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self.look)

    @property
    def left_s(self) -> float | None:
        """How much is left; None while nobody is thinking."""
        return max(0.0, self._ends_at - self._clock()) if self._timer.isActive() else None

    @property
    def share(self) -> float:
        """How much is left, 0..1."""
        return (self.left_s or 0.0) / self._whole_s if self._whole_s else 0.0

    def start(self, length_s: float) -> None:
        self._whole_s = length_s
        self._ends_at = self._clock() + length_s
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()

    def look(self) -> None:
        """Tell how much is left, and end when it is over."""
        if not self.left_s:
            self.stop()
        else:
            self.changed.emit()
