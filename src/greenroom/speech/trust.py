"""Whether what Whisper wrote can be trusted: loops, doubts, and words where nobody spoke."""

from collections import Counter

import numpy as np

from greenroom.speech.voice import FRAME_S, SPEECH, Probabilities
from greenroom.speech.whisper import Decoded

_COMPRESSION = 2.4
"""Whisper's own bound for text that repeats itself."""
_UNSURE = -0.6
"""Mean log probability of a token below which a second try pays; from trials (docs/accuracy.md)."""
_LEAST_EVIDENCE = -0.6
"""Log probability, less the chance of no speech, plus up to a second of voice: noises stay below -0.75, of the
pieces with speech only whispers do (docs/accuracy.md)."""
_WORDS_PER_S = 6.0
"""Nobody speaks faster; loops do."""
_SAME_THREE = 2
"""The same three words more often than this in one piece are a loop."""


def is_loop(decoded: Decoded, duration_s: float) -> bool:
    """Tell whether the text repeats itself or is longer than anyone could say."""
    words = decoded.text.lower().split()
    threes = Counter(zip(words, words[1:], words[2:], strict=False))
    return (
        decoded.compression > _COMPRESSION
        or len(words) > 3 + _WORDS_PER_S * duration_s
        or max(threes.values(), default=0) > _SAME_THREE
    )


def is_unsure(decoded: Decoded) -> bool:
    """Tell whether the text is worth a second try."""
    return decoded.logprob < _UNSURE


def is_speech(decoded: Decoded, chance: Probabilities) -> bool:
    """Tell whether the piece holds speech, from what Whisper wrote and from voice activity."""
    voiced_s = float(np.sum(chance >= SPEECH)) * FRAME_S
    return decoded.logprob - decoded.no_speech + min(voiced_s, 1.0) > _LEAST_EVIDENCE
