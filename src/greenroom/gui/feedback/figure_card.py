"""One figure with its unit, its meaning and its scale."""

from PySide6.QtCore import Qt

from greenroom.gui.charts.band import BandBar
from greenroom.gui.feedback.figures import Figure
from greenroom.gui.pieces import Card, label, row
from greenroom.gui.theme import Look
from greenroom.texts import text, words


class FigureCard(Card):
    """Draws a figure, or in words why there is none."""

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
        self.put(self._name, row(self._value, self._unit, None, gap=6), self._detail)
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
        said = f"{self._name.text()}: {self._value.text()} {self._unit.text()}. {self._detail.text()}"
        self.setAccessibleName(said)
        self._bar.setAccessibleName(said)
