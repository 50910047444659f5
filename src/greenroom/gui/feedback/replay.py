"""Hearing an answer again: where one is, how fast, which marks, which part over and over."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.transcript import Span
from greenroom.gui.choices import Choices
from greenroom.gui.feedback.state import SPEEDS, Answer, ReplayState
from greenroom.gui.marks import Mark, MarkKind, clip, next_mark
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services

_LOOK_MS = 33
_AT_THE_END_S = 0.2
_ROUNDS = 1000
"""How often a part is heard: until one has had enough."""
_SHORTEST_PART_S = 0.2


class Replay(QObject):
    """Holds a `ReplayState` and the moment in the answer."""

    changed = Signal(object)
    moved = Signal(float)
    failed = Signal(object)
    _sound_ended = Signal(int)

    def __init__(self, services: Services, tasks: Tasks, choices: Choices) -> None:
        """Nothing sounds yet. A sound counts only while its turn is the newest."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._choices = choices
        self._turn = 0
        self._spans: Sequence[Span] = ()
        self._answer: Answer | None = None
        self.position_s = 0.0
        chosen = choices.settings.speed
        self.state = ReplayState(speed=min(SPEEDS, key=lambda speed: abs(speed - chosen)))
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._sound_ended.connect(self._on_sound_ended)

    def show(self, answer: Answer | None) -> None:
        """Take an answer, or the same one with other marks, which leaves the moment where it is."""
        before, self._answer = self._answer, answer
        is_same = before is not None and answer is not None and before.take.id == answer.take.id
        if not is_same:
            self._update(kind=None, mark=None, part=None, part_from_s=None)
        elif answer is not None and before is not None and answer.assessment is not before.assessment:
            self._update(mark=None)

    def play_or_stop(self) -> None:
        """Play the part that was chosen, or from where the moment is; from the start where it is at the end."""
        if self.state.is_playing:
            self.stop()
        elif self.state.part is not None:
            self._play((self.state.part,) * _ROUNDS)
        else:
            self.play_from(self.position_s)

    def play_from(self, start_s: float) -> None:
        """Play to the end; a chosen part is let go."""
        if self._answer is not None:
            length = self._answer.take.duration_s
            begin_s = start_s if start_s < length - _AT_THE_END_S else 0.0
            self._play((Span(begin_s, length),), mark=None, part=None)

    def play(self, spans: Sequence[Span]) -> None:
        """Play some parts, one after another."""
        self._play(spans, mark=None, part=None, part_from_s=None)

    def seek(self, at_s: float) -> None:
        """Go to a moment; goes on playing from there if it plays. A chosen part is let go."""
        if self._answer is None:
            return
        at_s = min(max(0.0, at_s), self._answer.take.duration_s)
        if self.state.is_playing:
            self.play_from(at_s)
        else:
            self._update(mark=None, part=None)
            self.move(at_s)

    def skip(self, by_s: float) -> None:
        """Go forward, or back."""
        self.seek(self.position_s + by_s)

    def stop(self) -> None:
        if self.state.is_playing:
            self._silence()
            self._tasks.start(
                Line.LIBRARY, lambda _progress, _cancel: self._services.player.stop(), failed=self._on_failed
            )

    # Marks.

    def play_mark(self, mark: Mark) -> None:
        """Go to a mark and hear it in its place."""
        if self._answer is not None:
            self._play((clip(mark, self._answer.take.duration_s),), mark=mark, part=None, part_from_s=None)

    def step_mark(self, step: int) -> None:
        """Go to the next mark (step 1) or the one before (-1) of those that are shown."""
        if self._answer is not None:
            shown = self.state.shown(self._answer.marks)
            mark = next_mark(shown, self.state.mark, self.position_s, step)
            if mark is not None:
                self.play_mark(mark)

    def show_only(self, kind: MarkKind | None) -> None:
        """Show and hear the marks of one kind alone; asked again, or with None, all of them are shown."""
        if kind is None or kind is self.state.kind:
            self.stop()
            self._update(kind=None)
            return
        if self._answer is not None:
            length, marks = self._answer.take.duration_s, self._answer.marks
            clips = [clip(mark, length) for mark in marks if mark.kind is kind and not mark.possible]
            self._play(clips, kind=kind, mark=None, part=None, part_from_s=None)

    # A part.

    def repeat(self, part: Span) -> None:
        """Hear a part over and over."""
        if part.end_s - part.start_s >= _SHORTEST_PART_S:
            self._play((part,) * _ROUNDS, part=part, part_from_s=None, mark=None)

    def begin_or_end_part(self) -> None:
        """Let a part begin at the moment; asked again let it end there and repeat it; once more, let it go."""
        begun = self.state.part_from_s
        if self.state.part is not None:
            self.clear()
        elif begun is None:
            self._update(part_from_s=self.position_s)
        elif self.position_s - begun >= _SHORTEST_PART_S:
            self.repeat(Span(begun, self.position_s))
        else:
            self._update(part_from_s=None)

    def clear(self) -> bool:
        """Let go what narrows the view, a part before a kind of marks; tells whether there was anything."""
        if self.state.part is not None or self.state.part_from_s is not None:
            self.stop()
            self._update(part=None, part_from_s=None)
            return True
        if self.state.kind is not None:
            self.show_only(None)
            return True
        return False

    # Speed.

    def step_speed(self, step: int) -> None:
        """Play faster (step 1) or slower (-1)."""
        place = SPEEDS.index(self.state.speed) + step
        self.choose_speed(SPEEDS[min(max(0, place), len(SPEEDS) - 1)])

    def choose_speed(self, speed: float) -> None:
        """Play at one of `SPEEDS` from now on, also what sounds now."""
        if speed == self.state.speed:
            return
        self._choices.choose(speed=speed)
        self._update(speed=speed)
        if self.state.is_playing:
            self._play(_rest(self._spans, self.position_s))

    # Playing.

    def _play(self, spans: Sequence[Span], **changes: Any) -> None:  # noqa: ANN401 - the fields of ReplayState
        """Play the spans; what else changes with it is told in one go, also where there is no sound to play."""
        if not spans or self._answer is None or not self._answer.has_sound:
            self._update(**changes)
            return
        self._turn += 1
        turn, speed, self._spans = self._turn, self.state.speed, spans
        self._update(is_playing=True, **changes)
        self.move(spans[0].start_s)
        self._timer.start()
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.player.play(
                spans, lambda: self._sound_ended.emit(turn), speed
            ),
            failed=self._on_failed,
        )

    def move(self, at_s: float) -> None:
        """Be at a moment, without a sound."""
        self.position_s = at_s
        self.moved.emit(at_s)

    def _look(self) -> None:
        at_s = self._services.player.position_s
        if at_s is not None:
            self.move(at_s)

    def _on_sound_ended(self, turn: int) -> None:
        if turn == self._turn:
            self._silence()

    def _on_failed(self, error: UserError) -> None:
        self._silence()
        self.failed.emit(error)

    def _silence(self) -> None:
        self._turn += 1
        self._timer.stop()
        self._update(is_playing=False)

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of ReplayState
        new = replace(self.state, **changes)
        if new != self.state:
            self.state = new
            self.changed.emit(new)


def _rest(spans: Sequence[Span], at_s: float) -> Sequence[Span]:
    """Give what of the spans is still to be heard at a moment."""
    place = next((n for n, span in enumerate(spans) if span.start_s <= at_s < span.end_s), None)
    return spans if place is None else (Span(at_s, spans[place].end_s), *spans[place + 1 :])
