"""Ports of the use cases that remember, in order, what was asked of them."""

# ruff: noqa: ARG002 - the ports fix the signatures

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from greenroom.domain.assessment import Assessment
from greenroom.domain.errors import UserError
from greenroom.domain.heard import Heard
from greenroom.domain.recording import EndReason, MicrophoneLevel, Recording, Source, Spool
from greenroom.domain.take import Take
from greenroom.domain.transcript import Transcript
from greenroom.practice.ports import Audience, Samples, SoundFile
from greenroom.practice.work import CancelToken, Progress
from tests.fakes.library import MemoryTakeStore

SPOOL = Spool(
    Path("spool-1"), datetime(2026, 1, 2, tzinfo=UTC), 48_000, 12.0, "deadline", "Tell me about a deadline."
)
RECORDING = Recording(Path("spool-1.flac"), SPOOL, 12.0, 48_000, (0.1, 0.2), 0.05, EndReason.STOPPED)


@dataclass
class Calls:
    """What happened, in order; a call named in `errors` raises instead."""

    made: list[str] = field(default_factory=list)
    errors: dict[str, BaseException] = field(default_factory=dict)

    def note(self, call: str) -> None:
        self.made.append(call)
        if call in self.errors:
            raise self.errors[call]


@dataclass
class NotingListener:
    calls: Calls
    heard: Heard

    def feed(self, samples: Samples) -> None: ...

    def end(self) -> None: ...

    def finish(self, progress: Progress, cancel: CancelToken) -> Heard:
        self.calls.note("listener.finish")
        cancel.raise_if_cancelled()
        return self.heard

    @property
    def heard_so_far(self) -> Transcript | None:
        return None

    def abandon(self) -> None:
        self.calls.note("listener.abandon")


@dataclass
class NotingHearing:
    calls: Calls
    heard: Heard

    def use(self, model: str, language: str) -> None:
        self.calls.note(f"hearing.use {model} {language}")

    def warm_up(self) -> None: ...

    def listen(self) -> NotingListener:
        self.calls.note("hearing.listen")
        return NotingListener(self.calls, self.heard)

    def hear(self, sound: Iterable[Samples], duration_s: float, progress: Progress, cancel: CancelToken) -> Heard:
        self.calls.note("hearing.hear")
        assert sum(block.size for block in sound) == duration_s * 16_000
        return self.heard


@dataclass
class NotingMicrophone:
    calls: Calls
    asked: tuple[str | None, str] | None = None
    recorded_s: float = 0.0
    room_s: float | None = None

    def sources(self) -> Sequence[Source]:
        return ()

    def sound_server(self) -> str | None:
        return None

    def open(self, source: str | None, on_change: Callable[[EndReason | None], None]) -> Source:
        return Source("fake", "Fake")

    def level(self) -> MicrophoneLevel | None:
        return None

    def record(self, question_id: str | None, question_text: str, audience: Audience) -> None:
        self.calls.note("microphone.record")
        self.asked = (question_id, question_text)

    def recent_peaks(self, count: int) -> tuple[float, ...]:
        return ()

    def stop(self) -> Recording:
        self.calls.note("microphone.stop")
        return RECORDING

    def discard(self) -> None:
        self.calls.note("microphone.discard")

    def close(self) -> None: ...


@dataclass
class NotingAwake:
    is_holding: bool = False

    def hold(self) -> None:
        self.is_holding = True

    def release(self) -> None:
        self.is_holding = False


@dataclass
class NotingSpools:
    calls: Calls

    def left_behind(self) -> tuple[Spool, ...]:
        return (SPOOL,)

    def recover(self, spool: Spool) -> Recording:
        self.calls.note("spools.recover")
        return RECORDING

    def discard(self, spool: Spool) -> None:
        assert spool == SPOOL
        self.calls.note("spools.discard")

    def erase(self) -> None:
        self.calls.note("spools.erase")


class NotingTakes(MemoryTakeStore):
    def __init__(self, calls: Calls) -> None:
        super().__init__()
        self.calls = calls

    def add(self, recording: Recording) -> Take:
        self.calls.note("takes.add")
        return super().add(recording)

    def save_assessment(self, take_id: str, assessment: Assessment) -> None:
        self.calls.note("takes.save_assessment")
        super().save_assessment(take_id, assessment)


@dataclass(frozen=True)
class TwoSeconds:
    duration_s: float = 2.0

    def blocks(self) -> Iterator[Samples]:
        yield from (np.zeros(16_000, np.float32), np.zeros(16_000, np.float32))


@dataclass
class FilesInMemory:
    files: dict[Path, SoundFile]

    def open(self, path: Path) -> SoundFile:
        if path not in self.files:
            raise UserError("file.missing", path=str(path))
        return self.files[path]
