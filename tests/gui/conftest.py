"""A window without a screen, over services and threads that the test holds in its hand."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from greenroom.gui.choices import Choices
from greenroom.gui.main_window import MainWindow
from greenroom.gui.practise.presenter import PractisePresenter
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.takes.presenter import TakesPresenter
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look, load_fonts
from greenroom.practice.settings import Theme
from tests.fakes.executors import HeldExecutor
from tests.fakes.gui import FakeServices

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def services(tmp_path: Path) -> FakeServices:
    return FakeServices(tmp_path)


@pytest.fixture
def library() -> HeldExecutor:
    return HeldExecutor()


@pytest.fixture
def work() -> HeldExecutor:
    return HeldExecutor()


@pytest.fixture
def tasks(qapp: QApplication, library: HeldExecutor, work: HeldExecutor) -> Tasks:
    return Tasks(library, work, work)


@pytest.fixture
def choices(services: FakeServices, tasks: Tasks) -> Choices:
    return Choices(services, tasks)  # type: ignore[arg-type]


@pytest.fixture
def model(services: FakeServices, tasks: Tasks, choices: Choices) -> SpeechModel:
    return SpeechModel(services, tasks, choices)  # type: ignore[arg-type]


@pytest.fixture
def practise(services: FakeServices, tasks: Tasks, choices: Choices, model: SpeechModel) -> PractisePresenter:
    return PractisePresenter(services, tasks, choices, model)  # type: ignore[arg-type]


@pytest.fixture
def ready(practise: PractisePresenter, library: HeldExecutor) -> PractisePresenter:
    practise.enter()
    library.run_all()
    return practise


@pytest.fixture
def takes(services: FakeServices, tasks: Tasks) -> TakesPresenter:
    return TakesPresenter(services, tasks)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    qapp.setStyle("Fusion")
    load_fonts(qapp)
    return Look(qapp, Theme.LIGHT)


@pytest.fixture
def window(
    qtbot: QtBot, services: FakeServices, tasks: Tasks, choices: Choices, look: Look, library: HeldExecutor
) -> Iterator[MainWindow]:
    made = MainWindow(services, tasks, choices, look)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1280, 820)
    with qtbot.waitSignal(made.begun):
        made.show()
        made.activateWindow()
    library.run_all()
    yield made
    look.choose(Theme.LIGHT)
