"""When each word was said: its letters are laid along Whisper's own encoder frames by the best path (Viterbi).

A small linear classifier, trained here on synthetic voices whose word times are exact, tells how well a letter or
silence fits each frame of 20 ms. English letters say little about a sound, but enough to find where words meet:
Whisper's cross-attention is off by three times as much (docs/accuracy.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_lowercase

import numpy as np
from numpy.typing import NDArray

from greenroom.domain.transcript import Span
from greenroom.speech.whisper import FRAME_S, Frames, TimedWord

SYMBOLS = " " + ascii_lowercase
"""Silence, then the letters: the rows of the classifier."""
ANY = len(SYMBOLS)
"""A sound whose letters are not known: those of a digit, or of another alphabet."""
_ANY_COSTS = 2.0
_SOUNDS_A_DIGIT = 3
_NEVER = -1e9
SILENT_BY, LEAST_SILENT = 2.0, 5
"""Silence fits a frame better than any letter by more than this, in as many frames in a row (0.1 s). Bounds of -1
to 3 and of 0.04 to 0.16 s were alike (docs/accuracy.md)."""
FAR_S, FAR_COSTS = 0.4, 8.0
"""Cross-attention is seldom further off: beyond, a frame costs as much as a wrong letter (docs/accuracy.md)."""

Matrix = NDArray[np.float32]
Scores = NDArray[np.float32]
"""How well each symbol fits each frame: log likelihood up to a constant of the frame; (frames, symbols + 1)."""
Sounds = NDArray[np.bool_]
"""Whether anything is heard in each frame but silence, a breath or a noise, shape (frames,)."""
Indices = NDArray[np.int64]


def symbols_of(word: str) -> list[int]:
    """Give the symbols a word is spelt with, at least one."""
    spelt: list[int] = []
    for letter in word.lower():
        if letter in ascii_lowercase:
            spelt.append(SYMBOLS.index(letter))
        elif letter.isdigit():
            spelt += [ANY] * _SOUNDS_A_DIGIT
        elif letter.isalpha():
            spelt.append(ANY)
    return spelt or [ANY]


@dataclass(frozen=True)
class Letters:
    """The classifier: log odds of each symbol in a frame, and how common each was where it learnt.

    `weights` (symbols, width), `bias` (symbols,), `prior` (symbols,) as logarithms.
    """

    weights: Matrix
    bias: NDArray[np.float32]
    prior: NDArray[np.float32]
    version: str

    @classmethod
    def load(cls, path: Path) -> "Letters":
        """Read the weights."""
        with np.load(path, allow_pickle=False) as file:
            weights, bias, prior = (file[name].astype(np.float32) for name in ("weights", "bias", "prior"))
            return cls(weights, bias, prior, str(file["version"]))

    def scores(self, frames: Frames) -> Scores:
        """Tell how well each symbol fits each frame; the last column is for any letter."""
        chance = frames @ self.weights.T + self.bias + self.prior
        chance -= np.logaddexp.reduce(chance, axis=1, keepdims=True)
        fits = chance - self.prior
        unknown = fits[:, 1:].max(axis=1, keepdims=True) - _ANY_COSTS
        return np.hstack([fits, unknown]).astype(np.float32)


def laid(scores: Scores, words: Sequence[TimedWord], taken: Sequence[tuple[float, float]] = ()) -> list[TimedWord]:
    """Give the words of a piece new times: the best path through their letters, with silence where it fits.

    The times they have say roughly where. `taken` are stretches in seconds that belong to no word. Where there are
    more letters than frames the words stay as they are.
    """
    if not words:
        return []
    line = _line([symbols_of(word.text) for word in words])
    if np.count_nonzero(line.owner >= 0) > len(scores):
        return list(words)
    scores = scores.copy()
    for start_s, end_s in taken:
        stretch = slice(round(start_s / FRAME_S), round(end_s / FRAME_S))
        scores[stretch, 0] = scores[stretch].max(axis=1, initial=_NEVER)
    fits = scores[:, line.symbols]
    times_s = np.arange(len(scores)) * FRAME_S
    for place, word in enumerate(words):
        far = (times_s < word.start_s - FAR_S) | (times_s > word.end_s + FAR_S)
        fits[np.ix_(far, line.owner == place)] -= FAR_COSTS
    owner = line.owner[best_path(fits, line.owner < 0)]
    firsts, ends = _edges(owner, len(words))
    return [
        replace(word, start_s=float(first * FRAME_S), end_s=float(end * FRAME_S))
        for word, first, end in zip(words, firsts, ends, strict=True)
    ]


def sounding(scores: Scores) -> Sounds:
    """Tell which frames sound like a letter, or not clearly enough like silence."""
    letters = scores[:, 1:ANY].max(axis=1, initial=_NEVER)
    sounds: Sounds = scores[:, 0] - letters <= SILENT_BY
    return sounds


def first_sound(sounds: Sounds, start_s: float, end_s: float) -> float:
    """Give the first moment of a stretch that sounds, its start where none does."""
    heard = np.flatnonzero(sounds[round(start_s / FRAME_S) : round(end_s / FRAME_S)])
    return start_s + float(heard[0] * FRAME_S) if heard.size else start_s


def silences(sounds: Sounds, taken: Iterable[tuple[float, float]]) -> list[Span]:
    """Find the stretches, in seconds, that do not sound and that no word or filled pause has taken."""
    silent = ~sounds
    for start_s, end_s in taken:
        silent[round(start_s / FRAME_S) : round(end_s / FRAME_S)] = False
    edges = np.flatnonzero(np.diff(np.pad(silent.astype(np.int8), 1))).reshape(-1, 2)
    return [
        Span(float(first * FRAME_S), float(end * FRAME_S)) for first, end in edges if end - first >= LEAST_SILENT
    ]


@dataclass(frozen=True, slots=True)
class _Line:
    """The symbols in the order in which they come, and the word each belongs to; -1 is silence."""

    symbols: Indices
    owner: Indices


def _line(spelt: Sequence[Sequence[int]]) -> _Line:
    symbols, owner = [0], [-1]
    for place, word in enumerate(spelt):
        symbols += [*word, 0]
        owner += [place] * len(word) + [-1]
    return _Line(np.array(symbols), np.array(owner))


def best_path(fits: Scores, may_be_left_out: NDArray[np.bool_]) -> Indices:
    """Find for each frame the state of the path that fits best, from the first state to the last.

    `fits` (frames, states); each state holds one frame or more, those that may be left out any number. The path
    may begin behind a first such state and end before a last one.
    """
    frames, states = fits.shape
    best = np.full(states, _NEVER)
    best[: 1 + may_be_left_out[0]] = fits[0, : 1 + may_be_left_out[0]]
    may_skip_to = np.append([False, False], may_be_left_out[1:-1])[:states]
    steps = np.zeros((frames, states), np.int8)
    moves = np.full((3, states), _NEVER)
    for frame in range(1, frames):
        moves[0] = best
        moves[1, 1:] = best[:-1]
        moves[2, 2:] = np.where(may_skip_to[2:], best[:-2], _NEVER)
        steps[frame] = moves.argmax(axis=0)
        best = moves.max(axis=0) + fits[frame]
    state = states - 1
    if may_be_left_out[-1] and states > 1 and best[-2] > best[-1]:
        state -= 1
    path = np.empty(frames, np.int64)
    for frame in range(frames - 1, -1, -1):
        path[frame] = state
        state -= int(steps[frame, state])
    return path


def _edges(owner: Indices, words: int) -> tuple[Indices, Indices]:
    """Give the first frame of each word and the one behind its last."""
    each = np.arange(words)
    spoken = np.flatnonzero(owner >= 0)
    whose = owner[spoken]
    return spoken[np.searchsorted(whose, each)], spoken[np.searchsorted(whose, each, side="right") - 1] + 1
