"""How our streams reach PulseAudio."""

import os
from pathlib import Path

import pytest
import sounddevice

from greenroom.audio.portaudio import sound_system
from greenroom.audio.pulse_config import VARIABLE, stream_environment
from tests.audio_server import AudioServer

SHARED = ("/memfd:pulseaudio", "/pulse-shm-")
"""Parts of the names of memory that libpulse shares."""


def shared_memory() -> int:
    """Count the pieces of memory this process shares with the server."""
    maps = Path("/proc/self/maps").read_text().splitlines()
    return sum(any(name in line for name in SHARED) for line in maps)


@pytest.mark.usefixtures("audio_server")
def test_a_stream_shares_no_memory_with_the_server() -> None:
    system = sound_system()
    microphone = system.inputs()[0]
    before = shared_memory()
    with (
        system.chosen(microphone.source),
        sounddevice.RawInputStream(microphone.rate_hz, device=microphone.device, channels=1) as stream,
    ):
        stream.read(480)
        assert shared_memory() == before


def test_what_a_person_set_holds_too(
    audio_server: AudioServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "own.conf"
    own.write_text("default-source = that-one\n")
    beside = tmp_path / "own.conf.d" / "10-more.conf"
    beside.parent.mkdir()
    beside.write_text("autospawn = no\n")
    monkeypatch.setenv(VARIABLE, str(own))
    with stream_environment({"PULSE_SOURCE": "mic.monitor"}):
        lines = Path(os.environ[VARIABLE]).read_text().splitlines()
        assert lines == [f".include {own}", f".include {beside}", "enable-shm = no"]
        assert os.environ["PULSE_SOURCE"] == "mic.monitor"
        assert "mic.monitor" in audio_server.pactl("list", "short", "sources")  # libpulse takes the file
    assert os.environ[VARIABLE] == str(own)
    assert "PULSE_SOURCE" not in os.environ
