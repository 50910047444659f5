"""Services for the window that a test feeds by hand: no device, no model, no file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from greenroom.audio.spool import FolderSpools
from greenroom.domain.assessment import Assessment
from greenroom.domain.backup import Backup
from greenroom.domain.errors import UserError
from greenroom.domain.live import LiveFigures
from greenroom.domain.model import ModelState, ModelStatus
from greenroom.domain.question import Question
from greenroom.domain.recording import EndReason, MicrophoneLevel, Source, Spool
from greenroom.domain.take import Take
from greenroom.domain.transcript import Transcript
from greenroom.export.files import FileExporter
from greenroom.practice.assessing import Assessing
from greenroom.practice.correcting import Correcting
from greenroom.practice.exporting import Exporting
from greenroom.practice.question_bank import QuestionBank
from greenroom.practice.settings import Settings
from greenroom.practice.sound_check import SoundCheck
from greenroom.practice.work import CancelToken, Progress
from tests.fakes import audio
from tests.fakes.answers import QUESTIONS, a_take, an_assessment, some_takes
from tests.fakes.library import MemoryModelStore, MemoryQuestions, MemorySettings
from tests.fakes.spectrograms import FakeSpectrograms
from tests.fakes.spoken import english
from tests.fakes.takes import FakeTakes

BASE = ModelStatus(
    "base", "Whisper base", "MIT", 147_000_000, ModelState.INSTALLED, is_default=True, seconds_per_minute=7
)
THREE_MODELS = (
    BASE,
    ModelStatus(
        "tiny.en",
        "Whisper tiny.en: light, English alone",
        "MIT",
        78_000_000,
        ModelState.INSTALLED,
        is_default=False,
        seconds_per_minute=3,
    ),
    ModelStatus(
        "small",
        "Whisper small: fewer wrong words, about three times the work",
        "MIT",
        486_000_000,
        ModelState.MISSING,
        is_default=False,
        seconds_per_minute=21,
    ),
)
BUILT_IN_AND_USB = (Source("builtin", "Built-in Audio", is_default=True), Source("usb", "USB Headset"))


class FakeMicrophone(audio.FakeMicrophone):
    """`errors` are raised by the next openings; `heard`, `peaks` and `recorded_s` are shown where they are set."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.listed = [*BUILT_IN_AND_USB]
        self.errors: list[UserError] = []
        self.opened: Source | None = None
        self.heard: MicrophoneLevel | None = None
        self.peaks: tuple[float, ...] = ()
        self._shown_s = 0.0

    def open(self, source: str | None, on_change: Callable[[EndReason | None], None]) -> Source:
        self.opened = super().open(source, on_change)
        if self.errors:
            self.opened = None
            raise self.errors.pop(0)
        return self.opened

    def level(self) -> MicrophoneLevel | None:
        return self.heard or super().level()

    @property
    def recorded_s(self) -> float:
        return self._shown_s or super().recorded_s

    @recorded_s.setter
    def recorded_s(self, shown_s: float) -> None:
        self._shown_s = shown_s

    def recent_peaks(self, count: int) -> tuple[float, ...]:
        return self.peaks[-count:] or super().recent_peaks(count)

    def close(self) -> None:
        super().close()
        self.opened = None


class FakeErasing:
    def __init__(self, takes: FakeTakes) -> None:
        self._takes = takes
        self.errors: list[UserError] = []

    def erase_everything(self) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self._takes.kept = ()
        self._takes.bin.clear()


class FakeModels(MemoryModelStore):
    """`errors` are raised by the next installations; `state` is that of the first model."""

    def __init__(self, *statuses: ModelStatus) -> None:
        super().__init__(Path("models"), *(statuses or (BASE,)))
        self.errors: list[UserError] = []
        self.installed: tuple[str, Path | None] | None = None

    @property
    def state(self) -> ModelState:
        return self.models()[0].state

    @state.setter
    def state(self, state: ModelState) -> None:
        first = self.models()[0]
        self._statuses[first.name] = replace(first, state=state)

    def install(self, name: str, folder: Path | None, progress: Progress, cancel: CancelToken) -> ModelStatus:
        self.installed = (name, folder)
        if self.errors:
            raise self.errors.pop(0)
        return super().install(name, folder, progress, cancel)


class FakeHearing:
    def __init__(self, models: FakeModels) -> None:
        self._models = models
        self.used: tuple[str, str] | None = None

    def use(self, model: str, language: str) -> None:
        self.used = (model, language)

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
    heard: Transcript | None = None
    live_pace_wpm: float | None = None

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

    def set_aside(self) -> None:
        self._note("set_aside")

    def bring_back(self) -> Take:
        self._note("bring_back")
        return self.keep()[0]

    @property
    def heard_so_far(self) -> Transcript | None:
        return self.heard

    def live_figures(self, heard: Transcript) -> LiveFigures:
        return LiveFigures(heard.words, self.live_pace_wpm, tuple(p.text.lower() for p in heard.filled_pauses))

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


