"""What every microphone keeps: the real one on a private audio server, and the fake."""

import errno
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from greenroom.audio.microphone import open_microphone
from greenroom.audio.spool import FolderSpools
from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason
from greenroom.practice.ports import Microphone
from tests.audio_server import AudioServer, write_wav
from tests.fakes import gui
from tests.fakes.audio import FakeMicrophone, KeepingListener
from tests.sounds import Int16, likeness, noise, sound_in

RATE_HZ = 48_000


@dataclass
class Setting:
    """A microphone and a mouth in front of it."""

    microphone: Microphone
    speak: Callable[[Int16], None]
    spools: FolderSpools
    folder: Path


@pytest.fixture(params=["real", "fake", "fake of the window"])
def setting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Setting]:
    folder = tmp_path / "spool"
    if request.param != "real":
        fake = FakeMicrophone(folder, RATE_HZ) if request.param == "fake" else gui.FakeMicrophone(folder)
        yield Setting(fake, fake.hear, FolderSpools(folder), folder)
        fake.close()
        return
    server: AudioServer = request.getfixturevalue("audio_server")
    real = open_microphone(folder)
    yield Setting(
        real, lambda s: server.speak(write_wav(tmp_path / "s.wav", s, RATE_HZ)), FolderSpools(folder), folder
    )
    real.close()


def unheard(_reason: EndReason | None) -> None:
    """Nobody listens."""


def test_what_is_said_is_kept_from_the_key_press_to_the_last_word(setting: Setting) -> None:
    listener, said = KeepingListener(), noise(2, RATE_HZ)
    setting.microphone.open(None, unheard)
    setting.microphone.record("q1", "Why us?", listener)
    setting.speak(said)
    recording = setting.microphone.stop()

    sound, rate_hz = sound_in(recording.audio)
    assert rate_hz == recording.rate_hz == RATE_HZ
    assert likeness(said, sound) > 0.99
    assert recording.duration_s == len(sound) / rate_hz
    assert recording.end_reason is EndReason.STOPPED
    assert (recording.spool.question_id, recording.spool.question_text) == ("q1", "Why us?")
    assert len(recording.peaks) == -(-len(sound) // round(rate_hz * recording.peak_step_s))
    assert max(recording.peaks) == pytest.approx(np.abs(sound).max() / 32768)
    assert len(listener.sound) == pytest.approx(recording.duration_s * 16_000, abs=1)
    assert recording.audio.stat().st_mode & 0o777 == 0o600


def test_two_recordings_one_after_another_are_apart(setting: Setting) -> None:
    setting.microphone.open(None, unheard)
    for seed in (1, 2):
        said = noise(0.5, RATE_HZ, seed)
        setting.microphone.record(None, "", KeepingListener())
        setting.speak(said)
        recording = setting.microphone.stop()
        sound, _ = sound_in(recording.audio)
        assert likeness(said, sound) > 0.99
    assert len(setting.spools.left_behind()) == 2


def test_the_level_is_told_without_a_recording(setting: Setting) -> None:
    setting.microphone.open(None, unheard)
    with ThreadPoolExecutor(max_workers=1) as mouth:
        speaking, levels = mouth.submit(setting.speak, noise(1, RATE_HZ)), [setting.microphone.level()]
        while True:
            done = wait([speaking], timeout=0.05).done
            levels.append(setting.microphone.level())
            if done:
                break
    loudest = max(level.rms_dbfs for level in levels if level is not None)
    assert -30 < loudest < -10
    assert not any(level.clips for level in levels if level is not None)
    assert not setting.folder.exists()


def test_a_discarded_recording_leaves_nothing(setting: Setting) -> None:
    setting.microphone.open(None, unheard)
    setting.microphone.record(None, "", KeepingListener())
    setting.speak(noise(0.5, RATE_HZ))
    setting.microphone.discard()
    assert list(setting.folder.iterdir()) == []
    assert setting.microphone.recorded_s == 0


def test_closing_leaves_the_recording_under_way_to_be_recovered(setting: Setting) -> None:
    said = noise(1, RATE_HZ)
    setting.microphone.open(None, unheard)
    setting.microphone.record("q1", "Why us?", KeepingListener())
    assert setting.spools.left_behind() == ()
    setting.speak(said)
    setting.microphone.close()

    (spool,) = setting.spools.left_behind()
    recording = setting.spools.recover(spool)
    sound, _ = sound_in(recording.audio)
    assert likeness(said, sound) > 0.99
    setting.spools.discard(spool)
    assert list(setting.folder.iterdir()) == []


def test_a_closed_microphone_says_so(setting: Setting) -> None:
    with pytest.raises(UserError, match=r"microphone\.closed"):
        setting.microphone.record(None, "", KeepingListener())
    assert setting.microphone.level() is None
    setting.microphone.close()
    setting.microphone.discard()


@pytest.mark.usefixtures("audio_server")
def test_a_disk_that_gives_up_is_told_and_the_stream_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    microphone = open_microphone(tmp_path)
    microphone.open(None, unheard)
    microphone.record(None, "", KeepingListener())
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UserError, match=r"disk\.full"):
        microphone.close()
    assert microphone.level() is None
    with pytest.raises(UserError, match=r"microphone\.closed"):
        microphone.stop()


@pytest.mark.usefixtures("audio_server")
def test_a_recording_can_be_discarded_on_a_disk_that_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    microphone = open_microphone(tmp_path)
    microphone.open(None, unheard)
    microphone.record(None, "", KeepingListener())
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        microphone.discard()
    microphone.close()
    assert list(tmp_path.iterdir()) == []


def refuse(_file: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_the_audio_server_is_named(audio_server: AudioServer, tmp_path: Path) -> None:
    microphone = open_microphone(tmp_path)
    assert microphone.sound_server() == "pulseaudio"
