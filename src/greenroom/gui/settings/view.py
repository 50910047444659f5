"""The Settings screen: cards below one another, each with what belongs together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from greenroom.gui.pieces import column, label, row, scrolled
from greenroom.gui.settings.about_card import AboutCard
from greenroom.gui.settings.coaching_card import CoachingCard
from greenroom.gui.settings.corrections_card import CorrectionsCard
from greenroom.gui.settings.library_card import LibraryCard
from greenroom.gui.settings.model_card import ModelCard
from greenroom.gui.settings.presenter import SettingsPresenter
from greenroom.gui.settings.seen_card import SeenCard
from greenroom.gui.settings.sound_card import SoundCard
from greenroom.gui.settings.state import SettingsState
from greenroom.texts import text

_WIDEST = 860


class SettingsView(QWidget):
    """There is no OK: each choice holds at once."""

    theme_requested = Signal(object)

    def __init__(self, presenter: SettingsPresenter) -> None:
        """Build the cards and draw the state as it is."""
        super().__init__()
        seen = SeenCard(presenter)
        self._cards = (
            SoundCard(presenter),
            ModelCard(presenter),
            seen,
            CoachingCard(presenter),
            CorrectionsCard(presenter),
            LibraryCard(presenter),
        )
        sheet = QWidget()
        sheet.setMaximumWidth(_WIDEST)
        titles = column(
            label(text("screen.settings"), "title"), label(text("settings.what"), "soft", wraps=True), gap=4
        )
        sheet.setLayout(column(titles, *self._cards, AboutCard(presenter), None))
        page = QWidget()
        page.setProperty("role", "page")
        whole = row()
        whole.addWidget(sheet, 1)
        whole.addStretch(0)
        whole.setContentsMargins(28, 24, 28, 24)
        page.setLayout(whole)
        self.setLayout(column(scrolled(page)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text("screen.settings"))
        seen.theme_requested.connect(self.theme_requested)
        presenter.state_changed.connect(self._show_state)
        self._show_state(presenter.state)

    def _show_state(self, state: SettingsState) -> None:
        for card in self._cards:
            card.show_state(state)
