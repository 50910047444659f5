"""What can be done with the takes chosen: a bar of buttons, and the same as a menu."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from greenroom.domain.take import Take
from greenroom.gui.pieces import Button, label, row
from greenroom.texts import text


@dataclass(frozen=True, slots=True)
class _Action:
    """`single`: only for one take; `unmeasured`: only where one is not yet measured; some are in no bar."""

    name: str
    role: str = ""
    single: bool = False
    unmeasured: bool = False
    in_bar: bool = True

    def fits(self, chosen: tuple[Take, ...]) -> bool:
        if not chosen or (self.single and len(chosen) > 1):
            return False
        return not self.unmeasured or any(not take.is_measured for take in chosen)


_ACTIONS = (
    _Action("delete"),
    _Action("export"),
    _Action("assign", in_bar=False),
    _Action("rename", single=True),
    _Action("notes", single=True),
    _Action("measure", unmeasured=True),
    _Action("open", "primary", single=True),
)


class ActionBar(QWidget):
    """Shows what fits the takes chosen; tells the name of what is asked for."""

    requested = Signal(str)

    def __init__(self) -> None:
        """Start with nothing chosen."""
        super().__init__()
        self._chosen: tuple[Take, ...] = ()
        self._count = label(role="soft")
        self.buttons = {action.name: self._button(action) for action in _ACTIONS if action.in_bar}
        self.setLayout(row(self._count, None, *self.buttons.values(), gap=10))

    def show_chosen(self, chosen: tuple[Take, ...]) -> None:
        """Offer what can be done with these takes."""
        self._chosen = chosen
        for action in _ACTIONS:
            if action.in_bar:
                self.buttons[action.name].setVisible(action.fits(chosen))
        self._count.setText(text("takes.chosen", n=len(chosen)) if len(chosen) > 1 else "")
        self.setVisible(bool(chosen))

    def open_menu(self, place: QPoint) -> None:
        """Offer the same as a menu, what is done most at the top."""
        self.menu().popup(place)

    def menu(self) -> QMenu:
        menu = QMenu(self)
        for action in reversed(_ACTIONS):
            if action.fits(self._chosen):
                added = menu.addAction(text(f"takes.{action.name}"))
                added.triggered.connect(lambda _checked, name=action.name: self.requested.emit(name))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _button(self, action: _Action) -> Button:
        button = Button(text(f"takes.{action.name}"), lambda: self.requested.emit(action.name), action.role)
        button.setToolTip(text(f"takes.{action.name}.key"))
        return button
