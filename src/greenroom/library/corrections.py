"""What a person corrected, beside what was heard: the person's version is the newest assessment of its take."""
# ruff: noqa: TID253 - loaded with the library

from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import NO_CORRECTIONS, Corrections
from greenroom.library.rows import assessment_row
from greenroom.library.stored_assessment import corrections_from_json, corrections_to_json
from greenroom.library.tables import AssessmentRow, CorrectionsRow

CORRECTED = select(CorrectionsRow.take_id).where(CorrectionsRow.person_id.is_not(None))
"""The ids of the takes that have a version of the person."""


def kept_corrections(session: Session, take_id: str) -> Corrections:
    row = session.get(CorrectionsRow, take_id)
    return corrections_from_json(row.corrections) if row else NO_CORRECTIONS


def newest_heard(session: Session, take_id: str) -> AssessmentRow | None:
    """Give the newest assessment of what was heard, none that a person corrected."""
    persons = select(CorrectionsRow.person_id).where(
        CorrectionsRow.take_id == take_id, CorrectionsRow.person_id.is_not(None)
    )
    query = select(AssessmentRow).where(AssessmentRow.take_id == take_id, AssessmentRow.id.not_in(persons))
    return session.scalars(query.order_by(AssessmentRow.id.desc()).limit(1)).first()


def keep_corrections(
    session: Session, heard: AssessmentRow, corrections: Corrections, assessment: Assessment
) -> None:
    """Put corrections in place of those before, and their assessment behind the hearing it comes from."""
    take_id = heard.take_id
    before = session.get(CorrectionsRow, take_id)
    if before is not None:
        session.execute(delete(CorrectionsRow).where(CorrectionsRow.take_id == take_id))
        session.execute(delete(AssessmentRow).where(AssessmentRow.id == before.person_id))
        session.expunge(before)
    if not (corrections.made or corrections.left_out):
        return
    person = assessment_row(take_id, assessment) if corrections.made else None
    if person is not None:
        session.add(person)
        session.flush()
    session.add(
        CorrectionsRow(
            take_id=take_id,
            machine_id=heard.id,
            person_id=person.id if person else None,
            made_at=datetime.now(UTC),
            corrections=corrections_to_json(corrections),
        )
    )
