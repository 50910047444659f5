"""Where recordings lie, how much room they take, how long they are kept, and how all of it goes."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from greenroom.gui.formats import size
from greenroom.gui.notice import NoticeCard
from greenroom.gui.picker import Picker
from greenroom.gui.pieces import Button, Card, label, row
from greenroom.gui.settings.erase_dialog import EraseDialog
from greenroom.gui.settings.form import beside, line
from greenroom.gui.settings.presenter import SettingsPresenter
from greenroom.gui.settings.state import KEEP_DAYS, SettingsState
from greenroom.texts import text


class LibraryCard(Card):
    """The folder, its size, the time, and deleting everything."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        """Draw what is known without looking."""
        super().__init__(gap=10)
        self._presenter = presenter
        self._place = label(wraps=True)
        self._place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._open = Button(text("settings.place.open"), self._open_folder)
        self._size = label()
        self._keep = Picker(text("settings.keep"))
        self._going = label(role="soft", wraps=True)
        self._notice = NoticeCard()
        self._erase = Button(text("settings.erase"), self._ask)
        erase = row(gap=16)
        erase.addWidget(label(text("settings.erase.what"), "soft", wraps=True), 1)
        erase.addWidget(self._erase)
        move = label(text("settings.place.move"), "soft", wraps=True)
        self.put(
            label(text("settings.library"), "eyebrow"),
            line(text("settings.place"), self._place, self._open),
            beside(move),
            line(text("settings.size"), self._size),
            line(text("settings.keep"), self._keep),
            beside(self._going),
            self._notice,
            erase,
        )
        self._keep.picked.connect(presenter.keep_for)
        self._notice.action_requested.connect(presenter.act)

    def show_state(self, state: SettingsState) -> None:
        self._place.setText(str(state.home))
        self._place.setAccessibleName(str(state.home))
        known = state.found.size_bytes
        self._size.setText(size(known) if known is not None else text("settings.size.unknown"))
        choices: list[tuple[str, object]] = [
            (text("settings.keep.days", n=days) if days else text("settings.keep.always"), days)
            for days in sorted({*KEEP_DAYS, state.chosen.keep_days}, key=lambda days: days or 0)
        ]
        self._keep.show_choices(choices, state.chosen.keep_days)
        going = state.found.going
        self._going.setText(text("settings.keep.going", n=going) if going else text("settings.keep.none_going"))
        self._going.setVisible(state.chosen.keep_days is not None)
        self._notice.show_notice(state.library_notice)

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._presenter.state.home))):
            self._presenter.tell_no_folder()

    def _ask(self) -> None:
        window: QWidget = self.window()
        dialog = EraseDialog(window)
        dialog.accepted.connect(self._presenter.erase_everything)
        dialog.open()