class FakeRemeasuring:
    """`takes_due` were measured with base; each counts as measured when it was asked for."""

    def __init__(self, answering: FakeAnswering) -> None:
        self._answering = answering
        self.takes_due: list[Take] = []
        self.errors: list[UserError] = []
        self.soundless: set[str] = set()
        self.measured: list[str] = []

    def due(self, model: str) -> tuple[Take, ...]:
        return tuple(self.takes_due) if model != "base" else ()

    def models(self, takes: Sequence[Take]) -> tuple[str, ...]:
        return ("base",) if takes else ()

    def measure(self, take: Take, progress: Progress, cancel: CancelToken) -> bool:
        if self.errors:
            raise self.errors.pop(0)
        self._answering.measure_again(take, progress, cancel)
        self.measured.append(take.id)
        self.takes_due = [due for due in self.takes_due if due.id != take.id]
        return take.id not in self.soundless


class FakeImporting:
    """Takes in what is called *.wav; `there` are names of files it knows already."""

    def __init__(self, library: FakeTakes) -> None:
        self._library = library
        self.there: dict[str, Take] = {}
        self.errors: list[UserError] = []

    def known(self, path: Path) -> Take | None:
        return self.there.get(path.name)

    def take_in(self, path: Path, progress: Progress, cancel: CancelToken) -> Take:
        cancel.raise_if_cancelled()
        if self.errors:
            raise self.errors.pop(0)
        if path.suffix != ".wav":
            raise UserError("file.not_sound", path=path.name)
        progress(0.5)
        nothing = {"speech_rate_wpm": None, "fillers_per_minute": None, "headline": None}
        taken = a_take(1, id=path.stem, title=path.stem, question_id=None, question_text="", **nothing)
        self._library.kept = (taken, *self._library.kept)
        self.there[path.name] = taken
        return taken


class FakeAssigning:
    def __init__(self, library: FakeTakes) -> None:
        self._library = library

    def assign(self, take_id: str, question_id: str | None, question_text: str) -> Take:
        return self._library.assign(take_id, question_id, question_text)


class FakeRescuing:
    """A library that can be restored, with or without a copy; `lost` sounds belong to no take."""

    def __init__(self) -> None:
        self.backup: Backup | None = None
        self.lost: tuple[Path, ...] = ()
        self.errors: list[UserError] = []
        self.restored: list[Backup | None] = []
        self.aside: Path | None = Path("backups", "damaged-20261124T090000.sqlite")

    def newest(self) -> Backup | None:
        return self.backup

    def restore(self, backup: Backup | None) -> Path | None:
        if self.errors:
            raise self.errors.pop(0)
        self.restored.append(backup)
        return self.aside

    def lost_sounds(self) -> tuple[Path, ...]:
        return self.lost

    def bring_back(self, _progress: Progress, _cancel: CancelToken) -> tuple[Take, ...]:
        back, self.lost = self.lost, ()
        return tuple(a_take(id=path.stem) for path in back)


class FakeServices:
    """Has what the window asks of `practice.services.Services`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.own_questions = MemoryQuestions()
        self.question_bank = QuestionBank(QUESTIONS, self.own_questions)
        takes = some_takes()
        self.settings = MemorySettings(Settings(is_introduced=True))
        self.models = FakeModels()
        self.microphone = FakeMicrophone(home / "spool")
        self.microphone.heard = MicrophoneLevel(-24.0, -14.0, clips=False)
        self.player = audio.FakePlayer(files=lambda _path: None)
        self.hearing = FakeHearing(self.models)
        self.takes = FakeTakes(takes, {take.id: an_assessment() for take in takes if take.speech_rate_wpm})
        self.answering = FakeAnswering(self.microphone, self.takes, self.hearing, takes[0], an_assessment())
        self.languages = ("en",)
        self.sound_check = SoundCheck(self.microphone, self.player, FolderSpools(home / "spool"))
        self.remeasuring = FakeRemeasuring(self.answering)
        self.erasing = FakeErasing(self.takes)
        self.correcting = Correcting(
            self.takes,  # type: ignore[arg-type]
            Assessing(self.hearing, None, english(), "0.1.0"),  # type: ignore[arg-type]
            lambda id_: next((question for question in QUESTIONS if question.id == id_), None),
        )
        self.importing = FakeImporting(self.takes)
        self.assigning = FakeAssigning(self.takes)
        self.exporting = Exporting(self.takes, FileExporter())  # type: ignore[arg-type]
        self.rescuing = FakeRescuing()
        self.spectrograms = FakeSpectrograms()
        self.is_closed = False

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.question_bank.questions

    def close(self) -> None:
        self.is_closed = True
