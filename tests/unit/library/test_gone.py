"""Gone means gone: no byte of a word or a sound is left in the person's folder."""

import errno
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from greenroom.audio.spool import SpoolFile
from greenroom.bootstrap import Greenroom
from greenroom.domain.corrections import Corrections
from greenroom.domain.edits import replacing
from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.practice.settings import Settings
from tests.fakes.answers import an_assessment

SOUND = b"fLaC and a voice like no other"
WORD = "xylographic"
TITLE, NOTES = "The zymurgist one", "Say quinquennial less."


@pytest.fixture
def greenroom(home: Path) -> Greenroom:
    """A home with one take that stands everywhere: rows, index, log, backup, and two spools left by crashes."""
    services = Greenroom(home, home / "models")
    keep(services, "a")
    (home / "spool").mkdir(exist_ok=True)
    left = SpoolFile(home / "spool", 48_000, None, WORD)
    left.append(SOUND)
    left.close()
    (home / "spool" / "torn.spool").write_bytes(b"no header " + SOUND)
    (home / "spool" / "torn.flac").write_bytes(SOUND)
    services.takes._backups.add(home / "library.sqlite", "0006")  # type: ignore[attr-defined]
    return services


def keep(services: Greenroom, name: str) -> None:
    folder = services.home / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.flac").write_bytes(SOUND)
    spool = Spool(folder / f"{name}.spool", datetime.now(UTC), 48_000, 3.5, None, WORD)
    services.takes.add(Recording(folder / f"{name}.flac", spool, 3.5, 48_000, (0.5,), 0.02, EndReason.STOPPED))
    services.takes.save_assessment(name, an_assessment(f"I like {WORD} printing. " * 200))
    services.takes.save_assessment(name, an_assessment(f"I like {WORD} printing best. " * 200))
    said = an_assessment(f"I like {WORD} printing most. " * 200)
    words = said.heard.transcript.words
    made = Corrections((replacing(words[2:3], WORD[::-1]),))
    services.takes.save_corrections(name, lambda *_: (made, said))
    services.takes.rename(name, TITLE)
    services.takes.write_notes(name, NOTES)


def holding(home: Path) -> set[str]:
    """Name the files in which something of the take can be read."""
    traces = [SOUND, *(trace.encode() for trace in (WORD, WORD[::-1], "printing", TITLE, NOTES))]
    traces.append(b"zymurgist")
    files = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    return {str(path.relative_to(home)) for path, held in files.items() if any(trace in held for trace in traces)}


def test_a_kept_take_can_be_read_in_many_places(greenroom: Greenroom) -> None:
    held = holding(greenroom.home)
    assert {"audio/a.flac", "library.sqlite-wal"} <= held
    assert {path.partition("/")[0] for path in held} >= {"audio", "spool", "backups"}
    greenroom.close()


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_deleting_everything_leaves_no_byte(greenroom: Greenroom, *, closed: bool) -> None:
    greenroom.erasing.erase_everything()
    if closed:
        greenroom.close()
    assert holding(greenroom.home) == set()
    assert list((greenroom.home / "audio").iterdir()) == []
    greenroom.close()


def test_what_others_put_beside_it_is_left_and_in_nobodys_way(greenroom: Greenroom) -> None:
    home = greenroom.home
    others = [home / "audio" / "@eaDir" / "thumb", home / "backups" / "@eaDir" / "thumb"]
    for path in others:
        path.parent.mkdir()
        path.touch()
    own = home / "backups" / "library-mine.sqlite"
    own.touch()
    greenroom.erasing.erase_everything()
    assert holding(home) == set()
    assert greenroom.takes.takes() == ()
    left = [path for folder in ("audio", "backups") for path in (home / folder).rglob("*") if path.is_file()]
    assert sorted(left) == sorted([*others, own])
    greenroom.close()


