"""The Takes screen: the list, and the bin behind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from greenroom.gui.takes.bin import BinPresenter, BinView
from greenroom.gui.takes.list_view import ListView
from greenroom.gui.takes.presenter import TakesPresenter
from greenroom.gui.theme import Look
from greenroom.texts import text


class TakesView(QStackedWidget):
    """The list, and the bin in its place where it is asked for."""

    open_requested = Signal(str, float)
    """Carries the take's id and the second to begin at."""
    measure_requested = Signal(object)
    """Carries the takes that are to be measured."""
    practise_requested = Signal()

    def __init__(self, presenter: TakesPresenter, bin_presenter: BinPresenter, look: Look) -> None:
        """Build both and draw the state as it is."""
        super().__init__()
        self._presenter = presenter
        self._bin_presenter = bin_presenter
        self.list = ListView(presenter, look)
        self.bin = BinView(bin_presenter, look)
        for page in (self.list, self.bin):
            self.addWidget(page)
        self.list.open_requested.connect(self.open_requested)
        self.list.measure_requested.connect(self.measure_requested)
        self.list.practise_requested.connect(self.practise_requested)
        self.list.bin_requested.connect(self.show_bin)
        self.bin.back_requested.connect(self.show_list)
        self.setAccessibleName(text("screen.takes"))
        self.setFocusProxy(self.list)

    def show_bin(self) -> None:
        """Show what was deleted."""
        self._bin_presenter.read()
        self._go(self.bin)

    def show_list(self) -> None:
        self._presenter.read()
        self._go(self.list)

    def _go(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()
