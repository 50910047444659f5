"""What the advice leaves out."""

from greenroom.gui.pieces import Card, Switch, label
from greenroom.gui.settings.form import beside, line
from greenroom.gui.settings.presenter import SettingsPresenter
from greenroom.gui.settings.state import SettingsState
from greenroom.texts import text


class CoachingCard(Card):
    """One switch, for those whose silences are no hesitation."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        """Build the switch and say what it does."""
        super().__init__(gap=10)
        self._leaves_out = Switch(text("settings.coaching.leave_out"))
        self._leaves_out.clicked.connect(lambda is_on: presenter.choose(leaves_out_blocks=is_on))
        self.put(
            label(text("settings.coaching"), "eyebrow"),
            line(text("settings.coaching.fair"), self._leaves_out),
            beside(label(text("settings.coaching.what"), "soft", wraps=True)),
        )

    def show_state(self, state: SettingsState) -> None:
        self._leaves_out.setChecked(state.chosen.leaves_out_blocks)
