"""Reads one piece of sound: words, filled-pause events, and whether it holds speech at all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from greenroom.domain.transcript import Span
from greenroom.practice.ports import Samples
from greenroom.speech.cutting import Piece
from greenroom.speech.filled_pauses import CONFIRMED, LEAST_S, Event, Probe, events
from greenroom.speech.letters import Letters, Scores, Sounds, first_sound, laid, silences, sounding
from greenroom.speech.placing import doubted, is_same, is_written
from greenroom.speech.trust import is_loop, is_speech, is_unsure
from greenroom.speech.voice import FRAME_S
from greenroom.speech.whisper import Decoded, Encoded, TimedWord, Way, Whisper

_CONTEXT_TOKENS = 60
LANGUAGE_LEAST_S, LANGUAGE_MOST_S = 8.0, 30.0
"""In less speech a strong accent is easily taken for another language; more only costs time."""
LANGUAGE_PIECE_S = 3.0
"""A shorter piece says little: the last 1.7 s of French were seven times as likely English as the rest."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was heard in a piece, in seconds of the recording; nothing where nobody spoke."""

    words: tuple[TimedWord, ...] = ()
    rough: tuple[TimedWord, ...] = ()
    """The same words at Whisper's own times: letters reach over sounds that nobody wrote down."""
    events: tuple[Event, ...] = ()
    silent: tuple[Span, ...] = ()
    """Where the letters say silence: breaths and noises that voice activity may take for a voice."""


class Reader:
    """Reads the pieces of one recording in order; each is given the words before it as context.

    Encoding and timing need nothing of other pieces, decoding needs the words before: one thread may decode while
    another encodes and times. What is decoded counts for the pieces after it only once it is kept.
    """

    def __init__(self, whisper: Whisper, probe: Probe | None, letters: Letters | None, model: str) -> None:
        """Take the loaded models; without ours Whisper's own filled pauses and word times have to do."""
        self._whisper = whisper
        self._probe = probe
        self._letters = letters
        self._context: tuple[int, ...] = ()
        self._languages: list[tuple[float, float]] = []  # seconds heard, chance of the language listened for
        ours = [weights.version for weights in (probe, letters) if weights]
        self.names = (whisper.language, model, ", ".join(ours) or "none")

    def encode(self, sound: Samples) -> Encoded:
        return self._whisper.encode(sound)

    def decode(self, piece: Piece, encoded: Encoded) -> Decoded | None:
        """Give what is said after the words kept so far; None where nobody spoke."""
        decoded = self._decode(encoded)
        return decoded if is_speech(decoded, piece.chance) else None

    def keep(self, decoded: Decoded | None) -> None:
        """Let this be the words before the next piece."""
        self._context = (self._context + decoded.tokens)[-_CONTEXT_TOKENS:] if decoded else ()

    def time(self, piece: Piece, encoded: Encoded, decoded: Decoded | None) -> Read:
        """Find when each word and each filled pause was said."""
        if decoded is None:
            return Read()
        found = events(self._probe.decide(encoded.frames)) if self._probe else []
        rough = self._whisper.align(encoded, decoded.tokens)
        words, silent = rough, list[Span]()
        if self._letters:
            scores = self._letters.scores(encoded.frames)
            sounds = sounding(scores)
            found = [_begun(event, sounds) for event in found]
            words = _timed(scores, rough, found)
            taken = [(word.start_s, word.end_s) for word in words]
            silent = silences(sounds, taken + [(event.start_s, event.end_s) for event in found])
        at = piece.start * FRAME_S
        return Read(_later(words, at), _later(rough, at), _later(found, at), _later(silent, at))

    def tell_language(self, encoded: Encoded) -> None:
        """Ask of a piece with speech which language it is in, as long as too little was asked."""
        asked_s = sum(duration_s for duration_s, _ in self._languages)
        if encoded.duration_s >= LANGUAGE_PIECE_S and asked_s < LANGUAGE_MOST_S:
            chance = self._whisper.language_chance(encoded)
            self._languages += [(encoded.duration_s, chance)] if chance is not None else []

    @property
    def language_chance(self) -> float | None:
        """How likely it is the language listened for, 0..1; None before 8 s or where the model cannot tell."""
        heard_s = sum(duration_s for duration_s, _ in self._languages)
        if heard_s < LANGUAGE_LEAST_S:
            return None
        return sum(duration_s * chance for duration_s, chance in self._languages) / heard_s

    def _decode(self, encoded: Encoded) -> Decoded:
        """Decode greedily; where that is doubtful, once more.

        A loop mostly comes of the words before, so the same encoding is decoded without them; unsure words, and
        loops that stay, with a beam. Where every text loops, no three tokens may come twice (docs/accuracy.md).
        """
        duration_s = encoded.duration_s
        context = self._context
        tries = [self._whisper.decode(encoded, context)]
        if context and is_loop(tries[0], duration_s):
            context = ()
            tries.append(self._whisper.decode(encoded))
        if is_loop(tries[-1], duration_s) or is_unsure(tries[-1]):
            tries.append(self._whisper.decode(encoded, context, Way.BEAM))
        without_loops = [one for one in tries if not is_loop(one, duration_s)]
        if not without_loops:
            return self._whisper.decode(encoded, (), Way.NO_REPEATS)
        return max(without_loops, key=lambda one: one.logprob)


def _timed(scores: Scores, words: list[TimedWord], found: list[Event]) -> list[TimedWord]:
    """Lay the words along the frames, then again without those of filled pauses, which keep their times."""
    written = [word for word in words if is_written(word.text)]
    spoken = [word for word in words if not is_written(word.text)]
    first = laid(scores, spoken)
    heard = [
        event
        for event in doubted(found, first)
        if event.strength >= CONFIRMED or any(is_same(word, event) for word in written)
    ]
    unheard = [word for word in written if not any(is_same(word, event) for event in heard)]
    taken = [(event.start_s, event.end_s) for event in heard] + [(w.start_s, w.end_s) for w in unheard]
    placed = iter(laid(scores, spoken, taken) if taken else first)
    return [word if is_written(word.text) else next(placed) for word in words]


def _begun(event: Event, sounds: Sounds) -> Event:
    """Let a filled pause begin where it sounds: the probe often knows of it 0.1 to 0.3 s before."""
    return replace(event, start_s=min(first_sound(sounds, event.start_s, event.end_s), event.end_s - LEAST_S))


_Timed = TypeVar("_Timed", TimedWord, Event, Span)


def _later(stretches: Iterable[_Timed], by_s: float) -> tuple[_Timed, ...]:
    return tuple(replace(one, start_s=one.start_s + by_s, end_s=one.end_s + by_s) for one in stretches)