def test_a_file_that_the_disk_keeps_is_told_when_all_else_is_gone(
    greenroom: Greenroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(greenroom, "b")
    kept = greenroom.home / "audio" / "a.flac"
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path == kept:
            raise PermissionError(errno.EACCES, "in use", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(UserError, match=r"disk\.refused"):
        greenroom.takes.erase()
    assert greenroom.takes.takes() == ()
    greenroom.spools.erase()
    assert holding(greenroom.home) == {"audio/a.flac"}
    greenroom.close()


def test_a_recording_under_way_is_not_deleted(greenroom: Greenroom) -> None:
    under_way = SpoolFile(greenroom.home / "spool", 48_000, None, "")
    under_way.append(SOUND)
    greenroom.erasing.erase_everything()
    assert under_way.path.read_bytes().endswith(SOUND)
    under_way.close()
    greenroom.close()


def test_what_is_deleted_for_good_is_in_no_backup_and_no_index_either(greenroom: Greenroom) -> None:
    greenroom.spools.erase()
    keep(greenroom, "b")
    for half_written in ("a.part", "b.mel.part"):  # left by a crash
        (greenroom.home / "audio" / half_written).write_bytes(SOUND)
    greenroom.takes.delete("a", "b")
    greenroom.takes.purge("a", "b")
    assert holding(greenroom.home) == set()
    assert len(list((greenroom.home / "backups").iterdir())) == 1
    greenroom.close()


def long_ago(services: Greenroom) -> None:
    with services.takes._session(writes=True) as session:  # type: ignore[attr-defined]
        old = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=31)
        session.connection().exec_driver_sql("UPDATE takes SET kept_at = ?", (str(old),))


def test_many_takes_are_taken_out_of_a_copy_in_one_change(greenroom: Greenroom) -> None:
    for name in ("b", "c", "d", "e"):
        keep(greenroom, name)
    for copy in (greenroom.home / "backups").glob("library-*"):
        copy.unlink()
    backups = greenroom.takes._backups  # type: ignore[attr-defined]
    backups.add(greenroom.home / "library.sqlite", "0006")
    (copy,) = backups.all()
    backups.forget(["none of them"])
    changes = changes_of(copy)
    backups.forget(["a", "b", "c", "d"])
    assert changes_of(copy) == changes + 1


def changes_of(database: Path) -> int:
    """Read how often a database was changed from its header (SQLite file format, 1.3.5)."""
    return int.from_bytes(database.read_bytes()[24:28], "big")


def test_a_damaged_copy_is_in_nobodys_way_and_goes(greenroom: Greenroom) -> None:
    (copy,) = greenroom.takes._backups.all()  # type: ignore[attr-defined]
    copy.write_bytes(b"no database, but " + WORD.encode() * 100)
    greenroom.takes.delete("a")
    greenroom.takes.purge("a")
    assert greenroom.takes.deleted() == ()
    assert not copy.exists()


@pytest.mark.parametrize(("days", "left"), [(None, ["a"]), (30, []), (32, ["a"])])
def test_takes_are_kept_as_long_as_the_person_wants(
    greenroom: Greenroom, days: int | None, left: list[str]
) -> None:
    long_ago(greenroom)
    greenroom.close()
    again = Greenroom(greenroom.home, greenroom.models_home)
    again.settings.save(Settings(keep_days=days))
    assert [take.id for take in again.takes.takes()] == left
    again.close()


def test_minus_one_day_is_no_wish_to_keep_nothing(greenroom: Greenroom, caplog: pytest.LogCaptureFixture) -> None:
    greenroom.close()
    (greenroom.home / "settings.toml").write_text("keep_days = -1\n")
    again = Greenroom(greenroom.home, greenroom.models_home)
    assert [take.id for take in again.takes.takes()] == ["a"]
    assert (greenroom.home / "settings.toml.bad").read_text() == "keep_days = -1\n"
    caplog.clear()
    again.close()


@pytest.mark.parametrize(("days", "left"), [(29, ["a"]), (31, [])])
def test_the_bin_lets_go_what_has_lain_there_for_thirty_days(
    greenroom: Greenroom, days: int, left: list[str]
) -> None:
    greenroom.takes.delete("a")
    with greenroom.takes._session(writes=True) as session:  # type: ignore[attr-defined]
        old = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=days)
        session.connection().exec_driver_sql("UPDATE takes SET deleted_at = ?", (str(old),))
    greenroom.close()
    again = Greenroom(greenroom.home, greenroom.models_home)
    assert [take.id for take in again.takes.deleted()] == left
    again.close()


def test_what_the_disk_does_not_let_go_of_keeps_no_take_from_being_seen(greenroom: Greenroom) -> None:
    keep(greenroom, "b")
    greenroom.takes.delete("a")
    with greenroom.takes._session(writes=True) as session:  # type: ignore[attr-defined]
        session.connection().exec_driver_sql("UPDATE takes SET deleted_at = '2026-01-01 00:00:00' WHERE id = 'a'")
    greenroom.close()
    sound = greenroom.home / "audio" / "a.flac"
    sound.unlink()
    sound.mkdir()
    again = Greenroom(greenroom.home, greenroom.models_home)
    assert [take.id for take in again.takes.takes()] == ["b"]
    again.close()
    sound.rmdir()
    later = Greenroom(greenroom.home, greenroom.models_home)
    assert later.takes.deleted() == ()
    later.close()


def test_an_empty_home_can_be_erased(home: Path) -> None:
    services = Greenroom(home, home / "models")
    services.erasing.erase_everything()
    assert services.takes.takes() == ()
    services.close()
