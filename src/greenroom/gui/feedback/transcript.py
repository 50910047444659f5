"""The transcript, painted: rounded fillers, pauses with their length, dotted hedges, what is heard now."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTextCursorEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.feedback.flow import Flow, Placed, Token
from greenroom.gui.marks import MarkKind
from greenroom.gui.theme import Look

_FONT_PX = 16
_SMALL_PX = 13
_LINE = 30.0
_PILL = 23.0
_PADDING = 5.0
_FLOWS = 8
"""Widths whose lines are kept: those of one layout, not of a whole drag at the window's edge."""


class TranscriptWidget(QWidget):
    """Arrows move by word, Shift+arrows by mark, Space plays from the word; a click plays."""

    word_chosen = Signal(object)
    """Carries the Token that was clicked or played."""
    seen = Signal(int, int)
    """Carries top and height, in pixels, of what should be in sight."""

    def __init__(self, look: Look) -> None:
        """Start without words."""
        super().__init__()
        self._look = look
        self._tokens: tuple[Token, ...] = ()
        self._font = QFont(self.font())
        self._font.setPixelSize(_FONT_PX)
        self._small = QFont(self.font())
        self._small.setPixelSize(_SMALL_PX)
        self._small.setWeight(QFont.Weight.DemiBold)
        self._widths: tuple[float, ...] = ()
        self._flows: dict[float, Flow] = {}
        self._flow = Flow((), 1.0, 1.0, ())
        self._heard: int | None = None
        self.place = 0
        self.spoken = ""
        self._offsets: list[int] = []
        self.accessible: object = None
        look.changed.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self._tokens

    def show_tokens(self, tokens: tuple[Token, ...]) -> None:
        self._tokens, self.place, self._heard = tokens, 0, None
        self.spoken = " ".join(token.text for token in tokens)
        self._offsets = list(accumulate((len(token.text) + 1 for token in tokens), initial=0))[:-1]
        self._widths = self._measured(tokens)
        self._flows.clear()
        self._set(self.width())
        self.updateGeometry()
        self.update()

    def show_position(self, at_s: float, *, follow: bool) -> None:
        """Highlight the word heard at a moment, and keep it in sight while it plays."""
        heard = self._flow.heard_at(at_s)
        if heard != self._heard:
            self._heard = heard
            if heard is not None and follow:
                self._show_line(self._flow.placed[heard].line)
            self.update()

    def rect_of(self, place: int) -> QRectF:
        """Give the box of a token."""
        placed = self._flow.placed[place]
        return QRectF(placed.left, placed.line * _LINE + (_LINE - _PILL) / 2, placed.width, _PILL)

    def place_at(self, point: QPointF) -> int | None:
        return self._flow.at(int(point.y() // _LINE), point.x())

    def go_to(self, place: int) -> None:
        """Put the keyboard's place on a token."""
        if self._tokens:
            self.place = min(max(0, place), len(self._tokens) - 1)
            self._show_line(self._flow.placed[self.place].line)
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self, self.offset_of(self.place)))
            self.update()

    def offset_of(self, place: int) -> int:
        """Give where a token begins in `spoken`."""
        return self._offsets[place] if self._offsets else 0

    def place_of(self, offset: int) -> int:
        """Give the token a character of `spoken` belongs to."""
        return max(0, bisect_right(self._offsets, offset) - 1)

    def _show_line(self, line: int) -> None:
        self.seen.emit(int(line * _LINE), int(_LINE))

    def _set(self, width: float) -> None:
        self._flow = self._flow_for(width)

    def _flow_for(self, width: float) -> Flow:
        """Set the lines for a width, once: a layout asks for the same two or three again and again."""
        if width not in self._flows:
            if len(self._flows) >= _FLOWS:
                self._flows.clear()
            space = QFontMetricsF(self._font).horizontalAdvance(" ")
            self._flows[width] = Flow(self._tokens, width, space, self._widths)
        return self._flows[width]

    def _measured(self, tokens: Sequence[Token]) -> tuple[float, ...]:
        """Give the width of each token; a word said twice is measured once."""
        normal, small = QFontMetricsF(self._font), QFontMetricsF(self._small)
        texts = {token.text for token in tokens if not token.is_pause}
        said = {text: normal.horizontalAdvance(text) for text in texts}
        return tuple(
            small.horizontalAdvance(token.text) + 2 * _PADDING
            if token.is_pause
            else said[token.text] + (2 * _PADDING if token.mark and token.mark.kind is MarkKind.FILLER else 0.0)
            for token in tokens
        )

    # Painting.

    def _paint_token(self, painter: QPainter, place: int, placed: Placed) -> None:
        theme, box, token = self._look.theme, self.rect_of(place), placed.token
        kind = token.mark.kind if token.mark else None
        ink = theme.ink
        painter.setPen(Qt.PenStyle.NoPen)
        if place == self._heard:
            painter.setBrush(QColor(theme.current))
            painter.drawRoundedRect(box.adjusted(-2, 0, 2, 0), 5, 5)
        elif kind is MarkKind.FILLER and token.mark is not None:
            possible = token.mark.possible
            painter.setBrush(Qt.BrushStyle.NoBrush if possible else QColor(theme.filler_fill))
            painter.setPen(QPen(QColor(theme.filler_edge), 1.2) if possible else QPen(Qt.PenStyle.NoPen))
            painter.drawRoundedRect(box, 5, 5)
            ink = theme.filler_ink
        elif kind is MarkKind.PAUSE:
            painter.setBrush(QColor(theme.pause_fill))
            painter.drawRoundedRect(box.adjusted(0, 2, 0, -2), 9, 9)
            ink = theme.pause_ink
        if kind is MarkKind.HEDGE:
            self._underline(painter, place, box)
        painter.setFont(self._small if kind is MarkKind.PAUSE else self._font)
        painter.setPen(QColor(ink if place != self._heard else theme.ink))
        alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(box, alignment, token.text)

    def _underline(self, painter: QPainter, place: int, box: QRectF) -> None:
        """Dots under a hedge, joined over the space to the next word of the same hedge in the line."""
        end, after = box.right(), place + 1
        if after < len(self._tokens) and self._tokens[after].mark is self._tokens[place].mark:
            following = self._flow.placed[after]
            if following.line == self._flow.placed[place].line:
                end = following.left
        painter.setPen(QPen(QColor(self._look.theme.hedge), 2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(box.left(), box.bottom()), QPointF(end, box.bottom()))

    # Qt.

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self._flow_for(width).line_count * _LINE) + 2

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, int(_LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = max(0, int(event.rect().top() // _LINE))
        last = min(self._flow.line_count - 1, int(event.rect().bottom() // _LINE))
        for line in range(first, last + 1):
            for place in self._flow.in_line(line):
                self._paint_token(painter, place, self._flow.placed[place])
        if self.hasFocus() and self._tokens:
            painter.setPen(QPen(QColor(self._look.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect_of(self.place).adjusted(-2, 0, 2, 0), 5, 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go_to(place)
            self.word_chosen.emit(self._tokens[place])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.place_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            mark = self._flow.next_mark(self.place, step)
            self.go_to(self.place if mark is None else mark)
        elif step is not None:
            self.go_to(self.place + step)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_by_line(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if event.key() == Qt.Key.Key_Home else len(self._tokens))
        elif event.key() == Qt.Key.Key_Space and self._tokens:
            self.word_chosen.emit(self._tokens[self.place])
        else:
            super().keyPressEvent(event)

    def _go_by_line(self, step: int) -> None:
        if not self._tokens:
            return
        here = self._flow.placed[self.place]
        line = here.line + step
        if 0 <= line < self._flow.line_count:
            middle = here.left + here.width / 2
            places = self._flow.in_line(line)
            self.go_to(
                min(places, key=lambda p: abs(self._flow.placed[p].left + self._flow.placed[p].width / 2 - middle))
            )
