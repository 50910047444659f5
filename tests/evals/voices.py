"""How often two voices are told, and one is taken for two: `python -m tests.evals.voices --data FOLDER`.

One person's clips one after another, where there are many in many orders; any two people in turns of 3 to 10 s.
Pitch knows nothing of the sound beside it, so that joined tracks are those of joined recordings.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from greenroom.analysis.voices import two_voices
from greenroom.domain.sound import PitchTrack
from greenroom.domain.transcript import Span
from greenroom.speech.pitch import STEP_S, PitchMeter, load_swift_f0
from tests.evals.corpus import DEFAULT_DATA, DEFAULT_SYNTHETIC, load

Hz = NDArray[np.float64]
ORDERS = 20
LONGEST_S, LEAST_VOICED_S = 60.0, 8.0
TURNS_S = (3.0, 10.0)
GAPS_ST = ((0.0, 4.0), (4.0, 6.0), (6.0, 8.0), (8.0, 99.0))
MANY_CLIPS = 20
"""Who has more is drawn in many orders."""


def tracks(data: Path) -> dict[tuple[str, str], list[Hz]]:
    """Give the pitch of the clips of each speaker, by kind of recording and speaker."""
    found, detector = defaultdict(list), load_swift_f0()
    for clip in load(data):
        if "not-speech" in clip.tags or clip.speaker == "hosts":  # two people, one of them at a time
            continue
        meter = PitchMeter(detector)
        meter.feed(clip.sound())
        meter.finish()
        kind = "synthetic" if "synthetic" in clip.tags else clip.kind
        found[kind, clip.speaker].append(np.array(meter.track().hz))
    return found


def alone(clips: Sequence[Hz], draw: np.random.Generator) -> Iterator[Hz]:
    """Join one person's clips to recordings of up to a minute."""
    for _ in range(ORDERS if len(clips) > MANY_CLIPS else 1):
        joined = np.concatenate([clips[at] for at in draw.permutation(len(clips))])
        size = round(LONGEST_S / STEP_S)
        yield from (joined[at : at + size] for at in range(0, len(joined), size))


def in_turns(first: Hz, second: Hz, draw: np.random.Generator) -> Hz:
    rest, parts = [first, second], []
    while any(map(len, rest)):
        for who in (0, 1):
            steps = round(draw.uniform(*TURNS_S) / STEP_S)
            parts.append(rest[who][:steps])
            rest[who] = rest[who][steps:]
    return np.concatenate(parts)


def told(hz: Hz) -> bool:
    return two_voices(PitchTrack(STEP_S, tuple(hz)), [Span(0.0, len(hz) * STEP_S)])


def voiced_s(hz: Hz) -> float:
    return float(np.count_nonzero(hz)) * STEP_S


def share(found: Iterable[bool]) -> str:
    all_of = list(found)
    return f"{sum(all_of)} of {len(all_of)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--synthetic", type=Path, default=DEFAULT_SYNTHETIC)
    arguments = parser.parse_args()
    draw = np.random.default_rng(1)
    people = {**tracks(arguments.data), **(tracks(arguments.synthetic) if arguments.synthetic.exists() else {})}
    for kind in sorted({kind for kind, _ in people}):
        ones = [one for (its, _), clips in people.items() if its == kind for one in alone(clips, draw)]
        found = share(told(one) for one in ones if voiced_s(one) >= LEAST_VOICED_S)
        print(f"one voice, {kind}: taken for two {found}")
    long = {who: np.concatenate(clips) for who, clips in people.items()}
    long = {who: hz for who, hz in long.items() if voiced_s(hz) >= LEAST_VOICED_S / 2 and who[0] != "synthetic"}
    pairs = [(a, b) for a, b in combinations(long.values(), 2)]
    pitches = [tuple(12 * np.log2(np.median(hz[hz > 0])) for hz in pair) for pair in pairs]
    for low, high in GAPS_ST:
        near = [pair for pair, (a, b) in zip(pairs, pitches, strict=True) if low <= abs(a - b) < high]
        found = share(told(in_turns(a, b, draw)) for a, b in near)
        print(f"two voices {low:g} to {high:g} semitones apart: told {found}")


if __name__ == "__main__":
    main()
