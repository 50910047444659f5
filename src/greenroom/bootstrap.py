"""The only place where adapters meet use cases; each part is made and imported when first asked for."""

from __future__ import annotations

import sys
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from greenroom import __version__, resources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from greenroom.analysis.lexicon import Lexicon
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
        Spools,
        TakeExporter,
        TakeStore,
    )
    from greenroom.practice.question_bank import QuestionBank
    from greenroom.practice.remeasuring import Remeasuring
    from greenroom.practice.rescuing import Rescuing
    from greenroom.practice.sound_check import SoundCheck
    from greenroom.practice.spectrograms import Spectrograms

_Part = TypeVar("_Part")


class lazy(Generic[_Part]):  # noqa: N801 - used as a decorator
    """A part made once, whichever thread asks first; functools.cached_property has no lock from Python 3.12 on."""

    def __init__(self, make: Callable[[Any], _Part]) -> None:
        """Take what makes the part."""
        self._make = make
        self._making = RLock()

    def __set_name__(self, _owner: type, name: str) -> None:
        """Learn the part's name; once made it stands in the services' own dictionary."""
        self._name = name

    def __get__(self, services: Any, _owner: type | None = None) -> _Part:  # noqa: ANN401 - any class may use it
        """Give the part, made now if need be."""
        with self._making:
            if self._name not in services.__dict__:
                services.__dict__[self._name] = self._make(services)
        part: _Part = services.__dict__[self._name]
        return part


