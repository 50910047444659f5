"""Events of the probe: wavering joined, short ones left out, strength and kind from the frames themselves."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from greenroom import resources
from greenroom.speech.filled_pauses import CONFIRMED, GOING_ON, LEAST_S, POSSIBLE, Probe, events, smoothed

SURE = CONFIRMED + 1


def decisions(*parts: tuple[float, int], nasal: float = -1.0) -> NDArray[np.float32]:
    filled = np.concatenate([np.full(length, value) for value, length in parts])
    return np.stack([filled, np.full(len(filled), nasal)], axis=1).astype(np.float32)


def test_a_wavering_one_is_one_event() -> None:
    wavering = decisions((-5, 10), (SURE, 10), ((GOING_ON + POSSIBLE) / 2, 5), (SURE, 10), (-5, 10))
    (event,) = events(wavering)
    assert (event.start_s, event.end_s) == pytest.approx((0.2, 0.7))


def test_two_apart_are_two_events() -> None:
    assert len(events(decisions((SURE, 10), (-5, 5), (SURE, 10)))) == 2


def test_a_short_one_is_none() -> None:
    frames = round(LEAST_S / 0.02)
    assert events(decisions((-5, 10), (SURE, frames - 1), (-5, 10))) == []
    assert len(events(decisions((-5, 10), (SURE, frames), (-5, 10)))) == 1


def test_what_is_nowhere_likely_enough_is_none() -> None:
    assert events(decisions((-5, 10), ((GOING_ON + POSSIBLE) / 2, 20), (-5, 10))) == []


def test_a_nasal_end_makes_it_um() -> None:
    assert [e.nasal for e in events(decisions((SURE, 20), nasal=1.0))] == [True]
    assert [e.nasal for e in events(decisions((SURE, 20), nasal=-1.0))] == [False]


@given(st.lists(st.floats(-8, 8, width=32), max_size=120))
def test_events_are_in_order_and_inside(values: list[float]) -> None:
    found = events(decisions(*((value, 1) for value in values))) if values else []
    assert all(0 <= e.start_s < e.end_s <= len(values) * 0.02 + 1e-9 for e in found)
    assert all(a.end_s < b.start_s for a, b in itertools.pairwise(found))
    assert all(e.strength >= POSSIBLE for e in found)


def test_smoothing_keeps_the_shape_and_the_mean_of_neighbours() -> None:
    frames = np.arange(14, dtype=np.float32).reshape(7, 2)
    assert smoothed(frames).shape == (7, 2)
    assert smoothed(frames)[3] == pytest.approx(frames[1:6].mean(axis=0))
    assert smoothed(frames)[0] == pytest.approx(frames[:3].mean(axis=0))


@pytest.mark.parametrize(("model", "width"), [("base", 512), ("tiny.en", 384)])
def test_the_shipped_probe_fits_its_model(model: str, width: int) -> None:
    probe = Probe.load(resources.model_data("filled_pauses", f"{model}.npz"))
    assert probe.version.startswith(f"{model}-")
    expected = [probe.bias[:-1].max(), probe.bias[-1]]
    assert probe.weights.shape == (3, width)
    assert probe.decide(np.zeros((4, width), np.float32)) == pytest.approx(np.tile(expected, (4, 1)))


def test_one_of_the_outputs_is_enough_and_the_last_is_the_nasal_one() -> None:
    probe = Probe(np.eye(3, dtype=np.float32), np.array([0.0, -1.0, 0.5], np.float32), "made")
    frames = np.diag(np.array([2, 4, 6], np.float32))
    decided = [probe.decide(frame[None])[0].tolist() for frame in frames]
    assert decided == [[2.0, 0.5], [3.0, 0.5], [0.0, 6.5]]
