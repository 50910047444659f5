"""The five figures in words; none is made up where nothing was measured."""

from dataclasses import replace

import pytest

from greenroom.analysis.quality import SPOILS, withheld
from greenroom.domain.measures import Part, Quality, QualityReason
from greenroom.gui.feedback.figures import figures
from greenroom.texts import words
from tests.fakes.answers import QUESTIONS, an_assessment, an_unmeasurable_assessment

PARTS = (Part.PACE, Part.FILLERS, Part.PAUSES, Part.LENGTH, Part.WORDING)
NONE_OF_IT = (Part.PACE, Part.FILLERS, Part.LENGTH)
"""What the answer without words has no figure of in any case."""


def test_the_figures_of_an_answer() -> None:
    shown = {figure.name: figure for figure in figures(an_assessment().measures, QUESTIONS[0])}
    assert shown["fillers"].value == "3", "possible ones are not counted"
    assert shown["pauses"].value == "2"
    assert shown["hedges"].value == "2"
    assert shown["length"].scale is not None
    assert (shown["length"].scale.low, shown["length"].scale.high) == (60.0, 120.0)


def test_free_talk_has_no_length_to_aim_for() -> None:
    length = figures(an_assessment().measures, None)[3]
    assert length.scale is None
    assert length.value is not None


def test_where_the_words_are_not_trusted_nobody_says_where_a_pause_stands() -> None:
    measures = an_assessment().measures
    unsure = replace(measures, quality=Quality(False, (QualityReason.UNSURE_WORDS,)))
    assert [figures(each, None)[2].detail.key for each in (measures, unsure)] == [
        "figure.pauses.none_within",
        "figure.pauses.no_place",
    ]


@pytest.mark.parametrize("reason", list(QualityReason))
def test_what_was_not_measured_says_why(reason: QualityReason) -> None:
    measures = an_unmeasurable_assessment(reason).measures
    lost = withheld(measures.quality, measures.level)
    assert lost.keys() >= SPOILS[reason]
    for figure, part in zip(figures(measures, QUESTIONS[0]), PARTS, strict=True):
        assert (figure.value is None) == (part in lost or part in NONE_OF_IT)
        if figure.value is None:
            assert figure.scale is None
            assert words(figure.detail).startswith("Not measured")
