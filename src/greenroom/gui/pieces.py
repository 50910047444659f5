"""The small pieces every screen is made of: cards, labels, buttons, rows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

GAP = 16
"""Between cards, in logical pixels."""


class Button(QPushButton):
    """A button that Enter presses too, and that does not take the focus from the keys when it is clicked."""

    def __init__(self, label: str, pressed: Callable[[], object], role: str = "") -> None:
        """Name it for those who cannot see it, and connect it."""
        super().__init__(label)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("role", role)
        self.clicked.connect(lambda _checked: pressed())

    def relabel(self, label: str) -> None:
        self.setText(label)
        self.setAccessibleName(label)

    def become(self, role: str) -> None:
        set_role(self, role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Switch(QCheckBox):
    """Something that is on or off, with its words beside it."""

    def __init__(self, label: str) -> None:
        """Name it for those who cannot see it."""
        super().__init__(label)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


def set_role(widget: QWidget, role: str) -> None:
    """Change what a widget is drawn as."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def label(words: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Give a label; plain text always, so that nothing said or typed is taken for markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setProperty("role", role)
    if role in ("mint", "sky"):
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if role == "eyebrow":
        font = made.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        made.setFont(font)
    return made


def tip(words: str) -> str:
    """Give words for a tool tip, which Qt takes for markup where they look like it: "What does <a> do?"."""
    return GuiQt.convertFromPlainText(words) if GuiQt.mightBeRichText(words) else words


class Card(QFrame):
    """A rounded sheet whose contents stand below one another."""

    def __init__(self, *contents: QWidget | QLayout, role: str = "card", gap: int = 8) -> None:
        """Put the contents in."""
        super().__init__()
        self.setProperty("role", role)
        self.contents = QVBoxLayout(self)
        self.contents.setContentsMargins(20, 16, 20, 16)
        self.contents.setSpacing(gap)
        self.put(*contents)

    def put(self, *contents: QWidget | QLayout | None) -> None:
        """Add contents below those that are there; None takes the room that is left."""
        add(self.contents, *contents)


def row(*contents: QWidget | QLayout | None, gap: int = 8) -> QHBoxLayout:
    """Put things beside each other; None takes the room that is left."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    add(made, *contents)
    return made


def column(*contents: QWidget | QLayout | None, gap: int = GAP) -> QVBoxLayout:
    """Put things below each other; None takes the room that is left."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    add(made, *contents)
    return made


def add(layout: QBoxLayout, *contents: QWidget | QLayout | None) -> None:
    for content in contents:
        if content is None:
            layout.addStretch(1)
        elif isinstance(content, QWidget):
            layout.addWidget(content)
        else:
            layout.addLayout(content)


def scrolled(contents: QWidget) -> QScrollArea:
    """Let a page scroll where the window is too small for it."""
    area = QScrollArea()
    area.setWidget(contents)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    contents.setAutoFillBackground(False)
    return area
