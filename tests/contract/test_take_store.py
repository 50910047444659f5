"""What holds for every library of takes."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from greenroom.domain.assessment import Versions
from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Advice, Feedback, Message
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.library.takes import SqlTakeStore
from greenroom.practice.ports import TakeStore
from tests.fakes.answers import an_assessment, an_unmeasurable_assessment
from tests.fakes.library import MemoryTakeStore

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SOUND = b"fLaC and then some sound"


@pytest.fixture(params=["memory", "sql"])
def store(request: pytest.FixtureRequest, home: Path) -> Iterator[TakeStore]:
    made: TakeStore = MemoryTakeStore() if request.param == "memory" else SqlTakeStore(home)
    yield made
    made.close()


Record = Callable[..., Recording]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Makes sealed recordings, a minute apart."""
    folder = tmp_path / "spool"
    folder.mkdir()

    def made(name: str, question: str | None = "q1", text: str = "Why us?", minute: int = 0) -> Recording:
        audio = folder / f"{name}.flac"
        audio.write_bytes(SOUND)
        started_at = NOON + timedelta(minutes=minute)
        spool = Spool(folder / f"{name}.spool", started_at, 48_000, 3.5, question, text)
        return Recording(audio, spool, 3.5, 48_000, (0.0, 0.25, 1.0, 0.01), 0.02, EndReason.STOPPED)

    return made


def test_it_tells_when_each_question_was_asked_last(store: TakeStore, record: Record) -> None:
    for name, question, minute in (("a", "q1", 0), ("b", "q2", 1), ("c", "q1", 2), ("d", None, 3), ("e", "q2", 4)):
        store.add(record(name, question, minute=minute))
    store.delete("e")
    assert store.last_asked() == {"q1": NOON + timedelta(minutes=2), "q2": NOON + timedelta(minutes=1)}


def feedback() -> Feedback:
    advice = Advice("pauses", Message("cli.pauses", {"n": 3}), Message("cli.help"))
    return Feedback(advice, ())


def test_a_kept_take_is_the_recording(store: TakeStore, record: Record) -> None:
    take = store.add(record("a"))
    assert (take.id, take.question_id, take.question_text, take.number) == ("a", "q1", "Why us?", 1)
    assert (take.recorded_at, take.duration_s, take.rate_hz) == (NOON, 3.5, 48_000)
    assert take.audio.read_bytes() == SOUND
    assert (take.speech_rate_wpm, take.fillers_per_minute, take.headline) == (None, None, None)
    assert not take.is_measured
    assert store.take("a") == take
    assert store.takes() == (take,)


def test_adding_twice_adds_once(store: TakeStore, record: Record) -> None:
    first = store.add(record("a"))
    assert store.add(record("a")) == first
    assert store.takes() == (first,)
    assert first.audio.read_bytes() == SOUND


def test_takes_of_the_same_question_are_counted(store: TakeStore, record: Record) -> None:
    numbers = [
        store.add(record("a")).number,
        store.add(record("b", "q2")).number,
        store.add(record("c")).number,
        store.add(record("d", None, "")).number,
        store.add(record("e", None, "My own question")).number,
        store.add(record("f", None, "")).number,
    ]
    assert numbers == [1, 1, 2, 1, 1, 2]


def test_a_number_is_not_given_twice_while_its_take_may_come_back(store: TakeStore, record: Record) -> None:
    store.add(record("a"))
    store.delete("a")
    assert store.add(record("b")).number == 2


def test_the_newest_take_comes_first(store: TakeStore, record: Record) -> None:
    for name, minute in (("a", 5), ("b", 9), ("c", 1)):
        store.add(record(name, minute=minute))
    assert [take.id for take in store.takes()] == ["b", "a", "c"]


def test_peaks_come_back(store: TakeStore, record: Record) -> None:
    store.add(record("a"))
    peaks, step_s = store.peaks("a")
    assert peaks == pytest.approx((0.0, 0.25, 1.0, 0.01), rel=1e-3)
    assert step_s == 0.02


def test_a_list_shows_what_a_take_looks_like(store: TakeStore, record: Record) -> None:
    store.add(record("a"))
    (take,) = store.takes()
    assert take.outline == bytes([0, 64, 255, 3])


def test_the_newest_assessment_counts(store: TakeStore, record: Record) -> None:
    store.add(record("a"))
    assert store.assessment("a") is None
    store.save_assessment("a", an_unmeasurable_assessment())
    newest = replace(an_assessment(), feedback=feedback())
    store.save_assessment("a", newest)
    assert store.assessment("a") == newest


