"""Copies of the library: what a crash, a wrong clock, a full disk or a person leaves among them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.domain.take import BIN_DAYS
from greenroom.library.backups import STAMP, Backups
from greenroom.library.rescue import FolderRescue
from greenroom.library.takes import SqlTakeStore
from tests.full_disk import room_for

WORD = b"xylographic"


def keep(home: Path, *names: str) -> None:
    """Open the library, add takes, and close it: a copy from before is made where none was made today."""
    store = SqlTakeStore(home)
    folder = home / "spool"
    folder.mkdir(exist_ok=True)
    for name in names:
        audio = folder / f"{name}.flac"
        audio.write_bytes(b"fLaC")
        spool = Spool(folder / f"{name}.spool", datetime.now(UTC), 48_000, 3.5, None, "")
        store.add(Recording(audio, spool, 3.5, 48_000, (0.5,), 0.02, EndReason.STOPPED))
    store.close()


def copies(home: Path) -> list[Path]:
    return Backups(home / "backups").all()


def dated(ahead: timedelta) -> str:
    return f"library-{datetime.now(UTC) + ahead:{STAMP}}-0007.sqlite"


@pytest.mark.parametrize("ending", ["", ".part"])
@pytest.mark.parametrize("held", [b"", WORD])
def test_a_copy_that_a_crash_cut_off_is_in_nobodys_way_and_goes(home: Path, ending: str, held: bytes) -> None:
    keep(home, "a")
    (home / "backups").mkdir(exist_ok=True)
    torn = home / "backups" / (dated(timedelta(hours=-1)) + ending)
    torn.write_bytes(held)
    store = SqlTakeStore(home)
    store.delete("a")
    store.purge("a")
    assert store.deleted() == ()
    assert not torn.exists()
    store.close()


def test_what_a_crash_left_of_a_copy_is_none_and_makes_room_a_day_later(home: Path) -> None:
    keep(home, "a")
    keep(home)
    (whole,) = copies(home)
    left = home / "backups" / f"{dated(timedelta(days=-2))}.part"
    under_way = home / "backups" / f"{dated(timedelta(seconds=-1))}.part"
    for part in (left, under_way, left.with_name(f"{left.name}-journal")):
        part.write_bytes(WORD)
    assert copies(home) == [whole]
    Backups(home / "backups").add(home / "library.sqlite", "0007")
    assert len(copies(home)) == 2
    assert list((home / "backups").glob("*.part*")) == [under_way]


def test_looking_into_a_copy_leaves_nothing_beside_it(home: Path) -> None:
    keep(home, "a")
    keep(home)
    assert FolderRescue(home, lambda: None).newest() is not None
    assert list((home / "backups").iterdir()) == copies(home)


def test_what_a_person_put_beside_the_copies_is_theirs(home: Path) -> None:
    keep(home, "a")
    own = [home / "backups" / name for name in ("library-mine.sqlite", "library-20269999T000000000000-x.sqlite")]
    (home / "backups").mkdir(exist_ok=True)
    for path in own:
        path.write_bytes(WORD)
    store = SqlTakeStore(home)
    store.delete("a")
    store.purge("a")
    for _ in range(5):
        Backups(home / "backups").add(home / "library.sqlite", "0007")
    assert [path.read_bytes() for path in own] == [WORD, WORD]
    assert FolderRescue(home, store.close).newest() is not None
    store.close()


@pytest.mark.parametrize("when", ["the library opens", "a take is deleted for good"])
def test_a_damaged_library_put_aside_stays_as_long_as_what_lies_in_the_bin(home: Path, when: str) -> None:
    keep(home, "a")
    keep(home)
    store = SqlTakeStore(home)
    now = datetime.now(UTC)
    old, young = (
        home / "backups" / f"damaged-{now - timedelta(days=days):{STAMP}}.sqlite"
        for days in (BIN_DAYS + 1, BIN_DAYS - 1)
    )
    of_old, of_young, own = (
        path.with_name(name)
        for path, name in ((old, f"{old.name}-wal"), (young, f"{young.name}-wal"), (old, "damaged-mine.sqlite"))
    )
    for path in (old, of_old, young, of_young, own):
        path.write_bytes(WORD)
    if when == "the library opens":
        keep(home)
    else:
        store.delete("a")
        store.purge("a")
    assert set((home / "backups").glob("damaged-*")) == {young, of_young, own}
    store.close()


def test_a_clock_that_went_far_ahead_ends_no_copying(home: Path) -> None:
    keep(home, "a")
    keep(home)
    (first,) = copies(home)
    ahead = [first.with_name(dated(timedelta(days=days))) for days in (9000, 9001, 9002)]
    first.rename(ahead[0])
    for path in ahead[1:]:
        path.write_bytes(ahead[0].read_bytes())
    keep(home, "b")
    *_, newest = copies(home)
    assert newest not in ahead
    newest_whole = FolderRescue(home, lambda: None).newest()
    assert newest_whole is not None
    assert newest_whole.path == newest
    assert copies(home) == [*ahead[1:], newest]


def test_a_disk_without_room_for_a_copy_still_lets_takes_be_seen(home: Path) -> None:
    keep(home, "a")
    with room_for((home / "library.sqlite").stat().st_size - 1):
        store = SqlTakeStore(home)
        assert [take.id for take in store.takes()] == ["a"]
        assert list((home / "backups").iterdir()) == []
    store.close()
    keep(home)
    assert len(copies(home)) == 1


@pytest.mark.parametrize("left", ["nothing", "an empty file"])
def test_a_library_that_is_gone_is_not_begun_anew_over_its_copies(home: Path, left: str) -> None:
    keep(home, "a")
    keep(home, "b")
    database = home / "library.sqlite"
    database.unlink()
    if left == "an empty file":
        database.touch()
    with pytest.raises(UserError, match=r"library\.damaged"):
        SqlTakeStore(home)
    rescue = FolderRescue(home, lambda: None)
    with pytest.raises(UserError, match=r"library\.damaged"):
        rescue.lost_sounds()
    aside = rescue.restore(rescue.newest())
    assert (aside is not None) == (left == "an empty file")
    store = SqlTakeStore(home)
    assert [take.id for take in store.takes()] == ["a"]
    assert [path.name for path in rescue.lost_sounds()] == ["b.flac"]
    store.close()


def test_a_library_that_is_gone_begins_anew_where_no_copy_is_whole(home: Path) -> None:
    keep(home, "a")
    keep(home)
    (home / "library.sqlite").unlink()
    for copy in copies(home):
        copy.write_bytes(WORD)
    rescue = FolderRescue(home, lambda: None)
    rescue.restore(rescue.newest())
    keep(home, "b")
    assert [path.name for path in rescue.lost_sounds()] == ["a.flac"]
