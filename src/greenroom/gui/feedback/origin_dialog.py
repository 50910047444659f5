"""Shows where a figure comes from; what it counts can be heard from here."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from greenroom.gui.feedback.origin import Origin
from greenroom.gui.formats import moment
from greenroom.gui.marks import Mark, MarkKind
from greenroom.gui.pieces import Button, column, label, row
from greenroom.texts import text, words

_WIDTH = 460
_ROW = 26
_ROWS = 7


class OriginDialog(QDialog):
    """Closed with Esc or its button; Enter or a click on a line plays it."""

    def __init__(self, parent: QWidget, origin: Origin, play: Callable[[Mark], object]) -> None:
        """Write down the formula, what was counted, and the source."""
        super().__init__(parent)
        name = text(f"figure.{origin.figure.name}")
        self.setWindowTitle(text("origin.title", name=name))
        self.setFixedWidth(_WIDTH)
        self.places = QListWidget()
        self.places.setAccessibleName(text("origin.places"))
        self.places.addItems([_line(mark) for mark in origin.marks])
        self.places.setFixedHeight(_ROW * min(_ROWS, max(1, len(origin.marks))) + 10)
        self.places.setVisible(bool(origin.marks))
        hint = label(text("origin.hear"), "small", wraps=True)
        hint.setVisible(bool(origin.marks))
        self.places.itemClicked.connect(lambda _item: play(origin.marks[self.places.currentRow()]))
        self.places.itemActivated.connect(lambda _item: play(origin.marks[self.places.currentRow()]))
        close = Button(text("keys.close"), self.accept, "primary")
        unmeasured = label(words(origin.figure.detail), wraps=True)
        unmeasured.setVisible(origin.figure.value is None)
        whole = column(
            label(text("origin.title", name=name), "headline", wraps=True),
            unmeasured,
            label(words(origin.formula), wraps=True),
            self.places,
            hint,
            label(text("origin.source"), "eyebrow"),
            label(words(origin.source), "soft", wraps=True),
            row(None, close),
            gap=12,
        )
        whole.setContentsMargins(28, 24, 28, 24)
        self.setLayout(whole)
        (self.places if origin.marks else close).setFocus()


def _line(mark: Mark) -> str:
    said = text("origin.pause", seconds=f"{mark.duration_s:.1f}") if mark.kind is MarkKind.PAUSE else mark.words
    return text("origin.place", at=moment(mark.start_s), said=said)
