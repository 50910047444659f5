"""How long the Takes screen takes to open with ten thousand takes: the library's share, and the window's."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.gui.takes.list_view import ListView
from greenroom.gui.takes.presenter import TakesPresenter
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look
from greenroom.library.rows import assessment_row, take_row, waveform_row
from greenroom.library.takes import SqlTakeStore
from greenroom.practice.settings import Theme
from tests.fakes.answers import an_assessment
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices

TAKES = 10_000
PROMISED_S = 0.2
FRAME_S = 0.016


@pytest.fixture
def library(home: Path) -> SqlTakeStore:
    measured, began = an_assessment(), datetime.now(UTC)
    peaks = tuple(np.random.default_rng(1).random(4500))
    store = SqlTakeStore(home)
    with store._session(writes=True) as session:
        for number in range(TAKES):
            name = Path(f"take-{number}.spool")
            spool = Spool(name, began - timedelta(hours=number), 48_000, 90.0, f"q{number % 40}", "Why us?")
            recording = Recording(name, spool, 90.0, 48_000, peaks, 0.02, EndReason.STOPPED)
            session.add(take_row(recording, f"{name.stem}.flac", number))
            session.flush()
            session.add_all([waveform_row(recording), assessment_row(name.stem, measured)])
    return store


@pytest.mark.timeout(900)
def test_opening_ten_thousand_takes(library: SqlTakeStore, qapp: QApplication, tmp_path: Path) -> None:
    """Print the median of nine readings, and of nine drawings of a list that was just read."""
    services, held = FakeServices(tmp_path), HeldExecutor()
    services.takes = library  # type: ignore[assignment]
    presenter = TakesPresenter(services, Tasks(held, held))  # type: ignore[arg-type]
    view = ListView(presenter, Look(qapp, Theme.LIGHT))
    view.resize(1000, 780)
    view.show()
    read, shown, painted = [], [], []
    for _ in range(9):
        begun = perf_counter()
        takes = library.takes()
        read.append(perf_counter() - begun)
        begun = perf_counter()
        presenter._on_read((takes, 0))
        shown.append(perf_counter() - begun)
        begun = perf_counter()
        view.grab()
        painted.append(perf_counter() - begun)
    said = [f"{1000 * median(each):.1f} ms (least {1000 * min(each):.1f})" for each in (read, shown, painted)]
    print(f"\nread {said[0]}, shown {said[1]}, painted {said[2]}")
    library.close()
    assert min(read) < PROMISED_S
    assert min(shown) < FRAME_S
