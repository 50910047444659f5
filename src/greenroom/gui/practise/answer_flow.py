"""One answer's way through the window: recorded, kept or thrown away, measured."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.domain.question import Question
from greenroom.domain.recording import EndReason
from greenroom.domain.take import Take
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.practise.state import AnswerState, Phase
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.services import Services


class AnswerFlow(QObject):
    """Holds an `AnswerState`; every step that takes time happens in the background."""

    changed = Signal()
    measured = Signal(str)
    """Carries the id of the take whose feedback is ready."""
    ended_early = Signal()
    """The recording ended by itself and is kept: the microphone has to be opened again."""
    not_kept = Signal()
    """The sound is still on disk, as a recording left behind."""
    thrown_away = Signal()
    brought_back = Signal(object)
    """Carries the take of a recording brought back while another answer is under way."""
    waits = Signal(object)
    """Carries the take that is kept, and measured once the model is there."""

    def __init__(self, services: Services, tasks: Tasks, model: SpeechModel) -> None:
        """Nothing is under way."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._model = model
        self._hearing: Task | None = None
        self._waits_for_model = False
        self.take: Take | None = None
        self.trouble: Notice | None = None
        self.state = AnswerState()
        model.ready.connect(self._on_model_ready)

    def record(self, question: Question | None) -> None:
        self.trouble, self._waits_for_model = None, False
        self._be(Phase.BUSY)
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.answering.begin(question),
            done=self._on_begun,
            failed=self.fail,
        )

    def keep(self) -> None:
        self._be(Phase.KEEPING)
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.answering.keep(),
            done=self._on_kept,
            failed=self._on_not_kept,
        )

    def throw_away(self) -> None:
        """End the recording and put it aside, so that it can be brought back until the next one is kept."""
        self._be(Phase.BUSY)
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.answering.set_aside(),
            done=self._on_thrown_away,
            failed=self.fail,
        )

    def bring_back(self) -> None:
        """Keep what was thrown away after all; it is measured at once unless another answer is under way."""
        is_free = self.state.phase is None
        if is_free:
            self._be(Phase.BUSY)
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.answering.bring_back(),
            done=self._on_brought_back if is_free else self.brought_back.emit,
            failed=self.fail if is_free else self.tell,
        )

    def cancel(self) -> None:
        """Leave the take unmeasured; its sound is kept."""
        if self._hearing is not None:
            self._hearing.cancel()
            self._update(is_cancelling=True)

    def fail(self, error: UserError, *actions: str) -> None:
        """Tell what went wrong; nothing is under way any more."""
        self.trouble = notice_of(error, *(actions or ("dismiss",)))
        self._rest()

    def tell(self, error: UserError) -> None:
        """Tell what went wrong beside the answer that is under way."""
        self.trouble = notice_of(error, "dismiss")
        self.changed.emit()

    def dismiss(self) -> None:
        self.trouble = None
        self.changed.emit()

    def _on_begun(self, _nothing: None) -> None:
        self._be(Phase.RECORDING)

    def _on_kept(self, kept: tuple[Take, EndReason]) -> None:
        self.take, reason = kept
        if reason is not EndReason.STOPPED:
            data = {"number": self.take.number}
            lines = (Message(f"practise.ended.{reason}"), Message("practise.ended.kept", data))
            self.trouble = Notice(lines, ("show_take", "dismiss"), is_problem=True)
            self.ended_early.emit()
        self._measure()

    def _on_not_kept(self, error: UserError) -> None:
        self.fail(error)
        self.not_kept.emit()

    def _on_thrown_away(self, _nothing: None) -> None:
        self._rest()
        self.thrown_away.emit()

    def _on_brought_back(self, take: Take) -> None:
        self.take = take
        self._measure()

    def _measure(self) -> None:
        take = self.take
        if take is None:
            return
        self._waits_for_model = False
        self._be(Phase.HEARING)
        self._hearing = self._tasks.start(
            Line.WORK,
            lambda progress, cancel: self._services.answering.measure(take, progress, cancel),
            done=self._on_measured,
            failed=self._on_not_measured,
            cancelled=self._on_cancelled,
            progressed=self._on_heard,
        )

    def _on_heard(self, share: float) -> None:
        if self._hearing is not None and self.state.phase is Phase.HEARING:
            self._update(progress=share, left_s=self._hearing.left_s(share))

    def _on_measured(self, _assessment: object) -> None:
        self._rest()
        if self.take is not None and self.trouble is None:
            self.measured.emit(self.take.id)

    def _on_cancelled(self) -> None:
        number = self.take.number if self.take else 0
        self.trouble = Notice((Message("practise.not_measured", {"number": number}),), ("show_take", "dismiss"))
        self._rest()

    def _on_not_measured(self, error: UserError) -> None:
        if error.code.startswith("model."):
            self._waits_for_model = True
            self._model.miss(error)
            self._rest()
            self.waits.emit(self.take)
        else:
            self.fail(error, "show_take", "dismiss")

    def _on_model_ready(self) -> None:
        """Measure the answer that waited for the model; the one just recorded, if the person is not at another."""
        if self._waits_for_model and self.state.phase is None:
            self._measure()

    def _rest(self) -> None:
        self._hearing = None
        self._be(None)

    def _be(self, phase: Phase | None) -> None:
        self.state = AnswerState(phase)
        self.changed.emit()

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of AnswerState
        self.state = replace(self.state, **changes)
        self.changed.emit()
