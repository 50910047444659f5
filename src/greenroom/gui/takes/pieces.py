"""What the list and the bin have in common."""

from PySide6.QtCore import Qt

from greenroom.gui.pieces import Button, Card, label


def in_the_middle(title: str, todo: str, button: Button) -> Card:
    """Say why there is no list, and give the one thing to do about it."""
    card = Card(gap=10)
    card.contents.addStretch(2)
    for content in (label(title, "headline"), label(todo, "soft"), button):
        card.contents.addWidget(content, 0, Qt.AlignmentFlag.AlignHCenter)
    card.contents.addStretch(3)
    return card
