"""Asks before everything is deleted: the one thing that nothing brings back."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from greenroom.gui.pieces import Button, column, label, row
from greenroom.texts import text


class EraseDialog(QDialog):
    """Says what goes and what stays; a word has to be typed before it can be accepted."""

    def __init__(self, parent: QWidget) -> None:
        """Begin in the field, with nothing typed."""
        super().__init__(parent)
        self.setWindowTitle(text("erase.title"))
        self.setFixedWidth(520)
        self._word = QLineEdit()
        self._word.setAccessibleName(text("erase.type", word=text("erase.word")))
        self._word.textChanged.connect(self._show_whether_it_may)
        self._erase = Button(text("erase.do"), self.accept, "danger")
        self._cancel = Button(text("erase.cancel"), self.reject)
        for button in (self._erase, self._cancel):
            button.setAutoDefault(False)
        buttons = row(None, self._cancel, self._erase, gap=12)
        whole = column(
            label(text("erase.title"), "headline", wraps=True),
            label(text("erase.goes"), wraps=True),
            label(text("erase.stays"), "soft", wraps=True),
            label(text("erase.no_way_back"), "strong", wraps=True),
            column(label(text("erase.type", word=text("erase.word"))), self._word, gap=6),
            buttons,
            gap=12,
        )
        whole.setContentsMargins(28, 24, 28, 24)
        self.setLayout(whole)
        self._word.setFocus()
        self._show_whether_it_may("")

    def _show_whether_it_may(self, typed: str) -> None:
        self._erase.setEnabled(typed.strip().casefold() == text("erase.word").casefold())
