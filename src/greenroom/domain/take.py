"""One recorded answer as the library keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

BIN_DAYS = 30
"""How long a deleted take can be brought back; own judgement: longer than a search for a job stands still."""

OUTLINE_STEPS = 48
"""As many strokes as a narrow column of a list has room for."""

OUTLINE_FLOOR = 0.1
"""-20 dBFS: a voice peaks above it, a silent room does not."""


@dataclass(frozen=True, slots=True)
class Take:
    """`audio` is a mono FLAC at `rate_hz`; `number` counts the takes of the same question from 1.

    The question's text is kept with the take, so that a take reads the same when the question changes.
    `speech_rate_wpm`, `fillers_per_minute` are those of the newest assessment, for lists; None: not measured yet.
    `title` is the person's own name for it, `notes` what they wrote about it; both empty at first.
    `is_measured`: there is an assessment, though perhaps one that could measure nothing.
    `outline` is the waveform in few steps, 0..255 each, for lists; see `outline_of`.
    `deleted_at` tells since when it lies in the bin.
    """

    id: str
    question_id: str | None
    question_text: str
    number: int
    recorded_at: datetime
    duration_s: float
    rate_hz: int
    audio: Path
    speech_rate_wpm: float | None = None
    fillers_per_minute: float | None = None
    headline: str | None = None
    title: str = ""
    notes: str = ""
    is_measured: bool = False
    outline: bytes = b""
    deleted_at: datetime | None = None


def outline_of(peaks: Sequence[float]) -> bytes:
    """Give the largest of the peaks (0..1) in each of `OUTLINE_STEPS`, 255 for the loudest; few peaks give few.

    A take without any sound louder than `OUTLINE_FLOOR` stays as flat as it is.
    """
    steps = min(OUTLINE_STEPS, len(peaks))
    loudest = max((OUTLINE_FLOOR, *peaks))
    cuts = [step * len(peaks) // steps for step in range(steps)] if steps else []
    spans = zip(cuts, [*cuts[1:], len(peaks)], strict=False)
    return bytes(round(255 * max(peaks[start:end]) / loudest) for start, end in spans)
