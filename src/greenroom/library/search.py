"""Full-text search in the words of the takes (SQLite FTS5)."""
# ruff: noqa: TID253 - loaded with the library

from datetime import datetime

import numpy as np
import sqlalchemy as sa
from sqlalchemy.orm import Session

from greenroom.domain.assessment import Assessment
from greenroom.domain.search import Hit, Term, hit_at, searchable, terms
from greenroom.library.tables import TranscriptRow, UtcTime

STARTS = np.dtype("<f4")
FOUND_AT_MOST = 100
"""Of the takes that came last; nobody reads on, and reading the words of thousands takes its time."""

FIRST, LAST = "\x02", "\x03"
"""Stand before and after what was found; no word of the index holds them."""

HITS = sa.text("""
    SELECT transcripts.take_id, highlight(said, 0, :first, :last), transcripts.starts
    FROM said CROSS JOIN transcripts ON transcripts.id = said.rowid JOIN takes ON takes.id = transcripts.take_id
    WHERE said MATCH :query AND takes.deleted_at IS NULL
        AND (:question_id IS NULL OR takes.question_id = :question_id)
        AND (:since IS NULL OR takes.recorded_at >= :since) AND (:until IS NULL OR takes.recorded_at < :until)
    ORDER BY said.rowid DESC LIMIT :at_most
""").bindparams(sa.bindparam("since", type_=UtcTime()), sa.bindparam("until", type_=UtcTime()))
"""The index gives its rows from the last one on by itself, so that a word of every take is found as quickly."""


def keep_words(session: Session, take_id: str, assessment: Assessment) -> None:
    """Keep the words of a take for searching, in place of those before; triggers bring them into the index."""
    words, starts_s = searchable(assessment.heard.transcript)
    row = session.scalars(sa.select(TranscriptRow).where(TranscriptRow.take_id == take_id)).first()
    if row is None:
        row = TranscriptRow(take_id=take_id)
        session.add(row)
    row.words = "\n".join(words).encode("utf-8", "replace").decode()
    row.starts = np.asarray(starts_s, STARTS).tobytes()


def hits(
    session: Session, wanted: str, question_id: str | None, since: datetime | None, until: datetime | None
) -> dict[str, tuple[Hit, ...]]:
    """Give the places in each of the takes that came last, by the take's id."""
    asked = terms(wanted)
    if not asked:
        return {}
    values = {
        "query": " ".join(map(_quoted, asked)),
        "question_id": question_id,
        "since": since,
        "until": until,
        "first": FIRST,
        "last": LAST,
        "at_most": FOUND_AT_MOST,
    }
    return {take_id: _hits(words, starts) for take_id, words, starts in session.execute(HITS, values)}


def forget_words(session: Session) -> None:
    """Write the index anew, so that no word of a deleted take is left in it."""
    session.execute(sa.text("INSERT INTO said (said) VALUES ('optimize')"))


def _quoted(term: Term) -> str:
    """Give a term as a string of FTS5, in which nothing has a meaning of its own."""
    words = term.words.replace("\0", " ").replace('"', " ").encode("utf-8", "replace").decode()
    return f'"{words}"' + ("" if term.exact else "*")


def _hits(marked: str, starts: bytes) -> tuple[Hit, ...]:
    """Turn marks in the text into words and their times: as many lines before a mark, as many words."""
    words = marked.replace(FIRST, "").replace(LAST, "").split("\n")
    starts_s = np.frombuffer(starts, STARTS).tolist()
    before, *pieces = marked.split(FIRST)
    at, found = before.count("\n"), []
    for piece in pieces:
        inside = piece.partition(LAST)[0]
        found.append(hit_at(words, starts_s, at, at + inside.count("\n")))
        at += piece.count("\n")
    return tuple(found)
