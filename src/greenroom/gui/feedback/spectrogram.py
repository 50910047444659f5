"""The lane of frequencies: whether it is shown, and the picture of the answer that is."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.gui.choices import Choices
from greenroom.gui.feedback.state import Answer
from greenroom.gui.tasks import Line, Task, Tasks
from greenroom.practice.services import Services
from greenroom.practice.spectrograms import Spectrogram


class Making(StrEnum):
    """How far the picture is."""

    WAITS = "waits"
    MAKES = "makes"
    MADE = "made"
    NO_SOUND = "no_sound"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SpectrogramState:
    is_shown: bool = False
    making: Making = Making.WAITS
    picture: Spectrogram | None = None


class SpectrogramUse(QObject):
    """Has the picture made in the background once the feedback stands, and only where the lane is shown."""

    changed = Signal(object)

    def __init__(self, services: Services, tasks: Tasks, choices: Choices) -> None:
        """Show the lane where it was shown last."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._choices = choices
        self._answer: Answer | None = None
        self._task: Task | None = None
        self._turn = 0
        self.state = SpectrogramState(is_shown=choices.settings.shows_spectrogram)

    def warm_up(self) -> None:
        """Get ready where the lane is shown."""
        if self.state.is_shown:
            self._tasks.start(
                Line.LIBRARY,
                lambda _progress, _cancel: self._services.spectrograms.warm_up(),
                failed=self._on_unready,
            )

    def toggle(self) -> None:
        """Show the lane, or no longer; remembered."""
        self._choices.choose(shows_spectrogram=not self.state.is_shown)
        self._update(is_shown=not self.state.is_shown)
        self._begin()

    def show(self, answer: Answer | None) -> None:
        """Take the answer that is shown, once all that was asked of it is there."""
        before, self._answer = self._answer, answer
        if before is None or answer is None or before.take.id != answer.take.id:
            self.leave()
            self._update(making=Making.WAITS, picture=None)
        self._begin()

    def leave(self) -> None:
        """Give up what is under way: whoever records next has the computer alone."""
        self._turn += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._update(making=Making.WAITS)

    def _begin(self) -> None:
        answer = self._answer
        if not self.state.is_shown or answer is None or self._task is not None or self.state.picture is not None:
            return
        if not answer.has_sound:
            self._update(making=Making.NO_SOUND)
            return
        self._update(making=Making.MAKES)
        self._task = self._tasks.start(
            Line.WORK,
            lambda _progress, cancel: self._services.spectrograms.spectrogram(answer.take.audio, cancel),
            done=partial(self._on_made, self._turn),
            failed=partial(self._on_failed, self._turn),
        )

    def _on_made(self, turn: int, picture: Spectrogram) -> None:
        if turn == self._turn:
            self._task = None
            self._update(making=Making.MADE, picture=picture)

    def _on_failed(self, turn: int, _error: UserError) -> None:
        if turn == self._turn:
            self._task = None
            self._update(making=Making.FAILED)

    def _on_unready(self, _error: UserError) -> None:
        """Tell nothing: it gets ready again when it is needed."""

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of SpectrogramState
        self.state = replace(self.state, **changes)
        self.changed.emit(self.state)
