"""The one way from samples to words, for the microphone and for files; knows nothing of clocks or threads."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from greenroom.domain.heard import Heard
from greenroom.domain.transcript import Span, Transcript
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from greenroom.speech.cutting import Cutter, Piece
from greenroom.speech.filled_pauses import Event
from greenroom.speech.level import LevelMeter
from greenroom.speech.pitch import PitchMeter
from greenroom.speech.placing import place
from greenroom.speech.presence import frame_levels, presence, trimmed
from greenroom.speech.reading import Read, Reader
from greenroom.speech.voice import FRAME, FRAME_S, SileroVoice
from greenroom.speech.whisper import Decoded, Encoded, TimedWord

BLOCK = 16 * FRAME
"""Sound is looked at in blocks of this many samples, however it comes in: results cannot depend on that."""
_AHEAD = 3
"""So many pieces may be under way at once: one is decoded while others are encoded and timed, on a core each."""
_PITCH_BEHIND = 50
"""So many of the sounds fed may wait for their pitch: a file is read faster than it is heard."""
_EARLY_STEP = round(1.5 / FRAME_S)
"""A piece that went on is read early again after so many frames: short phrases must not fill a core."""
_NOTHING = Read()


@dataclass(slots=True)
class _UnderWay:
    """A piece that is encoded, and is or will be decoded; `read` once its words have their times."""

    piece: Piece
    encoded: Encoded
    decoding: Future[Decoded | None]
    read: Read | None = None

    def is_of(self, piece: Piece) -> bool:
        return (self.piece.start, self.piece.end) == (piece.start, piece.end)


class Ear:
    """Hears one recording piece after piece: encodes and times in the caller's thread, decodes in one of its own.

    A third thread hears the pitch. `finish` ends both; who stops before calls `close`. An ear that reads early
    reads a piece as soon as the voice falls silent: then it can tell the words, and where the piece ends there
    indeed, nothing is left to do.
    """

    def __init__(
        self, voice: SileroVoice, reader: Reader, pitch: PitchMeter, *, reads_early: bool = False
    ) -> None:
        """Take what tells speech from silence, what reads a piece, and what hears the pitch."""
        self._voice = voice
        self._reader = reader
        self._pitch = pitch
        self._cutter = Cutter()
        self._line = ThreadPoolExecutor(1, "decoding")
        self._pitch_line = ThreadPoolExecutor(1, "pitch")
        self._pitched: deque[Future[None]] = deque()
        self._under_way: deque[_UnderWay] = deque()
        self._reads_early = reads_early
        self._early: _UnderWay | None = None  # not known yet to end there
        self._words: list[TimedWord] = []
        self._rough: list[TimedWord] = []
        self._events: list[Event] = []
        self._silent: list[Span] = []
        self._level = LevelMeter()
        self._chance: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = []
        self._levels: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = []
        self._rest = np.empty(0, np.float32)
        self._sound = np.empty(0, np.float32)  # from the cutter's first pending frame on
        self._samples = self._dropped = 0
        self._read_to = 0  # the frame behind the last piece read

    def feed(self, samples: Samples) -> Iterator[None]:
        """Take the next sound at 16 kHz; stops where more was read, so that the caller may cancel or tell it.

        The samples are looked at later too: they must not change.
        """
        self._level.feed(samples)
        self._pitched.append(self._pitch_line.submit(self._pitch.feed, samples))
        self._await_pitch(_PITCH_BEHIND)
        self._samples += samples.size
        self._rest = np.concatenate([self._rest, samples])
        while self._rest.size >= BLOCK:
            block, self._rest = self._rest[:BLOCK], self._rest[BLOCK:]
            yield from self._look_at(block)
        yield from self._take_in(_AHEAD)
        if (early := self._early) is not None and early.read is None and early.decoding.done():
            early.read = self._read(early)
            yield

    def finish(self) -> Iterator[None]:
        """Read what is left; `heard` tells everything afterwards."""
        if self._rest.size:
            yield from self._look_at(np.pad(self._rest, (0, BLOCK - self._rest.size)))
            self._rest = np.empty(0, np.float32)
        for piece in self._cutter.finish():
            self._begin(piece)
        self._pitched.append(self._pitch_line.submit(self._pitch.finish))
        yield from self._take_in(0)
        self._await_pitch(0)
        self.close()

    def close(self) -> None:
        """Leave what was not decoded yet, and wait for what is being decoded; harmless when done twice."""
        self._line.shutdown(cancel_futures=True)
        self._pitch_line.shutdown(cancel_futures=True)

    def heard(self) -> Heard:
        """Put together the whole, once it is finished."""
        transcript = self._transcript(self._samples / HEARING_RATE_HZ, None)
        _language, model, weights = self._reader.names
        level, pitch = self._level.track(), self._pitch.track()
        return Heard(transcript, level, model, weights, pitch, self._reader.language_chance)

    def so_far(self) -> Transcript:
        """Put together what was read so far: it ends where the last piece ends, and so says nothing of later."""
        early = self._early
        if early is None or early.read is None:
            return self._transcript(self._read_to * FRAME_S, self._read_to)
        return self._transcript(early.piece.end * FRAME_S, early.piece.end, early.read)

    def _transcript(self, duration_s: float, frames: int | None, early: Read = _NOTHING) -> Transcript:
        chance = np.concatenate(self._chance)[:frames] if self._chance else np.empty(0, np.float32)
        levels = np.concatenate(self._levels)[:frames] if self._levels else np.empty(0, np.float32)
        events = [*self._events, *early.events]
        silent = [*self._silent, *early.silent]
        speech = presence(chance, levels, [*self._rough, *early.rough], events, silent, duration_s)
        words = [*self._words, *early.words]
        placed, filled_pauses = place(words, trimmed(events, speech), speech, duration_s)
        return Transcript(placed, filled_pauses, speech, duration_s, self._reader.names[0])

    def _look_at(self, block: Samples) -> Iterator[None]:
        chance = self._voice.probabilities(block)
        self._chance.append(chance)
        self._levels.append(frame_levels(block))
        self._sound = np.concatenate([self._sound, block])
        for piece in self._cutter.hear(chance):
            yield from self._take_in(_AHEAD - 1)
            self._begin(piece)
        self._forget(self._cutter.kept_from)
        if self._reads_early:
            self._begin_early()

    def _begin(self, piece: Piece) -> None:
        early, self._early = self._early, None
        begun = early if early is not None and early.is_of(piece) else self._start(piece)
        self._under_way.append(begun)
        self._line.submit(lambda: self._reader.keep(begun.decoding.result()))

    def _begin_early(self) -> None:
        """Read what may be a piece, if nothing else is under way and it says enough more than when last read."""
        piece, before = self._cutter.ending(), self._early
        if piece is None or self._under_way or (before is not None and not before.decoding.done()):
            return
        if before is None or piece.end - before.piece.end >= _EARLY_STEP:
            self._early = self._start(piece)

    def _start(self, piece: Piece) -> _UnderWay:
        """Encode a piece, and have it decoded once those before it are."""
        offset = self._dropped
        sound = self._sound[(piece.start - offset) * FRAME : (piece.end - offset) * FRAME]
        encoded = self._reader.encode(sound)
        return _UnderWay(piece, encoded, self._line.submit(self._reader.decode, piece, encoded))

    def _read(self, begun: _UnderWay) -> Read:
        return begun.read or self._reader.time(begun.piece, begun.encoded, begun.decoding.result())

    def _take_in(self, most: int) -> Iterator[None]:
        """Take in what was decoded by now; while more than `most` pieces are under way, wait for the first."""
        while self._under_way and (len(self._under_way) > most or self._under_way[0].decoding.done()):
            begun = self._under_way.popleft()
            read = self._read(begun)
            if begun.decoding.result() is not None:
                self._reader.tell_language(begun.encoded)
            self._words += read.words
            self._rough += read.rough
            self._events += read.events
            self._silent += read.silent
            self._read_to = begun.piece.end
            yield

    def _await_pitch(self, most: int) -> None:
        """Wait until the pitch of all but the last `most` sounds is heard; raises what went wrong there."""
        while self._pitched and (len(self._pitched) > most or self._pitched[0].done()):
            self._pitched.popleft().result()

    def _forget(self, frame: int) -> None:
        self._sound = self._sound[(frame - self._dropped) * FRAME :]
        self._dropped = frame
