"""The figures of an answer under way are those of the same answer when it ends there."""

from dataclasses import replace

import pytest

from greenroom.analysis.live import LATELY_S, live_figures
from greenroom.analysis.measuring import measure
from greenroom.domain.heard import Heard
from greenroom.domain.live import LiveFigures
from greenroom.domain.sound import LevelTrack
from greenroom.domain.transcript import Certainty, FilledPause, Span, Transcript, Word, WordKind
from tests.fakes.spoken import english

LEXICON = english()
LEVEL = LevelTrack(0.02, (-25.0,) * 50, -6.0, 0, 16_000)


def spoken(words: list[Word], pauses: tuple[FilledPause, ...] = ()) -> Transcript:
    """One stretch of voice from the first word to the last."""
    end_s = words[-1].end_s
    return Transcript(tuple(words), pauses, (Span(words[0].start_s, end_s),), end_s, "en")


def steady(count: int, every_s: float, start_s: float = 0.0) -> list[Word]:
    return [Word("steady", start_s + n * every_s, start_s + n * every_s + 0.9 * every_s) for n in range(count)]


def test_within_the_first_seconds_it_equals_the_figures_of_the_whole() -> None:
    um = FilledPause("um", 2.0, 2.36, Certainty.CONFIRMED)
    maybe = FilledPause("uh", 4.0, 4.3, Certainty.POSSIBLE)
    words = steady(40, 0.4)
    words[5] = replace(words[5], text="um", kind=WordKind.FILLED_PAUSE)
    words[9] = replace(words[9], text="70%")
    heard = spoken(words, (um, maybe))
    whole = measure(Heard(heard, LEVEL, "base", "1"), LEXICON)
    live = live_figures(heard, LEXICON)
    assert live.pace_wpm == pytest.approx(whole.pace.speech_rate_wpm)
    assert whole.filler_rate is not None
    assert len(live.fillers) == whole.filler_rate.count
    assert live.fillers == ("um",)


def test_pace_now_is_that_of_the_last_seconds_alone() -> None:
    slow, fast = steady(60, 1.0), steady(80, 0.25, 60.0)
    now = live_figures(spoken([*slow, *fast]), LEXICON).pace_wpm
    alone = measure(Heard(spoken(steady(80, 0.25)), LEVEL, "base", "1"), LEXICON).pace.speech_rate_wpm
    assert alone is not None
    assert now == pytest.approx(alone, rel=0.02)
    assert LATELY_S == 0.25 * 80


def test_too_little_has_no_pace() -> None:
    live = live_figures(spoken(steady(8, 0.5)), LEXICON)
    assert live.pace_wpm is None
    assert len(live.words) == 8


def test_nothing_heard_is_nothing_told() -> None:
    assert live_figures(Transcript((), (), (), 3.0, "en"), LEXICON) == LiveFigures()
