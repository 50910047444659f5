"""Answers of several lengths in the real window: feedback, processor, and live words behind the voice."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

import numpy as np

from tests.bench import peer
from tests.bench.found import Figure, Found, Plan
from tests.bench.stage import MODELS, RATE_HZ, Answered, again, record, stage, voice, write_answer
from tests.bench.statistics import delays

_SHORT_S, _MIDDLE_S, _LONG_S = 30, 120, 300
TRIAL = {_SHORT_S: 2}
"""How many answers of each length in s."""
PEER_RUNS = 5
"""How many of each length stock hears too."""


@dataclass(slots=True)
class Told:
    """What was collected, in s: by length of answer, and for stock by its beam too."""

    ours: dict[int, list[float]] = field(default_factory=dict)
    theirs: dict[tuple[int, int], list[float]] = field(default_factory=dict)
    cpu_shares: list[float] = field(default_factory=list)
    delays_s: list[float] = field(default_factory=list)


def measure(plan: Plan) -> Found:
    """Answer again and again in one window, lengths in a random order; stock hears what was kept in between.

    Where in a phrase Stop comes decides more than the length of the answer: each length stops at the same moments
    of the sample.
    """
    random, told = np.random.default_rng(1), Told()
    few = max(2, plan.answers // 5)
    counts = TRIAL if plan.is_trial else {_SHORT_S: few, _MIDDLE_S: plan.answers, _LONG_S: few}
    moments_s = random.uniform(0, len(voice()) / RATE_HZ, max(counts.values()))
    answers = [(length_s, turned_s) for length_s, count in counts.items() for turned_s in moments_s[:count]]
    random.shuffle(answers)
    with ExitStack() as stack:
        driver, server = stack.enter_context(stage(plan.folder / "home"))
        peers = [stack.enter_context(peer.running(MODELS, beam)) for beam in peer.BEAMS]
        for number, (length_s, turned_s) in enumerate(answers):
            if number:
                again(driver)
            sound = write_answer(plan.folder / "answer.wav", length_s, turned_s)
            answered = record(driver, server, sound, length_s)
            _take_down(told, length_s, answered)
            if len(told.ours[length_s]) <= PEER_RUNS:
                for other in peers[:: -1 if number % 2 else 1]:
                    seconds = other.seconds(answered.take.audio)
                    told.theirs.setdefault((length_s, other.beam), []).append(seconds)
    return _found(told)


def _take_down(told: Told, length_s: int, answered: Answered) -> None:
    told.ours.setdefault(length_s, []).append(answered.feedback_s)
    said = answered.assessment.heard.transcript
    told.delays_s += delays(said, answered.glimpses, answered.stopped_at_s + answered.feedback_s)
    told.cpu_shares.append(answered.cpu_share)


def _found(told: Told) -> Found:
    figures: dict[str, Figure] = {}
    medians = {length_s: median(ours) for length_s, ours in told.ours.items()}
    for length_s, ours in told.ours.items():
        name = f"Stop to feedback, {length_s} s answer"
        figures[name] = Figure(medians[length_s], median(told.theirs[length_s, peer.BEAM]))
        figures[f"{name}, longest"] = Figure(max(ours), max(told.theirs[length_s, peer.BEAM]))
    if _MIDDLE_S in medians:
        name = f"Stop to feedback, {_MIDDLE_S} s answer, beside stock"
        stock, quick = (median(told.theirs[_MIDDLE_S, beam]) for beam in peer.BEAMS)
        figures[name] = Figure(medians[_MIDDLE_S], stock)
        figures[f"{name} with beam 1"] = Figure(medians[_MIDDLE_S], quick)
    if {_SHORT_S, _LONG_S} <= medians.keys():
        over = Figure(medians[_LONG_S] / medians[_SHORT_S])
        figures[f"Stop to feedback, {_LONG_S} s over {_SHORT_S} s answer"] = over
    figures["processor while recording, share of two cores"] = Figure(100 * median(told.cpu_shares))
    figures["live words behind the voice, median"] = Figure(median(told.delays_s))
    runs: dict[str, Sequence[float]] = {f"Greenroom, {length_s} s": ours for length_s, ours in told.ours.items()}
    runs |= {f"stock beam {beam}, {length_s} s": theirs for (length_s, beam), theirs in told.theirs.items()}
    runs |= {"processor shares": told.cpu_shares, "live words behind the voice": told.delays_s}
    return Found(figures, runs, _lines(told))


def _lines(told: Told) -> Mapping[str, Sequence[tuple[float, float]]]:
    lines = {"Greenroom": sorted((float(length_s), median(ours)) for length_s, ours in told.ours.items())}
    for beam in peer.BEAMS:
        theirs = [(float(s), median(took)) for (s, b), took in told.theirs.items() if b == beam]
        lines[f"stock, beam {beam}"] = sorted(theirs)
    return lines
