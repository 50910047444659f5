"""What a sound system must tell: its devices, how PortAudio reaches them, and when something changes."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.domain.recording import Source


@dataclass(frozen=True, slots=True)
class Input:
    """A microphone with its own sample rate and the PortAudio device that reaches it."""

    source: Source
    rate_hz: int
    device: int


@dataclass(frozen=True, slots=True)
class Output:
    """A loudspeaker with the rate it is to be opened with and the PortAudio device that reaches it."""

    loudspeaker: Loudspeaker
    rate_hz: int
    device: int


class Watch(Protocol):
    """A look at the sound system from a thread of its own."""

    def wait(self, timeout_s: float) -> None:
        """Wait until something may have changed, `wake` is called, or the time is over."""

    def wake(self) -> None:
        """End a wait from another thread; without one it may have no effect, so call it again."""

    def sources(self) -> Sequence[Source]:
        """List the microphones; raises ConnectionError when the sound system is gone."""

    def source_in_use(self) -> str | None:
        """Tell which source our own stream reads now; raises ConnectionError."""

    def close(self) -> None: ...


class SoundSystem(Protocol):
    """PulseAudio, or PortAudio alone."""

    def server(self) -> str | None:
        """Name the audio server, None where there is none."""

    def inputs(self) -> Sequence[Input]:
        """List the microphones there are, the default first."""

    def outputs(self, wanted_hz: int) -> Sequence[Output]:
        """List the loudspeakers there are, the default first, at the wanted rate where it can be had."""

    def chosen(self, device: Source | Loudspeaker) -> AbstractContextManager[None]:
        """Make a stream that is opened inside reach this microphone or loudspeaker."""

    def watch(self) -> Watch:
        """Look at the system's changes; raises ConnectionError when the sound system is gone."""
