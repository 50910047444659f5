"""How fast an answer is heard again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from greenroom.gui.feedback.state import SPEEDS
from greenroom.texts import text


class SpeedChoice(QComboBox):
    """A small list; the wheel scrolls the page and never the speed."""

    chosen = Signal(float)

    def __init__(self) -> None:
        """List the speeds."""
        super().__init__()
        for speed in SPEEDS:
            self.addItem(text("replay.speed.times", speed=f"{speed:g}"), speed)
        self.setProperty("role", "compact")
        self.setAccessibleName(text("replay.speed"))
        self.setAccessibleDescription(text("replay.speed.key"))
        self.setToolTip(text("replay.speed.key"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def show_speed(self, speed: float) -> None:
        self.setCurrentIndex(SPEEDS.index(speed))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
