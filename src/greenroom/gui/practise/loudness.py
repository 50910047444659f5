"""The level of the last seconds in words."""

from collections import deque

from greenroom.domain.recording import MicrophoneLevel
from greenroom.gui.practise.state import Loudness

SILENT_DBFS = -50.0
"""Below this peak nobody has spoken: a room's noise. Own judgement."""
QUIET_DBFS = -30.0
"""A voice whose peaks stay below this is hard to hear. Own judgement, by trial with a laptop's microphone."""
_REMEMBERED = 60
"""Looks, at 20 a second: three seconds, so that a breath does not change the words."""


class LoudnessWords:
    """Remembers the newest levels and names them."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        self._levels: deque[MicrophoneLevel] = deque(maxlen=_REMEMBERED)

    def hear(self, level: MicrophoneLevel | None) -> Loudness:
        """Take the newest level; gives the words for the last seconds."""
        if level is not None:
            self._levels.append(level)
        if not self._levels:
            return Loudness.NOTHING
        if any(level.clips for level in self._levels):
            return Loudness.CLIPS
        peak = max(level.peak_dbfs for level in self._levels)
        if peak < SILENT_DBFS:
            return Loudness.NOTHING
        return Loudness.QUIET if peak < QUIET_DBFS else Loudness.GOOD
