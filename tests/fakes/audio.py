"""A microphone and a loudspeaker that a test feeds by hand; they keep what the real ones promise."""

from collections.abc import Callable, Sequence
from pathlib import Path
from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray

from greenroom.audio.files import AvSoundFiles
from greenroom.audio.level import LevelMeter
from greenroom.audio.recorder import Blocks, Recorder
from greenroom.audio.spool import FolderSpools, SpoolFile
from greenroom.domain.errors import UserError
from greenroom.domain.heard import Heard
from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.domain.recording import EndReason, MicrophoneLevel, Recording, Source
from greenroom.domain.transcript import Span, Transcript
from greenroom.practice.ports import Audience, Samples
from greenroom.practice.work import CancelToken, Progress


class KeepingListener:
    """A listener that keeps what it hears."""

    def __init__(self) -> None:
        self.heard: list[Samples] = []
        self.knows_the_end = False

    def feed(self, samples: Samples) -> None:
        self.heard.append(samples)

    @property
    def sound(self) -> Samples:
        return np.concatenate([np.empty(0, np.float32), *self.heard])

    def end(self) -> None:
        self.knows_the_end = True

    def finish(self, progress: Progress, cancel: CancelToken) -> Heard:
        """A recorder only feeds; one that asks for the result is wrong, and the test says so."""
        raise AssertionError(progress, cancel)

    @property
    def heard_so_far(self) -> Transcript | None:
        return None

    def abandon(self) -> None:
        self.heard.clear()


class FakeMicrophone:
    """`hear` stands for the voice, `end` for the cable; spool and FLAC are real files."""

    def __init__(self, folder: Path, rate_hz: int = 48_000) -> None:
        self.listed = [Source("fake", "Fake microphone", is_default=True)]
        self._folder, self._rate_hz = folder, rate_hz
        self._on_change: Callable[[EndReason | None], None] | None = None
        self._recorder: Recorder | None = None
        self._blocks: Blocks = SimpleQueue()
        self._meter = LevelMeter(rate_hz)

    def hear(self, sound: NDArray[np.int16]) -> None:
        for start in range(0, len(sound), 600):
            block = sound[start : start + 600].tobytes()
            self._meter.add(block)
            self._blocks.put((block, 0.0))

    def end(self, reason: EndReason | None) -> None:
        assert self._on_change is not None
        if reason is not None and self._recorder is not None:
            self._recorder.end(reason)
        self._on_change(reason)

    def sources(self) -> Sequence[Source]:
        return self.listed

    def sound_server(self) -> str | None:
        return None

    def open(self, source: str | None, on_change: Callable[[EndReason | None], None]) -> Source:
        if not self.listed:
            raise UserError("microphone.none")
        self._on_change = on_change
        return next((each for each in self.listed if each.id == source), self.listed[0])

    def level(self) -> MicrophoneLevel | None:
        return self._meter.newest

    def record(self, question_id: str | None, question_text: str, audience: Audience) -> None:
        if self._on_change is None:
            raise UserError("microphone.closed")
        self._blocks = SimpleQueue()
        spool = SpoolFile(self._folder, self._rate_hz, question_id, question_text)
        self._recorder = Recorder(self._blocks, spool, self._rate_hz, audience, self._on_change)

    @property
    def recorded_s(self) -> float:
        return self._recorder.recorded_s if self._recorder else 0.0

    @property
    def room_s(self) -> float | None:
        return self._recorder.room_s if self._recorder else None

    def recent_peaks(self, count: int) -> tuple[float, ...]:
        return self._recorder.recent_peaks(count) if self._recorder else ()

    def stop(self) -> Recording:
        return self._ended().seal()

    def discard(self) -> None:
        if self._recorder is not None:
            recorder = self._ended()
            recorder.leave()
            FolderSpools(self._folder).discard(recorder.spool)

    def close(self) -> None:
        if self._recorder is not None:
            self._ended().leave()
        self._on_change = None
        self._meter = LevelMeter(self._rate_hz)

    def _ended(self) -> Recorder:
        if self._recorder is None:
            raise UserError("microphone.closed")
        recorder, self._recorder = self._recorder, None
        recorder.end()
        return recorder


class FakePlayer:
    """`finish` and `position_s` stand for the time that passes; `errors` are raised by the next plays."""

    def __init__(self, files: Callable[[Path], object] | None = None) -> None:
        self.loaded: Path | None = None
        self.listed = [Loudspeaker("fake", "Fake loudspeaker", is_default=True)]
        self.chosen: str | None = None
        self.played: list[tuple[Span, ...]] = []
        self.speed = 1.0
        self.position_s: float | None = None
        self.errors: list[UserError] = []
        self._open_file = files or AvSoundFiles().open
        self._on_end: Callable[[], None] | None = None

    def loudspeakers(self) -> Sequence[Loudspeaker]:
        return self.listed

    def choose(self, loudspeaker: str | None) -> None:
        self.chosen = loudspeaker

    def load(self, path: Path) -> None:
        self.stop()
        self._open_file(path)
        self.loaded = path

    def play(self, spans: Sequence[Span], on_end: Callable[[], None], speed: float = 1.0) -> None:
        self.stop()
        if self.errors:
            raise self.errors.pop(0)
        self.played.append(tuple(spans))
        self.speed = speed
        self.position_s, self._on_end = spans[0].start_s, on_end

    def finish(self) -> None:
        on_end, self._on_end, self.position_s = self._on_end, None, None
        if on_end is not None:
            on_end()

    def stop(self) -> None:
        self.finish()

    def close(self) -> None:
        self.stop()
