"""Encoder frames to learn from, and where in them a filled pause lies or may lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from greenroom.practice.ports import Samples
from greenroom.speech.cutting import Cutter
from greenroom.speech.ear import BLOCK
from greenroom.speech.filled_pauses import smoothed
from greenroom.speech.placing import is_written
from greenroom.speech.voice import FRAME, FRAME_S, SileroVoice
from greenroom.speech.whisper import FRAME_S as ENCODER_FRAME_S
from greenroom.speech.whisper import Encoded, Frames, Whisper
from tests.evals.corpus import Clip, seconds

_LONGEST_S = 25.0
_AROUND_S = 0.3
"""A filled pause without a set time lies within its forced alignment and this much to either side."""
_AROUND_TIMED_S = 0.1


@dataclass(frozen=True)
class Place:
    """Where a filled pause may lie, its first guess, and whether a person set these times."""

    first_s: float
    last_s: float
    start_s: float
    end_s: float
    is_timed: bool
    is_nasal: bool


@dataclass(frozen=True)
class Example:
    """Smoothed encoder frames of one encoding, the time of each frame's middle, and the places in the clip."""

    clip: Clip
    frames: Frames
    times_s: NDArray[np.floating]
    places: Sequence[Place]


def examples_of(clip: Clip, whisper: Whisper, silero: object) -> list[Example]:
    """Encode a clip whole and in the pieces the ear would cut; nothing where its fillers cannot be placed."""
    sound = clip.sound()
    encodings = [(0.0, whisper.encode(sound))] if seconds(sound) <= _LONGEST_S else []
    places = _timed(clip) if encodings or _has_times(clip) else None
    if places is None:
        return []
    if encodings and not _has_times(clip):
        places = _aligned(clip, whisper, encodings[0][1])
    encodings += _pieces(sound, whisper, silero)
    return [
        Example(
            clip, smoothed(encoded.frames), at + (np.arange(len(encoded.frames)) + 0.5) * ENCODER_FRAME_S, places
        )
        for at, encoded in encodings
        if len(encoded.frames)
    ]


def _has_times(clip: Clip) -> bool:
    return not clip.fillers or clip.fillers[0]["start_s"] is not None


def _timed(clip: Clip) -> list[Place]:
    return [
        Place(
            f["start_s"] - _AROUND_TIMED_S,
            f["end_s"] + _AROUND_TIMED_S,
            f["start_s"],
            f["end_s"],
            True,
            "m" in f["text"],
        )
        for f in clip.fillers
        if f["start_s"] is not None
    ]


def _aligned(clip: Clip, whisper: Whisper, encoded: Encoded) -> list[Place]:
    """Place the fillers by forced alignment of the reference text, fillers and all."""
    text = " " + " ".join(word["text"] for word in clip.words)
    return [
        Place(
            word.start_s - _AROUND_S,
            word.end_s + _AROUND_S,
            word.start_s,
            word.end_s,
            False,
            "m" in word.text.lower(),
        )
        for word in whisper.align(encoded, whisper.tokens(text))
        if is_written(word.text)
    ]


def _pieces(sound: Samples, whisper: Whisper, silero: object) -> Iterator[tuple[float, Encoded]]:
    """Encode the pieces that the ear would cut, with the time of each piece's start."""
    padded = np.pad(sound, (0, -len(sound) % BLOCK))
    voice, cutter = SileroVoice(silero), Cutter()
    chances = [voice.probabilities(padded[at : at + BLOCK]) for at in range(0, len(padded), BLOCK)]
    for chance in (np.concatenate(chances),) if chances else ():
        for piece in [*cutter.hear(chance), *cutter.finish()]:
            yield piece.start * FRAME_S, whisper.encode(padded[piece.start * FRAME : piece.end * FRAME])
