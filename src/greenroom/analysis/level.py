"""How loud the voice was, and what lies between."""

import math
from collections.abc import Iterable, Sequence

from greenroom.domain.measures import Level
from greenroom.domain.sound import LevelTrack
from greenroom.domain.transcript import Span


def level(track: LevelTrack, speech: Sequence[Span], between: Sequence[Span]) -> Level:
    """Measure the loudness in dBFS: mean power over the steps in speech, and over those in the gaps between.

    A step belongs where its middle lies; either figure is None where no step lies. The share of clipped samples is
    that of the whole recording.
    """
    return Level(
        speech_dbfs=mean_dbfs(track, speech),
        noise_dbfs=mean_dbfs(track, between),
        peak_dbfs=track.peak_dbfs,
        clipped_share=track.clipped_samples / track.samples if track.samples else 0.0,
    )


def mean_dbfs(track: LevelTrack, spans: Iterable[Span]) -> float | None:
    """Give the mean power over the steps in the spans, None where no step's middle lies in one."""
    powers = [10 ** (track.rms_dbfs[step] / 10) for span in spans for step in _steps(track, span)]
    return 10 * math.log10(sum(powers) / len(powers)) if powers else None


def _steps(track: LevelTrack, span: Span) -> range:
    """Give the steps whose middle lies in the span."""
    first = max(0, math.ceil(span.start_s / track.step_s - 0.5))
    return range(first, min(len(track.rms_dbfs), math.ceil(span.end_s / track.step_s - 0.5)))
