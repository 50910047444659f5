"""Assessments."""

import sqlalchemy as sa  # noqa: TID253 - runs only while migrating
from alembic import op  # noqa: TID253

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "assessments",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "take_id", sa.String(), sa.ForeignKey("takes.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("app", sa.String(), nullable=False),
        sa.Column("analysis", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("weights", sa.String(), nullable=False),
        sa.Column("speech_rate_wpm", sa.Float()),
        sa.Column("fillers_per_minute", sa.Float()),
        sa.Column("headline", sa.String()),
        sa.Column("assessment", sa.String(), nullable=False),
    )
