"""What a screen reader is told of what is painted: the transcript is a text with a cursor, the sound a slider."""

import shiboken6
from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextInterface,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import QAccessibleWidget

from greenroom.gui.charts.replay import SKIP_S, ReplayWave
from greenroom.gui.feedback.transcript import TranscriptWidget
from greenroom.gui.formats import duration
from greenroom.texts import text


class TranscriptText(QAccessibleTextInterface):
    """The words with a space between them; the cursor stands at the start of the word chosen last."""

    def __init__(self, widget: TranscriptWidget) -> None:
        """Speak for one widget."""
        super().__init__()
        self._widget = widget

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803 - Qt's own names
        return self._widget.spoken[startOffset:endOffset]

    def characterCount(self) -> int:
        return len(self._widget.spoken)

    def cursorPosition(self) -> int:
        return self._widget.offset_of(self._widget.place)

    def setCursorPosition(self, position: int) -> None:
        self._widget.go_to(self._widget.place_of(position))

    def characterRect(self, offset: int) -> QRect:
        box = self._widget.rect_of(self._widget.place_of(offset)).toRect()
        return QRect(self._widget.mapToGlobal(box.topLeft()), box.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        place = self._widget.place_at(QPointF(self._widget.mapFromGlobal(point)))
        return -1 if place is None else self._widget.offset_of(place)

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: ARG002, N803
        self._widget.go_to(self._widget.place_of(startIndex))

    def selectionCount(self) -> int:
        return 0


class AccessibleTranscript(QAccessibleWidget):
    """A paragraph that has a text interface."""

    def __init__(self, widget: TranscriptWidget) -> None:
        """Speak for one widget."""
        super().__init__(widget, QAccessible.Role.Paragraph, widget.accessibleName())
        self._text = TranscriptText(widget)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> shiboken6.VoidPtr:  # type: ignore[override]
        """Give Qt the address of the text interface: it expects a pointer, whatever the stub says."""
        if kind is QAccessible.InterfaceType.TextInterface:
            return shiboken6.VoidPtr(shiboken6.getCppPointer(self._text)[0])
        return super().interface_cast(kind)  # type: ignore[return-value]


class WavePosition(QAccessibleValueInterface):
    """The moment in the answer as the value of a slider, in seconds."""

    def __init__(self, widget: ReplayWave) -> None:
        """Speak for one widget."""
        super().__init__()
        self._widget = widget

    def currentValue(self) -> float:
        return self._widget.position_s

    def setCurrentValue(self, value: float) -> None:
        self._widget.seek_requested.emit(float(value))

    def minimumValue(self) -> float:
        return 0.0

    def maximumValue(self) -> float:
        return self._widget.view.whole_s

    def minimumStepSize(self) -> float:
        return SKIP_S


class AccessibleWave(QAccessibleWidget):
    """A slider whose value is read as a time."""

    def __init__(self, widget: ReplayWave) -> None:
        """Speak for one widget."""
        super().__init__(widget, QAccessible.Role.Slider, widget.accessibleName())
        self._wave = widget
        self._position = WavePosition(widget)

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Value:
            at, length = duration(self._wave.position_s), duration(self._wave.view.whole_s)
            return text("replay.position", at=at, length=length)
        return super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> shiboken6.VoidPtr:  # type: ignore[override]
        """Give Qt the address of the value interface: it expects a pointer, whatever the stub says."""
        if kind is QAccessible.InterfaceType.ValueInterface:
            return shiboken6.VoidPtr(shiboken6.getCppPointer(self._position)[0])
        return super().interface_cast(kind)  # type: ignore[return-value]


def accessible(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Make the interface of a transcript or a waveform; Qt asks for every widget, and None leaves it to Qt."""
    if isinstance(thing, TranscriptWidget):
        thing.accessible = AccessibleTranscript(thing)
        return thing.accessible
    if isinstance(thing, ReplayWave):
        thing.accessible = AccessibleWave(thing)
        return thing.accessible
    return None
