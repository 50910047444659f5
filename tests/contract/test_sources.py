"""Microphones that come, go, and are replaced behind our back, on a real audio server."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from greenroom.audio.microphone import open_microphone
from greenroom.audio.pulse import PulseSystem
from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason
from greenroom.practice.ports import Microphone
from tests.audio_server import ALSA_SYSTEM, AudioServer, running_server, write_wav
from tests.fakes.audio import KeepingListener
from tests.sounds import likeness, noise, resampled, sound_in

WAIT_S = 10


class Changes:
    """What the microphone told, as it comes."""

    def __init__(self) -> None:
        self._told: SimpleQueue[EndReason | None] = SimpleQueue()

    def __call__(self, reason: EndReason | None) -> None:
        self._told.put(reason)

    def next_reason(self) -> EndReason:
        """Wait for the end of the source; changes of the list may come before it."""
        while (told := self._told.get(timeout=WAIT_S)) is None:
            pass
        return told

    def next(self) -> EndReason | None:
        return self._told.get(timeout=WAIT_S)


@pytest.fixture
def microphone(audio_server: AudioServer, tmp_path: Path) -> Iterator[Microphone]:
    microphone = open_microphone(tmp_path / "spool")
    yield microphone
    microphone.close()


def headset(server: AudioServer, rate_hz: int = 48_000) -> tuple[str, list[str]]:
    """Plug in a microphone that is no monitor; gives its name and its modules, the last plugged first."""
    sink = server.add_sink("cable", rate_hz)
    source = server.pactl(
        "load-module",
        "module-remap-source",
        "master=cable.monitor",
        "source_name=headset",
        "source_properties=device.description=Headset",
    )
    return "headset", [source, sink]


@pytest.mark.parametrize("rate_hz", [16_000, 44_100])
def test_a_source_is_recorded_at_its_own_rate(
    audio_server: AudioServer, microphone: Microphone, tmp_path: Path, rate_hz: int
) -> None:
    module = audio_server.add_sink("odd", rate_hz)
    try:
        audio_server.pactl("set-default-source", "odd.monitor")
        said, listener = noise(1.5, rate_hz), KeepingListener()
        assert microphone.open(None, Changes()).id == "odd.monitor"
        microphone.record(None, "", listener)
        audio_server.speak(write_wav(tmp_path / "s.wav", said, rate_hz), "odd")
        recording = microphone.stop()
        microphone.close()
    finally:
        audio_server.pactl("set-default-source", "mic.monitor")
        audio_server.remove(module)
    assert recording.rate_hz == rate_hz
    assert likeness(said, sound_in(recording.audio)[0]) > 0.99


def test_what_a_loudspeaker_plays_is_no_microphone_unless_it_is_the_default(
    audio_server: AudioServer, microphone: Microphone
) -> None:
    assert [source.id for source in microphone.sources()] == ["mic.monitor"]
    name, modules = headset(audio_server)
    try:
        listed = microphone.sources()
    finally:
        for module in modules:
            audio_server.remove(module)
    assert [(source.id, source.is_default) for source in listed] == [("mic.monitor", True), (name, False)]
    assert listed[1].name == "Headset"


def test_the_chosen_source_is_heard_and_a_missing_one_gives_the_default(
    audio_server: AudioServer, microphone: Microphone, tmp_path: Path
) -> None:
    name, modules = headset(audio_server)
    said = noise(1, 48_000)
    try:
        assert microphone.open(name, Changes()).id == name
        microphone.record(None, "", KeepingListener())
        audio_server.speak(write_wav(tmp_path / "s.wav", said, 48_000), "cable")
        recording = microphone.stop()
        microphone.close()
    finally:
        for module in modules:
            audio_server.remove(module)
    assert likeness(said, sound_in(recording.audio)[0]) > 0.99
    assert microphone.open(name, Changes()).id == "mic.monitor"


def test_plugging_in_and_out_is_told(audio_server: AudioServer, microphone: Microphone) -> None:
    changes = Changes()
    microphone.open(None, changes)
    name, modules = headset(audio_server)
    assert changes.next() is None
    assert name in [source.id for source in microphone.sources()]
    for module in modules:
        audio_server.remove(module)
    assert changes.next() is None


def test_an_unplugged_microphone_ends_the_recording_and_keeps_it(
    audio_server: AudioServer, microphone: Microphone, tmp_path: Path
) -> None:
    name, modules = headset(audio_server)
    changes, said = Changes(), noise(1, 48_000)
    microphone.open(name, changes)
    microphone.record("q", "Why?", KeepingListener())
    audio_server.speak(write_wav(tmp_path / "s.wav", said, 48_000), "cable")
    for module in modules:
        audio_server.remove(module)  # PulseAudio now moves the stream to another source, without a word
    assert changes.next_reason() is EndReason.SOURCE_GONE
    assert microphone.level() is None
    recording = microphone.stop()
    assert recording.end_reason is EndReason.SOURCE_GONE
    assert likeness(said, sound_in(recording.audio)[0]) > 0.99
    with pytest.raises(UserError, match=r"microphone\.closed"):
        microphone.record(None, "", KeepingListener())
    assert microphone.open(name, changes).id == "mic.monitor"


def test_a_stream_moved_to_another_source_ends_the_recording(
    audio_server: AudioServer, microphone: Microphone
) -> None:
    name, modules = headset(audio_server)
    try:
        changes = Changes()
        microphone.open(None, changes)
        microphone.record(None, "", KeepingListener())
        stream = audio_server.pactl("list", "short", "source-outputs").splitlines()[-1].split()[0]
        audio_server.pactl("move-source-output", stream, name)
        assert changes.next_reason() is EndReason.SOURCE_CHANGED
        assert microphone.stop().end_reason is EndReason.SOURCE_CHANGED
        microphone.close()
    finally:
        for module in modules:
            audio_server.remove(module)


def test_a_sound_server_that_dies_ends_the_recording_and_keeps_it(tmp_path: Path) -> None:
    changes, said, microphone = Changes(), noise(1, 48_000), open_microphone(tmp_path / "spool")
    with running_server() as server:
        microphone.open(None, changes)
        microphone.record("q", "Why?", KeepingListener())
        server.speak(write_wav(tmp_path / "s.wav", said, 48_000))
        os.kill(server.pid, signal.SIGKILL)
        assert changes.next_reason() is EndReason.SOURCE_GONE
        recording = microphone.stop()
        with pytest.raises(UserError, match=r"microphone\.none"):
            microphone.open(None, changes)
    assert recording.end_reason is EndReason.SOURCE_GONE
    assert likeness(said, sound_in(recording.audio)[0]) > 0.99
    with running_server():
        assert microphone.open(None, changes).id == "mic.monitor"
        microphone.close()


def test_portaudio_alone_records_its_default_device(
    audio_server: AudioServer, microphone: Microphone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PulseSystem, "found", lambda: None)
    said = noise(1.5, 48_000)
    listed = microphone.sources()
    assert [source.is_default for source in listed] == [True, False]
    assert microphone.open(None, Changes()) == listed[0]
    microphone.record(None, "", KeepingListener())
    audio_server.speak(write_wav(tmp_path / "s.wav", said, 48_000))
    recording = microphone.stop()
    sound, _ = sound_in(recording.audio)  # resampled by PulseAudio, which shifts it by part of a sample
    assert likeness(resampled(said, 48_000, recording.rate_hz), sound) > 0.95


WITHOUT_SOUND = """
from pathlib import Path
from greenroom.audio.microphone import open_microphone
from greenroom.audio.player import SoundDevicePlayer
from greenroom.domain.errors import UserError
from greenroom.domain.transcript import Span
microphone = open_microphone(Path("spool"))
print([source.id for source in microphone.sources()])
try:
    microphone.open(None, print)
except UserError as error:
    print(error.code)
player = SoundDevicePlayer()
player.load(Path({sample!r}))
try:
    player.play([Span(0, 1)], print)
except UserError as error:
    print(error.code)
"""


def test_a_computer_without_any_sound_says_so(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "assets" / "samples" / "answer.flac"
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_SOUND.format(sample=str(sample))],
        env={"ALSA_CONFIG_PATH": ALSA_SYSTEM, "XDG_RUNTIME_DIR": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines() == ["[]", "microphone.none", "loudspeaker.none"]
