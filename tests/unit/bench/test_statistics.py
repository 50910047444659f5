"""The arithmetic of the performance page."""

import numpy as np
import pytest

from greenroom.domain.transcript import Transcript, Word
from tests.bench.statistics import Glimpse, delays, percentile, phrase_ends, samples_lost, slope
from tests.sounds import Int16, noise

RATE_HZ = 48_000
PLAYED = noise(6.0, RATE_HZ)
LEAD = np.zeros(3_333, np.int16)
CHUNK = 960


def kept(*parts: Int16) -> Int16:
    return np.concatenate([LEAD, *parts])


def test_a_whole_recording_has_lost_nothing() -> None:
    assert samples_lost(kept(PLAYED), PLAYED, RATE_HZ) == 0
    assert samples_lost(kept(PLAYED[: -RATE_HZ // 3]), PLAYED, RATE_HZ) == 0  # stopped in the middle


@pytest.mark.parametrize("at", [3 * RATE_HZ, 3 * RATE_HZ + 777])
@pytest.mark.parametrize("count", [1, 480, 20_000])
def test_a_cut_is_counted(at: int, count: int) -> None:
    lost = samples_lost(kept(PLAYED[:at], PLAYED[at + count :]), PLAYED, RATE_HZ)
    assert count <= lost <= count + CHUNK


@pytest.mark.parametrize("count", [480, 20_000])
def test_a_repetition_is_counted(count: int) -> None:
    at = 3 * RATE_HZ + 777
    lost = samples_lost(kept(PLAYED[:at], PLAYED[at - count : at], PLAYED[at:]), PLAYED, RATE_HZ)
    assert count <= lost <= count + CHUNK


def test_sound_replaced_by_silence_is_counted() -> None:
    at, count = 3 * RATE_HZ, RATE_HZ // 2
    lost = samples_lost(kept(PLAYED[:at], np.zeros(count, np.int16), PLAYED[at + count :]), PLAYED, RATE_HZ)
    assert count <= lost <= count + 2 * CHUNK


def test_a_few_samples_of_silence_are_noticed() -> None:
    sound = kept(PLAYED).copy()
    sound[3 * RATE_HZ : 3 * RATE_HZ + 48] = 0
    assert 48 <= samples_lost(sound, PLAYED, RATE_HZ) <= 2 * CHUNK


def test_two_cuts_are_both_counted() -> None:
    first, second = 3 * RATE_HZ, 4 * RATE_HZ
    sound = kept(PLAYED[:first], PLAYED[first + 5_000 : second], PLAYED[second + 7_000 :])
    assert 12_000 <= samples_lost(sound, PLAYED, RATE_HZ) <= 12_000 + 2 * CHUNK


def test_another_sound_is_refused() -> None:
    with pytest.raises(ValueError, match="not in what was kept"):
        samples_lost(kept(noise(6.0, RATE_HZ, seed=2)), PLAYED, RATE_HZ)


def test_percentile_lies_between_two_values() -> None:
    assert percentile([1.0, 3.0, 2.0], 0.5) == 2.0
    assert percentile([0.0, 10.0], 0.9) == pytest.approx(9.0)


def test_slope() -> None:
    assert slope([(2.0, 300.0), (3.0, 301.5), (4.0, 303.0)]) == pytest.approx(1.5)
    with pytest.raises(ValueError, match="two places"):
        slope([(2.0, 300.0), (2.0, 301.0)])


def said(*words: tuple[float, float]) -> Transcript:
    return Transcript(tuple(Word("so", *times) for times in words), (), (), 9.0, "en")


SAID = said((0.0, 0.4), (0.5, 1.0), (1.5, 2.0), (3.0, 3.5), (3.6, 4.0))


def test_a_phrase_ends_at_a_gap_and_the_last_does_not_end() -> None:
    assert phrase_ends(SAID) == [1.0, 2.0]


def test_a_phrase_is_late_by_when_its_last_word_was_seen() -> None:
    glimpses = [Glimpse(0.9, 0.4), Glimpse(4.0, 1.0)]
    assert delays(SAID, glimpses, 6.0) == [pytest.approx(3.0), pytest.approx(4.0)]  # the second with the feedback
