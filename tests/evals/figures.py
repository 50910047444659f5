"""Counts of one clip, figures of many, and how far they could be off with other speakers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

import numpy as np

from tests.evals.corpus import Clip

DRAWS = 2000
Counts = Counter[str]
Figures = Mapping[str, tuple[float, float, float]]
"""Figure, its value, and the 2.5 and 97.5 percentiles."""


def counts_of(score: ModuleType, clip: Clip, prediction: Mapping[str, Any]) -> Counts:
    """Count hits and errors of one clip as the scoring program does."""
    counts: Counts = Counter()
    if "not-speech" in clip.tags:
        counts["noise_words"] = len(prediction["words"])
        return counts
    said, heard = score.tokens(clip.words), score.tokens(prediction["words"])
    pairs = score.align([word[0] for word in said], [word[0] for word in heard])
    hit = sum(1 for i, j in pairs if None not in (i, j) and said[i][0] == heard[j][0] == "<fp>")
    there, found = (sum(word[0] == "<fp>" for word in words) for words in (said, heard))
    if "no-fillers" in clip.tags:
        counts.update(invented=found, clean_ms=int(1000 * clip.duration_s))
    else:
        counts.update(hit=hit, missed=there - hit, wrong=found - hit)
    said, heard = ([word[0] for word in words if word[0] != "<fp>"] for words in (said, heard))
    steps = score.align(said, heard)
    counts["errors"] = sum(1 for i, j in steps if None in (i, j) or said[i] != heard[j])
    counts["words"] = len(said)
    return counts


def figures(counts: Counts) -> dict[str, float]:
    """Give the figures of summed counts."""
    hit = counts["hit"]
    precision, recall = hit / max(1, hit + counts["wrong"]), hit / max(1, hit + counts["missed"])
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "invented a minute": counts["invented"] / max(1e-9, counts["clean_ms"] / 60_000),
        "WER": counts["errors"] / max(1, counts["words"]),
    }


def _percentiles(values: Sequence[float]) -> tuple[float, float]:
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def interval(clips: Sequence[tuple[str, Counts]]) -> Figures:
    """Give each figure with its 95 % interval, drawing whole speakers with replacement; always the same draws."""
    speakers: dict[str, Counts] = {}
    for speaker, counts in clips:
        speakers.setdefault(speaker, Counter()).update(counts)
    groups = list(speakers.values())
    chance = np.random.default_rng(0)
    draws = []
    for _ in range(DRAWS):
        total: Counts = Counter()
        for at in chance.integers(len(groups), size=len(groups)):
            total.update(groups[at])
        draws.append(figures(total))
    whole: Counts = Counter()
    for counts in groups:
        whole.update(counts)
    return {name: (value, *_percentiles([draw[name] for draw in draws])) for name, value in figures(whole).items()}
