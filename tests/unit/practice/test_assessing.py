"""Live, from a file or again: the same sound gives the same assessment, stamped with what measured it."""

from pathlib import Path

from greenroom.analysis.measuring import ANALYSIS_VERSION
from greenroom.domain.assessment import Versions
from greenroom.practice.assessing import Assessing
from greenroom.practice.work import CancelToken, unheard
from tests.fakes.practice import Calls, FilesInMemory, NotingHearing, TwoSeconds
from tests.fakes.spoken import GOLDEN, english, golden
from tests.unit.coaching.test_golden import QUESTIONS

FILE = Path("answer.flac")
QUESTION = QUESTIONS["kept-failing"]


def test_a_file_and_the_microphone_give_the_same() -> None:
    _, heard = golden(GOLDEN / "01-many-fillers.toml")
    assessing = Assessing(NotingHearing(Calls(), heard), FilesInMemory({FILE: TwoSeconds()}), english(), "1.2")
    live = assessing.assess(heard, QUESTION)
    assert live == assessing.assess_file(FILE, QUESTION, unheard, CancelToken())
    assert live == assessing.assess(heard, QUESTION)
    assert live.versions == Versions("1.2", ANALYSIS_VERSION, "base", "1")
    assert live.heard is heard


def test_blocks_are_left_out_of_advice_as_soon_as_that_is_chosen() -> None:
    _, heard = golden(GOLDEN / "04-long-pauses-inside.toml")
    chosen = [False, True]
    hearing = NotingHearing(Calls(), heard)
    assessing = Assessing(hearing, FilesInMemory({}), english(), "1.2", lambda: chosen.pop(0))
    usual, fair = assessing.assess(heard, QUESTION), assessing.assess(heard, QUESTION)
    assert usual.feedback.next is not None
    assert fair.feedback.next is not None
    assert (usual.feedback.next.rule, fair.feedback.next.rule != "long_pauses") == ("long_pauses", True)
    assert fair.measures == usual.measures
