"""The figures of an answer under way, by the formulas of the finished one."""

from dataclasses import replace

from greenroom.analysis.filled_pauses import fillers
from greenroom.analysis.lexicon import Lexicon
from greenroom.analysis.pace import LEAST_WINDOW_S, pace
from greenroom.analysis.spoken import counted
from greenroom.domain.live import LiveFigures
from greenroom.domain.transcript import Certainty, Span, Transcript

LATELY_S = 20.0
"""Pace now is that of the last twenty seconds: own judgement, two of the windows that the feedback shows, so that
one sentence does not swing it."""

NEWEST_WORDS = 40
"""As many as fill the lines there are for them."""


def live_figures(heard: Transcript, lexicon: Lexicon) -> LiveFigures:
    """Tell the newest words, the speech rate of the last `LATELY_S` of the answer, and the filled pauses so far.

    The rate is that of `pace` for this stretch alone: 60 W / T, pauses and all; a word counts where its middle
    lies. Like there, less than `LEAST_WINDOW_S` is not measured.
    """
    if not heard.speech:
        return LiveFigures()
    end_s = heard.speech[-1].end_s
    lately = Span(max(heard.speech[0].start_s, end_s - LATELY_S), end_s)
    newest = tuple(word for word in heard.words if (word.start_s + word.end_s) / 2 >= lately.start_s)
    is_enough = lately.duration_s >= LEAST_WINDOW_S
    words = counted(replace(heard, words=newest), lexicon) if is_enough else ()
    confirmed = (filler for filler in fillers(heard, lexicon) if filler.certainty is Certainty.CONFIRMED)
    return LiveFigures(
        words=heard.words[-NEWEST_WORDS:],
        pace_wpm=pace(words, lately, ()).speech_rate_wpm,
        fillers=tuple(filler.text for filler in confirmed),
    )
