"""Cuts sound into pieces of 6 to 13 s at silences, by samples and never by the clock.

The lengths come from trials on telephone speech, stories and monologues: docs/accuracy.md.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from greenroom.speech.voice import FRAME, SPEECH, Probabilities

_FRAMES_PER_S = 16_000 / FRAME
LEAST = round(6 * _FRAMES_PER_S)
"""A piece is not cut before it is this long: shorter ones cost words and time (docs/accuracy.md)."""
MOST = round(13 * _FRAMES_PER_S)
"""A piece is cut here even without a silence, so that little is left to do after the last word."""
SILENCE = round(0.5 * _FRAMES_PER_S)
"""A silence this long ends a piece."""
MARGIN = round(0.3 * _FRAMES_PER_S)
"""Kept before the first and after the last voiced frame."""
LIKELY = 0.25
"""Frames at least this likely to be speech lead into a piece or trail it.

Silero is unsure of first words on a telephone, and of last words in noise, in an echo and whispered. They belong
to it only beside sure ones; without these, dogs and chainsaws would be read (docs/accuracy.md).
"""
TAIL = round(2 * _FRAMES_PER_S)
"""Likely frames trail a piece no longer: a room that Silero is unsure of must end. 1 to 4 s were alike."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Frames of 512 samples, from `start` to one before `end`, with the chance of speech in each."""

    start: int
    end: int
    chance: Probabilities


class Cutter:
    """Takes the chance of speech, gives pieces; what is silent belongs to none."""

    def __init__(self) -> None:
        """Start at the first frame."""
        self._pending = np.empty(0, np.float32)
        self._start = 0  # frame number of the first pending one

    @property
    def kept_from(self) -> int:
        """The first frame that a later piece may still hold."""
        return self._start

    def hear(self, chance: Probabilities) -> Iterator[Piece]:
        """Take the next frames; give each piece that is complete."""
        self._pending = np.concatenate([self._pending, chance])
        while piece := self._next():
            yield piece

    def ending(self) -> Piece | None:
        """Give the next piece as it will be if no more is said; None until a margin of silence follows it."""
        length = self._length()
        if not 0 < length <= len(self._pending):
            return None
        return Piece(self._start, self._start + length, self._pending[:length])

    def finish(self) -> Iterator[Piece]:
        """Give what is left."""
        yield from self.hear(np.empty(0, np.float32))
        if length := self._length():
            yield self._take(min(len(self._pending), length))

    def _length(self) -> int:
        """Give how long the pending piece is with its margin, if no more is said; 0 where nothing was."""
        voiced = np.flatnonzero(self._pending >= SPEECH)
        if not voiced.size:
            return 0
        sure = int(voiced[-1])
        return _worth(sure, self._trailing_from(sure, len(self._pending))) + 1 + MARGIN

    def _next(self) -> Piece | None:
        voiced = np.flatnonzero(self._pending >= SPEECH)
        sure = int(voiced[0]) if voiced.size else len(self._pending)
        likely = self._leading_to(sure)
        if not voiced.size:
            self._drop(likely - MARGIN)
            return None
        lead = max(0, _worth(sure, likely) - MARGIN)
        self._drop(lead)
        voiced = voiced - lead
        for sure, following in itertools.pairwise([*voiced.tolist(), len(self._pending)]):
            if following - sure - 1 < SILENCE:
                continue
            trailing = self._trailing_from(sure, following)
            ripe = max(trailing + 1 + SILENCE, LEAST)
            if ripe > MOST:
                break
            if following >= ripe:
                return self._take(_worth(sure, trailing) + 1 + MARGIN)
        return self._take(self._forced_cut(voiced)) if len(self._pending) >= MOST else None

    def _leading_to(self, sure: int) -> int:
        """Find the first of the likely frames that lead to a sure one, or that one itself."""
        first = sure
        for frame in np.flatnonzero(self._pending[:sure] >= LIKELY)[::-1]:
            if first - frame - 1 > SILENCE or sure - frame > LEAST:
                break
            first = int(frame)
        return first

    def _trailing_from(self, sure: int, following: int) -> int:
        """Find the last of the likely frames that trail a sure one, or that one itself."""
        last = sure
        for frame in np.flatnonzero(self._pending[sure + 1 : following] >= LIKELY) + sure + 1:
            if frame - last - 1 >= SILENCE or frame - sure > TAIL:
                break
            last = int(frame)
        return last

    def _forced_cut(self, voiced: np.ndarray[tuple[int], np.dtype[np.int64]]) -> int:
        """Find the middle of the longest silence between the least and the most, or the least voiced frame."""
        within = self._pending[:MOST]
        inside = voiced[voiced < MOST]
        gaps = np.diff(inside) - 1
        middles = inside[:-1] + 1 + gaps // 2
        gaps = np.where(middles >= LEAST, gaps, 0)
        if gaps.size and gaps.max() > 0:
            return int(middles[gaps.argmax()])
        late = MOST - LEAST
        return late + int(np.argmin(within[late:]))

    def _take(self, length: int) -> Piece:
        piece = Piece(self._start, self._start + length, self._pending[:length])
        self._drop(length)
        return piece

    def _drop(self, count: int) -> None:
        count = max(0, count)
        self._pending = self._pending[count:]
        self._start += count


def _worth(sure: int, likely: int) -> int:
    """Give the likely frame beyond the sure one, where it lies beyond the margin and so is not heard anyway.

    A frame or two more only makes Whisper hear something else.
    """
    return likely if abs(likely - sure) > MARGIN else sure
