"""Threads a test holds in its hand."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any


class HeldExecutor(Executor):
    """Runs nothing until the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        self.waiting.append(lambda: fn(*args, **kwargs))
        return Future()

    def run_next(self) -> None:
        self.waiting.pop(0)()

    def run_all(self) -> None:
        while self.waiting:
            self.run_next()


class HastyExecutor(ThreadPoolExecutor):
    """Has done its work before whoever asked for it can do anything else."""

    def __init__(self) -> None:
        super().__init__(1, "hasty")

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        future = super().submit(fn, *args, **kwargs)
        future.result(5)
        return future


def run(library: HeldExecutor, work: HeldExecutor) -> None:
    """Do all that waits, and what comes of it."""
    while library.waiting or work.waiting:
        library.run_all()
        work.run_all()
