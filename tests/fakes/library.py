"""The library, the models and the settings in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import Corrections
from greenroom.domain.errors import UserError
from greenroom.domain.model import ModelState, ModelStatus
from greenroom.domain.question import Question
from greenroom.domain.recording import Recording
from greenroom.domain.search import Found, terms
from greenroom.domain.take import Take, outline_of
from greenroom.practice.ports import Correct
from greenroom.practice.settings import Settings
from greenroom.practice.work import CancelToken, Progress
from greenroom.texts import words
from tests.fakes.search import places

_NEVER = datetime.max.replace(tzinfo=UTC)


class MemoryTakeStore:
    """Takes as long as the process lives; the sound stays where it was recorded."""

    def __init__(self) -> None:
        self._recordings: dict[str, Recording] = {}
        self._takes: dict[str, Take] = {}
        self.assessments: dict[str, Assessment] = {}
        self._heard: dict[str, Assessment] = {}
        self._corrections: dict[str, Corrections] = {}
        self._kept_at: dict[str, datetime] = {}
        self._deleted: dict[str, datetime] = {}

    def add(self, recording: Recording) -> Take:
        spool = recording.spool
        take_id = spool.path.stem
        self._deleted.pop(take_id, None)
        same = [t for t in self._takes.values() if _question(t) == (spool.question_id, spool.question_text)]
        if take_id not in self._takes:
            self._recordings[take_id] = recording
            self._kept_at[take_id] = datetime.now(UTC)
            self._takes[take_id] = Take(
                id=take_id,
                question_id=spool.question_id,
                question_text=spool.question_text,
                number=max((take.number for take in same), default=0) + 1,
                recorded_at=spool.started_at,
                duration_s=recording.duration_s,
                rate_hz=recording.rate_hz,
                audio=recording.audio,
                outline=outline_of(recording.peaks),
            )
        return self._found(take_id)

    def takes(self) -> tuple[Take, ...]:
        return self._newest_first(take for take in self._takes.values() if take.id not in self._deleted)

    def deleted(self) -> tuple[Take, ...]:
        last_first = sorted(self._deleted.items(), key=lambda each: each[1], reverse=True)
        return tuple(replace(self._takes[take_id], deleted_at=when) for take_id, when in last_first)

    def last_asked(self) -> Mapping[str, datetime]:
        oldest_first = reversed(self.takes())
        return {take.question_id: take.recorded_at for take in oldest_first if take.question_id is not None}

    def search(
        self,
        text: str,
        *,
        question_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[Found, ...]:
        found = []
        for take in self.takes():
            fits = question_id in (None, take.question_id) and (since is None or take.recorded_at >= since)
            if fits and (until is None or take.recorded_at < until) and take.id in self.assessments:
                said = places(self.assessments[take.id].heard.transcript, terms(text))
                found += [Found(take, said)] if said else []
        return tuple(found)

    def take(self, take_id: str) -> Take:
        take = self._found(take_id)
        if not take.audio.is_file():
            raise UserError("take.sound_gone", number=take.number)
        return take

    def peaks(self, take_id: str) -> tuple[tuple[float, ...], float]:
        self._found(take_id)
        return self._recordings[take_id].peaks, self._recordings[take_id].peak_step_s

    def save_assessment(self, take_id: str, assessment: Assessment) -> None:
        self._show(take_id, assessment)
        self._heard[take_id] = assessment

    def heard(self, take_id: str) -> Assessment | None:
        return self._heard.get(take_id)

    def corrections(self, take_id: str) -> Corrections:
        return self._corrections.get(take_id, Corrections())

    def corrected_takes(self) -> tuple[Take, ...]:
        return tuple(take for take in self.takes() if self.corrections(take.id).made)

    def save_corrections(self, take_id: str, correct: Correct, hearing: Assessment | None = None) -> Assessment:
        take = self._found(take_id)
        newest = hearing or self._heard.get(take_id)
        if newest is None:
            raise UserError("take.missing")
        corrections, assessment = correct(take, newest, self.corrections(take_id))
        self._heard[take_id] = newest
        self._corrections[take_id] = corrections
        self._show(take_id, assessment)
        return assessment

    def assessment(self, take_id: str) -> Assessment | None:
        return self.assessments.get(take_id)

    def rename(self, take_id: str, title: str) -> Take:
        return self._change(take_id, title=title.strip())

    def assign(self, take_id: str, question_id: str | None, question_text: str) -> Take:
        asked = (question_id, question_text)
        if _question(self._found(take_id)) == asked:
            return self._found(take_id)
        last = max((take.number for take in self._takes.values() if _question(take) == asked), default=0)
        return self._change(take_id, question_id=question_id, question_text=question_text, number=last + 1)

    def write_notes(self, take_id: str, notes: str) -> Take:
        return self._change(take_id, notes=notes)

    def delete(self, *take_ids: str) -> None:
        known = [self._known(take_id).id for take_id in take_ids]
        self._deleted.update(dict.fromkeys(known, datetime.now(UTC)))

    def restore(self, *take_ids: str) -> None:
        for take in [self._known(take_id) for take_id in take_ids]:
            self._deleted.pop(take.id, None)

    def purge(self, *take_ids: str) -> None:
        self._remove([take_id for take_id in take_ids if take_id in self._deleted])

    def empty_bin(self, deleted_before: datetime | None = None) -> int:
        return self._remove([each for each, when in self._deleted.items() if when < (deleted_before or _NEVER)])

    def expire(self, kept_before: datetime) -> int:
        return self._remove([take_id for take_id in self._takes if self._kept_at[take_id] < kept_before])

    def erase(self) -> None:
        self._remove(list(self._takes))

    def _remove(self, take_ids: list[str]) -> int:
        for take_id in take_ids:
            self._takes.pop(take_id).audio.unlink(missing_ok=True)
            for kept in (self.assessments, self._heard, self._corrections):
                kept.pop(take_id, None)
            self._deleted.pop(take_id, None)
        return len(take_ids)

    def measured_with(self) -> Mapping[str, str]:
        return {
            take.id: self.assessments[take.id].versions.model
            for take in self.takes()
            if take.id in self.assessments
        }

    def count_kept_before(self, moment: datetime) -> int:
        return sum(kept_at < moment for take_id, kept_at in self._kept_at.items() if take_id in self._takes)

    def size_bytes(self) -> int:
        return sum(take.audio.stat().st_size for take in self._takes.values() if take.audio.is_file())

    def close(self) -> None:
        """Nothing is open."""

    def _show(self, take_id: str, assessment: Assessment) -> None:
        rate, advice = assessment.measures.filler_rate, assessment.feedback.next
        self._takes[take_id] = replace(
            self._found(take_id),
            speech_rate_wpm=assessment.measures.pace.speech_rate_wpm,
            fillers_per_minute=rate.per_minute if rate else None,
            headline=words(advice.headline) if advice else None,
            is_measured=True,
        )
        self.assessments[take_id] = assessment

    @staticmethod
    def _newest_first(takes: Iterable[Take]) -> tuple[Take, ...]:
        return tuple(sorted(takes, key=lambda take: (take.recorded_at, take.id), reverse=True))

    def _change(self, take_id: str, **changes: str | int | None) -> Take:
        self._takes[take_id] = replace(self._found(take_id), **changes)  # type: ignore[arg-type]
        return self._takes[take_id]

    def _known(self, take_id: str) -> Take:
        if take_id not in self._takes:
            raise UserError("take.missing")
        return self._takes[take_id]

    def _found(self, take_id: str) -> Take:
        if take_id in self._deleted:
            raise UserError("take.missing")
        return self._known(take_id)


def _question(take: Take) -> tuple[str | None, str]:
    return take.question_id, take.question_text


class MemoryModelStore:
    """A catalogue of statuses; installing takes three steps and writes nothing."""

    def __init__(self, models_home: Path, *statuses: ModelStatus) -> None:
        self._home = models_home
        self._statuses = {status.name: status for status in statuses}

    def models(self) -> tuple[ModelStatus, ...]:
        return tuple(self._statuses.values())

    def verify(self, name: str, progress: Progress, cancel: CancelToken) -> ModelStatus:
        status = self._status(name)
        cancel.raise_if_cancelled()
        progress(1.0)
        return status

    def install(self, name: str, folder: Path | None, progress: Progress, cancel: CancelToken) -> ModelStatus:
        status = self._status(name)
        if folder is not None and not folder.is_dir():
            raise UserError("model.not_in_folder", name=name, folder=str(folder))
        for done in (0.3, 0.7, 1.0):
            cancel.raise_if_cancelled()
            progress(done)
        self._statuses[name] = replace(status, state=ModelState.INSTALLED, damaged=())
        return self._statuses[name]

    def folder(self, name: str) -> Path:
        status = self._status(name)
        if status.state is ModelState.MISSING:
            raise UserError("model.missing", name=name)
        if status.state is ModelState.DAMAGED:
            raise UserError("model.damaged", name=name, file=", ".join(status.damaged))
        return self._home / name

    def _status(self, name: str) -> ModelStatus:
        if name not in self._statuses:
            raise UserError("model.unknown", name=name, known=", ".join(self._statuses))
        return self._statuses[name]


class MemoryQuestions:
    def __init__(self) -> None:
        self.kept: tuple[Question, ...] = ()

    def load(self) -> tuple[Question, ...]:
        return self.kept

    def save(self, questions: Sequence[Question]) -> None:
        self.kept = tuple(questions)


class MemorySettings:
    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    def load(self) -> Settings:
        return self.settings

    def save(self, settings: Settings) -> None:
        self.settings = settings
