"""The listener that hears while one speaks, when it cannot hear."""

from collections.abc import Iterator
from threading import Event

import numpy as np
import pytest

from greenroom.domain.heard import Heard
from greenroom.domain.sound import LevelTrack
from greenroom.domain.transcript import Transcript
from greenroom.practice.ports import Samples
from greenroom.practice.work import CancelToken, unheard
from greenroom.speech.ear import Ear
from greenroom.speech.live import LiveListener


def no_ear() -> Ear:
    raise ValueError("no model")


SOUND = np.zeros(1600, np.float32)


def test_feeding_never_raises_and_the_end_tells_what_failed() -> None:
    listener = LiveListener(no_ear)
    for _ in range(3):
        listener.feed(SOUND)
    with pytest.raises(ValueError, match="no model"):
        listener.finish(unheard, CancelToken())
    listener.feed(SOUND)


def test_an_abandoned_listener_may_still_be_fed() -> None:
    listener = LiveListener(no_ear)
    listener.abandon()
    listener.feed(SOUND)
    listener.end()


def test_the_rest_is_heard_from_the_end_on_and_not_when_it_is_asked_for() -> None:
    begun = Event()

    def ear() -> Ear:
        begun.set()
        return no_ear()

    listener = LiveListener(ear)
    listener.end()
    assert begun.wait(5)
    with pytest.raises(ValueError, match="no model"):
        listener.finish(unheard, CancelToken())


class CountingEar:
    """Reads a piece in every sound; says how many it read."""

    def __init__(self) -> None:
        self.read = 0
        self.told = Event()

    def feed(self, _samples: Samples) -> Iterator[None]:
        self.read += 1
        yield

    def finish(self) -> Iterator[None]:
        return iter(())

    def close(self) -> None:
        pass

    def so_far(self) -> Transcript:
        self.told.set()
        return Transcript((), (), (), float(self.read), "en")

    def heard(self) -> Heard:
        return Heard(self.so_far(), LevelTrack(0.02, (), -4.0, 0, 0), "base", "1")


def test_what_was_heard_so_far_is_told_once_all_that_came_was_heard() -> None:
    ear = CountingEar()
    listener = LiveListener(lambda: ear)  # type: ignore[arg-type,return-value]
    for read in (1, 2):
        ear.told.clear()
        listener.feed(SOUND)
        assert ear.told.wait(5)
        assert ear.read == read
    listener.finish(unheard, CancelToken())
    told = listener.heard_so_far
    assert told is not None
    assert told.duration_s == 2.0
    assert listener.heard_so_far is told


def test_with_sound_still_waiting_nothing_is_told() -> None:
    begin = Event()
    ear = CountingEar()

    def late_ear() -> CountingEar:
        begin.wait(5)
        return ear

    listener = LiveListener(late_ear)  # type: ignore[arg-type]
    for _ in range(3):
        listener.feed(SOUND)
    listener.end()
    begin.set()
    listener.finish(unheard, CancelToken())
    assert ear.read == 3
    assert listener.heard_so_far is None
