"""Services for the window that a test feeds by hand: no device, no model, no file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from greenroom.domain.assessment import Assessment
from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState, ModelStatus
from greenroom.domain.question import Question
from greenroom.domain.recording import EndReason, MicrophoneLevel, Source, Spool
from greenroom.domain.take import Take
from greenroom.domain.transcript import Span
from greenroom.practice.settings import Settings
from greenroom.practice.work import CancelToken, Progress
from tests.fakes.answers import PEAK_STEP_S, PEAKS, QUESTIONS, an_assessment, some_takes


class FakeSettings:
    def __init__(self) -> None:
        self.settings = Settings()

    def load(self) -> Settings:
        return self.settings

    def save(self, settings: Settings) -> None:
        self.settings = settings


class FakeMicrophone:
    """`errors` are raised by the next openings; `report` stands for the cable."""

    def __init__(self) -> None:
        self.listed: tuple[Source, ...] = (
            Source("builtin", "Built-in Audio", is_default=True),
            Source("usb", "USB Headset"),
        )
        self.errors: list[UserError] = []
        self.opened: Source | None = None
        self.heard: MicrophoneLevel | None = MicrophoneLevel(-24.0, -14.0, clips=False)
        self.recorded_s = 0.0
        self.peaks: tuple[float, ...] = ()
        self._on_change: Callable[[EndReason | None], None] | None = None

    def sources(self) -> Sequence[Source]:
        return self.listed

    def open(self, source: str | None, on_change: Callable[[EndReason | None], None]) -> Source:
        self._on_change = on_change
        if self.errors:
            raise self.errors.pop(0)
        self.opened = next((each for each in self.listed if each.id == source), self.listed[0])
        return self.opened

    def report(self, reason: EndReason | None) -> None:
        assert self._on_change is not None
        self._on_change(reason)

    def level(self) -> MicrophoneLevel | None:
        return self.heard

    def recent_peaks(self, count: int) -> tuple[float, ...]:
        return self.peaks[-count:]

    def close(self) -> None:
        self.opened = None


class FakePlayer:
    """Remembers what was played; `finish` stands for the end of the sound."""

    def __init__(self) -> None:
        self.loaded: Path | None = None
        self.played: list[tuple[Span, ...]] = []
        self.position_s: float | None = None
        self.errors: list[UserError] = []
        self._on_end: Callable[[], None] | None = None

    def load(self, path: Path) -> None:
        self.stop()
        self.loaded = path

    def play(self, spans: Sequence[Span], on_end: Callable[[], None]) -> None:
        self.stop()
        if self.errors:
            raise self.errors.pop(0)
        self.played.append(tuple(spans))
        self.position_s, self._on_end = spans[0].start_s, on_end

    def finish(self) -> None:
        on_end, self._on_end, self.position_s = self._on_end, None, None
        if on_end is not None:
            on_end()

    def stop(self) -> None:
        self.finish()

    def close(self) -> None:
        self.stop()


class FakeTakes:
    def __init__(self, takes: tuple[Take, ...], assessments: dict[str, Assessment]) -> None:
        self.kept = takes
        self.assessments = assessments
        self.deleted: list[Take] = []
        self.gone: set[str] = set()
        self.errors: list[UserError] = []
        self.errors_on_delete: list[UserError] = []

    def takes(self) -> tuple[Take, ...]:
        if self.errors:
            raise self.errors.pop(0)
        return self.kept

    def take(self, take_id: str) -> Take:
        if take_id in self.gone:
            raise UserError("take.sound_gone")
        found = next((take for take in self.kept if take.id == take_id), None)
        if found is None:
            raise UserError("take.missing")
        return found

    def peaks(self, take_id: str) -> tuple[tuple[float, ...], float]:
        return (PEAKS, PEAK_STEP_S) if self.assessment(take_id) else (PEAKS[::2], 2 * PEAK_STEP_S)

    def assessment(self, take_id: str) -> Assessment | None:
        return self.assessments.get(take_id)

    def delete(self, take_id: str) -> None:
        if self.errors_on_delete:
            raise self.errors_on_delete.pop(0)
        self.deleted += [take for take in self.kept if take.id == take_id]
        self.kept = tuple(take for take in self.kept if take.id != take_id)

    def restore(self, take_id: str) -> None:
        back = [take for take in self.deleted if take.id == take_id]
        self.deleted = [take for take in self.deleted if take.id != take_id]
        self.kept = tuple(sorted((*self.kept, *back), key=lambda take: take.recorded_at, reverse=True))

    def purge(self) -> None:
        self.deleted.clear()

    def close(self) -> None:
        self.errors = [UserError("library.closed")]


class FakeModels:
    """`errors` are raised by the next installations."""

    def __init__(self) -> None:
        self.errors: list[UserError] = []
        self.state = ModelState.INSTALLED
        self.installed: tuple[str, Path | None] | None = None

    def models(self) -> tuple[ModelStatus, ...]:
        return (ModelStatus("base", "Whisper base", "MIT", 147_000_000, self.state, is_default=True),)

    def install(self, name: str, folder: Path | None, progress: Progress, cancel: CancelToken) -> ModelStatus:
        self.installed = (name, folder)
        progress(0.4)
        cancel.raise_if_cancelled()
        if self.errors:
            raise self.errors.pop(0)
        self.state = ModelState.INSTALLED
        return self.models()[0]


class FakeHearing:
    def __init__(self, models: FakeModels) -> None:
        self._models = models

    def warm_up(self) -> None:
        if self._models.state is not ModelState.INSTALLED:
            raise UserError(f"model.{self._models.state}", name="base")


@dataclass
class FakeAnswering:
    """One answer: `measure` takes its time only as far as the test's executor does."""

    microphone: FakeMicrophone
    library: FakeTakes
    hearing: FakeHearing
    take: Take
    assessment: Assessment
    spools: tuple[Spool, ...] = ()
    end_reason: EndReason = EndReason.STOPPED
    errors: dict[str, UserError] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def _note(self, call: str) -> None:
        self.calls.append(call)
        if call in self.errors:
            raise self.errors.pop(call)

    def begin(self, question: Question | None) -> None:
        self._note("begin")
        text, id_ = (question.text, question.id) if question else ("", None)
        self.take = replace(self.take, question_text=text, question_id=id_)

    def keep(self) -> tuple[Take, EndReason]:
        self._note("keep")
        self.library.kept = (self.take, *(take for take in self.library.kept if take.id != self.take.id))
        return self.take, self.end_reason

    def measure(self, take: Take, progress: Progress, cancel: CancelToken) -> Assessment:
        self._note("measure")
        return self._hear(take, progress, cancel)

    def measure_again(self, take: Take, progress: Progress, cancel: CancelToken) -> Assessment:
        self._note("measure_again")
        return self._hear(take, progress, cancel)

    def _hear(self, take: Take, progress: Progress, cancel: CancelToken) -> Assessment:
        self.hearing.warm_up()
        progress(0.5)
        cancel.raise_if_cancelled()
        self.library.assessments[take.id] = self.assessment
        return self.assessment

    def discard(self) -> None:
        self._note("discard")

    def left_behind(self) -> tuple[Spool, ...]:
        self._note("left_behind")
        return self.spools

    def recover(self, spool: Spool) -> Take:
        self._note("recover")
        self.spools = tuple(other for other in self.spools if other is not spool)
        return self.take

    def forget(self, spool: Spool) -> None:
        self._note("forget")
        self.spools = tuple(other for other in self.spools if other is not spool)


class FakeServices:
    """Has what the window asks of `practice.services.Services`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.questions = QUESTIONS
        takes = some_takes()
        self.settings = FakeSettings()
        self.models = FakeModels()
        self.microphone = FakeMicrophone()
        self.player = FakePlayer()
        self.hearing = FakeHearing(self.models)
        self.takes = FakeTakes(takes, {take.id: an_assessment() for take in takes if take.speech_rate_wpm})
        self.answering = FakeAnswering(self.microphone, self.takes, self.hearing, takes[0], an_assessment())
        self.is_closed = False

    def close(self) -> None:
        self.is_closed = True
