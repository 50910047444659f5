"""What the window asks of Python once it stands."""

import gc
import sys
from collections.abc import Iterator

import pytest

from greenroom.gui import app


@pytest.fixture
def _as_before() -> Iterator[None]:
    usual_s = sys.getswitchinterval()
    yield
    sys.setswitchinterval(usual_s)
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("_as_before")
def test_what_works_behind_the_window_gives_way_soon() -> None:
    gc.unfreeze()
    gc.disable()
    before: list[list[int]] = [[]]
    app._put_keys_first()
    assert gc.isenabled()
    assert not any(each is before for each in gc.get_objects())
    assert sys.getswitchinterval() <= 0.001