def test_lists_show_the_figures_of_the_newest_assessment(store: TakeStore, record: Record) -> None:
    store.add(record("a"))
    store.add(record("b", minute=1))
    measured = replace(an_assessment(), feedback=feedback())
    rate = measured.measures.filler_rate
    assert rate
    store.save_assessment("a", an_unmeasurable_assessment())
    store.save_assessment("a", measured)
    fresh, take = store.takes()
    assert take == store.take("a")
    assert take.speech_rate_wpm == measured.measures.pace.speech_rate_wpm
    assert take.fillers_per_minute == rate.per_minute
    assert take.headline == "3 pauses"
    assert fresh.headline is None
    assert (fresh.is_measured, take.is_measured) == (False, True)


def test_a_take_of_which_nothing_could_be_measured_counts_as_measured(store: TakeStore, record: Record) -> None:
    store.add(record("a"))
    nothing = an_unmeasurable_assessment()
    store.save_assessment("a", replace(nothing, feedback=replace(nothing.feedback, next=None)))
    (take,) = store.takes()
    assert (take.is_measured, take.headline, take.speech_rate_wpm) == (True, None, None)


def test_a_take_has_a_title_and_notes_of_ones_own(store: TakeStore, record: Record) -> None:
    taken = store.add(record("a"))
    assert (taken.title, taken.notes) == ("", "")
    assert store.rename("a", "  The one for Thursday ").title == "The one for Thursday"
    noted = store.write_notes("a", "Shorter.\n\nSay the number first: 70 %.")
    assert noted == replace(taken, title="The one for Thursday", notes="Shorter.\n\nSay the number first: 70 %.")
    assert store.take("a") == noted
    assert store.takes() == (noted,)
    assert store.rename("a", " ").title == ""


def test_a_take_is_counted_among_those_of_the_question_it_is_assigned_to(store: TakeStore, record: Record) -> None:
    store.add(record("a", "q2", "Why you?"))
    store.add(record("b", None, ""))
    assigned = store.assign("b", "q2", "Why you?")
    assert (assigned.question_id, assigned.question_text, assigned.number) == ("q2", "Why you?", 2)
    assert store.assign("b", "q2", "Why you?") == assigned, "again changes nothing"
    assert store.assign("b", None, "").number == 1


def test_a_take_without_its_sound_gets_it_back_when_it_is_added_again(store: TakeStore, record: Record) -> None:
    take = store.add(record("a"))
    take.audio.unlink()
    assert store.add(record("a")).audio.read_bytes() == SOUND


def test_a_take_without_its_sound_can_be_named(store: TakeStore, record: Record) -> None:
    store.add(record("a")).audio.unlink()
    assert store.rename("a", "Gone").title == "Gone"


@pytest.mark.parametrize("call", ["rename", "write_notes"])
def test_what_is_deleted_or_unknown_has_no_title(store: TakeStore, record: Record, call: str) -> None:
    store.add(record("a"))
    store.delete("a")
    for name in ("a", "nobody"):
        with pytest.raises(UserError, match=r"take\.missing"):
            getattr(store, call)(name, "x")


def test_a_deleted_take_comes_back(store: TakeStore, record: Record) -> None:
    take = store.add(record("a"))
    store.save_assessment("a", an_unmeasurable_assessment())
    store.delete("a")
    assert store.takes() == ()
    with pytest.raises(UserError, match=r"take\.missing"):
        store.take("a")
    store.restore("a")
    assert [each.id for each in store.takes()] == [take.id]
    assert store.assessment("a") == an_unmeasurable_assessment()


def test_purging_removes_the_deleted_for_good_and_nothing_else(store: TakeStore, record: Record) -> None:
    gone, kept = store.add(record("a")), store.add(record("b", minute=1))
    store.save_assessment("a", an_unmeasurable_assessment())
    store.delete("a")
    store.purge("a", "b", "nobody")
    assert not gone.audio.exists()
    assert kept.audio.exists()
    assert [take.id for take in store.takes()] == ["b"]
    assert store.assessment("a") is None
    with pytest.raises(UserError, match=r"take\.missing"):
        store.restore("a")


def test_what_was_deleted_is_in_the_bin(store: TakeStore, record: Record) -> None:
    takes = [store.add(record(name, minute=minute)) for minute, name in enumerate("abc")]
    store.delete("a")
    store.delete("c")
    bin_ = store.deleted()
    assert [replace(take, deleted_at=None) for take in bin_] == [takes[2], takes[0]], "the last deleted first"
    last, first = (take.deleted_at for take in bin_)
    assert last
    assert first
    assert last >= first > datetime.now(UTC) - timedelta(minutes=1)
    store.restore("c")
    assert [take.id for take in store.deleted()] == ["a"]
    assert store.takes()[0] == takes[2], "nothing of it is left deleted"
    assert store.empty_bin() == 1
    assert store.deleted() == ()


