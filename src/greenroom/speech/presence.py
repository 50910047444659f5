"""Where there is a voice: voice activity, with what it missed of words and without what else it took for one.

Silero misses quiet speech in a noisy room. A frame between its spans counts as voice where a word or a filled
pause was recognised and the sound is clearly louder than the room. It also takes breaths and noises for a voice:
where the letters of words are laid along the sound, those say silence there. Measured in docs/accuracy.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from greenroom.domain.transcript import Span
from greenroom.practice.ports import Samples
from greenroom.speech.filled_pauses import CONFIRMED, Event
from greenroom.speech.voice import FRAME, FRAME_S, SPEECH, Probabilities, united, voiced_spans, without
from greenroom.speech.whisper import TimedWord

FrameLevels = NDArray[np.float32]
"""Mean power of each frame of 512 samples in dBFS, shape (frames,)."""

ROOM_PERCENTILE = 10
"""The room is as loud as the quietest tenth of what is not speech."""
ROOM_LEAST_DBFS = -70.0
"""No room is quieter; a microphone that mutes itself between words would make it seem so."""
WORD_OVER_ROOM_DB, FILLER_OVER_ROOM_DB = 6.0, 10.0
"""A filled pause needs more: its event reaches into the silence beside it."""
_CORE_S, _CORE_S_A_LETTER = 0.2, 0.1
"""No word is longer than this before its end; Whisper stretches its front over silences."""
_QUIETEST = 1e-10


def frame_levels(sound: Samples) -> FrameLevels:
    """Give the level of each frame of the sound, shape (frames x 512,)."""
    power = np.mean(np.square(sound.reshape(-1, FRAME)), axis=1)
    return np.asarray(10 * np.log10(power + _QUIETEST), np.float32)


def presence(
    chance: Probabilities,
    levels: FrameLevels,
    words: Sequence[TimedWord],
    events: Sequence[Event],
    silent: Sequence[Span],
    duration_s: float,
) -> tuple[Span, ...]:
    """Give the stretches with a voice, in order and apart from each other; `silent` is as `Read` has it."""
    whole = int(duration_s / FRAME_S)  # what lies behind it is padding, quieter than any room
    unvoiced = levels[:whole][chance[:whole] < SPEECH]
    room = max(ROOM_LEAST_DBFS, np.percentile(unvoiced, ROOM_PERCENTILE) if unvoiced.size else ROOM_LEAST_DBFS)
    recognised = np.zeros(chance.size, bool)
    loud = [(_core(word), room + WORD_OVER_ROOM_DB) for word in words]
    sure = (event for event in events if event.strength >= CONFIRMED)
    loud += [(Span(event.start_s, event.end_s), room + FILLER_OVER_ROOM_DB) for event in sure]
    for span, least_dbfs in loud:
        part = slice(max(0, int(span.start_s / FRAME_S)), max(0, int(np.ceil(span.end_s / FRAME_S))))
        recognised[part] |= levels[part] > least_dbfs
    edges = np.flatnonzero(np.diff(np.pad(recognised.astype(np.int8), 1)))
    found = (Span(float(first * FRAME_S), float(end * FRAME_S)) for first, end in edges.reshape(-1, 2))
    return without(united([*voiced_spans(chance), *found], duration_s), silent)


def trimmed(events: Iterable[Event], speech: Sequence[Span]) -> list[Event]:
    """Take away what of each event lies in silence; one that lies there wholly stays as it is."""
    return [_trimmed(event, speech) for event in events]


def _trimmed(event: Event, speech: Sequence[Span]) -> Event:
    shared = [
        Span(max(event.start_s, span.start_s), min(event.end_s, span.end_s))
        for span in speech
        if span.start_s < event.end_s and span.end_s > event.start_s
    ]
    if not shared:
        return event
    return replace(event, start_s=shared[0].start_s, end_s=shared[-1].end_s)


def _core(word: TimedWord) -> Span:
    letters = sum(map(str.isalnum, word.text))
    return Span(max(word.start_s, word.end_s - _CORE_S - _CORE_S_A_LETTER * letters), word.end_s)
