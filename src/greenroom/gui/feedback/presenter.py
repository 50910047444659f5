"""The Feedback screen without its widgets: one take, its figures, and hearing it again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from greenroom.domain.assessment import Assessment
from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.domain.question import Question
from greenroom.domain.transcript import Span
from greenroom.gui.feedback.correcting import Corrector
from greenroom.gui.feedback.state import Answer, FeedbackState, Step
from greenroom.gui.marks import Mark, MarkKind, clip
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.services import Services

_LOOK_MS = 33


class FeedbackPresenter(QObject):
    """Holds a `FeedbackState` and the moment in the answer."""

    state_changed = Signal(object)
    moved = Signal(float)
    _sound_ended = Signal(int)

    def __init__(self, services: Services, tasks: Tasks, model: SpeechModel) -> None:
        """Nothing is shown yet. A sound or a piece of work counts only while its turn is the newest."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._model = model
        self._turn = 0
        self._loading = 0
        self._measures_next = False
        self._task: Task | None = None
        self.state = FeedbackState()
        self.position_s = 0.0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._sound_ended.connect(self._on_sound_ended)
        model.changed.connect(self._on_model_changed)
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

    # Hearing it.

    def play_or_stop(self) -> None:
        """Play from where the moment is, from the start where it is at the end."""
        if self.state.is_playing:
            self.stop()
        else:
            self.play_from(self.position_s)

    def play_from(self, start_s: float) -> None:
        answer = self.state.answer
        if answer is not None:
            length = answer.take.duration_s
            self._play((Span(start_s if start_s < length - 0.2 else 0.0, length),))

    def seek(self, at_s: float) -> None:
        """Go to a moment; goes on playing from there if it plays."""
        if self.state.is_playing:
            self.play_from(at_s)
        else:
            self._move(at_s)

    def play_mark(self, mark: Mark) -> None:
        if self.state.answer is not None:
            self._play((clip(mark, self.state.answer.take.duration_s),))

    def play_kind(self, kind: MarkKind) -> None:
        """Hear only the marks of one kind, one after another."""
        answer = self.state.answer
        if answer is not None:
            length = answer.take.duration_s
            self._play([clip(mark, length) for mark in answer.marks if mark.kind is kind and not mark.possible])

    def play_advice(self) -> None:
        answer = self.state.answer
        if answer is not None and answer.assessment is not None and answer.assessment.feedback.next is not None:
            self._play(answer.assessment.feedback.next.clips)

    def stop(self) -> None:
        if self.state.is_playing:
            self._silence()
            self._tasks.start(
                Line.LIBRARY, lambda _progress, _cancel: self._services.player.stop(), failed=self._on_sound_failed
            )

    # Measuring it.

    def measure(self) -> None:
        """Measure a take that was not measured yet."""
        answer = self.state.answer
        if answer is None:
            return
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
        listed = next((take for take in takes.takes() if take.id == take_id), None)
        try:
            take, has_sound = takes.take(take_id), True
            self._services.player.load(take.audio)
        except UserError as error:
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
        self._move(0.0)
        self._update(step=Step.SHOWN, answer=answer)
        self.corrector.show(answer)
        if at_s:
            self._move(at_s)
        if not answer.has_sound:
            self._update(notice=notice_of(UserError("take.sound_gone", number=answer.take.number)))
        elif answer.assessment is None and self._measures_next:
            self.measure()
        elif answer.assessment is None:
            self._offer_measuring()

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

    # Playing.

    def _play(self, spans: Sequence[Span]) -> None:
        answer = self.state.answer
        if not spans or answer is None or not answer.has_sound:
            return
        self._turn += 1
        turn = self._turn
        self._update(is_playing=True)
        self._move(spans[0].start_s)
        self._timer.start()
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.player.play(spans, lambda: self._sound_ended.emit(turn)),
            failed=self._on_sound_failed,
        )

    def _look(self) -> None:
        at_s = self._services.player.position_s
        if at_s is not None:
            self._move(at_s)

    def _on_sound_ended(self, turn: int) -> None:
        if turn == self._turn:
            self._silence()

    def _on_sound_failed(self, error: UserError) -> None:
        self._silence()
        self._update(notice=notice_of(error, "dismiss"))

    def _silence(self) -> None:
        self._turn += 1
        self._timer.stop()
        self._update(is_playing=False)

    def _move(self, at_s: float) -> None:
        self.position_s = at_s
        self.moved.emit(at_s)

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of FeedbackState
        self.state = replace(self.state, **changes)
        self.state_changed.emit(self.state)
