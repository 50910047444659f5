"""Whisper on CTranslate2: one encoding of a piece of sound, its words, their times and its encoder frames."""

import os
import zlib
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from greenroom.speech.prepared import prepared
from greenroom.speech.vocabulary import Vocabulary

FRAME_S = 0.02
"""One encoder frame."""
PADDING_S = 5.0
"""Zeros behind a piece: below 4 s Whisper begins to loop, more only costs time (docs/accuracy.md)."""
_WINDOW_S = 30.0
"""What Whisper was trained on."""
BIAS_S = 0.075
"""Whisper base gives word starts and ends too early by this much: measured on hand-set times."""
_KEPT_KERNELS = "8"
"""oneDNN, in CTranslate2, makes kernels for each length of sound; 1024 of them, its default, take 2 MB a piece."""
_CALLS = 2
"""One piece is decoded while the next is encoded; they share the weights."""
_BEAM = 5
"""Texts followed at once: Whisper's own beam, and stock faster-whisper's."""
_NO_REPEATS = 3
"""Tokens in a row that a text that must not loop has only once: the least that leaves "very, very" alone."""
_TOKENS_AT_REST, _TOKENS_PER_S = 20, 8  # nobody speaks faster; a bound for loops

Frames = NDArray[np.float32]
"""Encoder output, shape (frames, width), one frame each 20 ms."""


class Way(Enum):
    """How a text is looked for; none draws at random."""

    GREEDY = "greedy"
    BEAM = "beam"
    NO_REPEATS = "no repeats"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A piece after the encoder; `frames` covers the sound, not the zeros behind it."""

    storage: Any
    frames: Frames
    duration_s: float


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text tokens and how sure Whisper was: mean log probability of a token, chance of no speech at all."""

    tokens: tuple[int, ...]
    text: str
    logprob: float
    no_speech: float

    @property
    def compression(self) -> float:
        """Characters per compressed character: above 2.4 the text repeats itself (Whisper's own test)."""
        text = self.text.encode()
        return len(text) / len(zlib.compress(text))


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word as Whisper wrote it, seconds from the start of the piece, its probability and that of each token."""

    text: str
    start_s: float
    end_s: float
    probability: float


class Whisper:
    """One loaded model; two threads may call it at once (`_CALLS`)."""

    def __init__(self, folder: Path, threads: int, language: str = "en") -> None:
        """Load a model that was installed (files already checked), prepared; each call has `threads` threads."""
        os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", _KEPT_KERNELS)
        from faster_whisper import WhisperModel
        from faster_whisper.tokenizer import Tokenizer

        self._model = WhisperModel(
            str(prepared(folder)), device="cpu", compute_type="int8", cpu_threads=threads, num_workers=_CALLS
        )
        multilingual = self._model.model.is_multilingual
        self._tokenizer = Tokenizer(Vocabulary(folder), multilingual, "transcribe", language)
        self._folder = folder
        self.language = language

    def encode(self, sound: Samples) -> Encoded:
        """Encode a piece of at most 25 s, with 5 s of zeros behind it."""
        padded = np.pad(sound, (0, round(PADDING_S * HEARING_RATE_HZ)))
        features = self._model.feature_extractor(padded)[:, : round(_WINDOW_S * 100)]
        storage = self._model.encode(features)
        heard = -(-len(sound) // round(FRAME_S * HEARING_RATE_HZ))
        return Encoded(storage, np.asarray(storage)[0, :heard], len(sound) / HEARING_RATE_HZ)

    def decode(self, encoded: Encoded, context: tuple[int, ...] = (), way: Way = Way.GREEDY) -> Decoded:
        """Write down what was said; `context` are the tokens before.

        Timestamp tokens stay on, though times come from `align`: with them base loops half as often and hears
        more (docs/accuracy.md).
        """
        tokenizer = self._tokenizer
        prompt = [tokenizer.sot_prev, *context] if context else []
        prompt += tokenizer.sot_sequence
        longest = _TOKENS_AT_REST + round(_TOKENS_PER_S * encoded.duration_s)
        result = self._model.model.generate(
            encoded.storage,
            [prompt],
            beam_size=_BEAM if way is Way.BEAM else 1,
            no_repeat_ngram_size=_NO_REPEATS if way is Way.NO_REPEATS else 0,
            max_length=min(448, len(prompt) + longest),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_tokens=[-1],  # what the model itself names: nothing that nobody says
        )[0]
        tokens = tuple(token for token in result.sequences_ids[0] if token < tokenizer.eot)
        length = len(result.sequences_ids[0])
        logprob = result.scores[0] * length / (length + 1)
        return Decoded(tokens, tokenizer.decode(list(tokens)).strip(), logprob, result.no_speech_prob)

    def language_chance(self, encoded: Encoded) -> float | None:
        """Tell how likely the sound is in the language listened for, 0..1; None where the model knows only one."""
        if not self._model.model.is_multilingual:
            return None
        chances = dict(self._model.model.detect_language(encoded.storage)[0])
        return float(chances[f"<|{self.language}|>"])

    def align(self, encoded: Encoded, tokens: tuple[int, ...]) -> list[TimedWord]:
        """Find when each word was said (Whisper's cross-attention and dynamic time warping, less its bias)."""
        if not tokens:
            return []
        frames = round(encoded.duration_s * 100)
        found = self._model.find_alignment(self._tokenizer, [list(tokens)], encoded.storage, frames)[0]
        words: list[TimedWord] = []
        for part in found:
            text, end_s = part["word"], float(part["end"]) + BIAS_S
            spoken = any(letter.isalnum() or letter == "%" for letter in text)
            if words and not (spoken and text.startswith(" ")):  # "70" "%", "$200" ",000", "so" ",", "was" " ..."
                before = words[-1]
                words[-1] = replace(
                    before, text=before.text + text.strip(), end_s=end_s if spoken else before.end_s
                )
            elif text.strip():
                words.append(
                    TimedWord(text.strip(), float(part["start"]) + BIAS_S, end_s, float(part["probability"]))
                )
        return words

    def tokens(self, text: str) -> tuple[int, ...]:
        """Write text in Whisper's tokens; nothing in the program needs it, only learning from what was said."""
        return tuple(self._writer.encode(text, add_special_tokens=False).ids)

    @cached_property
    def _writer(self) -> Any:  # noqa: ANN401 - of the tokenizers library
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self._folder / "tokenizer.json"))
