"""Clips made harder: noise, echo, clipping, a poor codec, another speed; the same each time."""

import io
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import av
import numpy as np

from greenroom.audio.stretching import stretched
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from tests.evals.corpus import Clip

EACH = 8
"""So many clips with filled pauses, and as many without."""
ECHO_S, ECHO_SHARE = 0.5, 0.35
CLIPPED_SHARE = 0.05
MP3_BITS_PER_S = 32_000

Change = Callable[[Samples, np.random.Generator], Samples]


def noise(sound: Samples, chance: np.random.Generator, *, snr_db: float) -> Samples:
    """Add pink noise, its mean power this far below that of the clip."""
    white = np.fft.rfft(chance.standard_normal(len(sound)))
    pink = np.fft.irfft(white / np.sqrt(np.arange(1, len(white) + 1)), len(sound))
    power = np.mean(np.square(sound)) + 1e-12
    loudness = np.sqrt(power / 10 ** (snr_db / 10) / np.mean(np.square(pink)))
    return np.asarray(sound + loudness * pink, np.float32)


def echo(sound: Samples, chance: np.random.Generator) -> Samples:
    """Put the voice into a bare room: noise dying away by 60 dB in half a second behind the direct sound."""
    length = round(ECHO_S * HEARING_RATE_HZ)
    tail = chance.standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
    tail *= np.sqrt(ECHO_SHARE / np.sum(np.square(tail)))
    tail[0] = 1.0
    size = len(sound) + length
    wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)[: len(sound)]
    return wet.astype(np.float32)


def clipped(sound: Samples, _chance: np.random.Generator) -> Samples:
    """Drive the microphone so hard that one sample in twenty is cut off."""
    top = np.percentile(np.abs(sound), 100 * (1 - CLIPPED_SHARE)) + 1e-9
    return np.asarray(np.clip(sound / top, -1, 1), np.float32)


def mp3(sound: Samples, _chance: np.random.Generator) -> Samples:
    """Encode as MP3 at 32 kbit/s and decode again."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as out:
        stream = out.add_stream("libmp3lame", rate=HEARING_RATE_HZ, layout="mono", bit_rate=MP3_BITS_PER_S)
        frame = av.AudioFrame.from_ndarray((sound[None] * 32767).astype(np.int16), "s16p", "mono")
        frame.sample_rate = HEARING_RATE_HZ
        for packet in (*stream.encode(frame), *stream.encode(None)):
            out.mux(packet)
    file.seek(0)
    with av.open(file, "r") as coded:
        parts = [part.to_ndarray().ravel() for part in coded.decode(audio=0)]
    return np.concatenate(parts).astype(np.float32)[: len(sound)]


def speed(sound: Samples, _chance: np.random.Generator, *, times: float) -> Samples:
    """Speak faster or slower, the pitch kept, as the replay does."""
    return np.concatenate(list(stretched([sound], HEARING_RATE_HZ, times)))


def as_it_is(sound: Samples, _chance: np.random.Generator) -> Samples:
    return sound


CHANGES: Mapping[str, Change] = {
    "as it is": as_it_is,
    "noise, 20 dB below": partial(noise, snr_db=20),
    "noise, 10 dB below": partial(noise, snr_db=10),
    "noise, 5 dB below": partial(noise, snr_db=5),
    "echo of a bare room": echo,
    "clipped, 5 % of the samples": clipped,
    "MP3 at 32 kbit/s": mp3,
    "0.8 times the speed": partial(speed, times=0.8),
    "1.25 times the speed": partial(speed, times=1.25),
}


def chosen(clips: Sequence[Clip]) -> list[Clip]:
    """Choose clips with and without filled pauses, always the same and of many speakers."""
    spoken = sorted(
        (clip for clip in clips if clip.kind == "telephone"), key=lambda clip: zlib.crc32(clip.audio.encode())
    )
    return [clip for tag in ("fillers", "no-fillers") for clip in [c for c in spoken if tag in c.tags][:EACH]]


def changed(clip: Clip, name: str) -> Samples:
    """Give the sound of a clip after a change."""
    return CHANGES[name](clip.sound(), np.random.default_rng(zlib.crc32(f"{clip.audio} {name}".encode())))
