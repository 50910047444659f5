"""What the window and the command line are handed; `bootstrap` makes it, each part when first asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from greenroom.domain.question import Question
from greenroom.practice.answering import Answering
from greenroom.practice.assessing import Assessing
from greenroom.practice.assigning import Assigning
from greenroom.practice.correcting import Correcting
from greenroom.practice.erasing import Erasing
from greenroom.practice.exporting import Exporting
from greenroom.practice.importing import Importing
from greenroom.practice.ports import (
    Hearing,
    Microphone,
    ModelStore,
    Player,
    SettingsStore,
    SoundFiles,
    TakeExporter,
    TakeStore,
)
from greenroom.practice.question_bank import QuestionBank
from greenroom.practice.remeasuring import Remeasuring
from greenroom.practice.rescuing import Rescuing
from greenroom.practice.sound_check import SoundCheck
from greenroom.practice.spectrograms import Spectrograms


class Services(Protocol):
    """Every part is made once, when first asked for, so that nothing heavy loads before it is needed."""

    @property
    def home(self) -> Path:
        """The folder of the library and the settings."""

    @property
    def models_home(self) -> Path: ...

    @property
    def question_bank(self) -> QuestionBank: ...

    @property
    def questions(self) -> tuple[Question, ...]: ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which every figure can be measured, as Whisper calls them."""

    @property
    def settings(self) -> SettingsStore: ...

    @property
    def models(self) -> ModelStore: ...

    @property
    def microphone(self) -> Microphone: ...

    @property
    def player(self) -> Player: ...

    @property
    def files(self) -> SoundFiles: ...

    @property
    def hearing(self) -> Hearing: ...

    @property
    def assessing(self) -> Assessing: ...

    @property
    def correcting(self) -> Correcting: ...

    @property
    def answering(self) -> Answering: ...

    @property
    def takes(self) -> TakeStore:
        """The library; opening it may raise UserError `library.newer`, `library.damaged`."""

    @property
    def sound_check(self) -> SoundCheck: ...

    @property
    def remeasuring(self) -> Remeasuring: ...

    @property
    def erasing(self) -> Erasing: ...

    @property
    def assigning(self) -> Assigning: ...

    @property
    def exporting(self) -> Exporting: ...

    @property
    def importing(self) -> Importing: ...

    @property
    def rescuing(self) -> Rescuing: ...

    @property
    def spectrograms(self) -> Spectrograms: ...

    @property
    def exporter(self) -> TakeExporter: ...

    @property
    def open_window(self) -> Callable[[], int]:
        """Open the window and give the exit status when it is closed."""

    def close(self) -> None:
        """Close what was made, the library last."""
