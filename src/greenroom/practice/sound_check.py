"""The sound check: a sentence is said, heard back, and never kept."""

from collections.abc import Callable
from contextlib import suppress

from greenroom.domain.errors import UserError
from greenroom.domain.recording import SOUND_CHECK, Recording
from greenroom.domain.transcript import Span
from greenroom.practice.ports import Microphone, Player, Samples, Spools


class SoundCheck:
    """One sentence at a time; each takes the place of the one before. Used from one thread."""

    def __init__(self, microphone: Microphone, player: Player, spools: Spools) -> None:
        """Take the ports; the microphone must be open before `begin`."""
        self._microphone = microphone
        self._player = player
        self._spools = spools
        self._recording: Recording | None = None

    def begin(self) -> None:
        """Record from now on; raises UserError as `Microphone.record` does."""
        self.forget()
        self._microphone.record(SOUND_CHECK, "", _Nobody())

    def end(self) -> float:
        """End the recording; gives its length in seconds. Raises UserError as `Microphone.stop` does."""
        recording = self._recording = self._microphone.stop()
        self._player.load(recording.audio)
        return recording.duration_s

    def hear(self, on_end: Callable[[], None]) -> None:
        """Play what was said; raises UserError as `Player.play` does."""
        if self._recording is not None:
            self._player.play((Span(0.0, self._recording.duration_s),), on_end)

    def forget(self) -> None:
        """Fall silent and remove what was said; harmless where nothing was."""
        recording, self._recording = self._recording, None
        if recording is not None:
            self._player.close()
            self._spools.discard(recording.spool)

    def close(self) -> None:
        """Forget; what the disk will not let go of is removed at the next start."""
        with suppress(UserError):
            self.forget()


class _Nobody:
    """An audience that does not listen."""

    def feed(self, samples: Samples) -> None: ...

    def end(self) -> None: ...

    def abandon(self) -> None: ...
