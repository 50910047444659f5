"""The writer thread when the disk, or the FLAC alone, gives up."""

import fcntl
import os
import resource
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile

from greenroom.audio.recorder import Blocks, Recorder
from greenroom.audio.spool import LEAST_ROOM_BYTES, FolderSpools, SpoolFile
from greenroom.domain.recording import EndReason
from greenroom.practice.ports import Samples
from greenroom.texts import text
from tests.fakes.audio import KeepingListener
from tests.sounds import Int16, noise, sound_in

RATE_HZ = 16_000


class HeardSome(KeepingListener):
    """Tells when so many samples were heard; by then they are in the spool."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._left = count
        self.enough = threading.Event()

    def feed(self, samples: Samples) -> None:
        super().feed(samples)
        self._left -= len(samples)
        if self._left <= 0:
            self.enough.set()


@contextmanager
def room_for(count: int) -> Iterator[None]:
    """Let no file grow beyond `count` bytes: the system then refuses a write as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def put(blocks: Blocks, sound: Int16) -> None:
    for block in np.array_split(sound, 40):
        blocks.put((block.tobytes(), 0.0))


def test_a_full_disk_ends_the_recording_and_keeps_what_is_on_it(tmp_path: Path) -> None:
    said, told = noise(4, RATE_HZ), SimpleQueue[EndReason]()
    blocks: Blocks = SimpleQueue()
    spool, listener = SpoolFile(tmp_path, RATE_HZ, None, ""), KeepingListener()
    with room_for(RATE_HZ * 2 * 3):
        recorder = Recorder(blocks, spool, RATE_HZ, listener, told.put)
        put(blocks, said)
        assert told.get(timeout=10) is EndReason.DISK_FULL
        recording = recorder.seal()
    assert recording.end_reason is EndReason.DISK_FULL
    sound, _ = sound_in(recording.audio)
    assert 2.7 < recording.duration_s == len(sound) / RATE_HZ <= 3
    np.testing.assert_array_equal(sound, said[: len(sound)])
    assert len(listener.sound) == len(sound)
    assert listener.knows_the_end
    (left,) = FolderSpools(tmp_path).left_behind()
    assert left.duration_s == pytest.approx(3, abs=0.02)


def test_just_before_the_disk_is_full_the_recording_ends_and_all_of_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Room as it is told by the system: enough at first, and next to none half a second later."""
    told_free = iter((60_000_000, 9_000_000))
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=next(told_free)))
    said, told = noise(2, RATE_HZ), SimpleQueue[EndReason]()
    blocks: Blocks = SimpleQueue()
    spool = SpoolFile(tmp_path, RATE_HZ, None, "")
    assert spool.room_s == (60_000_000 - LEAST_ROOM_BYTES) / (4 * RATE_HZ)
    recorder = Recorder(blocks, spool, RATE_HZ, KeepingListener(), told.put)
    put(blocks, said)
    assert told.get(timeout=10) is EndReason.DISK_FULL
    assert recorder.room_s == 0.0
    recording = recorder.seal()
    sound, _ = sound_in(recording.audio)
    assert recording.end_reason is EndReason.DISK_FULL
    assert recording.duration_s == len(sound) / RATE_HZ == pytest.approx(0.5, abs=0.05)
    np.testing.assert_array_equal(sound, said[: len(sound)])


def full() -> int:
    return os.open("/dev/full", os.O_WRONLY)


def broken() -> int:
    """Give what refuses every write with EIO: memory that is not there."""
    return os.open("/proc/self/mem", os.O_WRONLY)


def forbidden() -> int:
    """Give what refuses every write with EPERM, even root's."""
    memory = os.memfd_create("forbidden", os.MFD_ALLOW_SEALING)
    fcntl.fcntl(memory, fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW)
    return memory


