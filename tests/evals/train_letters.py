"""Trains the letters of the word aligner: `python -m tests.evals.train_letters`.

`python packaging/make_words.py build/words` speaks first.

Each word of the synthetic voices has exact times, its letters have none: at first they share it evenly, then each
round lays them anew by the classifier of the round before. The classifier is linear discriminant analysis: numpy
alone, no chance involved.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from greenroom import resources
from greenroom.speech.letters import ANY, SYMBOLS, Letters, Matrix, best_path, symbols_of
from greenroom.speech.whisper import FRAME_S, Frames, Whisper
from tests.evals.corpus import Clip, load

VERSIONS = {"base": "letters-base-1", "tiny.en": "letters-tiny.en-1"}
ROUNDS = 5
SHRINK = 0.02
"""Of the mean variance, added to each, so that the covariance can be inverted well."""
DEFAULT_WORDS = Path("build") / "words"


@dataclass
class Spelt:
    """The frames of a clip, the symbol of each, and its words: first frame, frame behind the last, symbols."""

    frames: Frames
    labels: NDArray[np.int64]
    words: Sequence[tuple[int, int, list[int]]]


def spelt(clip: Clip, whisper: Whisper) -> Spelt:
    """Encode a clip and share each word evenly among its letters."""
    frames = whisper.encode(clip.sound()).frames
    labels = np.zeros(len(frames), np.int64)
    words = []
    for word in clip.words:
        first, end = round(word["start_s"] / FRAME_S), min(len(frames), round(word["end_s"] / FRAME_S))
        symbols = symbols_of(word["text"])
        if ANY in symbols or end - first < len(symbols):
            labels[first:end] = -1  # learnt from as nothing
            continue
        cuts = np.linspace(first, end, len(symbols) + 1).round().astype(int)
        for symbol, a, b in zip(symbols, cuts[:-1], cuts[1:], strict=True):
            labels[a:b] = symbol
        words.append((first, end, symbols))
    return Spelt(frames, labels, words)


def discriminant(frames: Matrix, labels: NDArray[np.int64], version: str) -> Letters:
    """Fit linear discriminant analysis: one mean a symbol, one covariance for all."""
    count = np.bincount(labels, minlength=len(SYMBOLS)).astype(float)
    means = np.stack([frames[labels == symbol].mean(axis=0) for symbol in range(len(SYMBOLS))])
    apart = frames - means[labels].astype(np.float32)
    covariance = (apart.T @ apart).astype(np.float64) / len(frames)
    covariance += SHRINK * np.trace(covariance) / len(covariance) * np.eye(len(covariance))
    weights = np.linalg.solve(covariance, means.T).T
    bias = -0.5 * np.sum(weights * means, axis=1)
    weights, bias, prior = (part.astype(np.float32) for part in (weights, bias, np.log(count / count.sum())))
    return Letters(weights, bias, prior, version)


def train(clips: Sequence[Spelt], version: str) -> Letters:
    """Learn, lay the letters anew, and learn again."""
    for _ in range(ROUNDS):
        found = fitted(clips, version)
        for clip in clips:
            scores = found.scores(clip.frames)
            for first, end, symbols in clip.words:
                path = best_path(scores[first:end][:, symbols], np.zeros(len(symbols), np.bool_))
                clip.labels[first:end] = np.array(symbols)[path]
    return fitted(clips, version)


def fitted(clips: Sequence[Spelt], version: str) -> Letters:
    frames, labels = np.vstack([c.frames for c in clips]), np.concatenate([c.labels for c in clips])
    return discriminant(frames[labels >= 0], labels[labels >= 0], version)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=Path, default=DEFAULT_WORDS, help="what make_words.py spoke")
    parser.add_argument("--models", type=Path, default=resources.models_home())
    parser.add_argument("--model", choices=list(VERSIONS), default="base")
    arguments = parser.parse_args()
    out = resources.model_data("letters", f"{arguments.model}.npz")
    whisper = Whisper(arguments.models / arguments.model, threads=2)
    clips = [spelt(clip, whisper) for clip in load(arguments.words) if clip.is_trained_on]
    found = train(clips, VERSIONS[arguments.model])
    half = {name: getattr(found, name).astype(np.float16) for name in ("weights", "prior")}
    np.savez(out, **half, bias=found.bias, version=np.array(found.version))
    print(f"{len(clips)} clips, {sum(len(clip.words) for clip in clips)} words: {out}")


if __name__ == "__main__":
    main()
