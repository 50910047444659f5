"""Libraries of up to ten thousand takes of 200 words: opening the list, searching, adding one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from PySide6.QtWidgets import QApplication

from greenroom.audio.flac import write_flac
from greenroom.domain.assessment import Assessment
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.gui.takes.list_view import ListView
from greenroom.gui.takes.presenter import TakesPresenter
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look
from greenroom.library.rows import assessment_row, take_row, waveform_row
from greenroom.library.search import keep_words
from greenroom.library.takes import SqlTakeStore
from greenroom.practice.settings import Theme
from tests.bench.found import Figure, Found, Plan
from tests.bench.stage import RATE_HZ, application
from tests.fakes.answers import SAID, an_assessment
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices
from tests.sounds import noise

SIZES = (1000, 3000, 10_000)
TRIAL = (100, 300)
OPENED = SEARCHED = ADDED = 9
ANSWERS = 500
WORDS = 200
LENGTH_S, PEAK_STEP_S = 90.0, 0.02
SEARCHES = ("the", "a", "migr", "billing migration", '"forty services"', "ba", "kelo", "s", "zebra")
"""Words as frequent as can be and as rare, beginnings of them, phrases, and a word that nobody said."""


def measure(plan: Plan) -> Found:
    """Fill one library step by step; it is opened at each size, and searched and added to at the last."""
    answers, filled = _answers(), 0
    store = SqlTakeStore(plan.folder / "home")
    line: list[tuple[float, float]] = []
    opened: Sequence[Sequence[float]] = ()
    with application() as qapp:
        for size in TRIAL if plan.is_trial else SIZES:
            _fill(store, answers, filled, size)
            opened, filled = _opened(store, qapp, plan.folder), size
            line.append((size, median(map(sum, opened))))
    searched = _searched(store)
    added = [_added(store, answers[number], plan.folder, filled + number) for number in range(ADDED)]
    store.close()
    read, shown, painted = zip(*opened, strict=True)
    figures = {
        "10,000 takes: read the list": Figure(median(read)),
        "10,000 takes: put it on the screen": Figure(median(shown)),
        "10,000 takes: paint it": Figure(median(painted)),
        "10,000 takes: open the list": Figure(line[-1][1]),
        "10,000 takes: the slowest search": Figure(max(searched.values())),
        "10,000 takes: add one": Figure(median(added)),
    }
    runs = {f"search {text}": [took] for text, took in searched.items()} | {"add": added}
    return Found(figures, runs, {"Takes": line})


def _answers() -> Sequence[Assessment]:
    """Words as frequent as in English (Zipf): the first is every tenth, the last stands in a few takes."""
    random = np.random.default_rng(1)
    syllables = [first + second for first in "bdfgklmnprst" for second in "aeiou"]
    made = ["".join(random.choice(syllables, size)) for size in random.integers(1, 5, 5000)]
    vocabulary = np.array(["the", "a", "migration", *made])
    share = 1 / np.arange(1, len(vocabulary) + 1)
    scripts = [" ".join(random.choice(vocabulary, WORDS, p=share / share.sum())) for _ in range(ANSWERS)]
    return [an_assessment(script) for script in (SAID, *scripts[1:])]


def _recording(number: int, audio: Path) -> Recording:
    random = np.random.default_rng(number)
    began = datetime.now(UTC) - timedelta(hours=number)
    spool = Spool(Path(f"take-{number}.spool"), began, RATE_HZ, LENGTH_S, f"q{number % 40}", "Why us?")
    peaks = tuple(random.random(round(LENGTH_S / PEAK_STEP_S)))
    return Recording(audio, spool, LENGTH_S, RATE_HZ, peaks, PEAK_STEP_S, EndReason.STOPPED)


def _fill(store: SqlTakeStore, answers: Sequence[Assessment], first: int, last: int) -> None:
    with store._session(writes=True) as session:
        for number in range(first, last):
            recording = _recording(number, Path(f"take-{number}.flac"))
            name, measured = recording.audio.stem, answers[number % ANSWERS]
            session.add(take_row(recording, recording.audio.name, number))
            session.flush()
            session.add_all([waveform_row(recording), assessment_row(name, measured)])
            keep_words(session, name, measured)


def _opened(store: SqlTakeStore, qapp: QApplication, folder: Path) -> Sequence[Sequence[float]]:
    """Open the list again and again; gives the s for reading, showing and painting of each time."""
    services, held, times = FakeServices(folder), HeldExecutor(), []
    services.takes = store  # type: ignore[assignment]
    presenter = TakesPresenter(services, Tasks(held, held))  # type: ignore[arg-type]
    view = ListView(presenter, Look(qapp, Theme.LIGHT))
    view.resize(1000, 780)
    view.show()
    for _ in range(OPENED):
        moments = [perf_counter()]
        takes = store.takes()
        moments.append(perf_counter())
        presenter._on_read((takes, 0))
        moments.append(perf_counter())
        view.grab()
        moments.append(perf_counter())
        times.append(np.diff(moments).tolist())
    view.close()
    return times


def _searched(store: SqlTakeStore) -> dict[str, float]:
    """Give the median s of each search; one before them warms the disk's cache."""
    store.search("warm")
    took = {}
    for text in SEARCHES:
        times = []
        for _ in range(SEARCHED):
            begun = perf_counter()
            store.search(text)
            times.append(perf_counter() - begun)
        took[text] = median(times)
    return took


def _added(store: SqlTakeStore, measured: Assessment, folder: Path, number: int) -> float:
    """Add a take with its figures; gives the s it took, bringing it to the disk included."""
    audio = write_flac(folder / f"take-{number}.flac", RATE_HZ, [noise(1.0, RATE_HZ).tobytes()])
    recording = _recording(number, audio)
    begun = perf_counter()
    take = store.add(recording)
    store.save_assessment(take.id, measured)
    return perf_counter() - begun