@pytest.mark.parametrize(
    ("refusing", "reason"),
    [(full, EndReason.DISK_FULL), (broken, EndReason.WRITE_FAILED), (forbidden, EndReason.WRITE_FAILED)],
)
def test_why_no_more_was_written_is_told_and_what_was_written_is_kept(
    tmp_path: Path, refusing: Callable[[], int], reason: EndReason
) -> None:
    said, told = noise(2, RATE_HZ), SimpleQueue[EndReason]()
    blocks: Blocks = SimpleQueue()
    spool, listener = SpoolFile(tmp_path, RATE_HZ, None, ""), HeardSome(RATE_HZ // 2)
    recorder = Recorder(blocks, spool, RATE_HZ, listener, told.put)
    put(blocks, said[:RATE_HZ])
    assert listener.enough.wait(10)
    refusal = refusing()
    os.dup2(refusal, spool._file.fileno())
    os.close(refusal)
    put(blocks, said[RATE_HZ:])
    assert told.get(timeout=10) is reason
    recording = recorder.seal()
    assert recording.end_reason is reason
    sound, _ = sound_in(recording.audio)
    assert RATE_HZ // 2 <= len(sound) <= RATE_HZ
    np.testing.assert_array_equal(sound, said[: len(sound)])


@pytest.mark.parametrize("reason", EndReason)
def test_every_end_has_its_words(reason: EndReason) -> None:
    if reason is not EndReason.STOPPED:
        assert text(f"practise.ended.{reason}").endswith(".")
        assert text(f"cli.record.{reason}").endswith("All you said until then is kept.")


def test_a_flac_that_fails_is_made_anew_from_the_spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said, told = noise(2, RATE_HZ), SimpleQueue[EndReason]()
    blocks: Blocks = SimpleQueue()
    recorder = Recorder(blocks, SpoolFile(tmp_path, RATE_HZ, None, ""), RATE_HZ, KeepingListener(), told.put)
    put(blocks, said[:RATE_HZ])
    write = soundfile.SoundFile.buffer_write

    def refuse_the_long(file: soundfile.SoundFile, data: bytes, dtype: str) -> None:
        if len(data) == RATE_HZ * 2:
            raise soundfile.LibsndfileError(2)
        write(file, data, dtype)

    with monkeypatch.context() as patched:
        patched.setattr(soundfile.SoundFile, "buffer_write", refuse_the_long)
        blocks.put((said[RATE_HZ:].tobytes(), 0.0))
        assert told.get(timeout=10) is EndReason.WRITE_FAILED
    recording = recorder.seal()
    assert recording.end_reason is EndReason.WRITE_FAILED
    np.testing.assert_array_equal(sound_in(recording.audio)[0], said)
    assert recording.duration_s == 2


def test_a_recording_without_a_sample_is_a_file_all_the_same(tmp_path: Path) -> None:
    recorder = Recorder(SimpleQueue(), SpoolFile(tmp_path, RATE_HZ, None, ""), RATE_HZ, KeepingListener(), print)
    recorder.end()
    recording = recorder.seal()
    assert recording.duration_s == 0
    assert recording.peaks == ()
    assert len(sound_in(recording.audio)[0]) == 1


def test_the_recording_ends_with_the_block_heard_at_the_key_press(tmp_path: Path) -> None:
    blocks: Blocks = SimpleQueue()
    recorder = Recorder(blocks, SpoolFile(tmp_path, RATE_HZ, None, ""), RATE_HZ, KeepingListener(), print)
    for number in range(10):
        blocks.put((noise(0.1, RATE_HZ, number).tobytes(), 0.1 * (number + 1)))
    recorder.end_at(0.45, wait_s=10)
    recording = recorder.seal()
    assert 0.5 <= recording.duration_s <= 1


def test_a_word_that_never_comes_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    blocks: Blocks = SimpleQueue()
    recorder = Recorder(blocks, SpoolFile(tmp_path, RATE_HZ, None, ""), RATE_HZ, KeepingListener(), print)
    blocks.put((noise(0.5, RATE_HZ).tobytes(), 0.5))
    recorder.end_at(9.0, wait_s=0.05)
    assert recorder.seal().duration_s == 0.5


class DeafListener(KeepingListener):
    """Fails with the first sound, and keeps that it was abandoned."""

    abandoned = False

    def feed(self, samples: Samples) -> None:
        raise RuntimeError(len(samples))

    def abandon(self) -> None:
        self.abandoned = True


@pytest.fixture
def died(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the threads that an error ended."""
    names: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda end: names.append(end.thread.name))
    return names


def test_whatever_the_listener_does_the_recording_goes_on(tmp_path: Path, died: list[str]) -> None:
    said, told, listener = noise(4, RATE_HZ), SimpleQueue[EndReason](), DeafListener()
    blocks: Blocks = SimpleQueue()
    recorder = Recorder(blocks, SpoolFile(tmp_path, RATE_HZ, None, ""), RATE_HZ, listener, told.put)
    put(blocks, said)
    recorder.end()
    recording = recorder.seal()
    np.testing.assert_array_equal(sound_in(recording.audio)[0], said)
    assert recording.end_reason is EndReason.STOPPED
    assert len(recording.peaks) == 4 / recording.peak_step_s
    assert told.empty()
    assert died == ["recording hearer"]
    assert listener.abandoned  # half an answer must not be measured as a whole one


def test_the_end_of_the_writer_is_told_whatever_it_died_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, died: list[str]
) -> None:
    said, told = noise(2, RATE_HZ), SimpleQueue[EndReason]()
    blocks: Blocks = SimpleQueue()
    recorder = Recorder(blocks, SpoolFile(tmp_path, RATE_HZ, None, ""), RATE_HZ, KeepingListener(), told.put)
    append = SpoolFile.append

    def fail_late(spool: SpoolFile, block: bytes) -> None:
        if spool.recorded_s >= 1:
            raise ValueError
        append(spool, block)

    monkeypatch.setattr(SpoolFile, "append", fail_late)
    put(blocks, said)
    assert told.get(timeout=10) is EndReason.WRITE_FAILED
    recording = recorder.seal()
    np.testing.assert_array_equal(sound_in(recording.audio)[0], said[:RATE_HZ])
    assert recording.end_reason is EndReason.WRITE_FAILED
    assert died == ["spool writer"]
