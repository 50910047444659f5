"""A list of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy


class Picker(QComboBox):
    """Shows names and gives what stands behind them; filled anew only where the names change."""

    picked = Signal(object)

    def __init__(self, name: str, nothing: str = "") -> None:
        """Call it after what it is for; `nothing` is shown while nothing is chosen."""
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        self.setPlaceholderText(nothing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda place: self.picked.emit(self.itemData(place)))

    def show_choices(self, choices: Sequence[tuple[str, object]], chosen: object) -> None:
        """Show (name, value) pairs; nothing is chosen where `chosen` is none of them."""
        if choices != [(self.itemText(place), self.itemData(place)) for place in range(self.count())]:
            self.clear()
            for name, value in choices:
                self.addItem(name, value)
        values = [value for _name, value in choices]
        self.setCurrentIndex(values.index(chosen) if chosen in values else -1)
        self.setEnabled(bool(choices))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not choose something else."""
        event.ignore()