class Greenroom:
    """The services of one run of the program."""

    def __init__(self, home: Path, models_home: Path) -> None:
        """Remember the user's folders; nothing is opened yet."""
        self.home = home
        self.models_home = models_home

    @lazy
    def question_bank(self) -> QuestionBank:
        from greenroom.coaching.questions import questions_from
        from greenroom.library.questions import TomlQuestions
        from greenroom.practice.question_bank import QuestionBank

        files = sorted(resources.asset("questions").glob("*.toml"))
        shipped = questions_from({file.name: resources.read_toml(file) for file in files})
        return QuestionBank(shipped, TomlQuestions(self.home / "questions.toml"))

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.question_bank.questions

    @lazy
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in resources.asset("lexicons").glob("*.toml")))

    @lazy
    def lexicon(self) -> Lexicon:
        from greenroom.analysis.lexicon import Lexicon

        return Lexicon.from_data(resources.read_toml(resources.asset("lexicons", "en.toml")))

    @lazy
    def settings(self) -> SettingsStore:
        from greenroom.library.settings import TomlSettings

        return TomlSettings(self.home / "settings.toml")

    @lazy
    def models(self) -> ModelStore:
        from greenroom.modelstore.store import FolderModelStore

        def prepare(folder: Path) -> None:
            from greenroom.speech.prepared import prepared

            prepared(folder)

        catalogue = resources.read_toml(resources.model_data("catalogue.toml"))
        return FolderModelStore(catalogue, self.models_home, prepare)

    @lazy
    def spools(self) -> Spools:
        from greenroom.audio.spool import FolderSpools

        return FolderSpools(self.home / "spool")

    @lazy
    def microphone(self) -> Microphone:
        from greenroom.audio.microphone import open_microphone

        return open_microphone(self.home / "spool")

    @lazy
    def player(self) -> Player:
        from greenroom.audio.player import SoundDevicePlayer

        return SoundDevicePlayer(self.settings.load().loudspeaker)

    @lazy
    def files(self) -> SoundFiles:
        from greenroom.audio.files import AvSoundFiles

        return AvSoundFiles()

    @lazy
    def hearing(self) -> Hearing:
        from greenroom.speech.hearing import WhisperHearing

        chosen = self.settings.load()
        language = chosen.heard_language(self.languages)
        return WhisperHearing(chosen.model, self.models.folder, resources.model_data, language)

    @lazy
    def assessing(self) -> Assessing:
        from greenroom.practice.assessing import Assessing

        return Assessing(
            self.hearing, self.files, self.lexicon, __version__, lambda: self.settings.load().leaves_out_blocks
        )

    @lazy
    def answering(self) -> Answering:
        from greenroom.audio.awake import stay_awake
        from greenroom.practice.answering import Answering

        return Answering(
            self.microphone,
            self.hearing,
            self.spools,
            lambda: self.takes,
            self.assessing,
            self.question_by_id,
            stay_awake(),
        )

    @lazy
    def correcting(self) -> Correcting:
        from greenroom.practice.correcting import Correcting

        return Correcting(self.takes, self.assessing, self.question_by_id)

    @lazy
    def takes(self) -> TakeStore:
        from greenroom.domain.errors import UserError
        from greenroom.domain.take import BIN_DAYS
        from greenroom.library.takes import SqlTakeStore

        days = self.settings.load().keep_days
        store = SqlTakeStore(self.home)
        # What the disk does not let go of today goes another day; all else is told by reading.
        with suppress(UserError):
            store.empty_bin(datetime.now(UTC) - timedelta(days=BIN_DAYS))
            if days:
                store.expire(datetime.now(UTC) - timedelta(days=days))
        return store

    @lazy
    def sound_check(self) -> SoundCheck:
        from greenroom.practice.sound_check import SoundCheck

        return SoundCheck(self.microphone, self.player, self.spools)

    @lazy
    def remeasuring(self) -> Remeasuring:
        from greenroom.practice.remeasuring import Remeasuring

        return Remeasuring(self.takes, self.answering)

    @lazy
    def erasing(self) -> Erasing:
        from greenroom.practice.erasing import Erasing

        return Erasing(self.takes, self.spools)

    @lazy
    def assigning(self) -> Assigning:
        from greenroom.practice.assigning import Assigning

        return Assigning(self.takes, self.assessing, self.correcting, self.question_by_id)

    @lazy
    def exporting(self) -> Exporting:
        from greenroom.practice.exporting import Exporting

        return Exporting(self.takes, self.exporter)

    @lazy
    def importing(self) -> Importing:
        from greenroom.audio.importing import FlacImporter
        from greenroom.practice.importing import Importing

        return Importing(FlacImporter(self.home / "spool"), self.takes, self.spools)

    @lazy
    def rescuing(self) -> Rescuing:
        from greenroom.audio.importing import FlacImporter
        from greenroom.library.rescue import FolderRescue
        from greenroom.practice.rescuing import Rescuing

        rescue = FolderRescue(self.home, self._let_go_of_library)
        return Rescuing(rescue, FlacImporter(self.home / "spool"), lambda: self.takes)

    @lazy
    def spectrograms(self) -> Spectrograms:
        from greenroom.audio.spectrogram import ChildSpectrograms

        return ChildSpectrograms()

    @lazy
    def exporter(self) -> TakeExporter:
        from greenroom.export.files import FileExporter

        return FileExporter()

    @lazy
    def open_window(self) -> Callable[[], int]:
        from greenroom.gui.app import run_window

        return lambda: run_window(self)

    def question_by_id(self, question_id: str | None) -> Question | None:
        return self.question_bank.by_id(question_id)

    def _let_go_of_library(self) -> None:
        """Close every connection to the library where it was opened; the next use opens new ones."""
        if (takes := self.__dict__.get("takes")) is not None:
            takes.close()

    def close(self) -> None:
        """Close what was made, the library last; what one of them meets keeps none of the others open."""
        with ExitStack() as closing:
            for part in ("takes", "spectrograms", "answering", "player", "microphone", "sound_check"):
                if part in self.__dict__:
                    closing.callback(self.__dict__[part].close)


def run(arguments: Sequence[str]) -> int:
    """Run the command line with the services of the user's own folders; gives the exit status."""
    from greenroom.cli.running import run_command_line
    from greenroom.speech.memory import share_heaps

    share_heaps()
    services = Greenroom(resources.home(), resources.models_home())
    try:
        return run_command_line(services, arguments, sys.stdout)
    finally:
        services.close()
