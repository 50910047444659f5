"""The real window on a virtual screen, hearing a virtual microphone in real time; what is seen on it meanwhile."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import soundfile
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from greenroom import resources
from greenroom.bootstrap import Greenroom
from greenroom.domain.assessment import Assessment
from greenroom.domain.take import Take
from greenroom.gui.practise.state import Phase
from greenroom.gui.theme import load_fonts
from greenroom.practice.settings import Settings
from greenroom.speech.memory import share_heaps
from tests.audio_server import AudioServer, running_server, write_wav
from tests.bench.statistics import Glimpse
from tests.desktop.driving import PATIENCE_MS, Driver, Patience, driven
from tests.desktop.virtual_screen import virtual_screen
from tests.sounds import Int16, resampled, sound_in

RATE_HZ = 48_000
"""Of the virtual microphone: what is played at this rate is heard to the last bit."""
MODELS = resources.models_home()
SPARE_S = 3.0
"""The voice goes on beyond Stop, so that Stop comes in the middle of it."""
PAUSE_S, LAST_S = 4.0, 25.0
_LOOK_MS = 50
CORES = 2


@contextmanager
def application() -> Iterator[QApplication]:
    """Give the application on a screen of its own, with the look of Greenroom."""
    with virtual_screen():
        qapp = QApplication(["greenroom"])
        qapp.setStyle("Fusion")
        load_fonts(qapp)
        yield qapp


@contextmanager
def stage(home: Path) -> Iterator[tuple[Driver, AudioServer]]:
    """Run Greenroom as it is after its first start, with a screen and a microphone of its own."""
    share_heaps()  # as `bootstrap.run` does
    services = Greenroom(home, MODELS)
    services.settings.save(Settings(is_introduced=True))
    services.close()
    with running_server() as server, application() as qapp, driven(Patience(), qapp, home, MODELS) as driver:
        yield driver, server


def voice() -> Int16:
    """Give the spoken sample, mono at `RATE_HZ`."""
    return resampled(*sound_in(resources.asset("samples", "answer.flac")), RATE_HZ)


def write_answer(path: Path, length_s: float, turned_s: float) -> Path:
    """Write an answer that is to be stopped after `length_s`, in the middle of what is said.

    Stop comes at `turned_s` of the sample, which is said over and over. Where there is room for it, a pause that
    surely ends a piece stands 25 s before Stop, so that what is left to hear then is the same at any length.
    """
    said, before_s = voice(), length_s - PAUSE_S - LAST_S
    last_s = LAST_S if before_s > 0 else length_s
    last = np.resize(np.roll(said, -_samples(turned_s - last_s)), _samples(last_s + SPARE_S))
    first = np.resize(said, _samples(max(0.0, before_s)))
    pause = np.zeros(_samples(length_s - last_s) - len(first), np.int16)
    return write_wav(path, np.concatenate([first, pause, last]), RATE_HZ)


def _samples(length_s: float) -> int:
    return round(length_s * RATE_HZ)


def command_line(*arguments: str) -> list[str]:
    """Give the command that runs Greenroom in a process of its own."""
    return [sys.executable, "-m", "greenroom", *arguments]


def write_long(path: Path, length_s: float) -> Path:
    """Write a recording of `length_s`: the spoken sample over and over."""
    soundfile.write(path, np.resize(voice(), round(length_s * RATE_HZ)), RATE_HZ)
    return path


class StallWatch:
    """Notes the time between two beats of a timer that asks for 1 ms: what a person's key would have waited."""

    def __init__(self) -> None:
        """Stand still until `start`."""
        self.gaps_s: list[float] = []
        self._before = 0.0
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)

    def start(self) -> None:
        self._before = perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _on_beat(self) -> None:
        now = perf_counter()
        self.gaps_s.append(now - self._before)
        self._before = now


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: how long from the Stop key to its painted feedback, and what was seen while recording.

    `cpu_share` is the processor time of this process over that of two cores, from Record to Stop;
    `stopped_at_s` is on the clock of the recording.
    """

    feedback_s: float
    cpu_share: float
    stopped_at_s: float
    glimpses: Sequence[Glimpse]
    take: Take
    assessment: Assessment


def record(
    driver: Driver,
    server: AudioServer,
    sound: Path,
    length_s: float,
    look: Callable[[], object] = lambda: None,
    watch: StallWatch | None = None,
) -> Answered:
    """Answer with the keyboard while a sound is played in real time; returns when the feedback is painted.

    `look` is called twenty times a second while recording. The time of the tool that presses the key is counted.
    """
    driver.wait_for(Phase.READY)
    driver.press("space")
    driver.wait_for(Phase.RECORDING)
    began, cpu = perf_counter(), process_time()
    microphone, answering = driver.services.microphone, driver.services.answering
    glimpses: list[Glimpse] = []

    def is_over() -> bool:
        look()
        heard = answering.heard_so_far
        if heard is not None and heard.words and (not glimpses or heard.words[-1].end_s > glimpses[-1].end_s):
            glimpses.append(Glimpse(microphone.recorded_s, heard.words[-1].end_s))
        return microphone.recorded_s >= length_s

    if watch is not None:
        watch.start()
    with server.speaking(sound):
        Patience(_LOOK_MS).waitUntil(is_over, timeout=int(1000 * length_s) + 20_000)
        if watch is not None:
            watch.stop()
        cpu_share = (process_time() - cpu) / (CORES * (perf_counter() - began))
        stopped_at_s, pressed = microphone.recorded_s, perf_counter()
        driver.press("space")
        try:
            Patience(look_ms=1).waitUntil(lambda: driver.shows_feedback, timeout=PATIENCE_MS)
        except TimeoutError as error:
            raise TimeoutError(f"{driver.window.place}: {driver.window.practise.state}") from error
        driver.window.repaint()
        feedback_s = perf_counter() - pressed
    answer = driver.window.feedback.state.answer
    if answer is None or answer.assessment is None:
        raise LookupError("the feedback has gone")
    return Answered(feedback_s, cpu_share, stopped_at_s, glimpses, answer.take, answer.assessment)


def again(driver: Driver) -> None:
    """Go back to the Practise screen, as a person does who tries again."""
    driver.press("Return")
    driver.wait_for(Phase.READY)
