"""The Settings screen without its widgets: each choice holds at once and is undone by choosing again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.domain.transcript import Span
from greenroom.gui.choices import Choices
from greenroom.gui.exporting import ExportPresenter
from greenroom.gui.notice import Notice, notice_of
from greenroom.gui.settings.anew import MeasuringAnew
from greenroom.gui.settings.fetching import Fetching
from greenroom.gui.settings.state import SettingsState
from greenroom.gui.speech_model import SpeechModel
from greenroom.gui.tasks import Line, Tasks
from greenroom.practice.services import Services
from greenroom.practice.settings import LiveFigure
from greenroom.practice.work import CancelToken, Progress
from greenroom.resources import asset

SAMPLE = (Span(0.0, 6.0),)
"""What is played of the spoken sample to hear where the sound comes out."""


class SettingsPresenter(QObject):
    """Holds a `SettingsState` and tells when it changes."""

    state_changed = Signal(object)
    erase_requested = Signal()
    """Whatever still writes into the library is to stop."""
    erased = Signal()
    _sample_ended = Signal()

    def __init__(self, services: Services, tasks: Tasks, choices: Choices, model: SpeechModel) -> None:
        """Show what is chosen; what the computer holds is read by `enter`."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._choices = choices
        self._model = model
        self.fetching = Fetching(services, tasks)
        self.anew = MeasuringAnew(services, tasks, choices)
        self.exporting = ExportPresenter(services, tasks)
        self.state = SettingsState(choices.settings, services.home, services.languages)
        self._sample_ended.connect(self._on_sample_ended)
        self.fetching.changed.connect(self._refresh)
        self.fetching.fetched.connect(self._on_fetched)
        self.anew.changed.connect(self._refresh)
        self.exporting.notice_changed.connect(lambda notice: self._update(export_notice=notice))
        choices.changed.connect(self._refresh)
        model.changed.connect(self._refresh)

    def enter(self) -> None:
        """The screen is shown: see what there is."""
        self._read()
        self.anew.look()

    def leave(self) -> None:
        """The screen is left: nothing sounds any more."""
        self.stop_sample()
        self._update(sound_notice=None, library_notice=None)

    # Choices.

    def choose(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Settings
        """Keep choices that nothing else has to hear of."""
        self._choices.choose(**changes)

    def choose_loudspeaker(self, loudspeaker: str | None) -> None:
        self._choices.choose(loudspeaker=loudspeaker)
        self._start(lambda: self._services.player.choose(loudspeaker))

    def choose_model(self, name: str) -> None:
        """Use an installed model from the next answer on."""
        self._model.use(name)
        self.anew.look()

    def show_live(self, figure: LiveFigure, *, is_shown: bool) -> None:
        """Show or hide something while one speaks."""
        live = self._choices.settings.live
        self._choices.choose(live=live | {figure} if is_shown else live - {figure})

    def keep_for(self, days: int | None) -> None:
        """Choose for how long recordings are kept, and see how many that would be the end of."""
        self._choices.choose(keep_days=days)
        self._read()

    # What is done at once.

    def play_sample(self) -> None:
        """Let a voice be heard where sound is played."""
        self._update(is_playing=True, sound_notice=None)
        self._start(self._play_sample, self._on_no_sound)

    def stop_sample(self) -> None:
        if self.state.is_playing:
            self._start(self._services.player.stop, self._on_no_sound)

    def tell_no_folder(self) -> None:
        """Tell that the system could not open the folder, and where it is."""
        where = Message("settings.no_folder.todo", {"path": str(self.state.home)})
        self._update(library_notice=Notice((Message("settings.no_folder"), where), ("dismiss",), is_problem=True))

    def erase_everything(self) -> None:
        """Remove all that was ever said, for good."""
        self.anew.cancel()
        self.erase_requested.emit()
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.erasing.erase_everything(),
            done=lambda _nothing: self._on_erased(),
            failed=self._on_library_failed,
        )

    def act(self, action: str) -> None:
        """Do what a notice's button says."""
        actions: dict[str, Callable[[], None]] = {
            "install_model": self._model.install,
            "mend_model": self._model.install,
            "try_model": self._model.warm_up,
            "cancel_install": self._model.cancel,
            "cancel_fetch": self.fetching.cancel,
            "dismiss_fetch": self.fetching.dismiss,
            "measure_anew": self.anew.begin,
            "cancel_anew": self.anew.cancel,
            "leave_them": self.anew.dismiss,
            "close_anew": self.anew.dismiss,
            "dismiss": lambda: self._update(library_notice=None, sound_notice=None),
        }
        actions[action]()

    # Behind it.

    def _read(self) -> None:
        """See what the devices, the models and the library are; what cannot be seen is told in its card."""
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: tuple(self._services.microphone.sources()),
            done=lambda sources: self._find(sources=sources),
            failed=self._on_no_sound,
        )
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: tuple(self._services.player.loudspeakers()),
            done=lambda loudspeakers: self._find(loudspeakers=loudspeakers),
            failed=self._on_no_sound,
        )
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: self._services.models.models(),
            done=lambda models: self._find(models=models),
            failed=self._on_library_failed,
        )
        self._tasks.start(
            Line.LIBRARY,
            lambda _progress, _cancel: len(self._services.takes.corrected_takes()),
            done=lambda count: self._find(corrected=count),
            failed=self._on_library_failed,
        )
        self._tasks.start(Line.LIBRARY, self._weigh, done=self._on_weighed, failed=self._on_library_failed)

    def _weigh(self, _progress: Progress, _cancel: CancelToken) -> tuple[int, int]:
        takes, days = self._services.takes, self._choices.settings.keep_days
        going = takes.count_kept_before(datetime.now(UTC) - timedelta(days=days)) if days else 0
        return takes.size_bytes(), going

    def _on_weighed(self, weighed: tuple[int, int]) -> None:
        size_bytes, going = weighed
        self._find(size_bytes=size_bytes, going=going)

    def _play_sample(self) -> None:
        player = self._services.player
        player.load(asset("samples", "answer.flac"))
        player.play(SAMPLE, self._sample_ended.emit)

    def _on_sample_ended(self) -> None:
        self._update(is_playing=False)

    def _on_no_sound(self, error: UserError) -> None:
        self._update(is_playing=False, sound_notice=notice_of(error, "dismiss"))

    def _on_library_failed(self, error: UserError) -> None:
        self._update(library_notice=notice_of(error, "dismiss"))

    def _on_fetched(self, name: str) -> None:
        self.choose_model(name)
        self._read()

    def _on_erased(self) -> None:
        told = Notice((Message("settings.erased"), Message("settings.erased.stays")), ("dismiss",))
        self._update(library_notice=told)
        self._read()
        self.erased.emit()

    def _start(self, work: Callable[[], object], failed: Callable[[UserError], object] | None = None) -> None:
        self._tasks.start(
            Line.LIBRARY, lambda _progress, _cancel: work(), failed=failed or self._on_library_failed
        )

    def _find(self, **found: Any) -> None:  # noqa: ANN401 - the fields of Found
        self._update(found=replace(self.state.found, **found))

    def _refresh(self) -> None:
        self._update()

    def _update(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of SettingsState
        self.state = replace(
            self.state,
            chosen=self._choices.settings,
            fetching=self.fetching.name,
            model_notice=self.fetching.notice or self._model.notice,
            anew_notice=self.anew.notice,
            **changes,
        )
        self.state_changed.emit(self.state)
