"""The transcript, painted: rounded fillers, pauses with their length, dotted hedges, what is heard now."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTextCursorEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from greenroom.gui.feedback.flow import Flow, Token
from greenroom.gui.feedback.token_style import TokenStyle
from greenroom.gui.marks import MarkKind
from greenroom.gui.theme import Look
from greenroom.texts import text

_LINE = 30.0
_PILL = 23.0
_FLOWS = 8
"""Widths whose lines are kept: those of one layout, not of a whole drag at the window's edge."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_EDGES = (Qt.Key.Key_Home, Qt.Key.Key_End)
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TranscriptWidget(QWidget):
    """Arrows move by word, with Shift they choose, with Ctrl they go by mark; Space and a click play."""

    word_chosen = Signal(object)
    """Carries the Token that was clicked or played."""
    seen = Signal(int, int)
    """Carries top and height, in pixels, of what should be in sight."""
    edit_requested = Signal()
    menu_requested = Signal(QPoint)
    tokens_changed = Signal()
    attended = Signal()
    """The keys came here."""

    def __init__(self, look: Look) -> None:
        """Start without words."""
        super().__init__()
        self._look = look
        self.style_of_tokens = TokenStyle(look, self.font())
        self._tokens: tuple[Token, ...] = ()
        self._widths: tuple[float, ...] = ()
        self._flows: dict[float, Flow] = {}
        self._flow = Flow((), 1.0, 1.0, ())
        self._heard: int | None = None
        self.place = 0
        self._anchor = 0
        self.spoken = ""
        self._offsets: list[int] = []
        self.accessible: object = None
        self.key_handler: Callable[[QKeyEvent], bool] = lambda _event: False
        look.changed.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self._tokens

    @property
    def chosen(self) -> tuple[Token, ...]:
        """Give the tokens from where choosing began to where the keys are, that one included."""
        first, last = sorted((self._anchor, self.place))
        return self._tokens[first : last + 1]

    def show_tokens(self, tokens: tuple[Token, ...], *, stays: bool = False) -> None:
        """Show other tokens; `stays`: they are of the same answer, and the keys stay where they were in it."""
        at_s = self._tokens[self.place].start_s if stays and self._tokens else 0.0
        self._tokens, self._heard = tokens, None
        starts = [token.start_s for token in tokens]
        self.place = self._anchor = min(bisect_left(starts, at_s), max(0, len(tokens) - 1)) if stays else 0
        self.spoken = " ".join(token.shown for token in tokens)
        self._offsets = list(accumulate((len(token.shown) + 1 for token in tokens), initial=0))[:-1]
        self._widths = self.style_of_tokens.widths(tokens)
        self._flows.clear()
        self._set(self.width())
        self.tokens_changed.emit()
        self.updateGeometry()
        self.update()

    def show_only(self, kind: MarkKind | None) -> None:
        """Let only the marks of one kind look like marks; no word moves for it."""
        if kind is not self.style_of_tokens.only:
            self.style_of_tokens.only = kind
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

    def box_of(self, tokens: Sequence[Token]) -> QRectF:
        """Give the box around those of some tokens that stand in the line of the first."""
        places = [self._tokens.index(token) for token in tokens]
        line = self._flow.placed[places[0]].line
        box = self.rect_of(places[0])
        for place in places:
            if self._flow.placed[place].line == line:
                box = box.united(self.rect_of(place))
        return box

    def place_at(self, point: QPointF) -> int | None:
        return self._flow.at(int(point.y() // _LINE), point.x())

    def go_to(self, place: int, *, chooses: bool = False) -> None:
        """Put the keyboard's place on a token; `chooses`: all from where it was are chosen."""
        if self._tokens:
            self.place = min(max(0, place), len(self._tokens) - 1)
            self._anchor = self._anchor if chooses else self.place
            self._show_line(self._flow.placed[self.place].line)
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self, self.offset_of(self.place)))
            self.update()

    def go_to_heard(self) -> None:
        if self._heard is not None:
            self.go_to(self._heard)

    def word_after(self, token: Token) -> int | None:
        """Give the place of the next word."""
        return self._word_from(token, 1)

    def word_before(self, token: Token) -> int | None:
        return self._word_from(token, -1)

    def play_here(self) -> None:
        if self._tokens:
            self.word_chosen.emit(self._tokens[self.place])

    def offset_of(self, place: int) -> int:
        """Give where a token begins in `spoken`."""
        return self._offsets[place] if self._offsets else 0

    def place_of(self, offset: int) -> int:
        """Give the token a character of `spoken` belongs to."""
        return max(0, bisect_right(self._offsets, offset) - 1)

    def _word_from(self, token: Token, step: int) -> int | None:
        place = self._tokens.index(token) + step
        while 0 <= place < len(self._tokens):
            if self._tokens[place].is_word:
                return place
            place += step
        return None

    def _show_line(self, line: int) -> None:
        self.seen.emit(int(line * _LINE), int(_LINE))

    def _set(self, width: float) -> None:
        self._flow = self._flow_for(width)

    def _flow_for(self, width: float) -> Flow:
        """Set the lines for a width, once: a layout asks for the same two or three again and again."""
        if width not in self._flows:
            if len(self._flows) >= _FLOWS:
                self._flows.clear()
            self._flows[width] = Flow(self._tokens, width, self.style_of_tokens.space, self._widths)
        return self._flows[width]

    # Painting.

    def _paint_token(self, painter: QPainter, place: int) -> None:
        token, box = self._tokens[place], self.rect_of(place)
        first, last = sorted((self._anchor, self.place))
        beside = self._beside(place, box)
        if first != last and first <= place <= last:
            box_of_choice = QRectF(
                box.left(), box.top(), (beside if place < last else box.right()) - box.left(), _PILL
            )
            self.style_of_tokens.ground(painter, box_of_choice, self._look.theme.current)
        goes_on = place + 1 < len(self._tokens) and self._tokens[place + 1].mark is token.mark
        self.style_of_tokens.underline(painter, token, box, beside if goes_on else box.right())
        self.style_of_tokens.paint(painter, token, box, is_heard=place == self._heard)

    def _beside(self, place: int, box: QRectF) -> float:
        """Give where the next token of the line begins; at its end where the token ends."""
        placed = self._flow.placed
        is_last = place + 1 == len(placed) or placed[place + 1].line != placed[place].line
        return box.right() if is_last else placed[place + 1].left

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
                self._paint_token(painter, place)
        if self.hasFocus() and self._tokens:
            painter.setPen(QPen(QColor(self._look.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect_of(self.place).adjusted(-2, 0, 2, 0), 5, 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        chooses = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.go_to(place, chooses=chooses)
        if not chooses:
            self.play_here()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.place_at(event.position()) is not None and event.button() is Qt.MouseButton.LeftButton:
            self.edit_requested.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.place_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.place_at(QPointF(event.pos()))
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if not self._tokens or (by_mouse and place is None):
            return
        if by_mouse and place is not None and self._tokens[place] not in self.chosen:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go_to(place)
        below = self.mapToGlobal(self.rect_of(self.place).bottomLeft().toPoint())
        self.menu_requested.emit(event.globalPos() if by_mouse else below)

    def event(self, event: QEvent) -> bool:
        """Ask quietly about what is only possible, where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self.place_at(QPointF(event.pos()))
            mark = self._tokens[place].mark if place is not None else None
            if mark is not None and mark.possible:
                QToolTip.showText(event.globalPos(), text("correct.possible", words=mark.words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell the area around where the keys are, so that Tab brings that into sight and not the middle."""
        if query is Qt.InputMethodQuery.ImCursorRectangle and self._tokens:
            return self.rect_of(self.place).toAlignedRect()
        return super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.attended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        chooses = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in _STEPS and modifiers & Qt.KeyboardModifier.ControlModifier:
            mark = self._flow.next_mark(self.place, _STEPS[key])
            self.go_to(self.place if mark is None else mark)
        elif key in _STEPS:
            self.go_to(self.place + _STEPS[key], chooses=chooses)
        elif key in _LINES:
            self._go_by_line(_LINES[key], chooses=chooses)
        elif key in _EDGES:
            self.go_to(0 if key == Qt.Key.Key_Home else len(self._tokens), chooses=chooses)
        elif key == Qt.Key.Key_Space and self._tokens:
            self.play_here()
        elif not (self._tokens and self.key_handler(event)):
            super().keyPressEvent(event)

    def _go_by_line(self, step: int, *, chooses: bool) -> None:
        if not self._tokens:
            return
        here = self._flow.placed[self.place]
        line = here.line + step
        if 0 <= line < self._flow.line_count:
            middle = here.left + here.width / 2
            placed, places = self._flow.placed, self._flow.in_line(line)
            nearest = min(places, key=lambda p: abs(placed[p].left + placed[p].width / 2 - middle))
            self.go_to(nearest, chooses=chooses)
