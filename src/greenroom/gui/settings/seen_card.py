"""How it looks, and what is seen while one speaks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from greenroom.gui.picker import Picker
from greenroom.gui.pieces import Card, Switch, label
from greenroom.gui.settings.form import beside, line
from greenroom.gui.settings.presenter import SettingsPresenter
from greenroom.gui.settings.state import SettingsState
from greenroom.practice.settings import LiveFigure, Theme
from greenroom.texts import text

_COLUMNS = 3


class SeenCard(Card):
    """The theme and five switches."""

    theme_requested = Signal(object)

    def __init__(self, presenter: SettingsPresenter) -> None:
        """Build the switches in the order of the picture."""
        super().__init__(gap=10)
        self._theme = Picker(text("sidebar.theme"))
        self._switches: dict[LiveFigure, Switch] = {}
        switches = QWidget()
        grid = QGridLayout(switches)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for place, figure in enumerate(LiveFigure):
            switch = self._switches[figure] = Switch(text(f"settings.live.{figure}"))
            switch.clicked.connect(lambda is_on, figure=figure: presenter.show_live(figure, is_shown=is_on))
            grid.addWidget(switch, place // _COLUMNS, place % _COLUMNS)
        self.put(
            label(text("settings.seen"), "eyebrow"),
            line(text("sidebar.theme"), self._theme),
            line(text("settings.live"), label(text("settings.live.what"), "soft", wraps=True)),
            beside(switches),
        )
        self._theme.picked.connect(lambda theme: self.theme_requested.emit(Theme(theme)))

    def show_state(self, state: SettingsState) -> None:
        themes: list[tuple[str, object]] = [(text(f"sidebar.theme.{theme}"), theme.value) for theme in Theme]
        self._theme.show_choices(themes, state.chosen.theme.value)
        for figure, switch in self._switches.items():
            switch.setChecked(figure in state.chosen.live)
