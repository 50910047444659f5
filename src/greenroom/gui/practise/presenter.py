"""The Practise screen without its widgets: from the key press to a measured take."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.domain.recording import EndReason
from greenroom.domain.take import Take
from greenroom.gui.choices import Choices
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.practise.left_behind import LeftBehind
from greenroom.gui.practise.loudness import LoudnessWords
from greenroom.gui.practise.microphone import MicrophoneUse, Stream
from greenroom.gui.practise.state import Live, Phase, PractiseState
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.services import Services

_LOOK_MS = 50
_PHASES = {
    Stream.CLOSED: Phase.OPENING,
    Stream.OPENING: Phase.OPENING,
    Stream.OPEN: Phase.READY,
    Stream.LOST: Phase.OPENING,
    Stream.FAILED: Phase.NO_MICROPHONE,
}


class PractisePresenter(QObject):
    """Holds a `PractiseState` and tells when it changes."""

    state_changed = Signal(object)
    live_changed = Signal(object)
    measured = Signal(str)
    """Carries the id of the take whose feedback is ready."""
    take_requested = Signal(str)
    take_kept = Signal(object)

    def __init__(self, services: Services, tasks: Tasks, choices: Choices, model: SpeechModel) -> None:
        """Stand on the last question."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._choices = choices
        self._model = model
        self._microphone = MicrophoneUse(services, tasks)
        self._left_behind = LeftBehind(services, tasks)
        self._loudness = LoudnessWords()
        self._trouble: Notice | None = None
        self._take: Take | None = None
        self._waits_for_model = False
        self._hearing: Task | None = None
        ids = [question.id for question in services.questions]
        last = choices.settings.last_question
        self.state = PractiseState(Phase.OPENING, services.questions, ids.index(last) if last in ids else 0)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._microphone.changed.connect(self._on_microphone_changed)
        self._microphone.lost.connect(self._on_microphone_lost)
        self._left_behind.changed.connect(self._refresh)
        self._left_behind.kept.connect(self.take_kept)
        self._left_behind.failed.connect(self._on_failed)
        model.changed.connect(self._refresh)
        model.ready.connect(self._on_model_ready)

    # The screen comes and goes.

    def begin(self) -> None:
        """Do what is done once a start: look for recordings left behind, load the model."""
        self._left_behind.look()
        self._model.warm_up()

    def enter(self) -> None:
        """The screen is shown: open the microphone."""
        self._timer.start()
        if self._microphone.stream in (Stream.CLOSED, Stream.FAILED, Stream.LOST):
            self._microphone.open(self._choices.settings.microphone)

    def leave(self) -> None:
        """The screen is left: nothing listens any more, unless a recording is under way."""
        if not self.state.keeps_here:
            self._timer.stop()
            self._trouble = None
            self._microphone.close()

    # What the person asks for.

    def choose_question(self, place: int) -> None:
        if self.state.may_choose and self.state.questions:
            place %= len(self.state.questions)
            self._update(place=place)
            self._choices.choose(last_question=self.state.questions[place].id)

    def choose_question_by_id(self, question_id: str | None) -> None:
        ids = [question.id for question in self.state.questions]
        if question_id in ids:
            self.choose_question(ids.index(question_id))

    def choose_source(self, source_id: str) -> None:
        if self.state.may_choose:
            self._choices.choose(microphone=source_id)
            self._microphone.open(source_id)

    def record_or_stop(self) -> None:
        if self.state.phase is Phase.READY:
            self._record()
        elif self.state.phase is Phase.RECORDING:
            self._keep()

    def start_over(self) -> None:
        """Throw away what is being recorded."""
        if self.state.phase is Phase.RECORDING:
            self._update(phase=Phase.BUSY)
            self._tasks.start(
                Line.LIBRARY,
                lambda _progress, _cancel: self._services.answering.discard(),
                done=self._on_discarded,
                failed=self._on_failed,
            )

    def cancel_hearing(self) -> None:
        """Leave the take unmeasured; its sound is kept."""
        if self._hearing is not None:
            self._hearing.cancel()
            self._update(is_cancelling=True)

    def act(self, action: str) -> None:
        """Do what the notice's button says."""
        {
            "retry_microphone": lambda: self._microphone.open(self._choices.settings.microphone),
            "install_model": self._model.install,
            "mend_model": self._model.install,
            "try_model": self._model.warm_up,
            "cancel_install": self._model.cancel,
            "keep_spool": self._left_behind.keep,
            "forget_spool": self._left_behind.forget,
            "show_take": self._show_take,
            "dismiss": self._dismiss,
        }[action]()

    def recent_peaks(self, count: int) -> tuple[float, ...]:
        """Give the newest peaks while recording."""
        is_recording = self.state.phase is Phase.RECORDING
        return self._services.microphone.recent_peaks(count) if is_recording else ()

    # The way of one answer.

    def _record(self) -> None:
        self._trouble, self._waits_for_model = None, False
        self._update(phase=Phase.BUSY)
        question = self.state.question
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.answering.begin(question),
            done=self._on_begun,
            failed=self._on_failed,
        )

    def _on_begun(self, _nothing: None) -> None:
        self._update(phase=Phase.RECORDING)

    def _keep(self) -> None:
        self._update(phase=Phase.KEEPING)
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.answering.keep(),
            done=self._on_kept,
            failed=self._on_not_kept,
        )

    def _on_not_kept(self, error: UserError) -> None:
        """The sound is still on disk: offer it again, once the reason was read."""
        self._on_failed(error)
        self._left_behind.look()

    def _on_kept(self, kept: tuple[Take, EndReason]) -> None:
        self._take, reason = kept
        if reason is not EndReason.STOPPED:
            data = {"number": self._take.number}
            lines = (Message(f"practise.ended.{reason}"), Message("practise.ended.kept", data))
            self._trouble = Notice(lines, ("show_take", "dismiss"), is_problem=True)
            self._microphone.open(self._choices.settings.microphone)
        self._measure()

    def _measure(self) -> None:
        take = self._take
        if take is None:
            return
        self._waits_for_model = False
        self._update(phase=Phase.HEARING, progress=0.0, left_s=None, is_cancelling=False)
        self._hearing = self._tasks.start(
            Line.WORK,
            lambda progress, cancel: self._services.answering.measure(take, progress, cancel),
            done=self._on_measured,
            failed=self._on_not_measured,
            cancelled=self._on_hearing_cancelled,
            progressed=self._on_heard,
        )

    def _on_heard(self, share: float) -> None:
        if self._hearing is not None and self.state.phase is Phase.HEARING:
            self._update(progress=share, left_s=self._hearing.left_s(share))

    def _on_measured(self, _assessment: object) -> None:
        self._rest()
        if self._take is not None and self._trouble is None:
            self.measured.emit(self._take.id)

    def _on_hearing_cancelled(self) -> None:
        number = self._take.number if self._take else 0
        self._trouble = Notice((Message("practise.not_measured", {"number": number}),), ("show_take", "dismiss"))
        self._rest()

    def _on_not_measured(self, error: UserError) -> None:
        if error.code.startswith("model."):
            self._waits_for_model = True
            self._model.miss(error)
            self._rest()
        else:
            self._on_failed(error, "show_take", "dismiss")

    def _on_discarded(self, _nothing: None) -> None:
        self._rest()

    def _on_failed(self, error: UserError, *actions: str) -> None:
        self._trouble = notice_of(error, *(actions or ("dismiss",)))
        self._rest()

    # Coming to rest.

    def _rest(self) -> None:
        """Give the screen back to the microphone's own state."""
        self._hearing = None
        self._update(phase=_PHASES[self._microphone.stream])
        if self._microphone.stream is Stream.LOST and self._timer.isActive():
            self._microphone.open(self._choices.settings.microphone)

    def _show_take(self) -> None:
        if self._take is not None:
            self._dismiss()
            self.take_requested.emit(self._take.id)

    def _dismiss(self) -> None:
        self._trouble = None
        self._refresh()

    def _on_model_ready(self) -> None:
        """Measure the answer that waited for the model; the one just recorded, if the person is not at another."""
        if self._waits_for_model and self.state.may_choose:
            self._measure()

    def _on_microphone_changed(self) -> None:
        if self.state.may_choose:
            self._update(phase=_PHASES[self._microphone.stream])
        else:
            self._refresh()

    def _on_microphone_lost(self) -> None:
        if self.state.phase is Phase.RECORDING:
            self._keep()
        elif self.state.may_choose:
            self._microphone.open(self._choices.settings.microphone)

    def _look(self) -> None:
        if self._microphone.stream is not Stream.OPEN:
            return
        microphone = self._services.microphone
        level = microphone.level()
        recorded_s = microphone.recorded_s if self.state.phase is Phase.RECORDING else 0.0
        self.live_changed.emit(Live(recorded_s, level, self._loudness.hear(level)))

    def _notice(self) -> Notice | None:
        """Give the one thing to tell now."""
        if self._microphone.error is not None and self.state.may_choose:
            return notice_of(self._microphone.error, "retry_microphone")
        return self._trouble or self._model.notice or self._left_behind.notice

    def _refresh(self) -> None:
        self._update()

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of PractiseState
        self.state = replace(
            self.state, sources=self._microphone.sources, source=self._microphone.source, **changes
        )
        self.state = replace(self.state, notice=self._notice())
        self.state_changed.emit(self.state)
