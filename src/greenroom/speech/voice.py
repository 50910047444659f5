"""Voice activity: how likely each 32 ms hold speech (Silero v6), and the stretches with a voice made of it."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from greenroom.practice.ports import HEARING_RATE_HZ, Samples

FRAME = 512
FRAME_S = FRAME / HEARING_RATE_HZ
_CONTEXT = 64  # samples of the frame before that Silero looks at

Probabilities = NDArray[np.float32]
"""Chance of speech in each frame of 512 samples, shape (frames,)."""

SPEECH = 0.5
"""From here on a frame is speech: Silero's own default."""
STILL_SPEECH = 0.35
"""Speech goes on down to here: Silero's own hysteresis, 0.15 below the threshold."""
LEAST_SILENCE = 3
"""Frames; a shorter dip (96 ms) is a stop consonant, not a pause."""
LEAST_SPEECH = 3
"""Frames; shorter bursts are clicks."""


def load_silero() -> Any:  # noqa: ANN401 - onnxruntime has no types
    """Load the network that faster-whisper's wheel carries; one thread: results must not depend on their number."""
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


def voiced_runs(chance: Probabilities) -> list[tuple[int, int]]:
    """Give the runs of frames (first, one past the last) with a voice, with hysteresis and least lengths."""
    runs: list[list[int]] = []
    on = False
    for i, p in enumerate(chance):
        on = p >= (STILL_SPEECH if on else SPEECH)
        if not on:
            continue
        if runs and i - runs[-1][1] < LEAST_SILENCE:
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return [(a, b) for a, b in runs if b - a >= LEAST_SPEECH]
