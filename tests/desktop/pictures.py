"""Makes pictures of every screen in every state, to be looked at: `python -m tests.desktop.pictures OUT [PREFIX]`.

With QT_SCALE_FACTOR=2 in the environment they are made as on a screen of 200 %.
"""

import os
import sys
import tempfile
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from greenroom.gui.choices import Choices
from greenroom.gui.main_window import MainWindow
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look, load_fonts
from greenroom.practice.settings import Theme
from tests.desktop.feedback_scenes import FEEDBACK_SCENES
from tests.desktop.other_scenes import OTHER_SCENES
from tests.desktop.practise_scenes import PRACTISE_SCENES
from tests.desktop.replay_scenes import REPLAY_SCENES
from tests.desktop.scene import SETTLE_MS, Scene
from tests.desktop.takes_scenes import TAKES_SCENES
from tests.desktop.virtual_screen import virtual_screen
from tests.fakes.gui import FakeServices

SIZES = ((1280, 820), (960, 640))
SCENES = (*PRACTISE_SCENES, *FEEDBACK_SCENES, *REPLAY_SCENES, *TAKES_SCENES, *OTHER_SCENES)
_SCREEN = "2640x1720x24"


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _seen(window: QWidget) -> QPixmap:
    """Draw the window and what stands open above it."""
    drawn = window.grab()
    above = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    if above is not None:
        with QPainter(drawn) as painter:
            painter.drawPixmap(above.pos() - window.pos(), above.grab())
        above.close()
    return drawn


def picture(scene: Scene, theme: Theme, size: tuple[int, int], application: QApplication, out: Path) -> None:
    """Open the window in one state and write what it looks like."""
    with tempfile.TemporaryDirectory() as home:
        services = FakeServices(Path(home))
        services.settings.settings = replace(services.settings.settings, theme=theme)
        scene.arrange(services)
        tasks = Tasks()
        choices = Choices(services, tasks)  # type: ignore[arg-type]
        look = Look(application, theme)
        window = MainWindow(services, tasks, choices, look)  # type: ignore[arg-type]
        window.show()
        window.resize(*size)
        window.activateWindow()
        _wait(SETTLE_MS)
        scene.act(window)
        _wait(scene.settle_ms)
        scale = "" if window.devicePixelRatio() == 1 else f"@{window.devicePixelRatio():.0f}x"
        _seen(window).save(str(out / f"{scene.name}-{theme}-{size[0]}{scale}.png"))
        window.close()
        tasks.close()
        services.microphone.close()
        window.deleteLater()
        application.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def main(out: Path, only: str = "") -> None:
    out.mkdir(parents=True, exist_ok=True)
    has_screen = os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM") == "offscreen"
    with nullcontext() if has_screen else virtual_screen(_SCREEN):
        application = QApplication(["greenroom"])
        application.setStyle("Fusion")
        load_fonts(application)
        for scene in SCENES:
            if scene.name.startswith(only):
                for theme in (Theme.LIGHT, Theme.DARK):
                    for size in SIZES:
                        picture(scene, theme, size, application, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
