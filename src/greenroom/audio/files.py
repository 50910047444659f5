"""Sound files of any kind: libsndfile reads what it knows, FFmpeg (PyAV) the rest."""

import errno
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from greenroom.audio.channels import ChannelEnergies, audible, mono
from greenroom.audio.resampling import Resampler
from greenroom.domain.errors import UserError
from greenroom.domain.transcript import Span
from greenroom.practice.ports import Samples

if TYPE_CHECKING:
    from av.container import InputContainer

BLOCK = 1 << 16
LONGEST = 1 << 40
"""libsndfile claims 2**63 - 1 samples for a file that was never finished."""

RATES_HZ = range(1, 655_351)
"""Those a FLAC can have; a file that claims another is damaged."""

EXACT = (b"RIFF", b"RF64", b"fLaC", b"OggS", b"FORM", b".snd", b"caff", b"riff")
"""How the files begin that libsndfile is asked for. It reads MP3 too, and takes other files for it, but then it
writes what it thinks of them to the terminal."""

NO_NAME = (errno.ENAMETOOLONG, errno.ENOTDIR, errno.EINVAL)
"""No file can have such a name, or it is to lie inside a file; EINVAL is how Windows says so."""


class Decoded(Protocol):
    """One file as a decoder sees it."""

    rate_hz: int
    frames: int

    def read(self, start: int, stop: int) -> Iterator[Samples]:
        """Give the mono samples `start` to `stop` in blocks of any size."""


class SoundFileDecoder:
    """WAV, FLAC, Ogg, AIFF: exact lengths and seeking."""

    def __init__(self, path: Path) -> None:
        """Read the header; raises ValueError where libsndfile does not know the format."""
        import soundfile

        self._path = path
        try:
            info = soundfile.info(path)
        except soundfile.LibsndfileError as error:
            raise ValueError from error
        if info.frames > LONGEST:
            raise ValueError
        self.rate_hz = int(info.samplerate)
        self.frames = int(info.frames)
        self._channels = int(info.channels)

    def read(self, start: int, stop: int) -> Iterator[Samples]:
        for block in self._blocks(start, stop):
            yield mono(block, self._channel)

    @cached_property
    def _channel(self) -> int | None:
        """Listen through a file of more than one channel, once, so that every stretch is heard alike."""
        energies = ChannelEnergies()
        for block in self._blocks(0, self.frames) if self._channels > 1 else ():
            energies.add(block)
        return energies.to_hear

    def _blocks(self, start: int, stop: int) -> Iterator[Samples]:
        """Give the samples in shape (n, channels)."""
        import soundfile

        try:
            with soundfile.SoundFile(self._path) as file:
                file.seek(start)
                left = stop - start
                while left > 0 and len(block := file.read(min(BLOCK, left), dtype="float32", always_2d=True)):
                    left -= len(block)
                    yield audible(block)
        except soundfile.LibsndfileError as error:
            raise UserError("file.not_sound", path=str(self._path)) from error
        if left > 0:  # the file says it is longer than what can be read of it
            raise UserError("file.not_sound", path=str(self._path))


class AvDecoder:
    """MP3, M4A, MP4, WebM and whatever else FFmpeg decodes. Lengths in such files are guesses, so it counts."""

    def __init__(self, path: Path) -> None:
        """Decode once to count; raises ValueError where there is no sound, or none that FFmpeg can decode."""
        import av

        self._path = path
        try:
            with _opened(path) as container:
                if not container.streams.audio or container.streams.audio[0].codec_context is None:
                    raise ValueError
                self.rate_hz = int(container.streams.audio[0].rate or 0)
            energies, self.frames = ChannelEnergies(), 0
            for block in self._blocks():
                energies.add(block)
                self.frames += len(block)
        except av.FFmpegError as error:
            raise ValueError from error
        self._channel = energies.to_hear

    def read(self, start: int, stop: int) -> Iterator[Samples]:
        at = 0
        for block in self._blocks():
            wanted = block[max(0, start - at) : max(0, stop - at)]
            at += len(block)
            if len(wanted):
                yield mono(wanted, self._channel)
            if at >= stop:
                return

    def _blocks(self) -> Iterator[Samples]:
        """Give the samples in shape (n, channels)."""
        import av

        to_float = av.AudioResampler(format="fltp")
        with _opened(self._path) as container:
            for frame in container.decode(audio=0):
                for part in to_float.resample(frame):
                    yield audible(part.to_ndarray().T.astype(np.float32, copy=False))


def _opened(path: Path) -> "InputContainer":
    """Open a file with FFmpeg; its title and artist may be in any encoding, as in the tags of old MP3 files."""
    import av

    return av.open(str(path), metadata_errors="replace")


class AvSound:
    """An open recording."""

    def __init__(self, decoded: Decoded) -> None:
        """Take what the decoder gives."""
        self._decoded = decoded

    @property
    def duration_s(self) -> float:
        return self._decoded.frames / self._decoded.rate_hz

    @property
    def rate_hz(self) -> int:
        return self._decoded.rate_hz

    def mono(self, start_s: float = 0.0, end_s: float | None = None) -> Iterator[Samples]:
        """Give a stretch at the file's own rate, its channels as one (see `channels`); None: to the end."""
        return self._decoded.read(*self._frames(start_s, end_s))

    def frames_in(self, span: Span) -> int:
        """Count the samples that `mono` gives for a span."""
        start, stop = self._frames(span.start_s, span.end_s)
        return max(0, stop - start)

    def blocks(self) -> Iterator[Samples]:
        resampler = Resampler(self.rate_hz)
        for samples in self.mono():
            heard = resampler.feed(samples)
            if len(heard):
                yield heard
        yield resampler.finish()

    def _frames(self, start_s: float, end_s: float | None) -> tuple[int, int]:
        last = self._decoded.frames
        stop = last if end_s is None else min(last, round(end_s * self.rate_hz))
        return min(last, max(0, round(start_s * self.rate_hz))), stop


class AvSoundFiles:
    """Opens sound files."""

    def open(self, path: Path) -> AvSound:
        refuse_unreadable(path)
        try:
            decoded = _decoder(path)
        except ValueError as error:
            raise UserError("file.not_sound", path=str(path)) from error
        if decoded.rate_hz not in RATES_HZ:
            raise UserError("file.not_sound", path=str(path))
        if not decoded.frames:
            raise UserError("file.empty", path=str(path))
        return AvSound(decoded)


def _decoder(path: Path) -> Decoded:
    with path.open("rb") as file:
        known = file.read(4) in EXACT
    with suppress(ValueError):
        if known:
            return SoundFileDecoder(path)
    return AvDecoder(path)


def refuse_unreadable(path: Path) -> None:
    """Raise UserError `file.missing`, `file.folder`, `file.permission`, `file.empty` where that is so.

    A pipe or a device is `file.not_sound`. A folder is asked for first: Windows says that it may not be opened.
    """
    try:
        if path.is_dir():
            raise UserError("file.folder", path=str(path))
        if path.exists() and not path.is_file():  # a pipe or a device: it is waited for, or never ends
            raise UserError("file.not_sound", path=str(path))
        with path.open("rb") as file:
            if not file.read(1):
                raise UserError("file.empty", path=str(path))
    except FileNotFoundError as error:
        raise UserError("file.missing", path=str(path)) from error
    except OSError as error:
        code = "file.missing" if error.errno in NO_NAME else "file.permission"
        raise UserError(code, path=str(path)) from error
