"""Which takes were measured with another model, and what becomes of one that cannot be measured."""

from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.domain.assessment import Versions
from greenroom.domain.errors import UserError
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.practice.remeasuring import Remeasuring
from greenroom.practice.work import CancelToken, unheard
from tests.fakes.answers import an_assessment
from tests.fakes.library import MemoryTakeStore
from tests.fakes.practice import SPOOL


class Measuring:
    """Stands for `Answering.measure_again`."""

    def __init__(self, error: UserError | None = None) -> None:
        self.error = error
        self.measured: list[str] = []

    def measure_again(self, take: object, _progress: object, _cancel: object) -> None:
        if self.error:
            raise self.error
        self.measured.append(take.id)  # type: ignore[attr-defined]


def a_recording(name: str, minute: int) -> Recording:
    spool: Spool = replace(SPOOL, path=Path(name), started_at=SPOOL.started_at.replace(minute=minute))
    return Recording(Path(f"{name}.flac"), spool, 12.0, 48_000, (0.1,), 0.05, EndReason.STOPPED)


@pytest.fixture
def takes() -> MemoryTakeStore:
    """Four takes, the newest last: never measured, with base, with tiny.en, first with base and then tiny.en."""
    store = MemoryTakeStore()
    for minute, models in enumerate(((), ("base",), ("tiny.en",), ("base", "tiny.en"))):
        take = store.add(a_recording(f"take-{minute}", minute))
        for model in models:
            store.save_assessment(take.id, replace(an_assessment(), versions=Versions("0", "1", model, "w")))
    return store


@pytest.mark.parametrize(
    ("model", "due"),
    [("base", ["take-3", "take-2"]), ("tiny.en", ["take-1"]), ("small", ["take-3", "take-2", "take-1"])],
)
def test_a_take_is_due_where_its_newest_figures_are_another_models(
    takes: MemoryTakeStore, model: str, due: list[str]
) -> None:
    assert [take.id for take in Remeasuring(takes, Measuring()).due(model)] == due  # type: ignore[arg-type]


def test_a_deleted_take_is_not_due(takes: MemoryTakeStore) -> None:
    takes.delete("take-1")
    assert Remeasuring(takes, Measuring()).due("tiny.en") == ()  # type: ignore[arg-type]


def test_the_models_are_named_the_most_frequent_first(takes: MemoryTakeStore) -> None:
    remeasuring = Remeasuring(takes, Measuring())  # type: ignore[arg-type]
    assert remeasuring.models(remeasuring.due("small")) == ("tiny.en", "base")


@pytest.mark.parametrize("code", ["take.sound_gone", "file.missing", "file.not_sound"])
def test_one_that_cannot_be_measured_is_passed_over(takes: MemoryTakeStore, code: str) -> None:
    remeasuring = Remeasuring(takes, Measuring(UserError(code)))  # type: ignore[arg-type]
    assert not remeasuring.measure(takes.takes()[0], unheard, CancelToken())


def test_what_stands_in_the_way_of_all_is_told(takes: MemoryTakeStore) -> None:
    remeasuring = Remeasuring(takes, Measuring(UserError("disk.full")))  # type: ignore[arg-type]
    with pytest.raises(UserError, match=r"disk\.full"):
        remeasuring.measure(takes.takes()[0], unheard, CancelToken())
