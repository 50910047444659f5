"""The device watcher against a sound system that a test moves by hand."""

from collections.abc import Sequence
from queue import SimpleQueue
from threading import Event

import pytest

from greenroom.audio.devices import DeviceWatcher
from greenroom.domain.recording import EndReason, Source

DESK, HEADSET = Source("desk", "Desk", is_default=True), Source("headset", "Headset")


class HandMoved:
    """A watch; `listed` None stands for a server that has gone."""

    def __init__(self) -> None:
        self.is_closed = False
        self.listed: list[Source] | None = [DESK, HEADSET]
        self.in_use: str | None = "headset"
        self._moved = Event()

    def move(self, listed: list[Source] | None, in_use: str | None) -> None:
        self.listed, self.in_use = listed, in_use
        self.wake()

    def wait(self, timeout_s: float) -> None:
        self._moved.wait(timeout_s)
        self._moved.clear()

    def wake(self) -> None:
        self._moved.set()

    def sources(self) -> Sequence[Source]:
        if self.listed is None:
            raise ConnectionError
        return list(self.listed)

    def source_in_use(self) -> str | None:
        return self.in_use

    def close(self) -> None:
        self.is_closed, self.listed = True, None


@pytest.mark.parametrize(
    ("listed", "in_use", "told"),
    [
        ([DESK], "desk", [None, EndReason.SOURCE_GONE]),
        ([DESK], None, [None, EndReason.SOURCE_GONE]),
        ([DESK, HEADSET], "desk", [EndReason.SOURCE_CHANGED]),
        ([DESK, HEADSET], None, [EndReason.SOURCE_GONE]),
        (None, None, [EndReason.SOURCE_GONE]),
        ([DESK], "headset", [None]),
    ],
)
def test_what_is_told(listed: list[Source] | None, in_use: str | None, told: list[EndReason | None]) -> None:
    watch, changes = HandMoved(), SimpleQueue[EndReason | None]()
    watcher = DeviceWatcher(watch, changes.put, lambda: False)
    watch.move(listed, in_use)
    assert [changes.get(timeout=5) for _ in told] == told
    watcher.close()
    assert changes.empty()


def test_a_stream_without_samples_has_lost_its_source() -> None:
    watch, changes = HandMoved(), SimpleQueue[EndReason | None]()
    watcher = DeviceWatcher(watch, changes.put, lambda: True)
    watch.wake()
    assert changes.get(timeout=5) is EndReason.SOURCE_GONE
    watcher.close()


def test_a_sound_system_that_goes_at_the_first_look_leaves_no_connection() -> None:
    watch = HandMoved()
    watch.listed = None
    with pytest.raises(ConnectionError):
        DeviceWatcher(watch, lambda _reason: None, lambda: False)
    assert watch.is_closed
