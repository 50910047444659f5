"""The command line with fakes behind it: what it printed and how it ended."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from greenroom.cli.running import run_command_line
from greenroom.domain.assessment import Assessment
from greenroom.domain.errors import UserError
from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.domain.model import ModelState, ModelStatus
from greenroom.domain.question import Question
from greenroom.domain.recording import EndReason, MicrophoneLevel, Source
from greenroom.domain.take import Take
from greenroom.practice.services import Services
from greenroom.practice.work import CancelToken, Progress
from tests.fakes.answers import QUESTIONS, a_take, an_assessment
from tests.fakes.library import MemoryModelStore, MemorySettings, MemoryTakeStore

BASE = ModelStatus("base", "Base", "MIT", 148_000_000, ModelState.INSTALLED, is_default=True)
LOUDSPEAKERS = (Loudspeaker("hdmi", "Screen", is_default=True), Loudspeaker("ears", "Headphones"))
TINY = ModelStatus("tiny.en", "Tiny", "MIT", 78_000_000, ModelState.MISSING, is_default=False)


@dataclass
class Files:
    """Measures by name: what is not there cannot be read."""

    results: Mapping[str, Assessment | BaseException]
    asked: list[Question | None] = field(default_factory=list)

    def assess_file(
        self, path: Path, question: Question | None, progress: Progress, cancel: CancelToken
    ) -> Assessment:
        cancel.raise_if_cancelled()
        self.asked.append(question)
        result = self.results.get(path.name, UserError("file.missing", path=str(path)))
        if isinstance(result, BaseException):
            raise result
        progress(1.0)
        return result


@dataclass
class Microphone:
    """Records a tenth of a second each time it is looked at, and ends by itself where told to."""

    found: Sequence[Source] = (Source("usb", "USB microphone", is_default=True), Source("line", "Line in"))
    ends_after_s: float = 1e9
    reason: EndReason = EndReason.STOPPED
    opened: str | None = None
    _recorded: int = 0
    _on_change: Callable[[EndReason | None], None] | None = None

    def sources(self) -> Sequence[Source]:
        return self.found

    def sound_server(self) -> str | None:
        return "PulseAudio"

    def open(self, source: str | None, on_change: Callable[[EndReason | None], None]) -> Source:
        if not self.found:
            raise UserError("microphone.none")
        self.opened, self._on_change = source, on_change
        return next((each for each in self.found if each.id == source), self.found[0])

    def level(self) -> MicrophoneLevel | None:
        return MicrophoneLevel(-20.0, -12.0, clips=False)

    @property
    def recorded_s(self) -> float:
        self._recorded += 1
        if self._recorded >= self.ends_after_s * 10 and self._on_change:
            self._on_change(EndReason.SOURCE_GONE)
            self.reason = EndReason.SOURCE_GONE
        return self._recorded / 10


@dataclass
class FakePlayer:
    found: Sequence[Loudspeaker]

    def loudspeakers(self) -> Sequence[Loudspeaker]:
        return self.found


@dataclass
class Answering:
    microphone: Microphone
    result: Assessment | UserError = field(default_factory=an_assessment)
    question: Question | None = None

    def begin(self, question: Question | None) -> None:
        self.question = question

    def keep(self) -> tuple[Take, EndReason]:
        return a_take(3), self.microphone.reason

    def measure_again(self, take: Take, progress: Progress, cancel: CancelToken) -> Assessment:
        return self.measure(take, progress, cancel)

    def measure(self, _take: Take, progress: Progress, cancel: CancelToken) -> Assessment:
        cancel.raise_if_cancelled()
        if isinstance(self.result, UserError):
            raise self.result
        progress(1.0)
        return self.result


class Desk:
    """Services made of fakes; `run` gives the status, `out` holds what was printed."""

    def __init__(self, home: Path, results: Mapping[str, Assessment | BaseException] | None = None) -> None:
        self.home = home
        self.models_home = home / "models"
        self.questions = QUESTIONS
        self.settings = MemorySettings()
        self.models = MemoryModelStore(self.models_home, BASE, TINY)
        self.takes = MemoryTakeStore()
        self.assessing = Files(results or {})
        self.microphone = Microphone()
        self.player = FakePlayer(LOUDSPEAKERS)
        self.answering = Answering(self.microphone)
        self.importing: object = None
        self.exporter: object = None
        self.window_status = 0
        self.out = ""

    @property
    def open_window(self) -> Callable[[], int]:
        return lambda: self.window_status

    def run(self, *arguments: str) -> int:
        out = io.StringIO()
        status = run_command_line(cast("Services", self), arguments, out)
        self.out = out.getvalue()
        return status
