"""Which microphone listens, and how loud it hears."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from greenroom.gui.charts.live import LevelBar
from greenroom.gui.pieces import Card, label, row
from greenroom.gui.practise.state import Live, PractiseState
from greenroom.gui.theme import Look
from greenroom.texts import text


class MicrophoneCard(Card):
    """A picker and a level meter with words."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        """Start without a source."""
        super().__init__()
        self.contents.setContentsMargins(20, 14, 20, 16)
        self._picker = QComboBox()
        self._picker.setAccessibleName(text("practise.microphone.picker"))
        self._picker.setAccessibleDescription(text("practise.microphone.picker"))
        self._picker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._picker.setMinimumContentsLength(12)
        self._picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._name = label(role="small")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
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
        self._picker.activated.connect(lambda place: self.chosen.emit(self._picker.itemData(place)))

    def show_state(self, state: PractiseState) -> None:
        shown = [(self._picker.itemText(i), self._picker.itemData(i)) for i in range(self._picker.count())]
        if shown != [(source.name, source.id) for source in state.sources]:
            self._picker.clear()
            for source in state.sources:
                self._picker.addItem(source.name, source.id)
        self._picker.setCurrentIndex(self._picker.findData(state.source.id) if state.source else -1)
        self._picker.setPlaceholderText(text("practise.microphone.none"))
        self._picker.setVisible(not state.is_answering)
        self._name.setText(state.source.name if state.source else "")
        self._name.setVisible(state.is_answering)
        self._picker.setEnabled(state.may_choose and bool(state.sources))
        if state.source is None:
            self._words.setText(text("practise.level.nothing"))
            self._figure.setText("")
            self._bar.show_level(-120.0, clips=False)

    def show_live(self, live: Live) -> None:
        self._words.setText(text(f"practise.level.{live.loudness}"))
        if live.level is not None:
            self._figure.setText(
                text("practise.level.figure", level=f"{live.level.peak_dbfs:.0f}".replace("-", "−"))
            )
            self._bar.show_level(live.level.peak_dbfs, clips=live.level.clips)
            self._bar.setAccessibleDescription(self._words.text())
