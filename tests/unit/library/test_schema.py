"""A library through the years: made, migrated, refused, damaged."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from greenroom.domain.errors import UserError
from greenroom.library import schema
from greenroom.library.stored_assessment import to_json
from greenroom.library.tables import Base
from greenroom.library.takes import SqlTakeStore
from tests.fakes.answers import an_assessment, an_unmeasurable_assessment

TAKE = (
    "INSERT INTO takes (id, question_id, question_text, number, recorded_at, duration_s, rate_hz, audio,"
    " end_reason, peaks, peak_step_s)"
    " VALUES ('a', 'q1', 'Why us?', 1, '2026-11-22 12:00:00', 3.5, 48000, 'a.flac', 'stopped', x'00380034', 0.02)"
)
"""Its two peaks are 0.5 and 0.25 as 16-bit floats."""

TAKE_WITH_WAVEFORM = (
    TAKE.replace(", peaks, peak_step_s", "").replace(", x'00380034', 0.02", ""),
    "INSERT INTO waveforms VALUES ('a', x'00380034', 0.02)",
)
"""From the seventh schema on."""

MIGRATIONS = Path(schema.__file__).parent / "migrations"


def made_at(revision: str, home: Path) -> Path:
    """Make a library of an older version with one take in it."""
    home.mkdir()
    database = home / "library.sqlite"
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    engine = schema._engine(database)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for statement in TAKE_WITH_WAVEFORM if revision >= "0007" else (TAKE,):
            connection.exec_driver_sql(statement)
    engine.dispose()
    return database


def no_search_index(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the tables that FTS5 makes for itself."""
    return not (kind == "table" and (name or "").startswith("said"))


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_known_revisions_are_the_migrations() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    assert [each.revision for each in script.walk_revisions()][::-1] == list(schema.REVISIONS)


def test_migrating_gives_the_tables_of_the_code(home: Path) -> None:
    SqlTakeStore(home).close()
    engine = schema._engine(home / "library.sqlite")
    with engine.connect() as connection:
        opts = {"compare_type": False, "include_name": no_search_index}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


@pytest.mark.parametrize("revision", schema.REVISIONS[:-1])
def test_an_older_library_is_migrated_and_backed_up(home: Path, revision: str) -> None:
    made_at(revision, home)
    store = SqlTakeStore(home)
    (take,) = store.takes()
    assert (take.id, take.outline) == ("a", bytes([255, 128]))
    assert store.peaks("a") == ((0.5, 0.25), 0.02)
    store.close()
    (backup,) = (home / "backups").iterdir()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [(revision,)]
        assert copy.execute("SELECT id FROM takes").fetchall() == [("a",)]


@pytest.mark.parametrize("revision", ["0002", "0003"])
def test_what_was_said_before_there_was_a_search_is_found(home: Path, revision: str) -> None:
    with closing(sqlite3.connect(made_at(revision, home))) as connection:
        for stored in (an_unmeasurable_assessment(), an_assessment("So *um I led the migration.")):
            connection.execute(
                "INSERT INTO assessments (take_id, made_at, app, analysis, model, weights, assessment)"
                " VALUES ('a', '2026-11-22 12:00:00', '', '', '', '', ?)",
                (to_json(stored),),
            )
        connection.commit()
    store = SqlTakeStore(home)
    ((hit,),) = [found.hits for found in store.search('"i led the migr')]
    assert hit.said == "I led the migration."
    assert hit.start_s == pytest.approx(an_assessment("So *um I led").heard.transcript.words[2].start_s)
    store.close()


def test_the_newest_few_backups_are_kept(home: Path) -> None:
    made_at("0001", home)
    backups = home / "backups"
    backups.mkdir()
    for year in range(2020, 2025):
        (backups / f"library-{year}0101T000000000000-0001.sqlite").touch()
    SqlTakeStore(home).close()
    names = sorted(path.name[8:12] for path in backups.iterdir())
    assert names[:2] == ["2023", "2024"]
    assert len(names) == 3


def test_a_migration_that_fails_leaves_the_library_as_it_was(home: Path) -> None:
    database = made_at("0001", home)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE ix_assessments_take_id (in_the_way INTEGER)")  # the last step fails
    with pytest.raises(Exception, match="ix_assessments_take_id"):
        SqlTakeStore(home)
    with closing(sqlite3.connect(database)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert "assessments" not in tables
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_a_newer_library_is_refused_untouched(home: Path) -> None:
    database = made_at("0002", home)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = everything_in(home)
    with pytest.raises(UserError, match=r"library\.newer"):
        SqlTakeStore(home)
    assert everything_in(home) == before
    assert not (home / "backups").exists()


def test_a_file_that_is_no_library_is_damaged_and_stays(home: Path) -> None:
    home.mkdir()
    database = home / "library.sqlite"
    database.write_bytes(b"not a database at all" * 100)
    before = everything_in(home)
    with pytest.raises(UserError, match=r"library\.damaged"):
        SqlTakeStore(home)
    assert everything_in(home) == before


def test_a_library_damaged_inside_says_so_when_it_is_read(home: Path) -> None:
    database = made_at(schema.REVISIONS[-1], home)
    SqlTakeStore(home).close()  # a copy is made today, so that the next opening makes none
    damage(database)
    store = SqlTakeStore(home)
    with pytest.raises(UserError, match=r"library\.damaged"):
        store.takes()
    store.close()


def damage(database: Path) -> None:
    """Write over the page on which the takes begin."""
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'takes'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def test_a_library_damaged_inside_is_told_before_it_becomes_a_copy(home: Path) -> None:
    damage(made_at(schema.REVISIONS[-1], home))
    with pytest.raises(UserError, match=r"library\.damaged"):
        SqlTakeStore(home)
    assert list((home / "backups").iterdir()) == []


def test_a_library_that_others_are_writing_to_is_busy(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "WAIT_S", 0.05)
    store = SqlTakeStore(home)
    with closing(sqlite3.connect(home / "library.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match=r"library\.busy"):
            store.delete("a")
    store.close()
