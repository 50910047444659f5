"""One line of a settings card: what it is on the left, how it is chosen on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from greenroom.gui.pieces import label, row

_NAMES = 148
"""The width of what stands on the left, in logical pixels."""


def line(name: str, *controls: QWidget) -> QHBoxLayout:
    """Give a line; the first control takes the room, and its name is its label's buddy."""
    words = label(name, wraps=True)
    words.setFixedWidth(_NAMES)
    words.setBuddy(controls[0])
    made = row(words, gap=12)
    made.addWidget(controls[0], 1)
    for control in controls[1:]:
        made.addWidget(control)
    return made


def beside(*contents: QWidget) -> QHBoxLayout:
    """Give things that stand where the controls stand, with nothing on the left."""
    made = row(gap=12)
    made.addSpacing(_NAMES + 12)
    for content in contents:
        made.addWidget(content, 1 if isinstance(content, QLabel) else 0, Qt.AlignmentFlag.AlignVCenter)
    return made
