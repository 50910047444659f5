"""PortAudio: the devices it lists by itself, and what its errors mean to a person."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from greenroom.audio.pulse import PulseSystem
from greenroom.audio.system import Input, SoundSystem
from greenroom.domain.errors import UserError
from greenroom.domain.recording import Source

DEVICE_UNAVAILABLE = -9985
"""paDeviceUnavailable: another program holds the device."""

INVALID_DEVICE = -9996


class PortAudioSystem:
    """Windows, macOS, and Linux without PulseAudio. It tells nothing of changes."""

    def inputs(self) -> Sequence[Input]:
        import sounddevice

        default = sounddevice.default.device[0]
        found = [
            Input(Source(d["name"], d["name"], d["index"] == default), int(d["default_samplerate"]), d["index"])
            for d in sounddevice.query_devices()
            if d["max_input_channels"] > 0 and d["hostapi"] == sounddevice.default.hostapi
        ]
        return sorted(found, key=lambda each: not each.source.is_default)

    def output_device(self) -> int | None:
        import sounddevice

        index = int(sounddevice.default.device[1])
        return index if index >= 0 else None

    @contextmanager
    def chosen(self, source: Source) -> Iterator[None]:  # noqa: ARG002 - the device's index says it all
        yield

    def watch(self) -> None:
        return None


def sound_system() -> SoundSystem:
    """Give the sound system of this computer as it is now; raises UserError `sound.library`."""
    return PulseSystem.found() or PortAudioSystem()


def user_error(role: str, error: Exception) -> UserError:
    """Say what a PortAudioError means; `role` is microphone or loudspeaker."""
    code = error.args[1] if len(error.args) > 1 else None
    if code == DEVICE_UNAVAILABLE and role == "microphone":
        return UserError("microphone.busy")
    if code == INVALID_DEVICE:
        return UserError(f"{role}.none")
    return UserError(f"{role}.refused", reason=str(error.args[0]) if error.args else "")
