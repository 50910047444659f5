"""Spans of a recording as buffers for the loudspeaker."""

from pathlib import Path

import numpy as np
import pytest

from greenroom.audio.clips import BUFFER_S, Buffer, buffers, faded
from greenroom.audio.files import AvSoundFiles
from greenroom.audio.flac import write_flac
from greenroom.domain.transcript import Span
from greenroom.practice.ports import Samples
from tests.sounds import noise

RATE_HZ = 48_000
SOUND = noise(2, RATE_HZ)


def taken(tmp_path: Path, spans: list[Span], rate_hz: int = RATE_HZ) -> list[Buffer]:
    file = AvSoundFiles().open(write_flac(tmp_path / "t.flac", RATE_HZ, [SOUND.tobytes()]))
    return list(buffers(file, spans, rate_hz))


def sound_of(found: list[Buffer]) -> Samples:
    return np.frombuffer(b"".join(buffer.samples for buffer in found), dtype=np.float32)


def test_the_middle_of_a_clip_is_untouched_and_its_ends_are_soft(tmp_path: Path) -> None:
    sound = sound_of(taken(tmp_path, [Span(0.5, 1.5)]))
    expected = SOUND[24_000:72_000] / np.float32(32_768)
    np.testing.assert_array_equal(sound[480:-480], expected[480:-480])
    assert sound[0] == sound[-1] == 0
    assert np.all(np.abs(sound) <= np.abs(expected))


def test_each_buffer_knows_its_place(tmp_path: Path) -> None:
    found = taken(tmp_path, [Span(1, 1.05), Span(0.2, 0.23)])
    assert [buffer.place_s for buffer in found] == pytest.approx([1, 1.02, 1.04, 0.2, 0.22])
    assert {len(buffer.samples) for buffer in found} == {round(RATE_HZ * BUFFER_S) * 4}


def test_a_loudspeaker_of_another_rate_gets_as_much_sound(tmp_path: Path) -> None:
    found = taken(tmp_path, [Span(0, 2)], 44_100)
    assert len(sound_of(found)) == 2 * 44_100


def test_spans_beyond_the_end_give_what_there_is(tmp_path: Path) -> None:
    assert taken(tmp_path, [Span(5, 6), Span(1, 1)]) == []
    assert len(sound_of(taken(tmp_path, [Span(1.5, 9)]))) == RATE_HZ // 2


def test_a_clip_shorter_than_its_fades() -> None:
    (sound,) = faded([np.ones(5, np.float32)], 5, 480)
    np.testing.assert_allclose(sound, [0, 0.5, 1, 0.5, 0])
