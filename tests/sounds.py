"""Sounds whose every sample can be told from its neighbours, and how to find one sound in another."""

from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

Int16 = NDArray[np.int16]


def noise(seconds: float, rate_hz: int, seed: int = 1) -> Int16:
    """Noise below 7 kHz that swells and fades like syllables."""
    count = round(seconds * rate_hz)
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    spectrum[np.fft.rfftfreq(count, 1 / rate_hz) > 7000] = 0
    swell = 0.6 + 0.4 * np.sin(2 * np.pi * 4 * np.arange(count) / rate_hz)
    sound = np.fft.irfft(spectrum, count) * swell
    scaled: Int16 = (sound / np.abs(sound).max() * 20_000).astype(np.int16)
    return scaled


def sound_in(path: Path) -> tuple[Int16, int]:
    """Read a 16-bit file and its rate."""
    import soundfile

    sound, rate_hz = soundfile.read(path, dtype="int16")
    return sound, rate_hz


def resampled(sound: Int16, from_hz: int, to_hz: int) -> Int16:
    """Give the sound at another rate."""
    import soxr

    out: Int16 = soxr.resample(sound, from_hz, to_hz)
    return out


def place_of(sound: Int16, whole: Int16) -> int:
    """Find where `sound` begins in `whole`, by the peak of their correlation."""
    size = 1 << (len(sound) + len(whole)).bit_length()
    product = np.fft.rfft(whole.astype(float), size) * np.conj(np.fft.rfft(sound.astype(float), size))
    place = int(np.argmax(np.fft.irfft(product, size)))
    return place if place < size // 2 else place - size


def correlations(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the correlation (-1..1) of `part` with each of its len(whole) - len(part) + 1 places in `whole`;
    silence correlates with nothing (0)."""
    size = 1 << (len(part) + len(whole)).bit_length()
    cross = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size)), size)
    energy = np.concatenate([[0.0], np.cumsum(whole**2)])
    local = energy[len(part) :] - energy[: len(energy) - len(part)]
    found: NDArray[np.float64] = cross[: len(local)] / np.sqrt(np.maximum(local * np.sum(part**2), 1e-9))
    return found


def likeness(sound: Int16, whole: Int16) -> float:
    """Give the correlation (-1..1) of `sound` with its place in `whole`; what is missing there is silence."""
    place = place_of(sound, whole)
    found = np.zeros(len(sound))
    part = whole[max(0, place) : place + len(sound)]
    found[max(0, -place) : max(0, -place) + len(part)] = part
    return float(np.corrcoef(found, sound.astype(float))[0, 1])


def frequency_hz(sound: NDArray[np.generic], rate_hz: int) -> float:
    """Give the loudest frequency, found between the bins of the spectrum by zero padding."""
    windowed = sound.astype(np.float64) * np.hanning(len(sound))
    size = 1 << (8 * len(sound)).bit_length()
    return float(np.argmax(np.abs(np.fft.rfft(windowed, size))) * rate_hz / size)


def encoded(path: Path, sound: Int16, rate_hz: int, codec: str, *, picture: bool = False) -> Path:
    """Write sound with FFmpeg, beside a moving picture if wanted; shape (n,) or (n, channels)."""
    import av

    channels = np.atleast_2d(sound.T).astype(np.float32) / 32_768
    with av.open(str(path), "w") as container:
        stream = cast(av.AudioStream, container.add_stream(codec, rate=rate_hz))
        stream.bit_rate = 192_000
        layout = "mono" if len(channels) == 1 else "stereo"
        stream.codec_context.layout = layout
        if picture:
            film = container.add_stream("mpeg4", rate=25)
            film.width = film.height = 64
            film.pix_fmt = "yuv420p"
            for packet in film.encode(av.VideoFrame(64, 64, "yuv420p")):
                container.mux(packet)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(channels), "fltp", layout)
        frame.sample_rate = rate_hz
        resampler = av.AudioResampler(stream.format, layout, rate_hz, stream.frame_size or None)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path
