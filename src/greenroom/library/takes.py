"""The library of takes in SQLite, with the sound beside it."""
# ruff: noqa: TID253 - bootstrap imports this module inside a function

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import Corrections
from greenroom.domain.errors import UserError
from greenroom.domain.recording import Recording
from greenroom.domain.search import Found
from greenroom.domain.take import Take
from greenroom.library.backups import PART, Backups
from greenroom.library.corrections import CORRECTED, keep_corrections, kept_corrections, newest_heard
from greenroom.library.listing import listed
from greenroom.library.rows import assessment_row, peaks_of, take_row, waveform_row
from greenroom.library.schema import prepare
from greenroom.library.search import forget_words, hits, keep_words
from greenroom.library.sound_folder import SoundFolder
from greenroom.library.stored_assessment import from_json
from greenroom.library.tables import AssessmentRow, TakeRow, WaveformRow
from greenroom.library.trouble import trouble_told
from greenroom.practice.ports import Correct


class SqlTakeStore:
    """Takes in `home/library.sqlite`, their sound in `home/audio`. May be used from several threads."""

    def __init__(self, home: Path) -> None:
        """Open the library; raises UserError `library.newer` and as `trouble_told` does."""
        self._path = home / "library.sqlite"
        with trouble_told(self._path):
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(PermissionError):  # someone else's folder, chosen on purpose
                home.chmod(0o700)
            self._backups = Backups(home / "backups")
            self._engine = prepare(self._path, self._backups)
        self._sounds = SoundFolder(home / "audio")

    def add(self, recording: Recording) -> Take:
        """Keep a sealed recording; its spool's name is the take's id, so that adding twice adds once."""
        spool = recording.spool
        take_id = spool.path.stem
        audio = f"{take_id}.flac"
        with self._session(writes=True) as session:
            known = session.get(TakeRow, take_id)
            if known is None or recording.audio.exists():
                self._sounds.take_in(recording.audio, audio)
            if known:
                known.deleted_at = None
            else:
                number = _next_number(session, spool.question_id, spool.question_text)
                session.add(take_row(recording, audio, number))
                session.flush()
                session.add(waveform_row(recording))
        return self._take(take_id)

    def takes(self) -> tuple[Take, ...]:
        """List the takes that are not deleted, newest first."""
        with self._session() as session:
            return self._listed(session, TakeRow.deleted_at.is_(None))

    def deleted(self) -> tuple[Take, ...]:
        """List what lies in the bin, the last that was deleted first."""
        with self._session() as session:
            listed = self._listed(session, TakeRow.deleted_at.is_not(None))
        return tuple(sorted(listed, key=_deleted_at, reverse=True))

    def last_asked(self) -> Mapping[str, datetime]:
        """Tell when each question was last recorded, by its id."""
        query = (
            select(TakeRow.question_id, func.max(TakeRow.recorded_at))
            .where(TakeRow.deleted_at.is_(None), TakeRow.question_id.is_not(None))
            .group_by(TakeRow.question_id)
        )
        with self._session() as session:
            return {question_id: at for question_id, at in session.execute(query) if question_id is not None}

    def search(
        self,
        text: str,
        *,
        question_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[Found, ...]:
        """Find the takes in which all of `text` is said (see `domain.search.terms`), the newest first."""
        with self._session() as session:
            places = hits(session, text, question_id, since, until)
            takes = self._listed(session, TakeRow.id.in_(list(places)))
        return tuple(Found(take, places[take.id]) for take in takes)

    def take(self, take_id: str) -> Take:
        """Give one take; raises UserError `take.missing`, `take.sound_gone`."""
        with self._session() as session:
            take = self._found_take(session, take_id)
            if not take.audio.is_file():
                raise UserError("take.sound_gone", number=take.number)
        return take

    def peaks(self, take_id: str) -> tuple[tuple[float, ...], float]:
        """Give the stored peaks (0..1, within 0.05 %) and their step in seconds."""
        with self._session() as session:
            _found(session, take_id)
            row = session.get_one(WaveformRow, take_id)
            return peaks_of(row), row.peak_step_s

    def save_assessment(self, take_id: str, assessment: Assessment) -> None:
        """Keep an assessment; the ones before it stay."""
        with self._session(writes=True) as session:
            _found(session, take_id)
            session.add(assessment_row(take_id, assessment))
            keep_words(session, take_id, assessment)

    def assessment(self, take_id: str) -> Assessment | None:
        """Give the newest assessment; None where there is none that this version can read."""
        with self._session() as session:
            row = _newest(session, take_id)
            return from_json(row.assessment) if row else None

    def heard(self, take_id: str) -> Assessment | None:
        """Give the newest assessment of what was heard, before any correction."""
        with self._session() as session:
            row = newest_heard(session, take_id)
            return from_json(row.assessment) if row else None

    def corrections(self, take_id: str) -> Corrections:
        """Give what a person corrected."""
        with self._session() as session:
            return kept_corrections(session, take_id)

    def corrected_takes(self) -> tuple[Take, ...]:
        """List the takes that a person corrected and did not delete, newest first."""
        with self._session() as session:
            return self._listed(session, TakeRow.deleted_at.is_(None) & TakeRow.id.in_(CORRECTED))

    def save_corrections(self, take_id: str, correct: Correct, hearing: Assessment | None = None) -> Assessment:
        """Keep a newer hearing, corrections in place of those before, and what they led to: all or nothing."""
        with self._session(writes=True) as session:
            take = self._found_take(session, take_id)
            if hearing is not None:
                session.add(assessment_row(take_id, hearing))
            row = newest_heard(session, take_id)
            if row is None:
                raise UserError("take.missing")
            newest = from_json(row.assessment) if hearing is None else hearing
            corrections, assessment = correct(take, newest, kept_corrections(session, take_id))
            keep_corrections(session, row, corrections, assessment)
            keep_words(session, take_id, assessment)
        return assessment

    def rename(self, take_id: str, title: str) -> Take:
        """Give a take a name of the person's own; an empty one takes it away. Space at its ends is left out."""
        with self._session(writes=True) as session:
            _found(session, take_id).title = title.strip()
        return self._take(take_id)

    def assign(self, take_id: str, question_id: str | None, question_text: str) -> Take:
        """Say which question a take answers; it is counted among those of that question from then on."""
        with self._session(writes=True) as session:
            row = _found(session, take_id)
            if (row.question_id, row.question_text) != (question_id, question_text):
                row.number = _next_number(session, question_id, question_text)
                row.question_id, row.question_text = question_id, question_text
        return self._take(take_id)

    def write_notes(self, take_id: str, notes: str) -> Take:
        """Keep what the person wrote about a take, in place of what stood there."""
        with self._session(writes=True) as session:
            _found(session, take_id).notes = notes
        return self._take(take_id)

    def delete(self, *take_ids: str) -> None:
        """Put takes into the bin, all of them or none."""
        self._put_aside(take_ids, datetime.now(UTC))

    def restore(self, *take_ids: str) -> None:
        """Bring takes back from the bin, all of them or none."""
        self._put_aside(take_ids, None)

    def purge(self, *take_ids: str) -> None:
        """Remove for good what of these takes lies in the bin."""
        self._remove(TakeRow.deleted_at.is_not(None) & TakeRow.id.in_(take_ids))

    def empty_bin(self, deleted_before: datetime | None = None) -> int:
        """Remove for good what lies in the bin, or has lain there since before then; tells how many."""
        long_ago = (
            TakeRow.deleted_at.is_not(None) if deleted_before is None else TakeRow.deleted_at < deleted_before
        )
        return self._remove(long_ago)

    def expire(self, kept_before: datetime) -> int:
        """Remove the takes that came into the library before then; tells how many."""
        return self._remove(TakeRow.kept_at < kept_before)

    def measured_with(self) -> Mapping[str, str]:
        """Give the model of the newest assessment by a take's id; of those not deleted that were measured."""
        newest = select(func.max(AssessmentRow.id)).group_by(AssessmentRow.take_id)
        query = (
            select(AssessmentRow.take_id, AssessmentRow.model)
            .join(TakeRow)
            .where(AssessmentRow.id.in_(newest), TakeRow.deleted_at.is_(None))
        )
        with self._session() as session:
            return {row.take_id: row.model for row in session.execute(query)}

    def count_kept_before(self, moment: datetime) -> int:
        """Tell how many takes, deleted or not, came into the library before then."""
        with self._session() as session:
            return session.scalar(select(func.count()).where(TakeRow.kept_at < moment)) or 0

    def size_bytes(self) -> int:
        """Tell what the database, its backups and the sounds take up on the disk."""
        home = self._path.parent
        parts = [*home.glob(f"{self._path.name}*"), *home.glob("backups/*"), *home.glob("audio/**/*")]
        with trouble_told(self._path):
            return sum(part.stat().st_size for part in parts if part.is_file())

    def erase(self) -> None:
        """Remove every take, every sound and every backup, and write the database anew without them.

        Where a file is kept by the disk all else is gone, and then it is told.
        """
        part = self._path.with_name(self._path.name + PART)  # a crash left it of a rescue
        with trouble_told(self._path), ExitStack() as last_first:
            last_first.callback(self._settle, "VACUUM")
            last_first.callback(self._erase_rows)
            last_first.callback(self._backups.erase)
            last_first.callback(self._sounds.erase)
            last_first.callback(part.unlink, missing_ok=True)

    def close(self) -> None:
        """Close every connection; what was committed lies in the one file then."""
        self._engine.dispose()

    def _put_aside(self, take_ids: Sequence[str], deleted_at: datetime | None) -> None:
        with self._session(writes=True) as session:
            for take_id in take_ids:
                _found(session, take_id, deleted=True).deleted_at = deleted_at

    def _remove(self, condition: ColumnElement[bool]) -> int:
        """Remove takes for good, the sound first, so that none outlives its row; tells how many."""
        with self._session(writes=True) as session:
            rows = session.scalars(select(TakeRow).where(condition)).all()
            if not rows:
                return 0
            self._backups.forget([row.id for row in rows])
            for row in rows:
                self._sounds.remove(row.audio)
                session.delete(row)
            session.flush()
            forget_words(session)
        self._settle()
        return len(rows)

    def _erase_rows(self) -> None:
        with self._session(writes=True) as session:
            for row in session.scalars(select(TakeRow)).all():
                with suppress(OSError):  # the folder told of it; another program may have added this one since
                    self._sounds.remove(row.audio)
                session.delete(row)
            session.flush()
            forget_words(session)

    def _settle(self, *commands: str) -> None:
        """Bring what was committed into the one file, and leave nothing of it in the log beside it."""
        with trouble_told(self._path), closing(self._engine.raw_connection()) as connection:
            for command in (*commands, "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.cursor().execute(command).close()

    def _listed(self, session: Session, condition: ColumnElement[bool]) -> tuple[Take, ...]:
        return listed(session, condition, self._sounds)

    def _take(self, take_id: str) -> Take:
        with self._session() as session:
            return self._found_take(session, take_id)

    def _found_take(self, session: Session, take_id: str) -> Take:
        """Give a take that is not deleted, whether its sound is there or not; raises UserError `take.missing`."""
        found = self._listed(session, (TakeRow.id == take_id) & TakeRow.deleted_at.is_(None))
        if not found:
            raise UserError("take.missing")
        return found[0]

    @contextmanager
    def _session(self, *, writes: bool = False) -> Iterator[Session]:
        engine = self._engine.execution_options(writes=writes)
        with trouble_told(self._path), Session(engine) as session, session.begin():
            yield session


def _found(session: Session, take_id: str, *, deleted: bool = False) -> TakeRow:
    """Give a take's row; `deleted`: also one that was put aside."""
    row = session.get(TakeRow, take_id)
    if row is None or (row.deleted_at is not None and not deleted):
        raise UserError("take.missing")
    return row


def _deleted_at(take: Take) -> datetime:
    return take.deleted_at or take.recorded_at


def _newest(session: Session, take_id: str) -> AssessmentRow | None:
    query = select(AssessmentRow).where(AssessmentRow.take_id == take_id).order_by(AssessmentRow.id.desc())
    return session.scalars(query.limit(1)).first()


def _next_number(session: Session, question_id: str | None, question_text: str) -> int:
    """Count the takes of the same question from 1; without an id the same text is the same question."""
    same = TakeRow.question_id == question_id
    if question_id is None:
        same = TakeRow.question_id.is_(None) & (TakeRow.question_text == question_text)
    return (session.scalar(select(func.max(TakeRow.number)).where(same)) or 0) + 1
