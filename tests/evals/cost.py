"""What hearing costs against one stock decode with word times: processor seconds, same sound, same process."""

import time
from collections.abc import Callable, Sequence
from statistics import median

import numpy as np

from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from tests.evals.corpus import Clip

TURNS = 2
LEAST_S = 180.0


def long_answer(clips: Sequence[Clip]) -> Samples:
    """Join telephone clips of one fold to an answer of three minutes, a second of silence between."""
    parts: list[Samples] = []
    gap = np.zeros(HEARING_RATE_HZ, np.float32)
    for clip in clips:
        if clip.kind == "telephone" and sum(map(len, parts)) < LEAST_S * HEARING_RATE_HZ:
            parts += [clip.sound(), gap]
    return np.concatenate(parts)


def ratio(ours: Callable[[Samples], object], theirs: Callable[[Samples], object], sound: Samples) -> float:
    """Give the median ratio of processor time, the two taking turns."""

    def spent(hear: Callable[[Samples], object]) -> float:
        began = time.process_time()
        hear(sound)
        return time.process_time() - began

    return median(spent(ours) / spent(theirs) for _ in range(TURNS))
