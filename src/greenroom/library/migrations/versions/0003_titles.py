"""Titles and notes."""

import sqlalchemy as sa  # noqa: TID253 - runs only while migrating
from alembic import op  # noqa: TID253

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for name in ("title", "notes"):
        op.add_column("takes", sa.Column(name, sa.String(), nullable=False, server_default=""))
