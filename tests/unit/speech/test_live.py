"""The listener that hears while one speaks, when it cannot hear."""

from threading import Event

import numpy as np
import pytest

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
