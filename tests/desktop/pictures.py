"""Makes pictures of every screen in every state, to be looked at: `python -m tests.desktop.pictures OUTFOLDER`."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState
from greenroom.domain.recording import EndReason, MicrophoneLevel, Spool
from greenroom.gui.choices import Choices
from greenroom.gui.main_window import MainWindow
from greenroom.gui.sidebar import Screen
from greenroom.gui.tasks import Tasks
from greenroom.gui.theme import Look, load_fonts
from greenroom.practice.settings import Theme
from tests.fakes.answers import PEAKS, QUESTIONS, SAID, a_take, an_assessment, an_unmeasurable_assessment
from tests.fakes.gui import FakeServices

_SETTLE_MS = 350
SIZES = ((1280, 820), (960, 640))


@dataclass(frozen=True, slots=True)
class Scene:
    """`arrange` prepares the services, `act` what the person did before the picture is taken."""

    name: str
    arrange: Callable[[FakeServices], None]
    act: Callable[[MainWindow], None]


def _nothing(_services: FakeServices) -> None:
    """All is well."""


def _stay(_window: MainWindow) -> None:
    """The screen it begins with."""


def _record(window: MainWindow) -> None:
    window.practise.record_or_stop()


def _speaking(services: FakeServices) -> None:
    services.microphone.recorded_s = 47.2
    services.microphone.peaks = PEAKS[:96]


def _no_microphone(services: FakeServices) -> None:
    services.microphone.listed = ()
    services.microphone.heard = None
    services.microphone.errors = [UserError("microphone.none")]


def _refused(services: FakeServices) -> None:
    services.microphone.heard = None
    services.microphone.errors = [UserError("microphone.busy", name="USB Headset")]


def _no_model(services: FakeServices) -> None:
    services.models.state = ModelState.MISSING


def _damaged(services: FakeServices) -> None:
    services.models.state = ModelState.DAMAGED


def _crashed(services: FakeServices) -> None:
    when = datetime.now().astimezone().replace(hour=14, minute=2)
    text = QUESTIONS[0].text
    services.answering.spools = (Spool(Path("spool"), when, 48_000, 84.0, QUESTIONS[0].id, text),)


def _unplugged(services: FakeServices) -> None:
    services.answering.end_reason = EndReason.SOURCE_GONE


def _clipping(services: FakeServices) -> None:
    _speaking(services)
    services.microphone.heard = MicrophoneLevel(-3.0, 0.0, clips=True)


def _long_question(services: FakeServices) -> None:
    long = (
        "Tell me about a time when you had to bring together people from several teams who wanted quite different "
        "things, with little time and no authority over any of them, and what you would do differently today."
    )
    services.questions = (replace(QUESTIONS[0], text=long, wants=QUESTIONS[0].wants * 2), *QUESTIONS[1:])


def _take(window: MainWindow) -> None:
    window.show_take(a_take().id)


def _read(window: MainWindow) -> None:
    window.show_take(a_take().id)
    QTimer.singleShot(_SETTLE_MS // 2, lambda: window.feedback.seek(14.3))


def _unmeasured(services: FakeServices) -> None:
    services.takes.assessments.clear()


def _silent(services: FakeServices) -> None:
    services.takes.assessments[a_take().id] = an_unmeasurable_assessment()


def _sound_gone(services: FakeServices) -> None:
    services.takes.gone.add(a_take().id)


def _long_answer(services: FakeServices) -> None:
    script = " ".join([SAID] * 24)
    take = a_take(12, id=a_take().id, question_text=QUESTIONS[0].text * 3, duration_s=38.4 * 24)
    services.takes.kept = (take, *services.takes.kept[1:])
    services.takes.assessments[take.id] = an_assessment(script)


def _no_takes(services: FakeServices) -> None:
    services.takes.kept = ()


def _many_takes(services: FakeServices) -> None:
    services.takes.kept = tuple(
        a_take(n, id=f"many-{n}", question_text=QUESTIONS[n % 3].text * (1 + n % 2 * 2)) for n in range(400, 0, -1)
    )


def _broken_library(services: FakeServices) -> None:
    services.takes.errors = [UserError("library.newer", path="library.sqlite")]


def _takes(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)


def _delete(window: MainWindow) -> None:
    window.show_screen(Screen.TAKES)
    QTimer.singleShot(_SETTLE_MS // 2, lambda: window.takes.delete(a_take()))


def _keys(window: MainWindow) -> None:
    window._show_keys()


SCENES = (
    Scene("practise", _nothing, _stay),
    Scene("practise-recording", _speaking, _record),
    Scene("practise-clipping", _clipping, _record),
    Scene("practise-no-microphone", _no_microphone, _stay),
    Scene("practise-busy", _refused, _stay),
    Scene("practise-no-model", _no_model, _stay),
    Scene("practise-damaged", _damaged, _stay),
    Scene("practise-crash", _crashed, _stay),
    Scene("practise-long", _long_question, _stay),
    Scene("feedback", _nothing, _read),
    Scene("feedback-unmeasured", _unmeasured, _take),
    Scene("feedback-silent", _silent, _take),
    Scene("feedback-sound-gone", _sound_gone, _take),
    Scene("feedback-long", _long_answer, _read),
    Scene("takes", _nothing, _takes),
    Scene("takes-none", _no_takes, _takes),
    Scene("takes-many", _many_takes, _takes),
    Scene("takes-deleted", _nothing, _delete),
    Scene("takes-broken", _broken_library, _takes),
    Scene("keys", _nothing, _keys),
)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


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
        window.resize(*size)
        window.show()
        window.resize(*size)
        _wait(_SETTLE_MS)
        scene.act(window)
        _wait(_SETTLE_MS)
        name = f"{scene.name}-{theme}-{size[0]}.png"
        dialog = application.activeModalWidget()
        (dialog or window).grab().save(str(out / name))
        if dialog is not None:
            dialog.close()
        window.close()
        tasks.close()


@contextmanager
def _screen() -> Iterator[None]:
    """Give a display, of our own where there is none."""
    if os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        yield
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as pipe:
            os.environ["DISPLAY"] = f":{pipe.readline().strip()}"
        try:
            yield
        finally:
            server.terminate()


def main(out: Path, only: str = "") -> None:
    out.mkdir(parents=True, exist_ok=True)
    with _screen():
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
