"""What a person finds and does on the Settings screen."""

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from greenroom.gui.main_window import MainWindow
from greenroom.gui.sidebar import Screen
from greenroom.practice.settings import Settings
from tests.fakes.gui import FakeServices


def place_of(window: MainWindow) -> Screen:
    return window.place


def chosen(services: FakeServices) -> Settings:
    return services.settings.settings


def button(window: MainWindow, beginning: str) -> QAbstractButton:
    QApplication.sendPostedEvents()  # what was put into a layout is shown a moment later
    found = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.text().startswith(beginning)]
    assert found, beginning
    return found[0]


def pick(window: MainWindow, name: str, item: str) -> None:
    """Choose in a list as the keys do."""
    box = next(b for b in window.findChildren(QComboBox) if b.isVisible() and b.accessibleName() == name)
    place = box.findText(item)
    assert place >= 0, [box.itemText(i) for i in range(box.count())]
    box.setCurrentIndex(place)
    box.activated.emit(place)


def shown_in(window: MainWindow, name: str) -> str:
    box = next(b for b in window.findChildren(QComboBox) if b.isVisible() and b.accessibleName() == name)
    return box.currentText()


def told(window: MainWindow) -> list[str]:
    state = window.settings.state
    notices = (state.model_notice, state.anew_notice, state.sound_notice, state.library_notice)
    return [line.key for notice in notices if notice for line in notice.lines]
