"""One figure with its unit, its meaning and its scale."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from greenroom.gui.charts.band import BandBar
from greenroom.gui.feedback.figures import Figure
from greenroom.gui.pieces import Button, Card, label, row
from greenroom.gui.theme import Look
from greenroom.texts import text, words

_NARROW = 176


class FigureCard(Card):
    """Draws a figure, or in words why there is none."""

    origin_requested = Signal()

    def __init__(self, look: Look) -> None:
        """Start empty."""
        super().__init__(gap=2)
        self._name = label(role="eyebrow")
        self._value = label(role="figure")
        self._unit = label(role="small")
        self._unit.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._unit.setContentsMargins(0, 0, 0, 5)
        self._detail = label(role="small", wraps=True)
        self._bar = BandBar(look)
        self._origin = Button(text("origin.open"), self.origin_requested.emit, "link")
        self._head = row(self._value, self._unit, None, gap=6)
        self.put(row(self._name, None, self._origin, gap=4), self._head, self._detail)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.contents.setContentsMargins(16, 14, 16, 14)
        self.contents.addStretch(1)
        self.contents.addSpacing(4)
        self.contents.addWidget(self._bar)

    def show_figure(self, figure: Figure) -> None:
        self._name.setText(text(f"figure.{figure.name}"))
        self._value.setText(figure.value or "–")
        self._unit.setText(words(figure.unit) if figure.unit else "")
        self._detail.setText(words(figure.detail))
        self._bar.show_scale(figure.scale)
        self._bar.setVisible(figure.scale is not None)
        self._unit.setVisible(figure.unit is not None)
        said = f"{self._name.text()}: {self._value.text()} {self._unit.text()}. {self._detail.text()}"
        self.setAccessibleName(said)
        named = text("origin.open.named", name=self._name.text())
        self._origin.setAccessibleName(named)
        self._origin.setToolTip(named)
        self._bar.setAccessibleName(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the unit below the value where there is no room beside it."""
        is_narrow = event.size().width() < _NARROW
        self._head.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        self._head.setSpacing(0 if is_narrow else 6)
        super().resizeEvent(event)
