"""Trains the filled-pause probe: `python -m tests.evals.train_filled_pauses --data FOLDER --models FOLDER`.

The telephone fillers carry no times. Forced alignment of the reference text says roughly where each lies; within
that neighbourhood the probe of the round before picks the stretch it believes most, and the next round learns from
it. numpy alone, no chance involved: the same recordings give the same bytes.

Beside that output stands one for good microphones and long hesitations, learnt from synthetic voices whose times
are known (packaging/make_fillers.py). One output for both invented more with speakers never heard.
"""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from greenroom import resources
from greenroom.speech.filled_pauses import LEAST_S, NASAL_FRAMES, Probe
from greenroom.speech.voice import load_silero
from greenroom.speech.whisper import FRAME_S, Whisper
from tests.evals.corpus import DEFAULT_DATA, DEFAULT_SYNTHETIC, Clip, load
from tests.evals.examples import Example, Place, examples_of

VERSIONS = {"base": "base-3", "tiny.en": "tiny.en-1"}
ROUNDS = 4
L2 = 0.3
"""Weight of the penalty; with 0.1 and 0.03 more is invented with speakers never heard (docs/accuracy.md)."""
NASAL_L2 = 0.1
SYNTHETIC_SHARE = 0.3
"""Of what is no filler, synthetic voices have this share of the weight: being synthetic shall mean nothing."""
HANDICAP = 1.0
"""The synthetic output must be this much surer, in log odds: the counts over the folds are then what they were."""
EVERY = 4
"""Of the easy frames each fourth is learnt from; those near a filler or mistaken for one all are."""
NEAR_S = 1.0
INNER = 0.7
"""The middle part of a filler that is surely one."""
LONGEST_S = 0.9

Matrix = NDArray[np.float32]
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """A linear decision: features x weights + bias."""

    weights: Matrix
    bias: float

    def decide(self, features: Matrix) -> Vector:
        return np.asarray(features @ self.weights + self.bias, np.float64)


def logistic(
    features: Matrix, labels: Vector, penalty: float, weights: Vector | None = None, steps: int = 6
) -> Line:
    """Fit class-balanced L2 logistic regression by Newton's method; features (n, width), labels 0 or 1.

    `weights` (n,) say how much each counts within its class; all the same if not given.
    """
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    inputs = np.hstack([(features - mean) / spread, np.ones((len(features), 1), np.float32)])
    each = np.ones(len(labels)) if weights is None else weights
    weight = each * np.where(labels == 1, 0.5 / each[labels == 1].sum(), 0.5 / each[labels == 0].sum())
    ridge = np.append(np.full(features.shape[1], penalty), 1e-9)
    line = np.zeros(inputs.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-(inputs @ line)))
        slope = inputs.T @ (weight * (chance - labels)) + ridge * line
        bend = weight * np.maximum(chance * (1 - chance), 1e-6)
        curvature = ((inputs.T * bend.astype(np.float32)) @ inputs).astype(np.float64) + np.diag(ridge)
        line -= np.linalg.solve(curvature, slope)
    slopes = line[:-1] / spread
    return Line(slopes.astype(np.float32), float(line[-1] - mean @ slopes))


def believed(decisions: Vector, first: int, end: int) -> tuple[int, int]:
    """Find the run of frames within [first, end) with the largest sum of decisions, of a filler's length."""
    sums = np.concatenate([[0.0], np.cumsum(decisions[first:end])])
    best, found = -np.inf, (first, first)
    for length in range(round(LEAST_S / FRAME_S), min(round(LONGEST_S / FRAME_S), end - first) + 1):
        totals = sums[length:] - sums[:-length]
        at = int(totals.argmax())
        if totals[at] > best:
            best, found = float(totals[at]), (first + at, first + at + length)
    return found


def stretch(example: Example, place: Place, line: Line | None) -> tuple[int, int]:
    """Tell which frames of an example to take for a filler, its inner part only."""
    if place.is_timed or line is None:
        first, end = np.searchsorted(example.times_s, [place.start_s, place.end_s])
    else:
        around = np.searchsorted(example.times_s, [place.first_s, place.last_s])
        first, end = believed(line.decide(example.frames), int(around[0]), int(around[1]))
    margin = int((end - first) * (1 - INNER) / 2)
    return int(first) + margin, int(end) - margin


