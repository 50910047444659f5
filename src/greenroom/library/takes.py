"""The library of takes in SQLite, with the sound beside it."""
# ruff: noqa: TID253 - bootstrap imports this module inside a function

import errno
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, defer

from greenroom.domain.assessment import Assessment
from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.domain.recording import Recording
from greenroom.domain.take import Take
from greenroom.library.schema import prepare
from greenroom.library.sound_folder import SoundFolder
from greenroom.library.stored_assessment import from_json, to_json
from greenroom.library.tables import AssessmentRow, TakeRow
from greenroom.texts import words

PEAKS = np.dtype("<f2")

CODES = {
    "SQLITE_FULL": "disk.full",
    "SQLITE_CORRUPT": "library.damaged",
    "SQLITE_NOTADB": "library.damaged",
    "SQLITE_BUSY": "library.busy",
    "SQLITE_READONLY": "disk.refused",
    "SQLITE_CANTOPEN": "disk.refused",
    "SQLITE_PERM": "disk.refused",
    "SQLITE_IOERR": "disk.refused",
}
"""Which of our errors a database's error is, by how its name begins; any other is a bug of ours."""


class SqlTakeStore:
    """Takes in `home/library.sqlite`, their sound in `home/audio`. May be used from several threads."""

    def __init__(self, home: Path) -> None:
        """Open the library; raises UserError `library.newer`, `library.damaged`, `disk.full`."""
        self._path = home / "library.sqlite"
        with self._trouble_told():
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(PermissionError):  # someone else's folder, chosen on purpose
                home.chmod(0o700)
            self._engine = prepare(self._path, home / "backups")
        self._sounds = SoundFolder(home / "audio")

    def add(self, recording: Recording) -> Take:
        """Keep a sealed recording; its spool's name is the take's id, so that adding twice adds once."""
        take_id = recording.spool.path.stem
        audio = f"{take_id}.flac"
        with self._session(writes=True) as session:
            if session.get(TakeRow, take_id) is None:
                self._sounds.take_in(recording.audio, audio)
                session.add(_row(recording, take_id, audio, _next_number(session, recording)))
        return self.take(take_id)

    def takes(self) -> tuple[Take, ...]:
        """List the takes that are not deleted, newest first."""
        newest = select(func.max(AssessmentRow.id)).group_by(AssessmentRow.take_id)
        query = (
            select(TakeRow, AssessmentRow)
            .outerjoin(AssessmentRow, (AssessmentRow.take_id == TakeRow.id) & AssessmentRow.id.in_(newest))
            .where(TakeRow.deleted_at.is_(None))
            .order_by(TakeRow.recorded_at.desc(), TakeRow.id.desc())
            .options(defer(TakeRow.peaks), defer(AssessmentRow.assessment))
        )
        with self._session() as session:
            return tuple(self._take(row, measured) for row, measured in session.execute(query))

    def take(self, take_id: str) -> Take:
        """Give one take; raises UserError `take.missing`, `take.sound_gone`."""
        with self._session() as session:
            take = self._take(_found(session, take_id), _newest(session, take_id))
        if not take.audio.is_file():
            raise UserError("take.sound_gone", number=take.number)
        return take

    def peaks(self, take_id: str) -> tuple[tuple[float, ...], float]:
        """Give the stored peaks (0..1, within 0.05 %) and their step in seconds."""
        with self._session() as session:
            row = _found(session, take_id)
            return tuple(np.frombuffer(row.peaks, PEAKS).tolist()), row.peak_step_s

    def save_assessment(self, take_id: str, assessment: Assessment) -> None:
        """Keep an assessment; the ones before it stay."""
        with self._session(writes=True) as session:
            _found(session, take_id)
            session.add(_assessment_row(take_id, assessment))

    def assessment(self, take_id: str) -> Assessment | None:
        """Give the newest assessment; None where there is none that this version can read."""
        with self._session() as session:
            row = _newest(session, take_id)
            return from_json(row.assessment) if row else None

    def delete(self, take_id: str) -> None:
        """Put a take aside."""
        with self._session(writes=True) as session:
            _found(session, take_id, deleted=True).deleted_at = datetime.now(UTC)

    def restore(self, take_id: str) -> None:
        """Bring a take back that was put aside."""
        with self._session(writes=True) as session:
            _found(session, take_id, deleted=True).deleted_at = None

    def purge(self) -> None:
        """Remove all that was put aside: the sound first, so that none outlives its row."""
        with self._session(writes=True) as session:
            for row in session.scalars(select(TakeRow).where(TakeRow.deleted_at.is_not(None))):
                self._sounds.remove(row.audio)
                session.delete(row)

    def close(self) -> None:
        """Close every connection; what was committed lies in the one file then."""
        self._engine.dispose()

    @contextmanager
    def _session(self, *, writes: bool = False) -> Iterator[Session]:
        engine = self._engine.execution_options(writes=writes)
        with self._trouble_told(), Session(engine) as session, session.begin():
            yield session

    @contextmanager
    def _trouble_told(self) -> Iterator[None]:
        """Tell what the world did to the disk or to the database."""
        try:
            yield
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            raise UserError("disk.full", path=str(self._path.parent)) from error
        except (sqlite3.DatabaseError, DatabaseError) as error:
            code = _code(error)
            if code is None:
                raise
            raise UserError(code, path=str(self._path)) from error

    def _take(self, row: TakeRow, measured: AssessmentRow | None) -> Take:
        return Take(
            id=row.id,
            question_id=row.question_id,
            question_text=row.question_text,
            number=row.number,
            recorded_at=row.recorded_at,
            duration_s=row.duration_s,
            rate_hz=row.rate_hz,
            audio=self._sounds.path(row.audio),
            speech_rate_wpm=measured.speech_rate_wpm if measured else None,
            fillers_per_minute=measured.fillers_per_minute if measured else None,
            headline=_headline(measured),
        )


