"""The one way from samples to words, for the microphone and for files; knows nothing of clocks or threads."""

from collections.abc import Iterator

import numpy as np

from greenroom.domain.heard import Heard
from greenroom.domain.transcript import Transcript
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from greenroom.speech.cutting import Cutter, Piece
from greenroom.speech.level import LevelMeter
from greenroom.speech.pitch import PitchMeter
from greenroom.speech.placing import place
from greenroom.speech.presence import frame_levels, presence, trimmed
from greenroom.speech.reading import Reader
from greenroom.speech.voice import FRAME, FRAME_S, SileroVoice

BLOCK = 16 * FRAME
"""Sound is looked at in blocks of this many samples, however it comes in: results cannot depend on that."""


class Ear:
    """Hears one recording."""

    def __init__(self, voice: SileroVoice, reader: Reader, pitch: PitchMeter) -> None:
        """Take what tells speech from silence, what reads a piece, and what hears the pitch."""
        self._voice = voice
        self._reader = reader
        self._pitch = pitch
        self._cutter = Cutter()
        self._level = LevelMeter()
        self._chance: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = []
        self._levels: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = []
        self._rest = np.empty(0, np.float32)
        self._sound = np.empty(0, np.float32)  # from the cutter's first pending frame on
        self._samples = self._dropped = 0
        self._read_to = 0  # the frame behind the last piece

    def feed(self, samples: Samples) -> Iterator[None]:
        """Take the next sound at 16 kHz; stops after each piece read, so that the caller may cancel."""
        self._level.feed(samples)
        self._pitch.feed(samples)
        self._samples += samples.size
        self._rest = np.concatenate([self._rest, samples])
        while self._rest.size >= BLOCK:
            block, self._rest = self._rest[:BLOCK], self._rest[BLOCK:]
            yield from self._look_at(block)

    def finish(self) -> Iterator[None]:
        """Read what is left; `heard` tells everything afterwards."""
        if self._rest.size:
            yield from self._look_at(np.pad(self._rest, (0, BLOCK - self._rest.size)))
            self._rest = np.empty(0, np.float32)
        self._pitch.finish()
        for piece in self._cutter.finish():
            self._read(piece)
            yield

    def heard(self) -> Heard:
        """Put together the whole, once it is finished."""
        transcript = self._transcript(self._samples / HEARING_RATE_HZ, None)
        _language, model, weights = self._reader.names
        level, pitch = self._level.track(), self._pitch.track()
        return Heard(transcript, level, model, weights, pitch, self._reader.language_chance)

    def so_far(self) -> Transcript:
        """Put together what was read so far: it ends where the last piece ends, and so says nothing of later."""
        return self._transcript(self._read_to * FRAME_S, self._read_to)

    def _transcript(self, duration_s: float, frames: int | None) -> Transcript:
        chance = np.concatenate(self._chance)[:frames] if self._chance else np.empty(0, np.float32)
        levels = np.concatenate(self._levels)[:frames] if self._levels else np.empty(0, np.float32)
        words, events = self._reader.words, self._reader.events
        speech = presence(chance, levels, self._reader.rough, events, duration_s)
        placed, filled_pauses = place(words, trimmed(events, speech), speech, duration_s)
        return Transcript(placed, filled_pauses, speech, duration_s, self._reader.names[0])

    def _look_at(self, block: Samples) -> Iterator[None]:
        chance = self._voice.probabilities(block)
        self._chance.append(chance)
        self._levels.append(frame_levels(block))
        self._sound = np.concatenate([self._sound, block])
        for piece in self._cutter.hear(chance):
            self._read(piece)
            yield
        self._forget(self._cutter.kept_from)

    def _read(self, piece: Piece) -> None:
        offset = self._dropped
        self._reader.read(self._sound[(piece.start - offset) * FRAME : (piece.end - offset) * FRAME], piece)
        self._read_to = piece.end

    def _forget(self, frame: int) -> None:
        self._sound = self._sound[(frame - self._dropped) * FRAME :]
        self._dropped = frame
