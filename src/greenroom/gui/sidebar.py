"""Where one is, where one can go, and the promise that nothing leaves this computer."""

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame

from greenroom.gui.pieces import Button, column, label
from greenroom.practice.settings import Theme
from greenroom.texts import text


class Screen(IntEnum):
    PRACTISE = 0
    TAKES = 1
    FEEDBACK = 2
    SETTINGS = 3


_PLACES = (Screen.PRACTISE, Screen.TAKES, Screen.SETTINGS)
_BELONGS_TO = {Screen.FEEDBACK: Screen.TAKES}


class Sidebar(QFrame):
    """Practise, Takes, Settings; below them the theme and the keys."""

    screen_requested = Signal(int)
    theme_requested = Signal(object)
    keys_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin at Practise."""
        super().__init__()
        self.setProperty("role", "sidebar")
        self.setFixedWidth(184)
        self._group = QButtonGroup(self)
        places = column(gap=2)
        for place, screen in enumerate(_PLACES, 1):
            places.addWidget(self._navigation(screen, place))
        self._theme = QComboBox()
        self._theme.setAccessibleName(text("sidebar.theme"))
        self._theme.setAccessibleDescription(text("sidebar.theme"))
        for choice in Theme:
            self._theme.addItem(text(f"sidebar.theme.{choice}"), choice)
        self.show_theme(theme)
        self._theme.activated.connect(lambda place: self.theme_requested.emit(list(Theme)[place]))
        keys = Button(text("sidebar.keys"), self.keys_requested.emit, "quiet")
        promise = label(text("sidebar.promise"), "small", wraps=True)
        promise.setContentsMargins(10, 0, 6, 0)
        brand = label(text("app.name"), "brand")
        brand.setContentsMargins(10, 0, 0, 8)
        whole = column(brand, places, None, keys, self._theme, promise, gap=12)
        whole.setContentsMargins(12, 20, 12, 20)
        self.setLayout(whole)

    def show_screen(self, screen: Screen) -> None:
        """Mark the place; Feedback belongs to Takes."""
        self._group.button(_BELONGS_TO.get(screen, screen)).setChecked(True)

    def show_theme(self, theme: Theme) -> None:
        self._theme.setCurrentIndex(list(Theme).index(theme))

    def allow_leaving(self, allowed: bool) -> None:  # noqa: FBT001 - a slot
        for button in self._group.buttons():
            button.setEnabled(allowed or button.isChecked())

    def _navigation(self, screen: Screen, place: int) -> Button:
        button = Button(
            text(f"screen.{screen.name.lower()}"), lambda: self.screen_requested.emit(screen), "navigation"
        )
        button.setCheckable(True)
        button.setShortcut(f"Ctrl+{place}")
        self._group.addButton(button, screen)
        return button
