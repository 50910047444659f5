"""A sentence is heard back and never kept, whatever happens."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from greenroom.audio.spool import FolderSpools
from greenroom.domain.errors import UserError
from greenroom.practice.answering import Answering
from greenroom.practice.sound_check import SoundCheck
from tests.fakes.audio import FakeMicrophone, FakePlayer
from tests.sounds import noise

RATE_HZ = 48_000


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.spools = FolderSpools(folder)
        self.microphone = FakeMicrophone(folder, RATE_HZ)
        self.player = FakePlayer()
        self.check = SoundCheck(self.microphone, self.player, self.spools)
        self.microphone.open(None, lambda _reason: None)

    def say(self, seconds: float = 1.0) -> float:
        self.check.begin()
        self.microphone.hear(noise(seconds, RATE_HZ))
        return self.check.end()

    @property
    def on_disk(self) -> list[str]:
        """What holds sound; locks are left lying, empty."""
        return [path.name for path in self.folder.glob("*") if path.suffix != ".lock"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "spool")


def test_it_is_heard_back_whole(desk: Desk) -> None:
    ended = Event()
    assert desk.say() == pytest.approx(1.0, abs=0.05)
    desk.check.hear(ended.set)
    ((span,),) = desk.player.played
    assert span.start_s == 0.0
    assert span.end_s == pytest.approx(1.0, abs=0.05)
    desk.player.finish()
    assert ended.is_set()


def test_it_is_gone_from_the_disk_when_it_is_forgotten(desk: Desk) -> None:
    desk.say()
    assert desk.on_disk
    desk.check.forget()
    assert desk.on_disk == []
    desk.check.forget()


def test_a_second_sentence_takes_the_place_of_the_first(desk: Desk) -> None:
    desk.say()
    first = set(desk.on_disk)
    desk.say()
    assert first.isdisjoint(desk.on_disk)


def test_a_sentence_that_cannot_begin_says_so_and_leaves_nothing(desk: Desk) -> None:
    desk.microphone.close()
    with pytest.raises(UserError, match=r"microphone\.closed"):
        desk.check.begin()
    assert desk.on_disk == []


def test_what_a_crash_left_of_it_is_thrown_away_and_never_offered(desk: Desk) -> None:
    desk.check.begin()
    desk.microphone.hear(noise(2.0, RATE_HZ))
    desk.microphone.close()  # leaves the spool, as a crash does
    assert desk.on_disk
    never_asked: Any = None
    answering = Answering(
        desk.microphone, never_asked, desk.spools, never_asked, never_asked, lambda _question_id: None, never_asked
    )
    assert answering.left_behind() == ()
    assert desk.on_disk == []
