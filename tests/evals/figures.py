"""What is counted in one clip, the figures of many, and how far they could be off with other speakers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np

from tests.evals.corpus import Clip

DRAWS = 2000
READ_ENGLISH = "read-timed"
NEAR_S = 0.2
"""A filled pause this near its reference is the same, as in the scoring program."""
_PAUSE_S = 0.25

Prediction = Mapping[str, Any]
Figures = Mapping[str, tuple[float, float, float]]
"""Figure, its value, and the 2.5 and 97.5 percentiles."""


@dataclass
class Tally:
    """Counts and errors of some clips; errors of word starts, word ends and pauses in seconds."""

    counts: Counter[str] = field(default_factory=Counter)
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.counts.update(other.counts)
        self.starts += other.starts
        self.ends += other.ends
        self.pauses += other.pauses


def total(tallies: Iterable[Tally]) -> Tally:
    """Put tallies together."""
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole


def tally_of(score: ModuleType, clip: Clip, prediction: Prediction) -> Tally:
    """Count hits and errors of one clip as the scoring program does."""
    tally = Tally()
    if "not-speech" in clip.tags:
        tally.counts["noise_words"] = len(prediction["words"])
        return tally
    said, heard = score.tokens(clip.words), score.tokens(prediction["words"])
    pairs = [(said[i], heard[j]) for i, j in _paired(score, said, heard)]
    _count_filled(tally, clip, said, heard, sum(a[0] == "<fp>" for a, _ in pairs))
    _count_words(score, tally, clip, said, heard)
    _count_timed(score, tally, clip, heard)
    if any(tag.startswith("word-times") for tag in clip.tags):
        if "word-times-manual" in clip.tags:
            matched = [(a, b) for a, b in pairs if a[0] != "<fp>"]
            tally.starts = [abs(b[1] - a[1]) for a, b in matched]
            tally.ends = [abs(b[2] - a[2]) for a, b in matched]
        _count_pauses(score, tally, said, prediction)
    return tally


def _paired(score: ModuleType, said: Sequence[Any], heard: Sequence[Any]) -> list[tuple[int, int]]:
    steps = score.align([word[0] for word in said], [word[0] for word in heard])
    return [(i, j) for i, j in steps if None not in (i, j) and said[i][0] == heard[j][0]]


def _count_filled(tally: Tally, clip: Clip, said: Sequence[Any], heard: Sequence[Any], hit: int) -> None:
    there, found = (sum(word[0] == "<fp>" for word in words) for words in (said, heard))
    if "no-fillers" in clip.tags:
        tally.counts.update(invented=found, clean_ms=int(1000 * clip.duration_s))
    else:
        tally.counts.update(hit=hit, missed=there - hit, wrong=found - hit)


def _count_words(score: ModuleType, tally: Tally, clip: Clip, said: Sequence[Any], heard: Sequence[Any]) -> None:
    one, other = ([word[0] for word in words if word[0] != "<fp>"] for words in (said, heard))
    errors = sum(1 for i, j in score.align(one, other) if None in (i, j) or one[i] != other[j])
    tally.counts.update(errors=errors, words=len(one))
    tally.counts.update({f"errors {clip.kind}": errors, f"words {clip.kind}": len(one)})


def _count_timed(score: ModuleType, tally: Tally, clip: Clip, heard: Sequence[Any]) -> None:
    timed = [(f["start_s"], f["end_s"]) for f in clip.fillers if f["start_s"] is not None]
    if timed and len(timed) == len(clip.fillers):
        found = [(word[1], word[2]) for word in heard if word[0] == "<fp>"]
        hit = len(score.matches(timed, found, NEAR_S))
        tally.counts.update(timed_hit=hit, timed_missed=len(timed) - hit, timed_wrong=len(found) - hit)


def _count_pauses(score: ModuleType, tally: Tally, said: Sequence[Any], prediction: Prediction) -> None:
    there = score.gaps([(word[1], word[2]) for word in said])
    first, last = (said[0][1], said[-1][2]) if said else (0.0, 0.0)
    heard = [(p["start_s"], p["end_s"]) for p in prediction["pauses"]]
    heard = [(start, end) for start, end in heard if start > first and end < last and end - start >= _PAUSE_S]
    same = score.matches(there, heard)
    tally.counts.update(
        pause_hit=len(same), pause_missed=len(there) - len(same), pause_wrong=len(heard) - len(same)
    )
    tally.pauses = [abs((there[i][1] - there[i][0]) - (heard[j][1] - heard[j][0])) for i, j in same]


def figures(tally: Tally) -> dict[str, float]:
    """Give the figures of a tally; times in milliseconds, NaN where there is nothing to measure."""
    n = tally.counts
    precision, recall, f1 = _three(n["hit"], n["missed"], n["wrong"])
    return {
        "filled pauses F1": f1,
        "filled pauses precision": precision,
        "filled pauses recall": recall,
        "filled pauses with times F1": _three(n["timed_hit"], n["timed_missed"], n["timed_wrong"])[2],
        "invented a minute": n["invented"] / max(1e-9, n["clean_ms"] / 60_000),
        "WER": n["errors"] / max(1, n["words"]),
        "WER read English": n[f"errors {READ_ENGLISH}"] / max(1, n[f"words {READ_ENGLISH}"]),
        "word starts median": _quantile(tally.starts, 0.5),
        "word starts p90": _quantile(tally.starts, 0.9),
        "word ends median": _quantile(tally.ends, 0.5),
        "word ends p90": _quantile(tally.ends, 0.9),
        "pauses F1": _three(n["pause_hit"], n["pause_missed"], n["pause_wrong"])[2],
        "pauses duration error": _quantile(tally.pauses, 0.5),
        "words on noise": n["noise_words"],
    }


def _three(hit: int, missed: int, wrong: int) -> tuple[float, float, float]:
    precision, recall = hit / max(1, hit + wrong), hit / max(1, hit + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _quantile(errors: Sequence[float], share: float) -> float:
    """Give a quantile in milliseconds, as the scoring program takes it."""
    return 1000 * sorted(errors)[min(len(errors) - 1, int(share * len(errors)))] if errors else float("nan")


def interval(clips: Sequence[tuple[str, Tally]]) -> Figures:
    """Give each figure with its 95 % interval, drawing whole speakers with replacement; always the same draws."""
    speakers: dict[str, Tally] = {}
    for speaker, tally in clips:
        speakers.setdefault(speaker, Tally()).add(tally)
    groups = list(speakers.values())
    chance = np.random.default_rng(0)
    draws = [
        figures(total(groups[at] for at in chance.integers(len(groups), size=len(groups)))) for _ in range(DRAWS)
    ]
    return {
        name: (value, *_percentiles([draw[name] for draw in draws]))
        for name, value in figures(total(groups)).items()
    }


def _percentiles(values: Sequence[float]) -> tuple[float, float]:
    low, high = np.nanpercentile(values, [2.5, 97.5]) if not np.isnan(values).all() else (np.nan, np.nan)
    return float(low), float(high)
