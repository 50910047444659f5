"""What the use cases need from the world, by role; adapters are named after their technology."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from greenroom.domain.assessment import Assessment, Corrected
from greenroom.domain.backup import Backup
from greenroom.domain.corrections import Corrections
from greenroom.domain.heard import Heard
from greenroom.domain.loudspeaker import Loudspeaker
from greenroom.domain.model import ModelStatus
from greenroom.domain.question import Question
from greenroom.domain.recording import EndReason, MicrophoneLevel, Recording, Source, Spool
from greenroom.domain.search import Found
from greenroom.domain.take import Take
from greenroom.domain.transcript import Span, Transcript
from greenroom.practice.exporting import ExportForm
from greenroom.practice.settings import Settings
from greenroom.practice.work import CancelToken, Progress

Samples: TypeAlias = NDArray[np.float32]
"""Mono sound, shape (n,), full scale at -1..1."""

HEARING_RATE_HZ = 16_000

Correct: TypeAlias = Callable[[Take, Assessment | None, Corrections], tuple[Corrections, Assessment]]
"""Tells of a take, its newest hearing (None: unreadable) and what is corrected of it what is to be kept."""


class Audience(Protocol):
    """Whom a recording under way is played to."""

    def feed(self, samples: Samples) -> None:
        """Take the next sound at 16 kHz, in blocks of any size; returns at once."""

    def end(self) -> None:
        """Learn that no sound follows, so that the rest is heard while the recording is kept; returns at once."""

    def abandon(self) -> None:
        """Forget what was heard and end the worker; harmless when it has ended."""


class Listener(Audience, Protocol):
    """Hears one answer while it is spoken."""

    def finish(self, progress: Progress, cancel: CancelToken) -> Heard:
        """Hear what is left and tell everything.

        Raises:
            UserError: `model.missing` or `model.damaged`.
            Cancelled: the token was set.
        """

    @property
    def heard_so_far(self) -> Transcript | None:
        """What was heard by now, some seconds behind the voice; None before the first words. Never waits.

        As long as nothing was added it is the same object.
        """


class Hearing(Protocol):
    """Turns sound into what was said. Live or from a file, the same sound gives the same result."""

    def use(self, model: str, language: str) -> None:
        """Hear with this model and listen for this language from the next answer on; loads nothing yet."""

    def warm_up(self) -> None:
        """Load the models; raises UserError as `Listener.finish` does."""

    def listen(self) -> Listener:
        """Begin to hear a new answer; needs no loaded model yet."""

    def hear(self, sound: Iterable[Samples], duration_s: float, progress: Progress, cancel: CancelToken) -> Heard:
        """Hear a whole recording at 16 kHz; `duration_s` is for the progress alone."""


class SoundFile(Protocol):
    """A readable recording."""

    @property
    def duration_s(self) -> float: ...

    def blocks(self) -> Iterator[Samples]:
        """Give the sound, mono, resampled to 16 kHz by the very code that hears the microphone."""


class SoundFiles(Protocol):
    def open(self, path: Path) -> SoundFile:
        """Open any audio or video file with sound.

        Raises:
            UserError: `file.missing`, `file.folder`, `file.permission`, `file.empty`, `file.not_sound`.
        """


class Microphone(Protocol):
    """The one input stream. Opened with the Practise screen; stores nothing until `record`."""

    def sources(self) -> Sequence[Source]:
        """List the microphones there are, the default first."""

    def sound_server(self) -> str | None:
        """Name the audio server; None where devices are reached without one; raises UserError `sound.library`."""

    def open(self, source: str | None, on_change: Callable[[EndReason | None], None]) -> Source:
        """Start the stream on a source (None: the default); an open stream is closed first.

        `on_change` is called from a background thread: with the reason when the source is gone or was replaced
        (a recording under way has then ended and waits for `stop`), with None when the list of sources changed.

        Raises:
            UserError: `microphone.none`, `microphone.refused`, `microphone.busy`.
        """

    def level(self) -> MicrophoneLevel | None:
        """Tell the newest level; None before the first sample. Never waits."""

    def record(self, question_id: str | None, question_text: str, audience: Audience) -> None:
        """Keep every sample from now on, and let the audience hear it.

        Raises:
            UserError: `disk.full`, `disk.refused`, `microphone.closed`.
        """

    @property
    def recorded_s(self) -> float:
        """How long the recording under way is; 0 where there is none."""

    @property
    def room_s(self) -> float | None:
        """How much longer the disk can take the recording under way; then it ends and is kept. None without one.

        Never waits.
        """

    def recent_peaks(self, count: int) -> tuple[float, ...]:
        """Give the newest peaks (0..1) of the recording under way, oldest first, for the live waveform."""

    def stop(self) -> Recording:
        """End the recording, the last word included, and seal it."""

    def discard(self) -> None:
        """End the recording under way and keep nothing of it."""

    def close(self) -> None:
        """Close the stream and join every thread; a recording under way stays on disk as a spool."""


class StayAwake(Protocol):
    """Keeps the computer from falling asleep by itself, where the system lets us; never raises."""

    def hold(self) -> None:
        """From now on; harmless when done twice."""

    def release(self) -> None:
        """No longer; harmless when nothing is held."""


class Spools(Protocol):
    """Recordings that were not kept yet: left by a crash, or sealed and not yet in the library."""

    def left_behind(self) -> tuple[Spool, ...]:
        """List spools without a living owner, oldest first; raises UserError `disk.refused`."""

    def recover(self, spool: Spool) -> Recording:
        """Seal a spool that was left behind; the spool stays until `discard`."""

    def discard(self, spool: Spool) -> None:
        """Remove a spool and all that lies beside it."""

    def erase(self) -> None:
        """Remove whatever lies here without a living owner, readable or not."""


class SoundImporter(Protocol):
    def take_id(self, path: Path) -> str:
        """Tell the id of the take that a file becomes: the same for the same bytes, whatever it is called.

        Raises:
            UserError: as `SoundFiles.open`.
        """

    def recording(self, path: Path, progress: Progress, cancel: CancelToken) -> Recording:
        """Make a sealed recording, not yet in the library, of any file with sound; the file stays as it is.

        Raises:
            UserError: as `SoundFiles.open`, and `disk.full`, `disk.refused`.
            Cancelled: the token was set; nothing is left behind.
        """


class TakeExporter(Protocol):
    def export(
        self,
        take: Take,
        assessment: Assessment | None,
        form: ExportForm,
        target: Path,
        *,
        replace: bool = False,
        corrected: Corrected | None = None,
    ) -> Path:
        """Write a take to a file, whole or not at all, and over another file only where told to.

        Of a corrected take, `assessment` is the person's version and `corrected` what lies behind it.

        Raises:
            UserError: `export.exists`, `export.not_measured`, `disk.full`, `disk.refused`.
        """


class Player(Protocol):
    """Plays parts of one recording."""

    def loudspeakers(self) -> Sequence[Loudspeaker]:
        """List the loudspeakers there are, the default first; raises UserError `sound.library`."""

    def choose(self, loudspeaker: str | None) -> None:
        """Play on this one from the next `play` on; None, or one that is not there: where the system plays."""

    def load(self, path: Path) -> None:
        """Choose the recording; raises UserError as `SoundFiles.open` does."""

    def play(self, spans: Sequence[Span], on_end: Callable[[], None], speed: float = 1.0) -> None:
        """Play the spans one after another; `on_end` is called from a background thread, also after `stop`.

        At another `speed` (0.5 to 2) the pitch stays; `position_s` goes on telling the recording's own time.

        Raises:
            UserError: `loudspeaker.none`, `loudspeaker.refused`.
        """

    def stop(self) -> None: ...

    @property
    def position_s(self) -> float | None:
        """Where in the recording the sound now heard is; None while nothing plays. Never waits."""

    def close(self) -> None: ...


class TakeStore(Protocol):
    """The library of takes.

    Whatever reads or writes may raise UserError `library.damaged`, `library.busy`, `disk.full`, `disk.refused`;
    whatever names a take `take.missing`.
    """

    def add(self, recording: Recording) -> Take:
        """Keep a sealed recording once, under its spool's name; one that was deleted comes back."""

    def takes(self) -> tuple[Take, ...]:
        """List the takes that are not deleted, newest first."""

    def last_asked(self) -> Mapping[str, datetime]:
        """Tell when each question was last recorded, by its id; of the takes that are not deleted."""

    def search(
        self,
        text: str,
        *,
        question_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[Found, ...]:
        """Find the takes in which all of `text` is said, the newest first; of very many the last hundred.

        Any text will do (`domain.search.terms` reads it); one without a letter or digit finds nothing. The rest
        narrows it down: to a question, and to takes recorded from `since` on and before `until`.
        """

    def take(self, take_id: str) -> Take:
        """Give one take; raises UserError `take.missing`, `take.sound_gone` where its sound is not there."""

    def peaks(self, take_id: str) -> tuple[tuple[float, ...], float]:
        """Give the stored peaks (0..1) and their step in seconds."""

    def save_assessment(self, take_id: str, assessment: Assessment) -> None: ...

    def assessment(self, take_id: str) -> Assessment | None:
        """Give the newest assessment: the person's where what was heard was corrected."""

    def heard(self, take_id: str) -> Assessment | None:
        """Give the newest assessment of what was heard, before any correction."""

    def corrections(self, take_id: str) -> Corrections:
        """Give what a person corrected; none at first."""

    def corrected_takes(self) -> tuple[Take, ...]:
        """List the takes that a person corrected and did not delete, newest first."""

    def save_corrections(self, take_id: str, correct: Correct, hearing: Assessment | None = None) -> Assessment:
        """Keep corrections in place of those before, and what they led to as the newest assessment, given back.

        A newer `hearing` is kept with them, both or neither. What was heard stays as it was; without a correction
        it is the newest again, and what `correct` has to give.
        """

    def rename(self, take_id: str, title: str) -> Take:
        """Give a take a name of the person's own; an empty one takes it away. Space at its ends is left out."""

    def assign(self, take_id: str, question_id: str | None, question_text: str) -> Take:
        """Say which question a take answers; it is counted among those of that question from then on."""

    def write_notes(self, take_id: str, notes: str) -> Take:
        """Keep what the person wrote about a take, in place of what stood there."""

    def delete(self, *take_ids: str) -> None:
        """Put takes into the bin, all of them or none; `restore` brings them back until `purge`."""

    def restore(self, *take_ids: str) -> None:
        """Bring takes back from the bin, all of them or none."""

    def purge(self, *take_ids: str) -> None:
        """Remove for good, sound included, what of these takes lies in the bin; there is no way back."""

    def empty_bin(self, deleted_before: datetime | None = None) -> int:
        """Remove for good what lies in the bin, or has lain there since before then; tells how many."""

    def deleted(self) -> tuple[Take, ...]:
        """List what lies in the bin and may come back, the last that was deleted first."""

    def measured_with(self) -> Mapping[str, str]:
        """Give the model of the newest assessment by a take's id; of those not deleted that were measured."""

    def count_kept_before(self, moment: datetime) -> int:
        """Tell how many takes `expire` would remove."""

    def size_bytes(self) -> int:
        """Tell what the library takes up on the disk, its backups included."""

    def expire(self, kept_before: datetime) -> int:
        """Remove for good the takes, deleted or not, that came into the library before then; tells how many."""

    def erase(self) -> None:
        """Remove everything, so that no byte of it is left in the library's folder; there is no way back."""

    def close(self) -> None: ...


class LibraryRescue(Protocol):
    """A library that cannot be read; each may raise UserError `disk.full`, `disk.refused`."""

    def newest(self) -> Backup | None:
        """Give the newest copy that is whole; None where there is none."""

    def restore(self, backup: Backup | None) -> Path | None:
        """Put a copy, or an empty library, in the place of the library.

        Gives where the damaged one lies now; None where nothing was left of it.
        """

    def lost_sounds(self) -> tuple[Path, ...]:
        """List the sounds without a take, oldest first; raises UserError `library.damaged` where nobody knows."""


class OwnQuestions(Protocol):
    """The questions that the person wrote; reading and writing may raise UserError `disk.refused`, `disk.full`."""

    def load(self) -> tuple[Question, ...]: ...

    def save(self, questions: Sequence[Question]) -> None:
        """Keep these and no others."""


class ModelStore(Protocol):
    """The catalogue and what of it is installed; whatever looks there may raise UserError `disk.refused`."""

    def models(self) -> tuple[ModelStatus, ...]:
        """List the catalogue with the state by size alone, which is quick."""

    def verify(self, name: str, progress: Progress, cancel: CancelToken) -> ModelStatus:
        """Hash every file of a model."""

    def install(self, name: str, folder: Path | None, progress: Progress, cancel: CancelToken) -> ModelStatus:
        """Install from a local folder (of model files or of wheels) or from the catalogue's sources.

        Raises:
            UserError: `model.unknown`, `model.no_source`, `model.not_in_folder`, `model.corrupt`, `model.network`,
                `model.busy`, `disk.full`, `disk.refused`.
            Cancelled: the token was set; what came from the hub so far is gone on with the next time.
        """

    def folder(self, name: str) -> Path:
        """Tell where an installed model lies; raises UserError `model.missing`, `model.damaged`."""


class SettingsStore(Protocol):
    """What the person chose; reading and writing may raise UserError `disk.refused`, writing `disk.full` too."""

    def load(self) -> Settings: ...
    def save(self, settings: Settings) -> None: ...
