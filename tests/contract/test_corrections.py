"""What holds for corrections in every library of takes: both versions are kept, the person's is shown."""

import pytest

from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import Corrections
from greenroom.domain.edits import replacing
from greenroom.domain.errors import UserError
from greenroom.practice.assessing import Assessing
from greenroom.practice.correcting import Correcting
from greenroom.practice.ports import TakeStore
from tests.contract.test_take_store import Record, record, store
from tests.fakes.practice import Calls, FilesInMemory, NotingHearing
from tests.fakes.spoken import english, spoken

__all__ = ["record", "store"]

HEARD = spoken("{um} We had four weaks and we shipped it in three. [1.0] Everyone was on {uh?} time for dinner.")
ASSESSING = Assessing(NotingHearing(Calls(), HEARD), FilesInMemory({}), english(), "0")
MACHINE = ASSESSING.assess(HEARD, None)
WEEKS = replacing(HEARD.transcript.words[4:5], "weeks")
NOT_UM = replacing(HEARD.transcript.words[:1], "So")


@pytest.fixture
def correcting(store: TakeStore, record: Record) -> Correcting:
    """Corrects the one take there is."""
    store.add(record("a"))
    store.save_assessment("a", MACHINE)
    return Correcting(store, ASSESSING, lambda _id: None)


def correct(correcting: Correcting, store: TakeStore, corrections: Corrections) -> None:
    assessment = correcting.assess(MACHINE, corrections.made, None)
    correcting.keep(store.take("a"), MACHINE, corrections, assessment)


def found(store: TakeStore, text: str) -> list[str]:
    return [hit.said for take in store.search(text) for hit in take.hits]


def test_the_persons_version_is_shown_and_the_machines_kept(correcting: Correcting, store: TakeStore) -> None:
    before = store.take("a")
    assert store.corrections("a") == Corrections()
    correct(correcting, store, Corrections((WEEKS, NOT_UM)))
    shown = store.assessment("a")
    assert shown is not None
    assert shown.heard.transcript.text.startswith("So We had four weeks")
    assert store.heard("a") == MACHINE
    assert store.corrections("a") == Corrections((WEEKS, NOT_UM))
    after = store.take("a")
    assert store.corrected_takes() == (after,)
    assert before.fillers_per_minute == pytest.approx(60 / HEARD.transcript.duration_s, rel=0.2)
    assert after.fillers_per_minute == 0.0
    assert store.takes() == (after,)


def test_takes_are_corrected_as_long_as_something_is_and_they_are_there(
    correcting: Correcting, store: TakeStore
) -> None:
    assert store.corrected_takes() == ()
    correct(correcting, store, Corrections((WEEKS,)))
    assert [take.id for take in store.corrected_takes()] == ["a"]
    store.delete("a")
    assert store.corrected_takes() == ()
    store.restore("a")
    correct(correcting, store, Corrections((), (WEEKS,)))
    assert store.corrected_takes() == (), "what fits nowhere corrects nothing"


def test_what_was_corrected_is_found(correcting: Correcting, store: TakeStore) -> None:
    correct(correcting, store, Corrections((WEEKS,)))
    assert (found(store, "weeks"), found(store, "weaks")) == (["weeks"], [])
    correct(correcting, store, Corrections())
    assert (found(store, "weeks"), found(store, "weaks")) == ([], ["weaks"])


def test_without_a_correction_what_was_heard_is_shown_again(correcting: Correcting, store: TakeStore) -> None:
    before = store.take("a")
    for made in ((WEEKS,), (WEEKS, NOT_UM), (WEEKS,), ()):
        correct(correcting, store, Corrections(made))
        assert store.corrections("a").made == made
        assert store.heard("a") == MACHINE
    assert store.assessment("a") == MACHINE
    assert store.take("a") == before


def test_a_newer_hearing_takes_corrections_over_and_leaves_out_the_rest(
    correcting: Correcting, store: TakeStore
) -> None:
    correct(correcting, store, Corrections((WEEKS, NOT_UM)))
    other = spoken("{um} We had four weeks and we shipped it in three. [1.0] Everyone was on time for dinner.")
    newer = ASSESSING.assess(other, None)
    shown = correcting.carry_over("a", newer)
    assert shown.heard.transcript.text.startswith("So We had four weeks")
    assert store.assessment("a") == shown
    assert store.heard("a") == newer
    assert store.corrections("a") == Corrections((NOT_UM,), (WEEKS,))

    correcting.carry_over("a", MACHINE)
    assert store.corrections("a") == Corrections((NOT_UM, WEEKS)), "what fits again is no longer left out"


def test_what_was_corrected_of_an_older_hearing_is_brought_to_the_newest(
    correcting: Correcting, store: TakeStore
) -> None:
    later = spoken("[0.2] {um} We had four weaks and we shipped it in two. [1.0] Everyone was on time for dinner.")
    newer = ASSESSING.assess(later, None)
    correcting.carry_over("a", newer)
    correct(correcting, store, Corrections((WEEKS,), (NOT_UM,)))
    assert store.heard("a") == newer
    kept = store.corrections("a")
    assert [correction.text for correction in kept.made] == ["weeks", "So"]
    assert kept.made[0].start_s == pytest.approx(WEEKS.start_s + 0.2, abs=1e-6)
    shown = store.assessment("a")
    assert shown is not None
    assert shown.heard.transcript.text.startswith("So We had four weeks and we shipped it in two.")
    assert shown == correcting.assess(newer, kept.made, None)


def test_a_newer_hearing_and_what_was_corrected_are_kept_both_or_neither(
    correcting: Correcting, store: TakeStore
) -> None:
    correct(correcting, store, Corrections((WEEKS,)))
    before = store.assessment("a")
    newer = ASSESSING.assess(spoken("{um} We had four weaks and we shipped it in two."), None)

    def broken(*_: object) -> tuple[Corrections, Assessment]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.save_corrections("a", broken, newer)
    assert (store.heard("a"), store.assessment("a")) == (MACHINE, before)
    assert found(store, "weeks") == ["weeks"]


def test_corrections_that_fit_nowhere_are_still_kept(correcting: Correcting, store: TakeStore) -> None:
    correct(correcting, store, Corrections((WEEKS,)))
    newer = ASSESSING.assess(
        spoken("Something else was heard, of quite another kind, all the way to its end."), None
    )
    assert correcting.carry_over("a", newer) == newer
    assert store.corrections("a") == Corrections((), (WEEKS,))
    assert store.assessment("a") == store.heard("a") == newer
    store.save_assessment("a", MACHINE)
    assert store.assessment("a") == store.heard("a") == MACHINE


def test_a_take_that_is_not_there_cannot_be_corrected(store: TakeStore, record: Record) -> None:
    store.add(record("a"))
    for take_id in ("a", "b"):
        with pytest.raises(UserError, match=r"take\.missing"):
            store.save_corrections(take_id, lambda *_: (Corrections((WEEKS,)), MACHINE))
    assert store.corrections("a") == Corrections()
    assert store.heard("a") is None


def test_corrections_go_with_their_take(correcting: Correcting, store: TakeStore, record: Record) -> None:
    correct(correcting, store, Corrections((WEEKS,)))
    store.delete("a")
    store.purge("a")
    store.add(record("a"))
    assert store.corrections("a") == Corrections()
    assert store.heard("a") is None
