"""What a person corrected, with the hearing it corrects and the assessment it led to."""

import sqlalchemy as sa  # noqa: TID253 - runs only while migrating
from alembic import op  # noqa: TID253

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("take_id", sa.String(), sa.ForeignKey("takes.id", ondelete="CASCADE"), primary_key=True),
        *(
            sa.Column(name, sa.Integer(), sa.ForeignKey("assessments.id", ondelete="CASCADE"), nullable=nullable)
            for name, nullable in (("machine_id", False), ("person_id", True))
        ),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("corrections", sa.String(), nullable=False),
    )
