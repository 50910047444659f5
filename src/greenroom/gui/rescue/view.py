"""The dialog that offers the newest copy of a damaged library."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from greenroom.gui.pieces import Button, column, label, row
from greenroom.gui.rescue.presenter import RescuePresenter, RescueState
from greenroom.texts import text, words

_WIDTH = 560


class RescueDialog(QDialog):
    """One headline, what is below it, at most two buttons; Esc leaves everything as it is."""

    def __init__(self, presenter: RescuePresenter, parent: QWidget) -> None:
        """Draw the state as it is."""
        super().__init__(parent)
        self._presenter = presenter
        self._title = label(role="headline", wraps=True)
        self._detail = label(wraps=True)
        self._buttons = row(None)
        self.setWindowTitle(text("rescue.title"))
        whole = column(self._title, self._detail, self._buttons)
        whole.setContentsMargins(28, 24, 28, 24)
        self.setLayout(whole)
        presenter.state_changed.connect(self._show_state)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        presenter.closed.connect(self.accept)
        self._show_state(presenter.state)

    def reject(self) -> None:
        self._presenter.close()

    def _show_state(self, state: RescueState) -> None:
        title, *rest = [words(line).strip() for line in state.lines]
        detail = "\n\n".join(filter(None, rest))
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{title} {detail}")
        self._show_buttons(state.actions)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the wrapped words need at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedSize(_WIDTH, layout.totalHeightForWidth(_WIDTH))

    def _show_buttons(self, actions: tuple[str, ...]) -> None:
        """Stand with the keys on the first."""
        while self._buttons.count() > 1:
            item = self._buttons.takeAt(1)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, action in enumerate(actions):
            role = "" if place else "primary"
            button = Button(text(f"rescue.{action}"), partial(self._presenter.act, action), role)
            self._buttons.insertWidget(1, button)
            button.show()
            if not place:
                button.setFocus()
