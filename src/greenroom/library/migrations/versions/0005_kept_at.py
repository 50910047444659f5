"""When a take came into the library; an imported one may have been recorded long before."""

import sqlalchemy as sa  # noqa: TID253 - runs only while migrating
from alembic import op  # noqa: TID253

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("takes", sa.Column("kept_at", sa.DateTime()))
    op.execute("UPDATE takes SET kept_at = recorded_at")