def test_several_are_deleted_and_restored_as_one(store: TakeStore, record: Record) -> None:
    for minute, name in enumerate("abc"):
        store.add(record(name, minute=minute))
    for call in (store.delete, store.restore):
        with pytest.raises(UserError, match=r"take\.missing"):
            call("a", "nobody")
        assert (len(store.takes()), len(store.deleted())) == (3, 0)
    store.delete("a", "b")
    assert [take.id for take in store.takes()] == ["c"]
    store.restore("a", "b")
    assert [take.id for take in store.takes()] == ["c", "b", "a"]


def test_the_bin_is_emptied_of_what_has_lain_there_long_enough(store: TakeStore, record: Record) -> None:
    take = store.add(record("a"))
    store.add(record("b"))
    store.delete("a")
    assert store.empty_bin(datetime.now(UTC) - timedelta(days=30)) == 0
    assert take.audio.exists()
    assert store.empty_bin(datetime.now(UTC) + timedelta(seconds=1)) == 1
    assert not take.audio.exists()
    assert [take.id for take in store.takes()] == ["b"]


def test_adding_again_what_was_deleted_brings_it_back(store: TakeStore, record: Record) -> None:
    first = store.add(record("a"))
    store.delete("a")
    assert store.add(record("a")) == first
    assert (store.takes(), store.deleted()) == ((first,), ())


def test_takes_expire_by_the_time_they_are_kept(store: TakeStore, record: Record) -> None:
    takes = [store.add(record(name)) for name in "ab"]
    store.delete("b")
    assert store.expire(datetime.now(UTC) - timedelta(days=1)) == 0  # however old the recordings are
    assert [take.id for take in (*store.takes(), *store.deleted())] == [take.id for take in takes]
    assert store.expire(datetime.now(UTC) + timedelta(seconds=1)) == 2
    assert (store.takes(), store.deleted()) == ((), ())
    assert not any(take.audio.exists() for take in takes)


def test_erasing_leaves_nothing(store: TakeStore, record: Record) -> None:
    takes = [store.add(record(name)) for name in "ab"]
    store.save_assessment("a", an_unmeasurable_assessment())
    store.delete("b")
    store.erase()
    assert (store.takes(), store.deleted(), store.assessment("a")) == ((), (), None)
    assert not any(take.audio.exists() for take in takes)
    assert store.add(record("c")).number == 1


@pytest.mark.parametrize("call", ["take", "peaks", "delete", "restore"])
def test_an_unknown_take_is_missing(store: TakeStore, call: str) -> None:
    with pytest.raises(UserError, match=r"take\.missing"):
        getattr(store, call)("nobody")


def test_an_assessment_needs_its_take(store: TakeStore) -> None:
    with pytest.raises(UserError, match=r"take\.missing"):
        store.save_assessment("nobody", an_unmeasurable_assessment())


def test_a_take_without_its_sound_says_so(store: TakeStore, record: Record) -> None:
    take = store.add(record("a"))
    take.audio.unlink()
    with pytest.raises(UserError, match=r"take\.sound_gone"):
        store.take("a")
    assert [each.id for each in store.takes()] == ["a"]


def test_it_may_be_used_from_several_threads(store: TakeStore, record: Record) -> None:
    recordings = [record(f"{n:02}", minute=n) for n in range(12)]
    with ThreadPoolExecutor(max_workers=4) as pool:
        takes = list(pool.map(store.add, recordings))
    assert sorted(take.number for take in takes) == list(range(1, 13))
    assert len(store.takes()) == 12


def test_it_knows_which_model_measured_each_take_last(store: TakeStore, record: Record) -> None:
    for name in ("none", "one", "two", "gone"):
        store.add(record(name))
    for name, model in (("one", "base"), ("two", "base"), ("two", "tiny.en"), ("gone", "base")):
        store.save_assessment(name, replace(an_assessment(), versions=Versions("0", "1", model, "w")))
    store.delete("gone")
    assert store.measured_with() == {"one": "base", "two": "tiny.en"}


def test_it_tells_how_many_would_expire(store: TakeStore, record: Record) -> None:
    store.add(record("a"))
    store.add(record("b"))
    store.delete("b")
    now = datetime.now(UTC)
    assert store.count_kept_before(now - timedelta(days=1)) == 0
    assert store.count_kept_before(now + timedelta(days=1)) == 2
    assert store.expire(now + timedelta(days=1)) == 2
    assert store.count_kept_before(now + timedelta(days=1)) == 0


def test_it_tells_how_much_room_it_takes(store: TakeStore, record: Record) -> None:
    before, large = store.size_bytes(), 1_000_000
    recording = record("a")
    recording.audio.write_bytes(bytes(large))
    store.add(recording)
    assert store.size_bytes() >= before + large
    store.erase()
    assert store.size_bytes() < before + large / 2
