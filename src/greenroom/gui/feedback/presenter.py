"""The Feedback screen without its widgets: one take, its figures, and hearing it again."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from greenroom.domain.assessment import Assessment
from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.domain.question import Question
from greenroom.gui.choices import Choices
from greenroom.gui.feedback.correcting import Corrector
from greenroom.gui.feedback.replay import Replay
from greenroom.gui.feedback.spectrogram import SpectrogramUse
from greenroom.gui.feedback.state import Answer, FeedbackState, Step
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.services import Services


class FeedbackPresenter(QObject):
    """Holds a `FeedbackState`; `replay` is the hearing again."""

    state_changed = Signal(object)

    def __init__(self, services: Services, tasks: Tasks, model: SpeechModel, choices: Choices) -> None:
        """Nothing is shown yet. A piece of work counts only while its turn is the newest."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._model = model
        self._loading = 0
        self._measures_next = False
        self._task: Task | None = None
        self.replay = Replay(services, tasks, choices)
        self.replay.changed.connect(lambda replay: self._update(replay=replay))
        self.replay.failed.connect(lambda error: self._update(notice=notice_of(error, "dismiss")))
        self.spectrogram = SpectrogramUse(services, tasks, choices)
        self.state = FeedbackState(replay=self.replay.state)
        model.changed.connect(self._on_model_changed)
        model.ready.connect(self.spectrogram.warm_up)
        self.corrector = Corrector(services, tasks)
        self.corrector.changed.connect(self._on_corrected)
        self.corrector.failed.connect(lambda error: self._update(notice=notice_of(error, "dismiss")))

    def show_take(self, take_id: str, at_s: float = 0.0) -> None:
        """Read a take and what is known of it, and go to a moment in it."""
        self.stop()
        self._loading += 1
        self._measures_next = False
        self._update(step=Step.LOADING, answer=None, notice=None)
        self.corrector.show(None)
        self.spectrogram.show(None)
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._read(take_id),
            done=partial(self._on_read, self._loading, at_s),
            failed=partial(self._on_failed, self._loading),
        )

    def measure_when_read(self, take_id: str) -> None:
        """Read a take and measure it at once."""
        self.show_take(take_id)
        self._measures_next = True

    def leave(self) -> None:
        """The screen is left: nothing sounds any more."""
        self.stop()
        self.spectrogram.leave()

    def stop(self) -> None:
        """Fall silent."""
        self.replay.stop()

    def play_advice(self) -> None:
        answer = self.state.answer
        if answer is not None and answer.assessment is not None and answer.assessment.feedback.next is not None:
            self.replay.play(answer.assessment.feedback.next.clips)

    # Measuring it.

    def measure(self) -> None:
        """Measure a take that was not measured yet."""
        answer = self.state.answer
        if answer is None:
            return
        self.spectrogram.leave()
        self._update(
            step=Step.MEASURING,
            notice=Notice((Message("feedback.measuring"),), ("cancel_measuring",), progress=0.0),
        )
        self._task = self._tasks.start(
            Line.WORK,
            lambda progress, cancel: self._services.answering.measure_again(answer.take, progress, cancel),
            done=partial(self._on_measured, self._loading),
            failed=partial(self._on_not_measured, self._loading),
            cancelled=partial(self._on_cancelled, self._loading),
            progressed=partial(self._on_progress, self._loading),
        )

    def act(self, action: str) -> None:
        """Do what the notice's button says."""
        actions: dict[str, Callable[[], object]] = {
            "measure": self.measure,
            "cancel_measuring": self._cancel,
            "install_model": self._model.install,
            "mend_model": self._model.install,
            "try_model": self._model.warm_up,
            "cancel_install": self._model.cancel,
            "dismiss": lambda: self._update(notice=None),
        }
        actions[action]()

    # What comes back.

    def _read(self, take_id: str) -> Answer:
        takes = self._services.takes
        try:
            take, has_sound = takes.take(take_id), True
            self._services.player.load(take.audio)
        except UserError as error:
            listed = next((take for take in takes.takes() if take.id == take_id), None)
            if error.code != "take.sound_gone" or listed is None:
                raise
            take, has_sound = listed, False
        peaks, _step_s = takes.peaks(take_id)
        return Answer(take, self._question(take.question_id), takes.assessment(take_id), peaks, has_sound)

    def _question(self, question_id: str | None) -> Question | None:
        return next((question for question in self._services.questions if question.id == question_id), None)

    def _on_read(self, loading: int, at_s: float, answer: Answer) -> None:
        if loading != self._loading:
            return
        self.replay.move(0.0)
        self._update(step=Step.SHOWN, answer=answer)
        self.corrector.show(answer)
        if at_s:
            self.replay.move(at_s)
        if not answer.has_sound:
            self._update(notice=notice_of(UserError("take.sound_gone", number=answer.take.number)))
        elif answer.assessment is None and self._measures_next:
            self.measure()
            return
        elif answer.assessment is None:
            self._offer_measuring()
        self.spectrogram.show(answer)

    def _offer_measuring(self) -> None:
        self._update(step=Step.SHOWN, notice=Notice((Message("feedback.not_measured"),), ("measure",)))

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_cancelled(self, loading: int) -> None:
        if loading == self._loading:
            self._offer_measuring()

    def _on_progress(self, loading: int, share: float) -> None:
        if loading == self._loading and self.state.notice is not None and self._task is not None:
            self._update(notice=replace(self.state.notice, progress=share, left_s=self._task.left_s(share)))

    def _on_measured(self, loading: int, assessment: Assessment) -> None:
        if loading == self._loading and self.state.answer is not None:
            self._update(step=Step.SHOWN, notice=None, answer=replace(self.state.answer, assessment=assessment))
            self.corrector.show(self.state.answer)
            self.spectrogram.show(self.state.answer)

    def _on_corrected(self, answer: Answer) -> None:
        self._update(answer=answer)

    def _on_not_measured(self, loading: int, error: UserError) -> None:
        if loading != self._loading:
            return
        self._update(step=Step.SHOWN, notice=notice_of(error, "measure"))
        if error.code.startswith("model."):
            self._model.miss(error)

    def _on_model_changed(self) -> None:
        answer = self.state.answer
        if self.state.step is Step.SHOWN and answer is not None and answer.has_sound and answer.assessment is None:
            if self._model.notice is not None:
                self._update(notice=self._model.notice)
            else:
                self._offer_measuring()

    def _on_failed(self, loading: int, error: UserError) -> None:
        if loading == self._loading:
            self._update(step=Step.SHOWN, notice=notice_of(error))

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of FeedbackState
        self.state = replace(self.state, **changes)
        if "answer" in changes:
            self.replay.show(self.state.answer)
        self.state_changed.emit(self.state)
