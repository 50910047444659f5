"""The Qt binding itself: docs/adr/0009-pyside-6.11.md."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_a_call_without_a_result_takes_no_reference_from_none(qtbot: QtBot) -> None:
    """Else Python 3.11 aborts once `None` has lost them all."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _ in range(1000):
        label.setText("x")

    assert sys.getrefcount(None) > before - 100
