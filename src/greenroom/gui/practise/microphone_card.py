"""Which microphone listens, and how loud it hears."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from greenroom.domain.recording import MicrophoneLevel, Source
from greenroom.gui.charts.live import LevelBar
from greenroom.gui.picker import Picker
from greenroom.gui.pieces import Card, label, row
from greenroom.gui.practise.state import Live, Loudness, PractiseState
from greenroom.gui.theme import Look
from greenroom.texts import text


class MicrophoneCard(Card):
    """A picker and a level meter with words."""

    chosen = Signal(object)
    """Carries the id of the source."""

    def __init__(self, look: Look) -> None:
        """Start without a source."""
        super().__init__()
        self.contents.setContentsMargins(20, 14, 20, 16)
        self._picker = Picker(text("practise.microphone.picker"), text("practise.microphone.none"))
        self._name = label(role="small")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name.hide()
        self._words = label(role="strong")
        self._figure = label(role="small")
        self._bar = LevelBar(look)
        self._bar.setAccessibleName(text("practise.microphone.level"))
        title = label(text("practise.microphone"), "eyebrow")
        title.setBuddy(self._picker)  # on Linux a list is called after what it shows; this says what it is for
        self.put(
            title,
            self._picker,
            self._name,
            row(self._words, None, self._figure),
            self._bar,
        )
        self._picker.picked.connect(self.chosen)

    def show_state(self, state: PractiseState) -> None:
        self._picker.setVisible(not state.is_answering)
        self._name.setText(state.source.name if state.source else "")
        self._name.setVisible(state.is_answering)
        self.show_sources(state.sources, state.source, may_choose=state.may_choose)

    def show_sources(self, sources: Sequence[Source], source: Source | None, *, may_choose: bool) -> None:
        """Show which microphones there are and which one is open."""
        self._picker.show_choices([(each.name, each.id) for each in sources], source.id if source else None)
        self._picker.setEnabled(may_choose and bool(sources))
        if source is None:
            self._words.setText(text("practise.level.nothing"))
            self._figure.setText("")
            self._bar.show_level(-120.0, clips=False)

    def show_live(self, live: Live) -> None:
        self.show_level(live.level, live.loudness)

    def show_level(self, level: MicrophoneLevel | None, loudness: Loudness) -> None:
        """Show the newest level, and what the last seconds of it are called."""
        self._words.setText(text(f"practise.level.{loudness}"))
        if level is not None:
            self._figure.setText(text("practise.level.figure", level=f"{level.peak_dbfs:.0f}".replace("-", "−")))
            self._bar.show_level(level.peak_dbfs, clips=level.clips)
            self._bar.setAccessibleDescription(self._words.text())
