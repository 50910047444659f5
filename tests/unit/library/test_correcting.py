"""Both versions of a corrected answer survive a restart, to the last bit."""

from datetime import UTC, datetime
from pathlib import Path

from greenroom.domain.corrections import Corrections
from greenroom.domain.edits import adding_after, replacing
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.library.takes import SqlTakeStore
from greenroom.practice.assessing import Assessing
from greenroom.practice.correcting import Correcting
from tests.fakes.practice import Calls, FilesInMemory, NotingHearing
from tests.fakes.spoken import english, spoken

HEARD = spoken("{um} We had four weaks and we shipped it in three. [1.0] Everyone was on {uh?} time for dinner.")
ASSESSING = Assessing(NotingHearing(Calls(), HEARD), FilesInMemory({}), english(), "0")


def test_both_versions_are_there_after_a_restart(home: Path, tmp_path: Path) -> None:
    audio = tmp_path / "a.flac"
    audio.write_bytes(b"fLaC")
    spool = Spool(tmp_path / "a.spool", datetime.now(UTC), 48_000, 3.5, None, "")
    machine = ASSESSING.assess(HEARD, None)
    store = SqlTakeStore(home)
    take = store.add(Recording(audio, spool, 3.5, 48_000, (0.5,), 0.02, EndReason.STOPPED))
    store.save_assessment("a", machine)
    correcting = Correcting(store, ASSESSING, lambda _id: None)
    words = HEARD.transcript.words
    made = (replacing(words[4:5], "weeks or so"), adding_after(HEARD.transcript, words[-1].end_s, "um"))
    person = correcting.assess(machine, made, None)
    correcting.keep(take, machine, Corrections(made, made[:1]), person)
    store.close()

    again = SqlTakeStore(home)
    assert again.corrections("a") == Corrections(made, made[:1])
    assert (again.assessment("a"), again.heard("a")) == (person, machine)
    assert (
        Correcting(again, ASSESSING, lambda _id: None).assess(machine, again.corrections("a").made, None) == person
    )
    again.close()
