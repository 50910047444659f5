"""Where the sound goes, who may read it, and what a crash or a full disk leaves."""

import errno
import os
import re
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.library import sound_folder, trouble
from greenroom.library.takes import SqlTakeStore
from greenroom.texts import words
from tests.fakes.answers import an_assessment

SOUND = b"fLaC and then some sound"


@pytest.fixture
def recording(home: Path) -> Recording:
    """A sealed recording where the recorder leaves it: beside its spool."""
    folder = home / "spool"
    folder.mkdir(parents=True)
    audio = folder / "a.flac"
    audio.write_bytes(SOUND)
    spool = Spool(folder / "a.spool", datetime.now(UTC), 48_000, 3.5, None, "")
    return Recording(audio, spool, 3.5, 48_000, (0.5,), 0.02, EndReason.STOPPED)


@pytest.fixture
def store(home: Path) -> SqlTakeStore:
    return SqlTakeStore(home)


def test_only_the_owner_may_look(home: Path, store: SqlTakeStore, recording: Recording) -> None:
    take = store.add(recording)
    store.save_assessment("a", an_assessment())
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*") if path.name != "spool"}
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert modes.pop("audio") == 0o700
    assert set(modes.values()) == {0o600}, modes
    assert take.audio == home / "audio" / "a.flac"
    store.close()


def test_the_sound_is_moved_not_copied(store: SqlTakeStore, recording: Recording) -> None:
    store.add(recording)
    assert not recording.audio.exists()
    store.close()


def test_closing_leaves_one_file(home: Path, store: SqlTakeStore, recording: Recording) -> None:
    store.add(recording)
    store.close()
    assert [path.name for path in home.iterdir() if path.is_file()] == ["library.sqlite"]


def test_a_take_whose_row_was_lost_by_a_crash_is_added_again(
    home: Path, store: SqlTakeStore, recording: Recording
) -> None:
    (home / "audio").mkdir()
    recording.audio.rename(home / "audio" / "a.flac")
    assert store.add(recording).audio.read_bytes() == SOUND
    store.close()


def test_sound_on_another_disk_is_copied_whole(
    store: SqlTakeStore, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = Path.replace

    def across(self: Path, target: Path) -> Path:
        if self == recording.audio:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", across)
    take = store.add(recording)
    assert take.audio.read_bytes() == SOUND
    assert not recording.audio.exists()
    assert [path.name for path in take.audio.parent.iterdir()] == ["a.flac"]
    store.close()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EFBIG, "disk.full"),
        (errno.EACCES, "disk.refused"),
        (errno.EIO, "disk.refused"),
    ],
)
def test_a_disk_that_gives_up_leaves_the_recording_and_no_take(
    store: SqlTakeStore, recording: Recording, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def give_up(_source: Path, _place: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(sound_folder, "_move", give_up)
    with pytest.raises(UserError, match=re.escape(code)):
        store.add(recording)
    assert recording.audio.read_bytes() == SOUND
    assert store.takes() == ()
    monkeypatch.undo()
    assert store.add(recording).audio.read_bytes() == SOUND
    store.close()


@pytest.mark.parametrize("home_is", ["file", "file/home"])
def test_a_home_that_cannot_be_a_folder_is_told(tmp_path: Path, home_is: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match=r"disk\.refused"):
        SqlTakeStore(tmp_path / home_is)


def test_a_database_that_may_not_grow_says_that_the_disk_is_full(
    home: Path, store: SqlTakeStore, recording: Recording
) -> None:
    store.add(recording)
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError, match=r"disk\.full"):
        store.save_assessment("a", an_assessment("word " * 5000))
    assert store.assessment("a") is None
    store.close()


def test_what_is_kept_is_there_at_the_next_start(home: Path, store: SqlTakeStore, recording: Recording) -> None:
    take = store.add(recording)
    store.save_assessment("a", an_assessment())
    store.close()
    again = SqlTakeStore(home)
    assert again.take("a").recorded_at == take.recorded_at
    assert again.assessment("a") == an_assessment()
    again.close()


def test_a_headline_whose_words_are_gone_is_left_out(store: SqlTakeStore, recording: Recording) -> None:
    store.add(recording)
    store.save_assessment("a", an_assessment())
    with store._session(writes=True) as session:
        session.connection().exec_driver_sql("""UPDATE assessments SET headline = '["advice.gone", {}]'""")
    assert store.take("a").headline is None
    store.close()


@pytest.mark.parametrize("code", sorted({*trouble.CODES.values()}))
def test_all_trouble_has_words(code: str) -> None:
    assert all(words(message) for message in UserError(code, path="x").messages)
