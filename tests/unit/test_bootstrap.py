"""Parts are made once, whichever thread asks first."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from greenroom.bootstrap import Greenroom, lazy
from greenroom.domain.errors import UserError


class Made:
    def __init__(self) -> None:
        self.times = 0
        self.all_here = Barrier(4)

    @lazy
    def part(self) -> object:
        self.times += 1
        return object()


def test_four_threads_get_one_part() -> None:
    made = Made()

    def ask() -> object:
        made.all_here.wait(10)
        return made.part

    with ThreadPoolExecutor(4) as pool:
        parts = {id(asked.result(10)) for asked in [pool.submit(ask) for _ in range(4)]}

    assert (len(parts), made.times) == (1, 1)


class Refusing:
    def close(self) -> None:
        raise UserError("disk.full")


class Noting:
    is_closed = False

    def close(self) -> None:
        self.is_closed = True


def test_a_recording_that_the_disk_refuses_at_the_end_keeps_no_library_open(home: Path) -> None:
    services, library = Greenroom(home, home), Noting()
    services.__dict__.update(microphone=Refusing(), takes=library)
    with pytest.raises(UserError, match=r"disk\.full"):
        services.close()
    assert library.is_closed
