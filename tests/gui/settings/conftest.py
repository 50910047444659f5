"""The Settings screen of a computer with choices."""

import pytest

from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.gui.main_window import MainWindow
from greenroom.gui.sidebar import Screen
from tests.fakes.executors import HeldExecutor, run
from tests.fakes.gui import THREE_MODELS, FakeModels, FakeServices


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    """A computer with two loudspeakers and three models, one of which is not installed."""
    services.models = FakeModels(*THREE_MODELS)
    services.hearing._models = services.models
    services.player.listed = [
        Loudspeaker("built-in", "Built-in", is_default=True),
        Loudspeaker("usb", "Headphones"),
    ]
    return services


@pytest.fixture
def shown(window: MainWindow, library: HeldExecutor, work: HeldExecutor) -> MainWindow:
    work.run_all()
    window.show_screen(Screen.SETTINGS)
    run(library, work)
    return window
