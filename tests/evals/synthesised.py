"""Word times, pauses and filled pauses against truth: what synthetic voices said at times that are known.

`packaging/make_words.py build/words-kal --voice kal` and `packaging/make_fillers.py build/fillers` speak first.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

import numpy as np

from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from tests.evals.corpus import HELD_OUT, Clip, load
from tests.evals.figures import NEAR_S

DEFAULT_HELD_OUT = Path("build") / "words-kal"
MOST = 150
LEAST_WORDS = 6
SHORTEST_S, LONGEST_S = 0.3, 1.4

Hear = Callable[[str, Samples], dict[str, Any]]


def with_silences(clip: Clip, chance: np.random.Generator) -> tuple[Samples, list[dict[str, Any]]]:
    """Put two silences before words of a clip; give the sound and the words with their new times."""
    sound = clip.sound()
    room = np.std(sound[: HEARING_RATE_HZ // 20]) + 1e-5
    before = set(chance.choice(np.arange(1, len(clip.words)), 2, replace=False).tolist())
    parts, words, last, shift_s = [], [], 0, 0.0
    for at, word in enumerate(clip.words):
        if at in before:
            cut = int(word["start_s"] * HEARING_RATE_HZ)
            silence = room * chance.standard_normal(int(chance.uniform(SHORTEST_S, LONGEST_S) * HEARING_RATE_HZ))
            parts += [sound[last:cut], silence]
            last, shift_s = cut, shift_s + len(silence) / HEARING_RATE_HZ
        words.append({**word, "start_s": word["start_s"] + shift_s, "end_s": word["end_s"] + shift_s})
    return np.concatenate([*parts, sound[last:]]).astype(np.float32), words


def fillers_told(score: ModuleType, hear: Hear, spoken: Sequence[Clip]) -> str:
    """Measure the filled pauses of the voices nothing was learnt from, and tell in a paragraph."""
    clips = [clip for clip in spoken if HELD_OUT in clip.tags]
    if not clips:
        return "Filled pauses not run: `python packaging/make_fillers.py build/fillers` speaks them."
    hit = missed = wrong = 0
    for clip in clips:
        there = [(one["start_s"], one["end_s"]) for one in clip.fillers]
        found = [(one["start_s"], one["end_s"]) for one in hear(clip.audio, clip.sound())["fillers"]]
        same = len(score.matches(there, found, NEAR_S))
        hit, missed, wrong = hit + same, missed + len(there) - same, wrong + len(found) - same
    precision, recall, f1 = score.f1(hit, missed, wrong)
    voices = ", ".join(sorted({clip.speaker for clip in clips}))
    return (
        f"{hit + missed} filled pauses of 0.2 to 1 s in {len(clips)} clips of the voices {voices}, wide-band and\n"
        f"telephone, nothing learnt from them: found {hit}, missed {missed}, invented {wrong} (precision\n"
        f"{precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}), each within {NEAR_S} s of its time."
    )


def told(score: ModuleType, hear: Hear, folder: Path) -> str:
    """Measure words and pauses and tell in a paragraph; or tell that nothing was spoken."""
    if not folder.exists():
        return f"Not run: `python packaging/make_words.py {folder} --voice kal` speaks it (needs flite)."
    chance = np.random.default_rng(3)
    hit = missed = wrong = 0
    starts: list[float] = []
    ends: list[float] = []
    lengths: list[float] = []
    clips = [clip for clip in load(folder) if len(clip.words) >= LEAST_WORDS][:MOST]
    for clip in clips:
        sound, words = with_silences(clip, chance)
        heard = hear(clip.audio, sound)
        said, found = score.tokens(words), score.tokens(heard["words"])
        for i, j in score.align([word[0] for word in said], [word[0] for word in found]):
            if None not in (i, j) and said[i][0] == found[j][0]:
                starts.append(abs(found[j][1] - said[i][1]))
                ends.append(abs(found[j][2] - said[i][2]))
        there = score.gaps([(word[1], word[2]) for word in said])
        silences = [(p["start_s"], p["end_s"]) for p in heard["pauses"]]
        silences = [one for one in silences if one[0] > said[0][1] and one[1] < said[-1][2]]
        same = score.matches(there, silences)
        hit, missed, wrong = hit + len(same), missed + len(there) - len(same), wrong + len(silences) - len(same)
        lengths += [abs(there[i][1] - there[i][0] - silences[j][1] + silences[j][0]) for i, j in same]
    lines = (
        f"{len(clips)} sentences of flite's voice kal with two silences of {SHORTEST_S} to {LONGEST_S} s in each.",
        "kal is the 8 kHz version of a voice that the word aligner learnt from, and so are the sentences: this",
        f"checks the rules, not how they carry over. {len(starts)} words, starts {_told(starts)}, ends",
        f"{_told(ends)}; pauses found {hit}, missed {missed}, invented {wrong},",
        f"their length off by {1000 * median(lengths):.0f} ms in the median.",
    )
    return "\n".join(lines)


def _told(errors: Sequence[float]) -> str:
    high = sorted(errors)[int(0.9 * len(errors))]
    return f"{1000 * median(errors):.0f} ms (ninetieth percentile {1000 * high:.0f})"
