"""What changes while one speaks: the level, the time, and what was heard so far."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from greenroom.domain.live import LiveFigures
from greenroom.domain.transcript import Transcript
from greenroom.gui.practise.loudness import LoudnessWords
from greenroom.gui.practise.state import Live
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services

_LOOK_MS = 50


class LiveWatch(QObject):
    """Looks twenty times a second at what the microphone and the hearing tell without waiting."""

    seen = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Look only between `start` and `stop`."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._loudness = LoudnessWords()
        self._is_recording = False
        self._heard: Transcript | None = None
        self._figures: LiveFigures | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_watching(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def follow(self, *, recording: bool) -> None:
        """Tell whether an answer is under way; each begins with nothing heard."""
        if recording and not self._is_recording:
            self._heard = self._figures = None
        self._is_recording = recording

    def look(self) -> None:
        """Tell what is known now."""
        microphone = self._services.microphone
        level = microphone.level()
        if self._is_recording:
            self._read_on()
        recorded_s = microphone.recorded_s if self._is_recording else 0.0
        room_s = microphone.room_s if self._is_recording else None
        self.seen.emit(Live(recorded_s, level, self._loudness.hear(level), self._figures, room_s))

    def _read_on(self) -> None:
        """Have the figures made of what was newly heard: counting a long answer takes its time."""
        heard = self._services.answering.heard_so_far
        if heard is None or heard is self._heard:
            return
        self._heard = heard
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.answering.live_figures(heard),
            done=partial(self._on_counted, heard),
            failed=self.failed.emit,
        )

    def _on_counted(self, heard: Transcript, figures: LiveFigures) -> None:
        if heard is self._heard:
            self._figures = figures
