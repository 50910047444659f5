"""The first start without its widgets: a sentence is said, heard back, and thrown away."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.gui.choices import Choices
from greenroom.gui.first_start.state import FirstStartState, Step
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.practise.loudness import LoudnessWords
from greenroom.gui.practise.microphone import MicrophoneUse, Stream
from greenroom.gui.practise.state import Loudness
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services

_LOOK_MS = 50
_STEPS = {Stream.OPEN: Step.READY, Stream.FAILED: Step.NO_MICROPHONE}
_AT_REST = (Step.OPENING, Step.NO_MICROPHONE, Step.READY)
_VERDICTS = (Loudness.CLIPS, Loudness.GOOD, Loudness.QUIET)
"""What a sentence is called: the first of these that it ever was."""


class FirstStartPresenter(QObject):
    """Holds a `FirstStartState` and tells when it changes."""

    state_changed = Signal(object)
    level_changed = Signal(object, object)
    """Carries the newest level and what the last seconds are called."""
    finished = Signal()
    _heard_back = Signal()

    def __init__(self, services: Services, tasks: Tasks, choices: Choices, model: SpeechModel) -> None:
        """Wait for `enter`."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._choices = choices
        self._model = model
        self._microphone = MicrophoneUse(services, tasks)
        self._loudness = LoudnessWords()
        self._been: set[Loudness] = set()
        self._has_fetched = False
        self._is_over = False
        self.state = FirstStartState()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._microphone.changed.connect(self._on_microphone_changed)
        self._microphone.lost.connect(self._on_microphone_lost)
        self._heard_back.connect(lambda: self._update(is_playing=False))
        model.changed.connect(self._on_model_changed)

    def enter(self) -> None:
        """The screen is shown: open the microphone."""
        self._timer.start()
        self._microphone.open(self._choices.settings.microphone)

    # What the person asks for.

    def act(self, action: str) -> None:
        """Do what a button says: the one thing to do next, another one, or one of a notice."""
        actions: dict[str, Callable[[], None]] = {
            "record": self._record,
            "again": self._record,
            "stop": self._stop,
            "hear": self._hear,
            "retry": self._open,
            "finish": self.finish,
            "install_model": self._model.install,
            "mend_model": self._model.install,
            "try_model": self._model.warm_up,
            "cancel_install": self._model.cancel,
            "dismiss": lambda: self._update(trouble=None),
        }
        actions[action]()

    def record_or_stop(self) -> None:
        """Do what Space does: begin, end, hear again."""
        actions = {Step.READY: self._record, Step.RECORDING: self._stop, Step.SAID: self._hear}
        if self.state.step in actions:
            actions[self.state.step]()

    def choose_source(self, source_id: str) -> None:
        """Listen to another microphone; a sentence said into the one before no longer counts."""
        if self.state.step in (*_AT_REST, Step.SAID):
            self._choices.choose(microphone=source_id)
            self._start(self._services.sound_check.forget)
            self._update(step=Step.OPENING, verdict=None, is_playing=False, trouble=None)
            self._microphone.open(source_id)

    def finish(self) -> None:
        """Go on to practising; what was said is thrown away, whatever was done before."""
        self._timer.stop()
        self._is_over = True
        self._choices.choose(is_introduced=True)
        self._start(self._throw_away)
        self._microphone.close()
        self.finished.emit()

    # The way of a sentence.

    def _open(self) -> None:
        self._microphone.open(self._choices.settings.microphone)

    def _record(self) -> None:
        if self._microphone.stream is Stream.OPEN:
            self._been, self._loudness = set(), LoudnessWords()
            self._update(step=Step.BUSY, verdict=None, is_playing=False, trouble=None)
            self._start(self._services.sound_check.begin, lambda _nothing: self._update(step=Step.RECORDING))

    def _stop(self) -> None:
        self._update(step=Step.BUSY)
        self._start(self._services.sound_check.end, lambda _length: self._on_said())

    def _on_said(self) -> None:
        verdict = next((each for each in _VERDICTS if each in self._been), Loudness.NOTHING)
        self._update(step=Step.SAID, verdict=verdict)
        if verdict is not Loudness.NOTHING:
            self._hear()
        if self._microphone.stream is Stream.LOST:
            self._open()

    def _hear(self) -> None:
        self._update(is_playing=True, trouble=None)
        check = self._services.sound_check
        self._start(lambda: check.hear(self._heard_back.emit), failed=self._on_not_heard)

    def _on_not_heard(self, error: UserError) -> None:
        self._update(is_playing=False, trouble=notice_of(error, "dismiss"))

    def _throw_away(self) -> None:
        """End what is being recorded, if anything is, and remove it."""
        self._services.microphone.discard()
        self._services.sound_check.forget()

    # What happens to the microphone and the model.

    def _look(self) -> None:
        if self._microphone.stream is Stream.OPEN:
            level = self._services.microphone.level()
            loudness = self._loudness.hear(level)
            if self.state.step is Step.RECORDING:
                self._been.add(loudness)
            self.level_changed.emit(level, loudness)

    def _on_microphone_changed(self) -> None:
        if self.state.step in _AT_REST:
            self._update(step=_STEPS.get(self._microphone.stream, Step.OPENING))
        else:
            self._update()

    def _on_microphone_lost(self) -> None:
        if self.state.step is Step.RECORDING:
            self._stop()
        elif self.state.step in (*_AT_REST, Step.SAID):
            self._open()

    def _on_model_changed(self) -> None:
        """Fetch a model that is missing, once and unasked: without it nothing can be measured."""
        if self._is_over:
            return
        error = self._model.error
        if error is not None and error.code == "model.missing" and not self._has_fetched:
            self._has_fetched = True
            self._model.install()
        self._update()

    def _on_failed(self, error: UserError) -> None:
        self._update(step=_STEPS.get(self._microphone.stream, Step.OPENING), trouble=notice_of(error, "dismiss"))

    def _start(
        self,
        work: Callable[[], object],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        self._tasks.start(
            Line.LIBRARY, lambda _progress, _cancel: work(), done=done, failed=failed or self._on_failed
        )

    def _model_notice(self) -> Notice | None:
        notice = self._model.notice
        if notice is None or notice.progress is None or not notice.actions:
            return notice
        return replace(notice, lines=(Message("first.fetching"), Message("first.fetching.why")))

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of FirstStartState
        self.state = replace(
            self.state,
            sources=self._microphone.sources,
            source=self._microphone.source,
            model=self._model_notice(),
            **changes,
        )
        if self.state.step is Step.NO_MICROPHONE and self._microphone.error is not None:
            self.state = replace(self.state, trouble=_told(self._microphone.error))
        elif self.state.trouble is not None and not self.state.trouble.actions:
            self.state = replace(self.state, trouble=None)  # the microphone's own, which is back
        self.state_changed.emit(self.state)


def _told(error: UserError) -> Notice:
    """Tell an error without what was kept: nothing was ever recorded, and what is safe need not be said."""
    notice = notice_of(error)
    return replace(notice, lines=tuple(line for line in notice.lines if not line.key.endswith(".kept")))