def labelled(example: Example, line: Line | None) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell which frames are fillers and which are other sound worth learning from."""
    times = example.times_s
    filler, unclear, near = (np.zeros(len(times), bool) for _ in range(3))
    for place in example.places:
        unclear |= (times > place.first_s) & (times < place.last_s)
        near |= (times > place.first_s - NEAR_S) & (times < place.last_s + NEAR_S)
        first, end = stretch(example, place, line)
        filler[first:end] = True
    mistaken = line.decide(example.frames) > 0 if line else np.zeros(len(times), bool)
    each = np.arange(len(times)) % EVERY == 0
    return filler, ~unclear & ~filler & (near | mistaken | each)


def train(examples: Sequence[Example], synthetic: Sequence[Example] | Line, version: str) -> Probe:
    """Train the outputs of the probe: real fillers, synthetic ones (unless that output is given), nasal."""
    line = train_filler(examples, None)
    for _ in range(ROUNDS - 1):
        line = train_filler(examples, line)
    spoken = synthetic if isinstance(synthetic, Line) else train_synthetic(examples, synthetic, line)
    lines = [line, spoken, train_nasal(examples, line)]
    weights = np.stack([each.weights for each in lines])
    return Probe(weights, np.array([each.bias for each in lines], np.float32), version)


def stacked(examples: Iterable[Example], line: Line | None) -> tuple[Matrix, Matrix]:
    """Give the frames of fillers and those of other sound, placed as `line` believes."""
    parts = [(example.frames, *labelled(example, line)) for example in examples]
    fillers = np.vstack([frames[filler] for frames, filler, _ in parts])
    return fillers, np.vstack([frames[other] for frames, _, other in parts])


def train_filler(examples: Iterable[Example], before: Line | None) -> Line:
    """Learn fillers from everything else, placed as the round before believes."""
    fillers, others = stacked(examples, before)
    labels = np.concatenate([np.ones(len(fillers)), np.zeros(len(others))])
    return logistic(np.vstack([fillers, others]), labels, L2)


def train_synthetic(real: Iterable[Example], synthetic: Iterable[Example], line: Line) -> Line:
    """Learn the synthetic fillers from everything else, real and synthetic."""
    _, real_others = stacked(real, line)
    fillers, others = stacked(synthetic, line)
    sizes = len(fillers), len(real_others), len(others)
    labels = np.repeat([1.0, 0.0, 0.0], sizes)
    weights = np.repeat([1.0, (1 - SYNTHETIC_SHARE) / sizes[1], SYNTHETIC_SHARE / sizes[2]], sizes)
    found = logistic(np.vstack([fillers, real_others, others]), labels, L2, weights)
    return Line(found.weights, found.bias - HANDICAP)


def train_nasal(examples: Iterable[Example], line: Line) -> Line:
    """Learn "um" from "uh" on the last frames of each filler."""
    ends, labels = [], []
    for example in examples:
        for place in example.places:
            first, end = stretch(example, place, line)
            last = example.frames[max(first, end - NASAL_FRAMES) : end]
            ends.append(last)
            labels.append(np.full(len(last), float(place.is_nasal)))
    return logistic(np.vstack(ends), np.concatenate(labels), NASAL_L2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--synthetic", type=Path, default=DEFAULT_SYNTHETIC, help="what make_fillers.py spoke")
    parser.add_argument("--models", type=Path, default=resources.models_home())
    parser.add_argument("--model", choices=list(VERSIONS), default="base")
    arguments = parser.parse_args()
    out = resources.model_data("filled_pauses", f"{arguments.model}.npz")
    whisper, silero = Whisper(arguments.models / arguments.model, threads=2), load_silero()

    def learnt_from(folder: Path) -> tuple[list[Clip], list[Example]]:
        clips = [clip for clip in load(folder) if clip.is_trained_on]
        return clips, [example for clip in clips for example in examples_of(clip, whisper, silero)]

    clips, examples = learnt_from(arguments.data)
    spoken, synthetic = learnt_from(arguments.synthetic)
    probe = train(examples, synthetic, VERSIONS[arguments.model])
    np.savez(out, weights=probe.weights, bias=probe.bias, version=np.array(probe.version))
    places = [sum(len(example.places) for example in each) for each in (examples, synthetic)]
    print(f"{len(clips)} clips, {places[0]} places of fillers; {len(spoken)} synthetic, {places[1]}: {out}")


if __name__ == "__main__":
    main()
