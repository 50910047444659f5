"""The words of each take, and an index to search them."""

import array
import json
import sys

import sqlalchemy as sa  # noqa: TID253 - runs only while migrating
from alembic import op  # noqa: TID253

revision = "0004"
down_revision = "0003"

INDEX = """CREATE VIRTUAL TABLE said USING fts5(
    words, content='transcripts', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"""
ENTER = "INSERT INTO said (rowid, words) VALUES (new.id, new.words);"
LEAVE = "INSERT INTO said (said, rowid, words) VALUES ('delete', old.id, old.words);"
TRIGGERS = {"INSERT": ENTER, "DELETE": LEAVE, "UPDATE": LEAVE + ENTER}
NEWEST = """SELECT take_id, json_extract(assessment, '$.heard.transcript.words') FROM assessments
    WHERE id IN (SELECT max(id) FROM assessments GROUP BY take_id) AND json_valid(assessment)"""


def upgrade() -> None:
    transcripts = op.create_table(
        "transcripts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("take_id", sa.String(), sa.ForeignKey("takes.id", ondelete="CASCADE"), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("starts", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_transcripts_take_id", "transcripts", ["take_id"], unique=True)
    op.execute(INDEX)
    for change, what in TRIGGERS.items():
        op.execute(f"CREATE TRIGGER transcripts_{change.lower()} AFTER {change} ON transcripts BEGIN {what} END")
    connection = op.get_bind()
    for take_id, stored in connection.execute(sa.text(NEWEST)).all():
        words, starts = searchable(json.loads(stored or "[]"))
        connection.execute(sa.insert(transcripts).values(take_id=take_id, words=words, starts=starts))


def searchable(words: list[dict[str, object]]) -> tuple[str, bytes]:
    """Give the words without filled pauses, one a line, and their beginnings as little-endian 32-bit floats."""
    said = [word for word in words if word["kind"] != "filled_pause"]
    starts = array.array("f", [float(str(word["start_s"])) for word in said])
    if sys.byteorder == "big":
        starts.byteswap()
    return "\n".join(" ".join(str(word["text"]).split()) for word in said), starts.tobytes()
