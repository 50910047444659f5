"""Reads one piece of sound: words, filled-pause events, and whether it holds speech at all."""

from dataclasses import replace

from greenroom.practice.ports import Samples
from greenroom.speech.cutting import Piece
from greenroom.speech.filled_pauses import Event, Probe, events
from greenroom.speech.trust import is_loop, is_speech, is_unsure
from greenroom.speech.voice import FRAME_S
from greenroom.speech.whisper import WINDOW_S, Decoded, Encoded, TimedWord, Whisper

_CONTEXT_TOKENS = 60


class Reader:
    """Reads the pieces of one recording in order; each is given the words before it as context."""

    def __init__(self, whisper: Whisper, probe: Probe | None, model: str) -> None:
        """Take the loaded models; without a probe only filled pauses that Whisper writes are found."""
        self._whisper = whisper
        self._probe = probe
        self._context: tuple[int, ...] = ()
        self.words: list[TimedWord] = []
        self.events: list[Event] = []
        self.names = (whisper.language, model, probe.version if probe else "none")

    def read(self, sound: Samples, piece: Piece) -> None:
        """Add the words and events of a piece, in seconds of the recording."""
        encoded = self._whisper.encode(sound)
        decoded = self._decode(sound, encoded)
        if not is_speech(decoded, piece.chance):
            self._context = ()
            return
        at = piece.start * FRAME_S
        self.words += [
            replace(word, start_s=word.start_s + at, end_s=word.end_s + at)
            for word in self._whisper.align(encoded, decoded.tokens)
        ]
        if self._probe:
            found = events(self._probe.decide(encoded.frames))
            self.events += [replace(event, start_s=event.start_s + at, end_s=event.end_s + at) for event in found]
        self._context = (self._context + decoded.tokens)[-_CONTEXT_TOKENS:]

    def _decode(self, sound: Samples, encoded: Encoded) -> Decoded:
        """Decode greedily; where that is doubtful, once more in a window of 30 s, as Whisper was trained."""
        plain = self._whisper.decode(encoded, self._context)
        if not (is_loop(plain, encoded.duration_s) or is_unsure(plain)):
            return plain
        second = self._whisper.decode(self._whisper.encode(sound, WINDOW_S), self._context)
        sound_ones = [one for one in (plain, second) if not is_loop(one, encoded.duration_s)]
        return max(sound_ones or [second], key=lambda one: one.logprob)
