"""The card that gives a person what they corrected, to measure and train with."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from greenroom.gui.notice import NoticeCard
from greenroom.gui.pieces import Button, Card, Switch, label, row
from greenroom.gui.settings.corrections import CorrectionsExport
from greenroom.gui.settings.form import beside, line
from greenroom.texts import text


class CorrectionsCard(Card):
    """How much is corrected, whether the sound goes too, and the button."""

    def __init__(self, export: CorrectionsExport) -> None:
        """Draw what is known without looking; the sound is left out until it is asked for."""
        super().__init__(gap=10)
        self._corrections = export
        self._count = label(wraps=True)
        self._sound = Switch(text("corrections.sound"))
        self._button = Button(text("corrections.export"), self._ask)
        self._button.setAccessibleDescription(text("corrections.what"))
        self._notice = NoticeCard()
        self._what = row(gap=16)
        self._what.addWidget(label(text("corrections.what"), "soft", wraps=True), 1)
        self._what.addWidget(self._button)
        self.put(
            label(text("corrections.title"), "eyebrow"),
            line(text("corrections.there"), self._count),
            line(text("corrections.sound.name"), self._sound),
            beside(label(text("corrections.sound.what"), "soft", wraps=True)),
            self._what,
            self._notice,
        )
        self._notice.action_requested.connect(export.act)
        export.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        count = self._corrections.corrected
        known = text("corrections.count", n=count) if count else text("corrections.none")
        self._count.setText(known if count is not None else text("settings.size.unknown"))
        self._sound.setEnabled(bool(count))
        self._button.setEnabled(self._corrections.may_begin)
        self._notice.show_notice(self._corrections.notice)

    def _ask(self) -> None:
        """Ask for the folder."""
        dialog = QFileDialog(self.window(), text("corrections.folder"), str(self._corrections.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(
            lambda chosen: self._corrections.export_into(Path(chosen), with_sound=self._sound.isChecked())
        )
        dialog.open()
