"""Voice activity: how likely each 32 ms hold speech (Silero v6), and the stretches with a voice made of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from greenroom.domain.transcript import Span
from greenroom.practice.ports import HEARING_RATE_HZ, Samples

FRAME = 512
FRAME_S = FRAME / HEARING_RATE_HZ
_CONTEXT = 64  # samples of the frame before that Silero looks at

Probabilities = NDArray[np.float32]
"""Chance of speech in each frame of 512 samples, shape (frames,)."""

SPEECH = 0.5
"""From here on a frame is speech: Silero's own default."""
LEAST_SILENCE = 3
"""Frames; a shorter dip (96 ms) is a stop consonant, not a pause."""
LEAST_SPEECH = 3
"""Frames; shorter bursts are clicks."""
ONSET_LATE_S, OFFSET_LATE_S = 0.02, 0.05
"""By how much Silero is late: medians of 0.022 and 0.054 s on 55 read sentences with hand-set times."""


def load_silero() -> Any:  # noqa: ANN401 - onnxruntime has no types
    """Load the network that faster-whisper's wheel carries; one thread: results do not depend on it."""
    import faster_whisper
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.log_severity_level = 4
    path = Path(faster_whisper.__file__).parent / "assets" / "silero_vad_v6.onnx"
    return onnxruntime.InferenceSession(path, sess_options=options, providers=["CPUExecutionProvider"])


class SileroVoice:
    """Voice activity of one recording; its memory lasts from the first frame to the last."""

    def __init__(self, session: Any) -> None:  # noqa: ANN401
        """Start with an empty memory."""
        self._session = session
        self._state = (np.zeros((1, 1, 128), np.float32), np.zeros((1, 1, 128), np.float32))
        self._before = np.zeros(_CONTEXT, np.float32)

    def probabilities(self, sound: Samples) -> Probabilities:
        """Tell the chance of speech in each frame of the next sound, shape (frames x 512,)."""
        frames = sound.reshape(-1, FRAME)
        joined = np.concatenate([self._before, sound])
        context = joined[: len(sound)].reshape(-1, FRAME)[:, :_CONTEXT]
        hidden, cell = self._state
        chance, *state = self._session.run(
            None, {"input": np.concatenate([context, frames], axis=1), "h": hidden, "c": cell}
        )
        self._state = (state[0], state[1])
        self._before = sound[-_CONTEXT:].copy()
        return np.asarray(chance, np.float32).reshape(-1)


def voiced_spans(chance: Probabilities) -> list[Span]:
    """Give the stretches with a voice: short dips bridged, clicks left out, Silero's delay removed."""
    voiced = np.flatnonzero(chance >= SPEECH)
    if not voiced.size:
        return []
    breaks = np.flatnonzero(np.diff(voiced) > LEAST_SILENCE)
    firsts = voiced[np.concatenate([[0], breaks + 1])]
    ends = voiced[np.concatenate([breaks, [voiced.size - 1]])] + 1
    return [
        Span(max(0.0, float(first * FRAME_S) - ONSET_LATE_S), float(end * FRAME_S) - OFFSET_LATE_S)
        for first, end in zip(firsts, ends, strict=True)
        if end - first >= LEAST_SPEECH
    ]


def united(spans: Iterable[Span], duration_s: float) -> tuple[Span, ...]:
    """Join spans that overlap or touch, in order, none reaching beyond the end."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start_s):
        start, end = span.start_s, min(span.end_s, duration_s)
        if joined and start <= joined[-1].end_s:
            joined[-1] = Span(joined[-1].start_s, max(joined[-1].end_s, end))
        elif start < end:
            joined.append(Span(start, end))
    return tuple(joined)


def without(spans: Iterable[Span], silent: Sequence[Span]) -> tuple[Span, ...]:
    """Take silent stretches out of spans; both in order, none of either overlapping another."""
    starts, ends = [one.start_s for one in silent], [one.end_s for one in silent]
    left: list[Span] = []
    for span in spans:
        start = span.start_s
        for hole in silent[bisect_right(ends, start) : bisect_left(starts, span.end_s)]:
            if start < hole.start_s:
                left.append(Span(start, hole.start_s))
            start = hole.end_s
        if start < span.end_s:
            left.append(Span(start, span.end_s))
    return tuple(left)
