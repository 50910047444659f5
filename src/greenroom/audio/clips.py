"""Parts of a recording as the buffers that a loudspeaker takes, each part faded in and out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from greenroom.audio.files import AvSound
from greenroom.audio.resampling import Resampler
from greenroom.audio.stretching import stretched
from greenroom.domain.transcript import Span
from greenroom.practice.ports import Samples

BUFFER_S = 0.02
FADE_S = 0.01
"""Own judgement: short enough to keep a consonant, long enough that a cut does not click."""


@dataclass(frozen=True, slots=True)
class Buffer:
    """Mono float32 samples for `BUFFER_S` and the place in the recording of the first."""

    samples: bytes
    place_s: float


def buffers(sound: AvSound, spans: Iterable[Span], rate_hz: int, speed: float = 1.0) -> Iterator[Buffer]:
    """Give the spans one after another at `rate_hz` and `speed`; silence fills the last buffer of each."""
    frames = round(rate_hz * BUFFER_S)
    for span in spans:
        clip = faded(sound.mono(span.start_s, span.end_s), sound.frames_in(span), round(sound.rate_hz * FADE_S))
        paced = stretched(_at_rate(clip, sound.rate_hz, rate_hz), rate_hz, speed)
        for number, part in enumerate(_of_size(frames, paced)):
            padded = np.pad(part, (0, frames - len(part)))
            yield Buffer(padded.tobytes(), span.start_s + number * BUFFER_S * speed)


def faded(blocks: Iterable[Samples], count: int, fade: int) -> Iterator[Samples]:
    """Let `count` samples begin and end softly over `fade` samples, so that a cut does not click."""
    at = 0
    fade = max(1, min(fade, count // 2))
    for block in blocks:
        places = np.arange(at, at + len(block))
        at += len(block)
        yield block * np.clip(np.minimum(places, count - 1 - places) / fade, 0, 1).astype(np.float32)


def _at_rate(blocks: Iterable[Samples], from_hz: int, to_hz: int) -> Iterator[Samples]:
    resampler = Resampler(from_hz, to_hz)
    for block in blocks:
        yield resampler.feed(block)
    yield resampler.finish()


def _of_size(size: int, blocks: Iterable[Samples]) -> Iterator[Samples]:
    rest = np.empty(0, dtype=np.float32)
    for block in blocks:
        rest = np.concatenate([rest, block])
        whole = len(rest) - len(rest) % size
        yield from rest[:whole].reshape(-1, size)
        rest = rest[whole:]
    if len(rest):
        yield rest
