"""A damaged library and its copies: real files, damaged on purpose."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from greenroom import resources
from greenroom.bootstrap import Greenroom
from greenroom.domain.errors import UserError
from greenroom.practice.work import CancelToken
from tests.full_disk import room_for
from tests.sounds import sound_in

SAMPLE = resources.asset("samples", "answer.flac")
DAMAGE = b"\xff" * 4096


def unheard(_share: float) -> None:
    """Nobody waits."""


@pytest.fixture
def damaged(home: Path, tmp_path: Path) -> Greenroom:
    """A library of two takes, copied when it held the first, and destroyed while it is open."""
    first = Greenroom(home, tmp_path)
    first.importing.take_in(SAMPLE, unheard, CancelToken())
    first.close()
    services = Greenroom(home, tmp_path)
    services.takes.takes()
    shorter = tmp_path / "later.flac"
    shorter.write_bytes((resources.asset("samples", "answer.flac")).read_bytes() + b"\0")
    services.importing.take_in(shorter, unheard, CancelToken())
    assert len(services.takes.takes()) == 2
    services.takes.close()
    for path in home.glob("library.sqlite*"):
        path.write_bytes(DAMAGE)
    return services


def test_the_newest_copy_takes_its_place_and_the_damaged_one_is_kept(damaged: Greenroom) -> None:
    with pytest.raises(UserError, match=r"library\.damaged"):
        damaged.takes.takes()
    backup = damaged.rescuing.newest()
    assert backup is not None
    assert backup.takes == 1
    assert (datetime.now(UTC) - backup.made_at).total_seconds() < 60
    aside = damaged.rescuing.restore(backup)
    assert aside is not None
    assert aside.read_bytes() == DAMAGE
    assert [take.title for take in damaged.takes.takes()] == ["answer"]
    damaged.close()


def test_a_sound_the_copy_does_not_know_comes_back_under_its_id(damaged: Greenroom) -> None:
    sounds = {path: sound_in(path)[0].tobytes() for path in (damaged.home / "audio").iterdir()}
    damaged.rescuing.restore(damaged.rescuing.newest())
    (lost,) = damaged.rescuing.lost_sounds()
    (back,) = damaged.rescuing.bring_back(unheard, CancelToken())
    assert back.audio == lost
    assert {take.audio for take in damaged.takes.takes()} == set(sounds)
    assert {path: sound_in(path)[0].tobytes() for path in sounds} == sounds
    assert damaged.rescuing.lost_sounds() == ()
    assert list((damaged.home / "spool").iterdir()) == []
    damaged.close()


def test_without_a_whole_copy_an_empty_library_begins_and_every_sound_is_offered(damaged: Greenroom) -> None:
    for copy in (damaged.home / "backups").iterdir():
        copy.write_bytes(DAMAGE)
    assert damaged.rescuing.newest() is None
    damaged.rescuing.restore(None)
    assert damaged.takes.takes() == ()
    assert len(damaged.rescuing.bring_back(unheard, CancelToken())) == 2
    damaged.close()


def test_a_file_that_is_no_sound_any_more_stays_where_it_is(damaged: Greenroom) -> None:
    damaged.rescuing.restore(damaged.rescuing.newest())
    (lost,) = damaged.rescuing.lost_sounds()
    lost.write_bytes(DAMAGE)
    assert damaged.rescuing.bring_back(unheard, CancelToken()) == ()
    assert lost.read_bytes() == DAMAGE
    damaged.close()


def test_a_recording_left_behind_is_offered_as_that_alone(damaged: Greenroom) -> None:
    damaged.rescuing.restore(damaged.rescuing.newest())
    (lost,) = damaged.rescuing.lost_sounds()
    (damaged.home / "spool" / f"{lost.stem}.spool").touch()
    assert damaged.rescuing.lost_sounds() == ()
    damaged.close()


def test_a_disk_without_room_for_the_copy_leaves_the_damaged_one_and_nothing_beside_it(damaged: Greenroom) -> None:
    backup = damaged.rescuing.newest()
    assert backup is not None
    with room_for(backup.path.stat().st_size - 1), pytest.raises(UserError, match=r"disk\.full"):
        damaged.rescuing.restore(backup)
    assert (damaged.home / "library.sqlite").read_bytes() == DAMAGE
    assert not (damaged.home / "library.sqlite.part").exists()
    damaged.close()


def test_erasing_everything_leaves_nothing_of_the_damaged_one_and_of_a_copy_a_crash_cut_off(
    damaged: Greenroom,
) -> None:
    damaged.rescuing.restore(damaged.rescuing.newest())
    cut_off = damaged.home / "library.sqlite.part"
    cut_off.write_bytes(DAMAGE)
    damaged.takes.erase()
    damaged.close()
    assert list((damaged.home / "backups").iterdir()) == []
    assert not cut_off.exists()
