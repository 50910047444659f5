"""The tables of the library; loaded late, since SQLAlchemy costs 0.3 s."""
# ruff: noqa: TID253 - whoever needs this module imports it inside a function

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import DateTime, Dialect, ForeignKey, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcTime(TypeDecorator[datetime]):
    """A moment: SQLite keeps no zone, so UTC goes in and comes out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    type_annotation_map = {datetime: UtcTime}  # noqa: RUF012 - SQLAlchemy reads a plain dict


class TakeRow(Base):
    """`audio` is a file's name in the audio folder; nothing large stands here, since lists read every row."""

    __tablename__ = "takes"

    id: Mapped[str] = mapped_column(primary_key=True)
    question_id: Mapped[str | None] = mapped_column(index=True)
    question_text: Mapped[str]
    number: Mapped[int]
    recorded_at: Mapped[datetime] = mapped_column(index=True)
    duration_s: Mapped[float]
    rate_hz: Mapped[int]
    audio: Mapped[str]
    end_reason: Mapped[str]
    deleted_at: Mapped[datetime | None]
    kept_at: Mapped[datetime | None]
    title: Mapped[str] = mapped_column(default="", server_default="")
    notes: Mapped[str] = mapped_column(default="", server_default="")
    outline: Mapped[bytes] = mapped_column(default=b"", server_default=sa.text("x''"))


class WaveformRow(Base):
    """The `peaks` of a take, little-endian 16-bit floats."""

    __tablename__ = "waveforms"

    take_id: Mapped[str] = mapped_column(ForeignKey("takes.id", ondelete="CASCADE"), primary_key=True)
    peaks: Mapped[bytes]
    peak_step_s: Mapped[float]


class AssessmentRow(Base):
    """One measuring of a take. What measured it stands in columns, so that no chart mixes versions."""

    __tablename__ = "assessments"

    id: Mapped[int] = mapped_column(primary_key=True)
    take_id: Mapped[str] = mapped_column(ForeignKey("takes.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime]
    app: Mapped[str]
    analysis: Mapped[str]
    model: Mapped[str]
    weights: Mapped[str]
    speech_rate_wpm: Mapped[float | None]
    fillers_per_minute: Mapped[float | None]
    headline: Mapped[str | None]
    assessment: Mapped[str]


class TranscriptRow(Base):
    """The newest words of a take for searching: one a line, and when each begins (little-endian 32-bit floats).

    Triggers carry every change into the full-text index `said`.
    """

    __tablename__ = "transcripts"

    id: Mapped[int] = mapped_column(primary_key=True)
    take_id: Mapped[str] = mapped_column(ForeignKey("takes.id", ondelete="CASCADE"), unique=True, index=True)
    words: Mapped[str]
    starts: Mapped[bytes]


class CorrectionsRow(Base):
    """What a person corrected of the hearing `machine_id`; `person_id` is the assessment it led to."""

    __tablename__ = "corrections"

    take_id: Mapped[str] = mapped_column(ForeignKey("takes.id", ondelete="CASCADE"), primary_key=True)
    machine_id: Mapped[int] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    made_at: Mapped[datetime]
    corrections: Mapped[str]
