"""What holds for looking in every library of takes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from greenroom.domain.search import Hit
from greenroom.library.takes import SqlTakeStore
from greenroom.practice.ports import TakeStore
from tests.contract.test_take_store import NOON, Record, record, store
from tests.fakes.answers import an_assessment, an_unmeasurable_assessment
from tests.fakes.library import MemoryTakeStore

__all__ = ["record", "store"]

MIGRATION = "So *um I led the migration of our *uh billing system. I don't regret the migration."
CAFE = "We opened a café, well-known for its naïve art, in 2019. A 70% rise it was."


@pytest.fixture
def full(store: TakeStore, record: Record) -> TakeStore:
    """A library of three takes, one of them not measured."""
    for minute, (name, question, script) in enumerate(
        [("a", "q1", MIGRATION), ("b", "q2", CAFE), ("c", None, ""), ("d", "q1", "I led a migration once.")]
    ):
        store.add(record(name, question, minute=minute))
        if script:
            store.save_assessment(name, an_assessment(script))
    return store


def ids(store: TakeStore, text: str) -> list[str]:
    return [found.take.id for found in store.search(text)]


def said(store: TakeStore, text: str) -> list[str]:
    return [hit.said for found in store.search(text) for hit in found.hits]


def test_a_hit_is_the_second_at_which_it_is_said(full: TakeStore) -> None:
    newer, older = full.search("migration")
    assert (newer.take, older.take) == (full.take("d"), full.take("a"))
    spoken = [word for word in an_assessment(MIGRATION).heard.transcript.words if word.text == "migration"]
    later = an_assessment(MIGRATION).heard.transcript.words[-1]
    assert [hit.start_s for hit in older.hits] == [pytest.approx(spoken[0].start_s), pytest.approx(later.start_s)]
    assert tuple(replace(hit, start_s=0.0) for hit in older.hits) == (
        Hit(0.0, "So I led the", "migration", "of our billing system. I don't"),
        Hit(0.0, "billing system. I don't regret the", "migration.", ""),
    )


def test_the_beginning_of_a_word_is_enough_and_quotes_mean_the_whole(full: TakeStore) -> None:
    assert ids(full, "migr") == ["d", "a"]
    assert ids(full, '"migr"') == []
    assert ids(full, "MIGR") == ["d", "a"]
    assert said(full, "caf") == ["café,"]
    assert said(full, "naive ca") == ["café,", "naïve"]
    assert said(full, "known") == ["well-known"]
    assert said(full, "don’t") == said(full, "don't") == ["don't"]
    assert said(full, "70%") == ["70%"]


def test_all_words_must_be_said_and_a_phrase_side_by_side(full: TakeStore) -> None:
    assert ids(full, "billing migration") == ["a"]
    assert ids(full, "billing café") == []
    assert said(full, '"led the migration of our billing"') == ["led the migration of our billing"]  # over an "uh"
    assert ids(full, '"migration the led"') == []
    assert ids(full, "“led a migration”") == ["d"]
    assert said(full, '"led a migr') == ["led a migration"]
    assert said(full, '"led a migr"') == []
    assert said(full, '"i led" "led a"') == ["I led a"]
    assert ids(full, "um") == []


def test_it_is_narrowed_down_by_question_and_day(full: TakeStore) -> None:
    assert [found.take.id for found in full.search("a", question_id="q2")] == ["b"]
    assert full.search("migration", question_id="q2") == ()
    assert [found.take.id for found in full.search("migration", since=NOON + timedelta(minutes=1))] == ["d"]
    assert [found.take.id for found in full.search("migration", until=NOON + timedelta(minutes=3))] == ["a"]


def test_what_is_deleted_is_not_found_until_it_comes_back(full: TakeStore) -> None:
    full.delete("a")
    assert ids(full, "billing") == []
    full.restore("a")
    assert ids(full, "billing") == ["a"]
    full.delete("a")
    full.empty_bin()
    assert ids(full, "billing") == []
    assert ids(full, "migration") == ["d"]


def test_the_newest_words_of_a_take_are_searched(full: TakeStore) -> None:
    full.save_assessment("a", an_assessment("I drove the migraine away."))
    assert ids(full, "billing") == []
    assert said(full, "migr") == ["migration", "migraine"]
    full.save_assessment("a", an_unmeasurable_assessment())
    assert ids(full, "migraine") == []


def test_words_that_hold_strange_signs_change_no_time(store: TakeStore, record: Record) -> None:
    store.add(record("a"))
    measured = an_assessment("one two three four")
    strange = ("one\n\x02", "\x03", "t\x00hree\u2028", "four")
    words = tuple(
        replace(word, text=text) for word, text in zip(measured.heard.transcript.words, strange, strict=True)
    )
    transcript = replace(measured.heard.transcript, words=words)
    store.save_assessment("a", replace(measured, heard=replace(measured.heard, transcript=transcript)))
    ((found,),) = [store.search("four")]
    assert [hit.start_s for hit in found.hits] == [pytest.approx(words[3].start_s)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        '"',
        '""',
        "*",
        "-",
        "NOT",
        "AND OR",
        "NEAR(a b)",
        "words:",
        "^a",
        "a AND",
        "(",
        "\0",
        "'",
        "\udce9",
    ],
)
def test_nothing_that_is_typed_is_an_error(full: TakeStore, text: str) -> None:
    assert all(found.hits for found in full.search(text))
    if not any(map(str.isalnum, text)):
        assert full.search(text) == ()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("ai led\"*-^:(){}+\\'’“ANDORTé7%\0\n"), max_size=14))
def test_the_index_finds_what_reading_finds(two: tuple[TakeStore, TakeStore], text: str) -> None:
    memory, sql = ([(found.take.id, [hit.said for hit in found.hits]) for found in s.search(text)] for s in two)
    assert sql == memory


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=8))
def test_any_text_may_be_searched_for(two: tuple[TakeStore, TakeStore], text: str) -> None:
    assert [[bool(found.hits) for found in each.search(text)].count(False) for each in two] == [0, 0]


@pytest.fixture
def two(home: Path, record: Record) -> tuple[TakeStore, TakeStore]:
    stores: tuple[TakeStore, TakeStore] = (MemoryTakeStore(), SqlTakeStore(home))
    for minute, (name, script) in enumerate([("a", MIGRATION), ("b", CAFE), ("d", "I led a migration once.")]):
        for each in stores:
            each.add(record(name, minute=minute))
            each.save_assessment(name, an_assessment(script))
    return stores
