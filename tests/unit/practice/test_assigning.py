"""A take is said to answer another question: the advice follows, what was heard stays."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from greenroom.domain.assessment import Assessment
from greenroom.domain.heard import Heard
from greenroom.domain.question import Question
from greenroom.domain.recording import EndReason, Recording, Spool
from greenroom.practice.assigning import Assigning
from greenroom.practice.correcting import Correcting
from tests.fakes.answers import QUESTIONS, an_assessment
from tests.fakes.library import MemoryTakeStore


@dataclass
class Advising:
    """Notes for which question it was asked."""

    asked: list[Question | None] = field(default_factory=list)

    def assess(self, heard: Heard, question: Question | None) -> Assessment:
        self.asked.append(question)
        return replace(an_assessment(), heard=heard)


@pytest.fixture
def store(tmp_path: Path) -> MemoryTakeStore:
    made = MemoryTakeStore()
    (tmp_path / "a.flac").touch()
    spool = Spool(tmp_path / "a.spool", datetime.now(UTC), 16_000, 3.5, None, "")
    made.add(Recording(tmp_path / "a.flac", spool, 3.5, 16_000, (0.5,), 0.02, EndReason.STOPPED))
    return made


def assigning(store: MemoryTakeStore, advising: Advising) -> Assigning:
    by_id = {question.id: question for question in QUESTIONS}
    correcting = Correcting(store, advising, lambda question_id: by_id.get(question_id or ""))  # type: ignore[arg-type]
    return Assigning(store, advising, correcting, lambda question_id: by_id.get(question_id or ""))  # type: ignore[arg-type]


def test_the_advice_is_made_anew_for_the_question(store: MemoryTakeStore) -> None:
    heard = an_assessment("*Um I chose you.").heard
    store.save_assessment("a", replace(an_assessment(), heard=heard))
    advising = Advising()
    take = assigning(store, advising).assign("a", QUESTIONS[1].id, QUESTIONS[1].text)
    assert (take.question_id, take.question_text, take.is_measured) == (QUESTIONS[1].id, QUESTIONS[1].text, True)
    assert advising.asked == [QUESTIONS[1]]
    kept = store.heard("a")
    assert kept is not None
    assert kept.heard == heard, "nothing is decoded again"


def test_a_take_that_is_not_measured_is_only_moved(store: MemoryTakeStore) -> None:
    advising = Advising()
    take = assigning(store, advising).assign("a", None, "")
    assert (take.question_id, take.is_measured, advising.asked) == (None, False, [])
