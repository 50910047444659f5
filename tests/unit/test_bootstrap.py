"""Parts are made once, whichever thread asks first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from greenroom.bootstrap import lazy


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
