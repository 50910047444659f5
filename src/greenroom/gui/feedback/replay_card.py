"""Hearing the answer again: waveform, speed, marks one by one or of one kind, a part over and over."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from greenroom.gui.charts.axis import View
from greenroom.gui.charts.overview import Overview
from greenroom.gui.charts.replay import ReplayWave
from greenroom.gui.charts.spectrogram import SpectrogramLane
from greenroom.gui.feedback.mark_chips import MarkChips
from greenroom.gui.feedback.replay import Replay
from greenroom.gui.feedback.spectrogram import SpectrogramState, SpectrogramUse
from greenroom.gui.feedback.speed_choice import SpeedChoice
from greenroom.gui.feedback.state import FeedbackState, ReplayState
from greenroom.gui.formats import duration, moment
from greenroom.gui.marks import Mark
from greenroom.gui.pieces import Button, Card, label, row
from greenroom.gui.theme import Look
from greenroom.texts import text

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_APART = 20


class ReplayCard(Card):
    """Draws the sound of one answer and passes on what is asked of the replay."""

    def __init__(self, look: Look, replay: Replay, spectrogram: SpectrogramUse) -> None:
        """Start without sound."""
        super().__init__()
        self._replay = replay
        self._spectrogram = spectrogram
        self._wave = ReplayWave(look)
        self._wave.setAccessibleName(text("feedback.wave"))
        self._wave.setToolTip(text("replay.wave.hint"))
        self._overview = Overview(look)
        self._overview.hide()
        self._lane = SpectrogramLane(look)
        self._title = label(text("feedback.replay"), "eyebrow")
        self._told = label(role="small")
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._time = label(role="small")
        self._speed = SpeedChoice()
        self._before = _sign("mark.before", "‹", lambda: replay.step_mark(-1))
        self._play = Button(text("feedback.play"), replay.play_or_stop, "compact")
        self._after = _sign("mark.after", "›", lambda: replay.step_mark(1))
        self._chips = MarkChips()
        self._frequencies = Button(text("replay.spectrogram.button"), spectrogram.toggle, "compact")
        self._frequencies.setToolTip(text("replay.spectrogram.key"))
        self._frequencies.setCheckable(True)
        self._part = Button(text("replay.part"), replay.begin_or_end_part, "compact")
        self._closer = _sign("closer", "+", lambda: self._wave.zoom(1))
        self._wider = _sign("wider", "−", lambda: self._wave.zoom(-1))
        above = row(self._title, gap=8)
        above.addWidget(self._told, 1)
        for control in (self._time, self._speed, self._before, self._play, self._after):
            above.addWidget(control)
        self._tools = QWidget()
        self._tools.setLayout(row(None, self._frequencies, self._part, self._wider, self._closer, gap=6))
        self._below = row(self._chips, None, self._tools, gap=6)
        self.put(above, self._wave, self._lane, self._overview, self._below)
        self.contents.setContentsMargins(20, 10, 20, 12)
        self._duration_s = 0.0
        self._said = ""
        self._keys = self._key_table()
        self._connect()

    def _connect(self) -> None:
        self._wave.seek_requested.connect(self._replay.seek)
        self._wave.part_chosen.connect(self._replay.repeat)
        self._wave.view_changed.connect(self._show_view)
        self._overview.moved.connect(self._wave.look_at)
        self._speed.chosen.connect(self._replay.choose_speed)
        self._chips.kind_requested.connect(self._replay.show_only)
        self._replay.moved.connect(self.show_position)
        self._spectrogram.changed.connect(self._show_frequencies)
        self._show_frequencies(self._spectrogram.state)

    def _key_table(self) -> dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]]:
        replay, wave = self._replay, self._wave
        return {
            (Qt.Key.Key_Left, _CTRL): lambda: replay.step_mark(-1),
            (Qt.Key.Key_Right, _CTRL): lambda: replay.step_mark(1),
            (Qt.Key.Key_BracketLeft, _NONE): lambda: replay.step_speed(-1),
            (Qt.Key.Key_BracketRight, _NONE): lambda: replay.step_speed(1),
            (Qt.Key.Key_Plus, _NONE): lambda: wave.zoom(1),
            (Qt.Key.Key_Plus, _SHIFT): lambda: wave.zoom(1),
            (Qt.Key.Key_Equal, _NONE): lambda: wave.zoom(1),
            (Qt.Key.Key_Minus, _NONE): lambda: wave.zoom(-1),
            (Qt.Key.Key_0, _NONE): wave.show_all,
            (Qt.Key.Key_L, _NONE): replay.begin_or_end_part,
            (Qt.Key.Key_S, _NONE): self._spectrogram.toggle,
        }

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key of the replay asks for; tells whether it was one."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._keys.get((Qt.Key(event.key()), held))
        if act is None or not self.isVisible():
            return False
        act()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def show_state(self, state: FeedbackState) -> None:
        answer, replay = state.answer, state.replay
        self._play.relabel(text("feedback.stop" if replay.is_playing else "feedback.play"))
        self._speed.show_speed(replay.speed)
        if answer is None:
            return
        self._duration_s = answer.take.duration_s
        self._wave.show_sound(answer.peaks, self._duration_s, replay.shown(answer.marks))
        self._wave.show_chosen(replay.mark, replay.part, replay.part_from_s)
        self._chips.show_kinds(answer, replay)
        is_begun, is_repeated = replay.part_from_s is not None, replay.part is not None
        self._part.relabel(
            text("replay.part.end" if is_begun else "replay.part.free" if is_repeated else "replay.part")
        )
        for control in (self._play, self._part):
            control.setEnabled(answer.has_sound)
        for control in (self._before, self._after):
            control.setEnabled(answer.has_sound and bool(replay.shown(answer.marks)))
        self._tell(replay)
        self._set_below()

    def show_position(self, at_s: float) -> None:
        self._wave.show_position(at_s)
        self._overview.show_position(at_s)
        self._lane.show_position(at_s)
        self._time.setText(f"{duration(at_s)} / {duration(self._duration_s)}")

    def _show_frequencies(self, state: SpectrogramState) -> None:
        self._frequencies.setChecked(state.is_shown)
        self._lane.setVisible(state.is_shown)
        words = "" if state.picture is not None else text(f"replay.spectrogram.{state.making}")
        self._lane.show_sound(state.picture, words)

    def _show_view(self, view: View) -> None:
        self._lane.show_view(view)
        self._overview.show_view(self._wave.peaks, view)
        self._overview.setVisible(not view.is_all)
        self._wider.setEnabled(not view.is_all)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_below()

    def _set_below(self) -> None:
        """Put the tools below the marks' buttons where there is no room beside them."""
        margins = self.contents.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        is_narrow = self._chips.sizeHint().width() + self._tools.sizeHint().width() + _APART > room
        self._below.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    def _tell(self, replay: ReplayState) -> None:
        """Say, to the eye and to a screen reader, which mark or part this is."""
        said = ""
        if replay.part is not None:
            said = text("replay.told.part", start=moment(replay.part.start_s), end=moment(replay.part.end_s))
        elif replay.part_from_s is not None:
            said = text("replay.told.begun", start=moment(replay.part_from_s))
        elif replay.mark is not None:
            said = mark_told(replay.mark)
        self._told.setText(said)
        self._title.setVisible(not said)
        if said and said != self._said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._wave, said))
        self._said = said


def mark_told(mark: Mark) -> str:
    """Give a mark in words: kind, what was said or how long it was silent, when."""
    told = text(
        f"replay.mark.{mark.kind}", words=mark.words, seconds=f"{mark.duration_s:.1f}", at=duration(mark.start_s)
    )
    return text("replay.mark.possible", mark=told) if mark.possible else told


def _sign(name: str, sign: str, pressed: Callable[[], object]) -> Button:
    """Give a button of one sign, named for those who cannot see it and under the pointer."""
    button = Button(sign, pressed, "sign")
    button.setAccessibleName(text(f"replay.{name}"))
    button.setToolTip(text(f"replay.{name}.key"))
    return button
