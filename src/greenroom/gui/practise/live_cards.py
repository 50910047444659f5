"""Pace now and the fillers so far, beside the microphone while one speaks."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from greenroom.analysis.bands import PACE_WPM
from greenroom.domain.live import LiveFigures
from greenroom.gui.pieces import Card, label, row
from greenroom.texts import text

_NOTHING = "–"
_NAMED = 3
"""The fillers named are the most frequent ones."""


class LiveCard(Card):
    """One figure with a few words beside it."""

    def __init__(self, name: str) -> None:
        """Name it and start without a value."""
        super().__init__(gap=2)
        self.contents.setContentsMargins(20, 14, 20, 16)
        self._name = label(name, "eyebrow")
        self._value = label(_NOTHING, "figure")
        self._words = label(role="small", wraps=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = row(self._value, gap=8)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.put(self._name, line, None)

    def show_value(self, value: str, words: str) -> None:
        self._value.setText(value)
        self._words.setText(words)
        self.setAccessibleName(f"{self._name.text()}: {value} {words}")


def show_pace(card: LiveCard, figures: LiveFigures | None) -> None:
    """Show the speech rate of the last seconds and how it is called."""
    if figures is None or figures.pace_wpm is None:
        card.show_value(_NOTHING, text("practise.live.pace.soon"))
        return
    rate = figures.pace_wpm
    name = "slow" if rate < PACE_WPM.low else "fast" if rate > PACE_WPM.high else "usual"
    card.show_value(f"{rate:.0f}", text(f"practise.live.pace.{name}"))


def show_fillers(card: LiveCard, figures: LiveFigures | None) -> None:
    """Show how many filled pauses were confirmed, and the most frequent ones."""
    if figures is None:
        card.show_value(_NOTHING, text("practise.live.fillers.soon"))
        return
    named = ", ".join(filler for filler, _count in Counter(figures.fillers).most_common(_NAMED))
    card.show_value(str(len(figures.fillers)), named or text("practise.live.fillers.none"))
