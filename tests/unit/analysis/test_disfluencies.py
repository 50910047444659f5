"""Discourse markers, repetitions and cut-offs in sentences that were labelled before the rules."""

import re
import tomllib
from pathlib import Path

import pytest

from greenroom.analysis.discourse_markers import discourse_markers
from greenroom.analysis.repetitions import repetitions
from greenroom.analysis.spoken import counted, cut_offs
from greenroom.domain.transcript import Word
from tests.evals.markers import counted as counting_words
from tests.evals.markers import occurrences, scores
from tests.fakes.spoken import english, spoken

LEXICON = english()
FOLDER = Path(__file__).parent
LABELLED = FOLDER.parents[1] / "evals" / "labelled"
DISCOURSE = tomllib.loads((FOLDER / "discourse_sentences.toml").read_text())
REPETITION = tomllib.loads((FOLDER / "repetition_sentences.toml").read_text())


def plain(text: str) -> str:
    return text.lower().strip(" .,?!")


def read(labelled: str) -> tuple[tuple[Word, ...], list[str]]:
    """Give the words of a sentence, and the text of what is labelled in it."""
    marked = [plain(part) for part in re.findall(r"<([^>]*)>", labelled)]
    return spoken(re.sub(r"[<>]", "", labelled)).transcript.words, marked


@pytest.mark.parametrize("labelled", [*DISCOURSE["fills"], *DISCOURSE["meant"]])
def test_discourse_markers(labelled: str) -> None:
    words, marked = read(labelled)
    assert [filler.text for filler in discourse_markers(words, LEXICON)] == marked


@pytest.mark.parametrize(
    ("name", "least", "f1"), [("markers_ours.txt", 1200, 0.98), ("markers_opened.tsv", 348, 0.98)]
)
def test_markers_and_hedges_are_told_from_literal_uses(name: str, least: int, f1: float) -> None:
    """The sentences are those the cases were tuned on: this guards them against each other, no more."""
    labelled = occurrences(LABELLED / name)
    results = [(one.counts, one.at in counting_words(one.text, LEXICON)) for one in labelled]
    assert len(results) >= least
    assert scores(results)[2] >= f1


@pytest.mark.parametrize("labelled", [*REPETITION["repeated"], *REPETITION["meant"]])
def test_repetitions(labelled: str) -> None:
    words, marked = read(labelled)
    assert [plain(repetition.text) for repetition in repetitions(words, LEXICON)] == marked


@pytest.mark.parametrize("said", REPETITION["cut_off"])
def test_a_cut_off_is_no_word_that_counts(said: str) -> None:
    transcript = spoken(said).transcript
    (broken,) = cut_offs(transcript.words)
    assert broken not in counted(transcript, LEXICON)


@pytest.mark.parametrize("said", REPETITION["whole"])
def test_a_whole_word_with_a_hyphen_is_no_cut_off(said: str) -> None:
    assert cut_offs(spoken(said).transcript.words) == ()
