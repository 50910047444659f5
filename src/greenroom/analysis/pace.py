"""How fast it was: speech rate, articulation rate, phonation ratio, and the pace over the answer."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from greenroom.analysis.spoken import word_count
from greenroom.analysis.syllables import syllables
from greenroom.domain.measures import Pace, PaceWindow, Part, Pause
from greenroom.domain.transcript import Span, Word

WINDOW_S = 10.0
"""Pace is shown for each ten seconds: own judgement, long enough for some 25 words."""

LEAST_WINDOW_S = 5.0
"""The last window may be shorter than the others, but not shorter than this: own judgement, as above."""

UNMEASURED = Pace(None, None, None, None)


def pace(words: Sequence[Word], answer: Span, pauses: Sequence[Pause]) -> Pace:
    """Measure the pace of an answer.

    With T the length of `answer`, P = T - the silent pauses within it, W words and S syllables: speech rate
    60 W / T, articulation rate 60 W / P and S / P, phonation ratio P / T (de Jong and Wempe 2009; Yaruss leaves
    pauses above 0.25 s out of articulation).
    """
    length_s = answer.duration_s
    phonation_s = length_s - sum(pause.duration_s for pause in pauses)
    if not words or length_s <= 0 or phonation_s <= 0:
        return UNMEASURED
    count = word_count(words)
    return Pace(
        speech_rate_wpm=60 * count / length_s,
        articulation_rate_wpm=60 * count / phonation_s,
        articulation_rate_sps=sum(syllables(word.text) for word in words) / phonation_s,
        phonation_ratio=phonation_s / length_s,
        windows=_windows(words, answer),
    )


def without(lost: Collection[Part], measured: Pace) -> Pace:
    """Withhold what cannot be trusted of a pace."""
    if Part.PACE in lost:
        measured = replace(measured, speech_rate_wpm=None, windows=())
    if Part.ARTICULATION in lost:
        measured = replace(measured, articulation_rate_wpm=None, articulation_rate_sps=None)
    return replace(measured, phonation_ratio=None) if Part.PAUSES in lost else measured


def _windows(words: Sequence[Word], answer: Span) -> tuple[PaceWindow, ...]:
    """Cut the answer into windows from its first voice on; a word counts where its middle lies."""
    shares: list[list[Word]] = [[] for _ in range(int(answer.duration_s // WINDOW_S) + 1)]
    for word in words:
        at = ((word.start_s + word.end_s) / 2 - answer.start_s) // WINDOW_S
        shares[min(max(int(at), 0), len(shares) - 1)].append(word)
    windows = []
    for number, share in enumerate(shares):
        start_s = answer.start_s + number * WINDOW_S
        end_s = min(start_s + WINDOW_S, answer.end_s)
        if end_s - start_s >= LEAST_WINDOW_S:
            windows.append(PaceWindow(start_s, end_s, 60 * word_count(share) / (end_s - start_s)))
    return tuple(windows)
