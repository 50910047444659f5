"""Mel spectrograms with librosa, made in a child process and kept beside the sound (ADR 17)."""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from zipfile import BadZipFile

import numpy as np

from greenroom.domain.errors import UserError
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from greenroom.practice.spectrograms import PART, SUFFIX, Levels, Spectrogram
from greenroom.practice.work import CancelToken

BANDS = 64
STEP = 320
"""Samples from frame to frame: 20 ms, as the encoder's frames."""
WINDOW = 512
LOWEST_HZ = 60.0
RANGE_DB = 70.0
"""What is quieter than the loudest by more than this is drawn as silence."""
LEAST_LOUD_DB = -10.0
"""A sound without anything as loud as a quiet voice has no loudest moment: silence is drawn as silence."""
LOOK_EVERY_S = 0.05
_PIECE_FRAMES = 1500
_LEAST_POWER = 1e-10
_CHILD = (sys.executable, "-m", "greenroom.audio.spectrogram_child")


class ChildSpectrograms:
    """One child waits, warm, for the next sound; it makes one picture and ends. It ends when we do."""

    def __init__(self, command: Sequence[str] = _CHILD) -> None:
        """Take the command of the child; none is started yet."""
        self._command = command
        self._changing = Lock()
        self._ready: subprocess.Popen[bytes] | None = None

    def warm_up(self) -> None:
        with self._changing, suppress(OSError):
            if self._ready is None or self._ready.poll() is not None:
                self._ready = self._started()

    def spectrogram(self, sound: Path, cancel: CancelToken) -> Spectrogram:
        place = sound.with_suffix(SUFFIX)
        kept = read_spectrogram(place)
        if kept is None:
            self._make(sound, place, cancel)
            kept = read_spectrogram(place)
            self.warm_up()
        if kept is None:
            raise UserError("spectrogram.failed")
        return kept

    def close(self) -> None:
        with self._changing:
            child, self._ready = self._ready, None
        if child is not None:
            _end(child)

    def _make(self, sound: Path, place: Path, cancel: CancelToken) -> None:
        with self._changing:
            child, self._ready = self._ready, None
        try:
            child = child if child is not None and child.poll() is None else self._started()
        except OSError as error:
            raise UserError("spectrogram.failed") from error
        try:
            with suppress(BrokenPipeError):
                assert child.stdin is not None  # noqa: S101 - a pipe was asked for
                child.stdin.write(json.dumps([str(sound), str(place)]).encode() + b"\n")
                child.stdin.close()
            while child.poll() is None:
                cancel.raise_if_cancelled()
                with suppress(subprocess.TimeoutExpired):
                    child.wait(LOOK_EVERY_S)
        finally:
            _end(child)

    def _started(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 - our own command
            self._command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


def levels(sound: Iterable[Samples]) -> tuple[Levels, tuple[float, ...]]:
    """Give the levels of a sound at 16 kHz and the middle of each band in Hz. Loads librosa."""
    import librosa

    pieces = [np.empty((BANDS, 0), np.float32)]
    rest = np.zeros(WINDOW // 2, np.float32)  # so that a frame stands in the middle of its window
    for samples in sound:
        rest = np.concatenate([rest, samples])
        while len(rest) >= _PIECE_FRAMES * STEP + WINDOW:
            pieces.append(_decibels(rest[: (_PIECE_FRAMES - 1) * STEP + WINDOW]))
            rest = rest[_PIECE_FRAMES * STEP :]
    pieces.append(_decibels(np.pad(rest, (0, WINDOW))))
    whole = np.concatenate(pieces, axis=1)
    from_loudest = (whole - whole.max(initial=LEAST_LOUD_DB)) / RANGE_DB + 1
    bands_hz = librosa.mel_frequencies(BANDS + 2, fmin=LOWEST_HZ, fmax=HEARING_RATE_HZ / 2)[1:-1]
    return np.clip(255 * from_loudest, 0, 255).astype(np.uint8), tuple(float(hz) for hz in bands_hz)


def _decibels(sound: Samples) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    import librosa

    power = librosa.feature.melspectrogram(
        y=sound, sr=HEARING_RATE_HZ, n_fft=WINDOW, hop_length=STEP, n_mels=BANDS, fmin=LOWEST_HZ, center=False
    )
    decibels: np.ndarray[tuple[int, int], np.dtype[np.float32]] = 10 * np.log10(np.maximum(power, _LEAST_POWER))
    return decibels.astype(np.float32)


def keep_spectrogram(place: Path, made: Levels, bands_hz: Sequence[float]) -> None:
    """Write a picture, readable by its owner alone; raises OSError."""
    fresh = place.with_suffix(PART)
    try:
        with fresh.open("wb") as file:
            fresh.chmod(0o600)
            np.savez_compressed(file, levels=made, bands_hz=np.array(bands_hz), step_s=STEP / HEARING_RATE_HZ)
        fresh.replace(place)
    finally:
        fresh.unlink(missing_ok=True)


def read_spectrogram(place: Path) -> Spectrogram | None:
    """Read a picture; None where there is none that can be read."""
    try:
        with place.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return Spectrogram(kept["levels"], tuple(kept["bands_hz"].tolist()), float(kept["step_s"]))
    except (OSError, ValueError, KeyError, BadZipFile, EOFError):
        return None


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.kill()
    child.wait()
    if child.stdin is not None:
        with suppress(OSError):
            child.stdin.close()