def _found(session: Session, take_id: str, *, deleted: bool = False) -> TakeRow:
    """Give a take's row; `deleted`: also one that was put aside."""
    row = session.get(TakeRow, take_id)
    if row is None or (row.deleted_at is not None and not deleted):
        raise UserError("take.missing")
    return row


def _newest(session: Session, take_id: str) -> AssessmentRow | None:
    query = select(AssessmentRow).where(AssessmentRow.take_id == take_id).order_by(AssessmentRow.id.desc())
    return session.scalars(query.limit(1)).first()


def _next_number(session: Session, recording: Recording) -> int:
    """Count the takes of the same question from 1; without an id the same text is the same question."""
    spool = recording.spool
    same = TakeRow.question_id == spool.question_id
    if spool.question_id is None:
        same = TakeRow.question_id.is_(None) & (TakeRow.question_text == spool.question_text)
    return (session.scalar(select(func.max(TakeRow.number)).where(same)) or 0) + 1


def _row(recording: Recording, take_id: str, audio: str, number: int) -> TakeRow:
    return TakeRow(
        id=take_id,
        question_id=recording.spool.question_id,
        question_text=recording.spool.question_text,
        number=number,
        recorded_at=recording.spool.started_at,
        duration_s=recording.duration_s,
        rate_hz=recording.rate_hz,
        audio=audio,
        peaks=np.asarray(recording.peaks, PEAKS).tobytes(),
        peak_step_s=recording.peak_step_s,
        end_reason=recording.end_reason.value,
    )


def _assessment_row(take_id: str, assessment: Assessment) -> AssessmentRow:
    rate, advice, versions = assessment.measures.filler_rate, assessment.feedback.next, assessment.versions
    return AssessmentRow(
        take_id=take_id,
        made_at=datetime.now(UTC),
        app=versions.app,
        analysis=versions.analysis,
        model=versions.model,
        weights=versions.weights,
        speech_rate_wpm=assessment.measures.pace.speech_rate_wpm,
        fillers_per_minute=rate.per_minute if rate else None,
        headline=json.dumps([advice.headline.key, dict(advice.headline.data)]) if advice else None,
        assessment=to_json(assessment),
    )


def _headline(measured: AssessmentRow | None) -> str | None:
    """Put the headline into the words of today's catalogue; None where it no longer has them."""
    if measured is None or measured.headline is None:
        return None
    key, data = json.loads(measured.headline)
    try:
        return words(Message(key, data))
    except KeyError:
        return None


def _code(error: sqlite3.DatabaseError | DatabaseError) -> str | None:
    original = error.orig if isinstance(error, DatabaseError) else error
    name = getattr(original, "sqlite_errorname", "")
    return next((code for start, code in CODES.items() if name.startswith(start)), None)
