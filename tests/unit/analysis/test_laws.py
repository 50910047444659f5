"""What holds for every answer there can be."""

import math
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from greenroom.analysis.measuring import measure
from greenroom.analysis.quality import withheld
from greenroom.domain.heard import Heard
from greenroom.domain.measures import Measures, Part, Pause, PausePlace
from greenroom.domain.sound import LevelTrack
from greenroom.domain.transcript import FilledPause, Span, Word
from tests.fakes.spoken import STEP_S, Voice, english, spoken

LEXICON = english()
PIECES = st.sampled_from(
    [
        "we",
        "moved.",
        "the",
        "70%",
        "{um}",
        "{uh}",
        "[0.25]",
        "[0.1]",
        "[1.5]",
        "I",
        "think",
        "kind",
        "of",
        "and",
        "—",
        "so,",
    ]
)
Moved = TypeVar("Moved", Word, FilledPause, Span)
SAID = st.lists(PIECES, max_size=120).map(" ".join)
VOICES = st.builds(
    Voice,
    words_per_minute=st.floats(40, 400),
    level_dbfs=st.floats(-120, -15),
    clipped_share=st.floats(0, 1),
)


def figures(measures: Measures) -> list[float]:
    pace, rate = measures.pace, measures.filler_rate
    found = [
        measures.answer_length_s,
        pace.speech_rate_wpm,
        pace.articulation_rate_wpm,
        pace.articulation_rate_sps,
    ]
    found += [pace.phonation_ratio, *(window.speech_rate_wpm for window in pace.windows)]
    found += [rate.count, rate.per_minute, rate.per_100_words] if rate else []
    return [figure for figure in found if figure is not None]


def inner(measures: Measures) -> list[Pause]:
    return [p for p in measures.pauses if p.place in (PausePlace.BOUNDARY, PausePlace.WITHIN_CLAUSE)]


@given(SAID, VOICES)
def test_every_figure_is_finite_and_not_negative(said: str, voice: Voice) -> None:
    measures = measure(spoken(said, voice), LEXICON)
    assert all(math.isfinite(figure) and figure >= 0 for figure in figures(measures))
    ratio = measures.pace.phonation_ratio
    assert ratio is None or 0 < ratio <= 1
    lost = withheld(measures.quality, measures.level)
    assert measures.quality.measured or lost
    if Part.PACE in lost:
        assert measures.pace.speech_rate_wpm is None
        assert measures.pace.windows == ()
    if lost.keys() == set(Part):
        assert figures(measures) == []


@given(SAID, VOICES)
def test_marks_are_in_order_and_apart(said: str, voice: Voice) -> None:
    heard = spoken(said, voice)
    measures = measure(heard, LEXICON)
    for group in (measures.pauses, measures.hedges, measures.fillers):
        marks = [Span(mark.start_s, mark.end_s) for mark in group]
        assert all(0 <= mark.start_s <= mark.end_s <= heard.transcript.duration_s for mark in marks)
        assert all(one.end_s <= other.start_s for one, other in pairwise(marks))


@given(SAID, VOICES, st.integers(1, 200))
def test_shifting_all_times_changes_no_figure(said: str, voice: Voice, steps: int) -> None:
    heard = spoken(said, voice)
    one, other = measure(heard, LEXICON), measure(later(heard, steps), LEXICON)
    assert close(figures(one), figures(other))
    assert [p.place for p in inner(one)] == [p.place for p in inner(other)]
    assert [h.text for h in one.hedges] == [h.text for h in other.hedges]


@given(SAID, VOICES, st.floats(0.3, 60))
def test_silence_at_the_end_changes_no_figure(said: str, voice: Voice, silence_s: float) -> None:
    heard = spoken(said, replace(voice, clipped_share=0.0))
    steps = (-120.0,) * round(silence_s / STEP_S)
    longer = replace(
        heard,
        transcript=replace(heard.transcript, duration_s=heard.transcript.duration_s + silence_s),
        level=replace(heard.level, rms_dbfs=heard.level.rms_dbfs + steps),
    )
    one, other = measure(heard, LEXICON), measure(longer, LEXICON)
    assert figures(one) == figures(other)
    assert inner(one) == inner(other)
    assert one.level.noise_dbfs == other.level.noise_dbfs


@given(SAID)
def test_another_filled_pause_adds_no_word_and_no_hedge(said: str) -> None:
    one, other = measure(spoken(said), LEXICON), measure(spoken(f"{{um}} {said}"), LEXICON)
    assert one.word_count == other.word_count
    assert len(one.hedges) == len(other.hedges)


def close(ones: list[float], others: list[float]) -> bool:
    return len(ones) == len(others) and all(
        math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9) for one, other in zip(ones, others, strict=True)
    )


def later(heard: Heard, steps: int) -> Heard:
    by_s = steps * STEP_S
    transcript = heard.transcript
    quiet = LevelTrack(
        heard.level.step_s,
        (-120.0,) * steps + heard.level.rms_dbfs,
        heard.level.peak_dbfs,
        heard.level.clipped_samples,
        heard.level.samples,
    )

    def moved(span: Moved) -> Moved:
        return replace(span, start_s=span.start_s + by_s, end_s=span.end_s + by_s)

    return replace(
        heard,
        level=quiet,
        transcript=replace(
            transcript,
            words=tuple(moved(word) for word in transcript.words),
            filled_pauses=tuple(moved(pause) for pause in transcript.filled_pauses),
            speech=tuple(moved(span) for span in transcript.speech),
            duration_s=transcript.duration_s + by_s,
        ),
    )
