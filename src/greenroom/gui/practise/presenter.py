"""The Practise screen without its widgets: what stands there, and what the person asks for."""

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.question import Question
from greenroom.gui.choices import Choices
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.practise.answer_flow import AnswerFlow
from greenroom.gui.practise.left_behind import LeftBehind
from greenroom.gui.practise.live import LiveWatch
from greenroom.gui.practise.microphone import MicrophoneUse, Stream
from greenroom.gui.practise.question_choice import QuestionChoice
from greenroom.gui.practise.state import Live, Phase, PractiseState
from greenroom.gui.practise.thinking import ThinkingTime
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Tasks
from greenroom.practice.services import Services
from greenroom.practice.settings import LiveFigure

_PHASES = {
    Stream.CLOSED: Phase.OPENING,
    Stream.OPENING: Phase.OPENING,
    Stream.OPEN: Phase.READY,
    Stream.LOST: Phase.OPENING,
    Stream.FAILED: Phase.NO_MICROPHONE,
}
_WHEN_FOCUSED = frozenset({LiveFigure.TIME})


class PractisePresenter(QObject):
    """Holds a `PractiseState` and tells when it changes."""

    state_changed = Signal(object)
    live_changed = Signal(object)
    measured = Signal(str)
    """Carries the id of the take whose feedback is ready."""
    take_requested = Signal(str)
    take_kept = Signal(object)
    thrown_away = Signal()
    """A recording was thrown away; `bring_back` undoes it."""

    def __init__(self, services: Services, tasks: Tasks, choices: Choices, model: SpeechModel) -> None:
        """Stand on the last question."""
        super().__init__()
        self._services = services
        self._choices = choices
        self._model = model
        self._microphone = MicrophoneUse(services, tasks)
        self._left_behind = LeftBehind(services, tasks)
        self._answer = AnswerFlow(services, tasks, model)
        self._live = LiveWatch(services, tasks)
        self.thinking = ThinkingTime()
        self.questions = QuestionChoice(services, tasks, choices)
        self._has_model_to_load = False
        self.state = PractiseState(Phase.OPENING)
        self._refresh()
        self._connect()

    def _connect(self) -> None:
        self._microphone.changed.connect(self._refresh)
        self._microphone.changed.connect(self._load_model)
        self._microphone.lost.connect(self._on_microphone_lost)
        self.questions.changed.connect(self._refresh)
        self.questions.failed.connect(self._answer.tell)
        self._left_behind.changed.connect(self._refresh)
        self._left_behind.kept.connect(self.take_kept)
        self._left_behind.failed.connect(self._answer.fail)
        self._answer.changed.connect(self._on_answer_changed)
        self._answer.measured.connect(self.measured)
        self._answer.thrown_away.connect(self.thrown_away)
        self._answer.brought_back.connect(self.take_kept)
        self._answer.waits.connect(self.take_kept)
        self._answer.ended_early.connect(self._open_microphone)
        self._answer.not_kept.connect(self._left_behind.look)
        self._live.seen.connect(self._on_seen)
        self._live.failed.connect(self._answer.tell)
        self._model.changed.connect(self._refresh)

    # The screen comes and goes.

    def begin(self) -> None:
        """Do what is done once a start: look for recordings left behind, load the model."""
        self._left_behind.look()
        self._has_model_to_load = True
        self._load_model()

    def enter(self) -> None:
        """The screen is shown: open the microphone."""
        self._live.start()
        if self._microphone.stream in (Stream.CLOSED, Stream.FAILED, Stream.LOST):
            self._open_microphone()
        self._refresh()

    def leave(self) -> None:
        """The screen is left: nothing listens any more, unless a recording is under way."""
        if not self.state.keeps_here:
            self._live.stop()
            self.thinking.stop()
            self._answer.trouble = None
            self._microphone.close()

    # What the person asks for.

    def choose_question(self, question: Question | None) -> None:
        """Stand on a question; None for free talk."""
        if self.state.may_choose:
            self.questions.choose(question)

    def choose_question_by_id(self, question_id: str | None) -> None:
        if self.state.may_choose:
            self.questions.choose_by_id(question_id)

    def step_question(self, by: int) -> None:
        """Go on or back in the order of the list."""
        if self.state.may_choose:
            self.questions.step(by)

    def next_question(self) -> None:
        """Stand on what is best practised next."""
        if self.state.may_choose:
            self.questions.go_on()

    def choose_source(self, source_id: str) -> None:
        if self.state.may_choose:
            self._choices.choose(microphone=source_id)
            self._microphone.open(source_id)

    def record_or_stop(self) -> None:
        if self.state.phase is Phase.READY:
            self.thinking.stop()
            self._answer.record(self.state.question)
        elif self.state.phase is Phase.RECORDING:
            self._answer.keep()

    def start_over(self) -> None:
        """Throw away what is being recorded; `bring_back` undoes it."""
        if self.state.phase is Phase.RECORDING:
            self._answer.throw_away()

    def bring_back(self) -> None:
        """Keep what was thrown away last after all."""
        self._answer.bring_back()

    def cancel_hearing(self) -> None:
        """Leave the take unmeasured; its sound is kept."""
        self._answer.cancel()

    def think_or_stop(self) -> None:
        """Begin to think before the answer, or think no longer; Record ends it too."""
        if self.thinking.left_s is not None:
            self.thinking.stop()
        elif self.state.may_choose:
            self.thinking.start(self._choices.settings.thinking_s)

    def choose_thinking(self, length_s: int) -> None:
        """Think for so long from now on; what runs goes on as it began."""
        self._choices.choose(thinking_s=length_s)
        self._refresh()

    def switch_focus(self) -> None:
        """Hide all that moves while one speaks but the time, or show it again; remembered."""
        self._choices.choose(is_focused=not self._choices.settings.is_focused)
        self._refresh()

    def tell(self, error: UserError) -> None:
        """Tell what went wrong elsewhere and concerns what is done here."""
        self._answer.tell(error)

    def act(self, action: str) -> None:
        """Do what the notice's button says."""
        {
            "retry_microphone": self._open_microphone,
            "install_model": self._model.install,
            "mend_model": self._model.install,
            "try_model": self._model.warm_up,
            "cancel_install": self._model.cancel,
            "keep_spool": self._left_behind.keep,
            "forget_spool": self._left_behind.forget,
            "show_take": self._show_take,
            "dismiss": self._answer.dismiss,
        }[action]()

    def recent_peaks(self, count: int) -> tuple[float, ...]:
        """Give the newest peaks while recording."""
        is_recording = self.state.phase is Phase.RECORDING
        return self._services.microphone.recent_peaks(count) if is_recording else ()

    # What happens meanwhile.

    def _load_model(self) -> None:
        """Load the model once the microphone stands: at the same time each would hold up the other."""
        if self._has_model_to_load and self._microphone.stream is not Stream.OPENING:
            self._has_model_to_load = False
            self._model.warm_up()

    def _open_microphone(self) -> None:
        self._microphone.open(self._choices.settings.microphone)

    def _on_answer_changed(self) -> None:
        self._live.follow(recording=self._answer.state.phase is Phase.RECORDING)
        self._refresh()
        is_lost = self._microphone.stream is Stream.LOST
        if is_lost and self._answer.state.phase is None and self._live.is_watching:
            self._open_microphone()
        elif is_lost and self._answer.state.phase is Phase.RECORDING:  # it went while the recording was begun
            self._answer.keep()

    def _on_microphone_lost(self) -> None:
        if self.state.phase is Phase.RECORDING:
            self._answer.keep()
        elif self.state.may_choose:
            self._open_microphone()

    def _on_seen(self, live: Live) -> None:
        if self._microphone.stream is Stream.OPEN:
            self.live_changed.emit(live)

    def _show_take(self) -> None:
        if self._answer.take is not None:
            self._answer.dismiss()
            self.take_requested.emit(self._answer.take.id)

    def _notice(self, phase: Phase) -> Notice | None:
        """Give the one thing to tell now: what became of an answer comes before why there is no microphone."""
        if self._answer.trouble is None and self._microphone.error is not None and phase is Phase.NO_MICROPHONE:
            return notice_of(self._microphone.error, "retry_microphone")
        return self._answer.trouble or self._model.notice or self._left_behind.notice

    def _refresh(self) -> None:
        answer, settings = self._answer.state, self._choices.settings
        phase = answer.phase or _PHASES[self._microphone.stream]
        self.state = PractiseState(
            phase=phase,
            progress=answer.progress,
            left_s=answer.left_s,
            is_cancelling=answer.is_cancelling,
            sources=self._microphone.sources,
            source=self._microphone.source,
            notice=self._notice(phase),
            is_focused=settings.is_focused,
            thinking_s=settings.thinking_s,
            question=self.questions.question,
            place=self.questions.place,
            total=len(self.questions.questions),
            shown=settings.live & _WHEN_FOCUSED if settings.is_focused else settings.live,
            can_hear=self._model.notice is None,
        )
        self.questions.is_open = self.state.may_choose
        self.state_changed.emit(self.state)
