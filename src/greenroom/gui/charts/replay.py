"""A whole answer, or a stretch of it, as a waveform with its marks, its time and what is heard now."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.domain.transcript import Span
from greenroom.gui.charts.axis import Peaks, TimeAxis, View
from greenroom.gui.charts.replay_picture import SIDE, Marks, ReplayPicture
from greenroom.gui.marks import Mark
from greenroom.gui.theme import Look

_FONT_PX = 12
_HIGH = 122
_NEAR = 6.0
"""Pixels: so near the playhead is taken, and so far the mouse moves before a press becomes a drag."""
_ZOOM = 1.5
_NOTCH = 120.0
SKIP_S = 1.0
_JUMP_S = 0.5
"""More than what is heard goes on by between two looks: it was sent elsewhere."""
_PAN = 0.15
"""Share of the view that one notch of the wheel moves it by."""


class ReplayWave(QWidget):
    """A click goes there, a drag chooses a part, the playhead can be dragged; Ctrl and the wheel zoom."""

    seek_requested = Signal(float)
    part_chosen = Signal(object)
    view_changed = Signal(object)

    def __init__(self, look: Look) -> None:
        """Start empty."""
        super().__init__()
        self._look = look
        self._sound: tuple[float, ...] = ()
        self._peaks = Peaks(())
        self._shown: tuple[Mark, ...] = ()
        self._marks = Marks()
        self._mark: Mark | None = None
        self._chosen: Span | None = None
        self._begun_s: float | None = None
        self._position_s = 0.0
        self._pointer_x: float | None = None
        self._pressed_x: float | None = None
        self._drags_playhead = False
        self.view = View.of_all(0.0)
        self.accessible: object = None
        look.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)

    @property
    def peaks(self) -> Peaks:
        return self._peaks

    @property
    def position_s(self) -> float:
        return self._position_s

    def show_sound(self, peaks: tuple[float, ...], duration_s: float, marks: tuple[Mark, ...]) -> None:
        if peaks is not self._sound:
            self._sound, self._peaks = peaks, Peaks(peaks)
            self._look_at(View.of_all(duration_s))
        if marks != self._shown:
            self._shown, self._marks = marks, Marks(marks)
        self.update()

    def show_chosen(self, mark: Mark | None, part: Span | None, begun_s: float | None) -> None:
        """Draw the mark that was gone to, the part that is repeated, or where one begins that has no end yet."""
        self._mark, self._chosen, self._begun_s = mark, part, begun_s
        self.update()

    def show_position(self, position_s: float) -> None:
        """Draw what is heard now. The view goes with it, unless it was moved away from what is heard."""
        before, self._position_s = self._position_s, position_s
        is_followed = self.view.start_s <= before <= self.view.end_s or abs(position_s - before) > _JUMP_S
        if self._pressed_x is None and is_followed:
            self._look_at(self.view.with_moment(position_s))
        self.update()

    def look_at(self, start_s: float) -> None:
        """Let the view begin at a moment."""
        self._look_at(self.view.moved(start_s - self.view.start_s))

    def zoom(self, steps: float, around_s: float | None = None) -> None:
        """Look closer (steps > 0) around a moment, what is heard now if none is given."""
        self._look_at(self.view.zoomed(_ZOOM**steps, self._position_s if around_s is None else around_s))

    def show_all(self) -> None:
        self._look_at(View.of_all(self.view.whole_s))

    def _look_at(self, view: View) -> None:
        if view != self.view:
            self.view = view
            self.view_changed.emit(view)
            self.update()

    @property
    def axis(self) -> TimeAxis:
        return TimeAxis(self.view.duration_s, SIDE, self.width() - 2 * SIDE, self.view.start_s)

    # Painting.

    def sizeHint(self) -> QSize:
        return QSize(600, _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.view.duration_s <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPixelSize(_FONT_PX)
        painter.setFont(small)
        picture = ReplayPicture(self._look.theme, self.axis, float(self.height()), self.view.whole_s)
        if (part := self._part()) is not None:
            picture.part(painter, part)
        heard_s = self._position_s
        if self._drags_playhead and self._pointer_x is not None:
            heard_s = self.axis.at_s(self._pointer_x)
        marks = self._marks.within(self.view.start_s, self.view.end_s)
        picture.sound(painter, self._peaks, marks, heard_s)
        picture.time(painter)
        if self._mark is not None:
            picture.chosen(painter, self._mark)
        picture.playhead(painter, heard_s)
        picture.lengths(painter, marks)
        if self._pointer_x is not None:
            picture.pointer(painter, self.axis.at_s(self._pointer_x))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._look.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _part(self) -> Span | None:
        """Give what is being chosen with the mouse, what was chosen, or what a begun part has by now."""
        if self._is_choosing and self._pressed_x is not None and self._pointer_x is not None:
            ends = sorted((self.axis.at_s(self._pressed_x), self.axis.at_s(self._pointer_x)))
            return Span(*ends)
        if self._chosen is None and self._begun_s is not None:
            return Span(self._begun_s, max(self._begun_s, self._position_s))
        return self._chosen

    # The mouse.

    @property
    def _is_choosing(self) -> bool:
        """Whether a press has become the choice of a part."""
        if self._pressed_x is None or self._pointer_x is None or self._drags_playhead:
            return False
        return abs(self._pointer_x - self._pressed_x) > _NEAR

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            x = event.position().x()
            self._pressed_x = self._pointer_x = x
            self._drags_playhead = abs(x - self.axis.x(self._position_s)) <= _NEAR
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        is_near = abs(x - self.axis.x(self._position_s)) <= _NEAR
        self.setCursor(Qt.CursorShape.SizeHorCursor if is_near else Qt.CursorShape.PointingHandCursor)
        self._pointer_x = x
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_x is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pointer_x = event.position().x()
        part = self._part() if self._is_choosing else None
        self._pressed_x, self._drags_playhead = None, False
        if part is not None:
            self.part_chosen.emit(part)
        else:
            self.seek_requested.emit(self.axis.at_s(self._pointer_x))
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self._pointer_x = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, move sideways with Shift or a sideways wheel; the plain wheel is the page's."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(turned.y() / _NOTCH, self.axis.at_s(event.position().x()))
        elif self._is_sideways(event) and not self.view.is_all:
            notches = (turned.x() or turned.y()) / _NOTCH
            self._look_at(self.view.moved(-notches * _PAN * self.view.duration_s))
        else:
            event.ignore()

    @staticmethod
    def _is_sideways(event: QWheelEvent) -> bool:
        turned = event.angleDelta()
        return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) or abs(turned.x()) > abs(turned.y())

    def event(self, event: QEvent) -> bool:
        """Zoom where two fingers move apart."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        ):
            around_s = self.axis.at_s(event.position().x())
            self._look_at(self.view.zoomed(1 + event.value(), around_s))
            return True
        return super().event(event)

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go by a second, Home and End to the ends; the other keys are the screen's."""
        places = {
            Qt.Key.Key_Left: self._position_s - SKIP_S,
            Qt.Key.Key_Right: self._position_s + SKIP_S,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self.view.whole_s,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        else:
            self.seek_requested.emit(place)
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self._position_s))
