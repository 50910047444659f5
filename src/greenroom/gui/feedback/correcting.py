"""The corrections of the answer on the screen: applied at once, kept behind it, undone and redone step by step."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

from PySide6.QtCore import QObject, Signal

from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import NO_CORRECTIONS, Correction, Corrections
from greenroom.gui.feedback.edit import Edit, correction_of
from greenroom.gui.feedback.state import Answer
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services


class Corrector(QObject):
    """Knows both versions of one answer. The newest change is shown, and kept as soon as it was measured."""

    changed = Signal(object)
    """Carries the Answer as it is now to be shown."""
    failed = Signal(object)
    _assessed = Signal(int, object)

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Begin without an answer."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._answer: Answer | None = None
        self._heard: Callable[[], Assessment] | None = None
        self._undone: tuple[Correction, ...] = ()
        self._turn = 0
        self._assessed.connect(self._on_assessed)

    def show(self, answer: Answer | None) -> None:
        """Work on another answer, or on none; reads what was corrected of it."""
        self._turn += 1
        self._answer, self._undone, self._heard = answer, (), None
        if answer is None or answer.assessment is None:
            return
        takes, take_id = self._services.takes, answer.take.id
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: takes.corrections(take_id),
            done=partial(self._on_read, self._turn),
            failed=self.failed.emit,
        )

    def correct(self, edit: Edit) -> None:
        """Take one more step; the steps undone before are forgotten."""
        if self._answer is None or self._answer.assessment is None or self._answer.shows_heard or not self._heard:
            return
        correction = correction_of(edit, self._answer.assessment.heard.transcript)
        if correction is not None:
            self._undone = ()
            self._apply((*self._answer.corrections.made, correction))

    def undo(self) -> None:
        """Take the last step back."""
        if self._answer is not None and self._answer.corrections.made:
            *made, last = self._answer.corrections.made
            self._undone = (*self._undone, last)
            self._apply(tuple(made))

    def redo(self) -> None:
        """Take the step again that was undone last."""
        if self._answer is not None and self._undone:
            *undone, last = self._undone
            self._undone = tuple(undone)
            self._apply((*self._answer.corrections.made, last))

    def show_heard(self, *, heard: bool) -> None:
        """Show what was heard, or the person's version again."""
        answer, versions = self._answer, self._heard
        if answer is None or versions is None or answer.shows_heard is heard:
            return
        self._answer = replace(answer, shows_heard=heard)
        self._start(answer.corrections.made if not heard else (), keeps=False)

    def _apply(self, made: tuple[Correction, ...]) -> None:
        if self._answer is not None:
            corrections = replace(self._answer.corrections, made=made)
            self._answer = replace(self._answer, corrections=corrections, shows_heard=False)
            self._start(made, keeps=True)

    def _start(self, made: tuple[Correction, ...], *, keeps: bool) -> None:
        """Measure in the background, tell it, and keep it; closing the window waits for what has begun."""
        answer, heard, correcting = self._answer, self._heard, self._services.correcting
        if answer is None or heard is None:
            return
        self._turn += 1
        turn = self._turn

        def work() -> None:
            machine = heard()
            assessment = correcting.assess(machine, made, answer.question)
            self._assessed.emit(turn, assessment)
            if keeps:
                correcting.keep(answer.take, machine, answer.corrections, assessment)

        self._tasks.start(Line.LIBRARY, lambda _progress, _cancel: work(), failed=self.failed.emit)

    def _on_assessed(self, turn: int, assessment: Assessment) -> None:
        if turn == self._turn and self._answer is not None:
            self._answer = replace(self._answer, assessment=assessment)
            self.changed.emit(self._answer)

    def _on_read(self, turn: int, corrections: Corrections) -> None:
        """From now on it can be corrected; what was heard is read when it is first needed, in the background."""
        answer = self._answer
        if turn != self._turn or answer is None or answer.assessment is None:
            return
        takes, shown = self._services.takes, answer.assessment
        self._heard = cache(lambda: (takes.heard(answer.take.id) if corrections.made else None) or shown)
        if corrections != NO_CORRECTIONS:
            self._answer = replace(answer, corrections=corrections)
            self.changed.emit(self._answer)
