"""Which Greenroom this is."""

from greenroom import __version__
from greenroom.gui.pieces import Button, Card, label, row
from greenroom.gui.settings.licences import LicencesDialog
from greenroom.gui.settings.presenter import SettingsPresenter
from greenroom.texts import text


class AboutCard(Card):
    """The version and the licences."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        """Write the version down."""
        super().__init__(gap=10)
        self._presenter = presenter
        version = label(text("settings.version", version=__version__))
        licences = Button(text("settings.licences"), self._show_licences)
        self.put(label(text("settings.about"), "eyebrow"), row(version, None, licences))

    def _show_licences(self) -> None:
        LicencesDialog(self.window(), self._presenter.state.found.models).open()
