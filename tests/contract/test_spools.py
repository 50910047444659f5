"""What is kept of a recording that a crash cut off."""

import errno
import os
import time
from pathlib import Path

import numpy as np
import pytest

from greenroom.audio import spool as spool_module
from greenroom.audio.peaks import Peaks
from greenroom.audio.resampling import from_int16
from greenroom.audio.spool import FORGOTTEN_S, FolderSpools, SpoolFile
from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason
from tests.sounds import noise, sound_in

RATE_HZ = 16_000
HEADER = (
    b'{"greenroom_spool": 1, "rate_hz": %b, "started_at": "%b", "question_id": null, "question_text": ""}\nabcd'
)


def left(folder: Path, seconds: float, question: str = "Why us?") -> SpoolFile:
    spool = SpoolFile(folder, RATE_HZ, "q1", question)
    spool.append(noise(seconds, RATE_HZ).tobytes())
    spool.close()
    return spool


def test_a_spool_left_behind_tells_all_that_is_known_of_it(tmp_path: Path) -> None:
    written = left(tmp_path, 1.5, "Warum? “Ja”\nnein")
    (spool,) = FolderSpools(tmp_path).left_behind()
    assert spool == written.spool
    assert (spool.duration_s, spool.rate_hz, spool.question_id) == (1.5, RATE_HZ, "q1")
    assert spool.question_text == "Warum? “Ja”\nnein"


def test_it_is_sealed_to_the_sample_and_stays_until_it_is_discarded(tmp_path: Path) -> None:
    left(tmp_path, 1.5)
    spools = FolderSpools(tmp_path)
    (spool,) = spools.left_behind()
    recording = spools.recover(spool)
    sound, rate_hz = sound_in(recording.audio)
    assert rate_hz == RATE_HZ
    np.testing.assert_array_equal(sound, noise(1.5, RATE_HZ))
    peaks = Peaks(RATE_HZ, recording.peak_step_s)
    peaks.add(from_int16(sound.tobytes()))
    assert recording.peaks == peaks.all()
    assert recording.end_reason is EndReason.STOPPED
    assert recording.audio.stem == spool.path.stem
    assert spools.left_behind() == (spool,)
    assert spools.recover(spool) == recording

    spools.discard(spool)
    assert list(tmp_path.iterdir()) == []
    spools.discard(spool)


def test_half_a_sample_at_the_end_is_left_out(tmp_path: Path) -> None:
    path = left(tmp_path, 1).path
    with path.open("ab") as file:
        file.write(b"\x01")
    spools = FolderSpools(tmp_path)
    (spool,) = spools.left_behind()
    assert spool.duration_s == 1
    assert len(sound_in(spools.recover(spool).audio)[0]) == RATE_HZ


def test_a_spool_being_written_is_nobody_elses(tmp_path: Path) -> None:
    spool = SpoolFile(tmp_path, RATE_HZ, None, "")
    spool.append(noise(1, RATE_HZ).tobytes())
    assert FolderSpools(tmp_path).left_behind() == ()
    spool.close()
    assert len(FolderSpools(tmp_path).left_behind()) == 1


def test_the_oldest_comes_first_and_the_worthless_go(tmp_path: Path) -> None:
    first, second = left(tmp_path, 0.3), left(tmp_path, 0.2)
    left(tmp_path, 0.19)
    assert FolderSpools(tmp_path).left_behind() == (first.spool, second.spool)
    assert len(list(tmp_path.glob("*.spool"))) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"greenroom_sp',
        b"\x00" * 900,
        b'{"greenroom_spool": 99}\nabcd',
        b"[]\n",
        b"5\n",
        b'{"greenroom_spool": 1, "rate_hz": 16000}\nabcd',
        HEADER % (b"16000", b"yesterday"),
        HEADER % (b"0", b"2026-01-01T00:00:00+00:00"),
        HEADER % (b"-16000", b"2026-01-01T00:00:00+00:00"),
        HEADER % (b'"fast"', b"2026-01-01T00:00:00+00:00"),
    ],
)
def test_what_is_no_spool_of_ours_is_left_alone_and_hides_no_other(tmp_path: Path, content: bytes) -> None:
    ours = left(tmp_path, 1)
    (tmp_path / "folder.spool").mkdir()
    path = tmp_path / "20260101T000000-abc.spool"
    path.write_bytes(content)
    assert FolderSpools(tmp_path).left_behind() == (ours.spool,)
    assert path.read_bytes() == content


def test_what_a_crash_left_of_an_import_goes_once_nobody_writes_to_it(tmp_path: Path) -> None:
    ours = left(tmp_path, 1)
    kept = [tmp_path / "imported-b.flac.part", tmp_path / "imported-c.flac", ours.path.with_suffix(".flac.part")]
    gone = [tmp_path / "imported-a.flac.part", tmp_path / "imported-d.flac"]
    for path in (*kept, *gone):
        path.write_bytes(b"fLaC")
    for path in (*gone, kept[2]):
        os.utime(path, (0, time.time() - FORGOTTEN_S - 60))
    assert FolderSpools(tmp_path).left_behind() == (ours.spool,)
    assert all(path.exists() for path in kept)
    assert not any(path.exists() for path in gone)


def test_a_folder_that_may_not_be_looked_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(tmp_path, 1)

    def refuse_to_look(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "is_file", refuse_to_look)  # a mode of 0400 does not stop root
    with pytest.raises(UserError, match=r"disk\.refused"):
        FolderSpools(tmp_path).left_behind()


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "spool"
    path = left(folder, 1).path
    assert folder.parent.stat().st_mode & 0o777 == 0o700
    assert folder.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_empty_home_has_nothing_left_behind(tmp_path: Path) -> None:
    assert FolderSpools(tmp_path / "none").left_behind() == ()


def test_a_disk_without_room_for_the_recovery_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(tmp_path, 1)
    spools = FolderSpools(tmp_path)
    (spool,) = spools.left_behind()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        with pytest.raises(UserError, match=r"disk\.full"):
            spools.recover(spool)
    assert spools.recover(spool).duration_s == 1


def refuse(_file: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_told_before_the_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool_module, "ROOM_BYTES", 1 << 62)
    with pytest.raises(OSError, match="No space left"):
        SpoolFile(tmp_path, RATE_HZ, None, "")
    assert list(tmp_path.iterdir()) == []
