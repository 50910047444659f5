"""The card that gives a person what they corrected, to measure and train with."""

from pathlib import Path

from greenroom.gui.choosing import ask_for_folder
from greenroom.gui.notice import NoticeCard
from greenroom.gui.pieces import Button, Card, Switch, label, row
from greenroom.gui.settings.form import beside, line
from greenroom.gui.settings.presenter import SettingsPresenter
from greenroom.gui.settings.state import SettingsState
from greenroom.texts import text


class CorrectionsCard(Card):
    """How much is corrected, whether the sound goes too, and the button."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        """Draw what is known without looking; the sound is left out until it is asked for."""
        super().__init__(gap=10)
        self._exporting = presenter.exporting
        self._count = label(wraps=True)
        self._sound = Switch(text("corrections.sound"))
        self._button = Button(text("corrections.export"), self._ask)
        self._button.setAccessibleDescription(text("corrections.what"))
        self._notice = NoticeCard()
        export = row(gap=16)
        export.addWidget(label(text("corrections.what"), "soft", wraps=True), 1)
        export.addWidget(self._button)
        self.put(
            label(text("corrections.title"), "eyebrow"),
            line(text("corrections.there"), self._count),
            line(text("corrections.sound.name"), self._sound),
            beside(label(text("corrections.sound.what"), "soft", wraps=True)),
            export,
            self._notice,
        )
        self._notice.action_requested.connect(self._exporting.act)

    def show_state(self, state: SettingsState) -> None:
        count, notice = state.found.corrected, state.export_notice
        known = text("corrections.count", n=count) if count else text("corrections.none")
        self._count.setText(known if count is not None else text("settings.size.unknown"))
        is_under_way = notice is not None and notice.progress is not None
        self._sound.setEnabled(bool(count))
        self._button.setEnabled(bool(count) and not is_under_way)
        self._notice.show_notice(notice)

    def _ask(self) -> None:
        with_sound = self._sound.isChecked()
        ask_for_folder(
            self.window(),
            text("corrections.folder"),
            lambda folder: self._exporting.export_corrections(Path(folder), with_sound=with_sound),
        )
