"""PortAudio: the devices it lists by itself, and what its errors mean to a person."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event

from greenroom.audio.pulse import PulseSystem
from greenroom.audio.system import Input, Output, SoundSystem
from greenroom.domain.errors import UserError
from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.domain.recording import Source

DEVICE_UNAVAILABLE = -9985
"""paDeviceUnavailable: another program holds the device."""

NO_DEVICE = (-9996, -9993)
"""paInvalidDevice; paBadIODeviceCombination, which ALSA's part says when a device is listed but not there."""


class PortAudioSystem:
    """Windows, macOS, and Linux without PulseAudio. It tells nothing of changes."""

    def server(self) -> str | None:
        return None

    def inputs(self) -> Sequence[Input]:
        import sounddevice

        default = sounddevice.default.device[0]
        found = [
            Input(Source(d["name"], d["name"], d["index"] == default), int(d["default_samplerate"]), d["index"])
            for d in sounddevice.query_devices()
            if d["max_input_channels"] > 0 and d["hostapi"] == sounddevice.default.hostapi
        ]
        return sorted(found, key=lambda each: not each.source.is_default)

    def outputs(self, wanted_hz: int) -> Sequence[Output]:  # noqa: ARG002 - Windows takes the device's own rate
        import sounddevice

        default = sounddevice.default.device[1]
        found = [
            Output(
                Loudspeaker(d["name"], d["name"], d["index"] == default), int(d["default_samplerate"]), d["index"]
            )
            for d in sounddevice.query_devices()
            if d["max_output_channels"] > 0 and d["hostapi"] == sounddevice.default.hostapi
        ]
        return sorted(found, key=lambda each: not each.loudspeaker.is_default)

    @contextmanager
    def chosen(self, device: Source | Loudspeaker) -> Iterator[None]:  # noqa: ARG002 - its index says it all
        yield

    def watch(self) -> "PortAudioWatch":
        return PortAudioWatch()


class PortAudioWatch:
    """PortAudio lists its devices once and tells no change: only a stream that falls silent can be seen."""

    def __init__(self) -> None:
        """Look once."""
        self._woken = Event()
        self._sources = [each.source for each in PortAudioSystem().inputs()]

    def wait(self, timeout_s: float) -> None:
        self._woken.wait(timeout_s)

    def wake(self) -> None:
        self._woken.set()

    def sources(self) -> Sequence[Source]:
        return self._sources

    def source_in_use(self) -> str | None:
        return None

    def close(self) -> None:
        self._woken.set()


def sound_system() -> SoundSystem:
    """Give the sound system of this computer as it is now; raises UserError `sound.library`."""
    try:
        import sounddevice  # noqa: F401
    except OSError as error:  # PortAudio's library is not installed
        raise UserError("sound.library") from error
    return PulseSystem.found() or PortAudioSystem()


def user_error(role: str, error: Exception) -> UserError:
    """Say what a PortAudioError means; `role` is microphone or loudspeaker."""
    code = error.args[1] if len(error.args) > 1 else None
    if code == DEVICE_UNAVAILABLE and role == "microphone":
        return UserError("microphone.busy")
    if code in NO_DEVICE:
        return UserError(f"{role}.none")
    return UserError(f"{role}.refused", reason=str(error.args[0]) if error.args else "")
