"""Takes."""

import sqlalchemy as sa  # noqa: TID253 - runs only while migrating
from alembic import op  # noqa: TID253

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "takes",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("question_id", sa.String(), index=True),
        sa.Column("question_text", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False, index=True),
        sa.Column("duration_s", sa.Float(), nullable=False),
        sa.Column("rate_hz", sa.Integer(), nullable=False),
        sa.Column("audio", sa.String(), nullable=False),
        sa.Column("peaks", sa.LargeBinary(), nullable=False),
        sa.Column("peak_step_s", sa.Float(), nullable=False),
        sa.Column("end_reason", sa.String(), nullable=False),
        sa.Column("deleted_at", sa.DateTime()),
    )
