"""What everything that draws spectrograms keeps: the real child process with librosa, and the fake."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from greenroom.audio.spectrogram import BANDS, STEP, ChildSpectrograms, levels, read_spectrogram
from greenroom.domain.errors import Cancelled, UserError
from greenroom.library.sound_folder import SoundFolder
from greenroom.practice.ports import HEARING_RATE_HZ
from greenroom.practice.spectrograms import SUFFIX, Spectrograms
from greenroom.practice.work import CancelToken
from tests.fakes.spectrograms import FakeSpectrograms

SECONDS = 3
TONE_HZ = 1000.0


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A second of silence, then a tone."""
    times = np.arange(SECONDS * HEARING_RATE_HZ) / HEARING_RATE_HZ
    path = tmp_path / "take.flac"
    soundfile.write(path, np.where(times < 1, 0, 0.5 * np.sin(2 * np.pi * TONE_HZ * times)), HEARING_RATE_HZ)
    return path


@pytest.fixture(params=["real", "fake"])
def spectrograms(request: pytest.FixtureRequest) -> Iterator[Spectrograms]:
    made: Spectrograms = ChildSpectrograms() if request.param == "real" else FakeSpectrograms()
    made.warm_up()
    yield made
    made.close()


@pytest.fixture
def real() -> Iterator[ChildSpectrograms]:
    made = ChildSpectrograms()
    yield made
    made.close()


def test_a_picture_has_its_bands_in_order(spectrograms: Spectrograms, sound: Path) -> None:
    picture = spectrograms.spectrogram(sound, CancelToken())
    assert picture.levels.dtype == np.uint8
    assert len(picture.levels) == len(picture.bands_hz)
    assert list(picture.bands_hz) == sorted(picture.bands_hz)
    assert picture.step_s == pytest.approx(0.02)
    assert picture.levels.max() == 255


def test_what_was_cancelled_is_not_made(spectrograms: Spectrograms, sound: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        spectrograms.spectrogram(sound, token)
    assert list(sound.parent.iterdir()) == [sound]


def test_a_tone_lies_in_its_band_and_its_time(real: ChildSpectrograms, sound: Path) -> None:
    picture = real.spectrogram(sound, CancelToken())
    assert picture.levels.shape == (BANDS, pytest.approx(SECONDS / picture.step_s, abs=1))
    second = round(1 / picture.step_s)
    assert not picture.levels[:, : second - 2].any()
    loudest = picture.levels[:, second + 2 : -2].argmax(axis=0)
    nearest = int(np.abs(np.array(picture.bands_hz) - TONE_HZ).argmin())
    assert set(loudest.tolist()) == {nearest}


def test_pieces_leave_no_seam() -> None:
    """However the sound comes, and longer than what is drawn at once, each frame is as if drawn alone."""
    noise = np.random.default_rng(3).normal(0, 0.1, 40 * HEARING_RATE_HZ).astype(np.float32)
    whole, _ = levels([noise])
    parts, _ = levels(np.array_split(noise, 77))
    late, _ = levels([noise[25 * HEARING_RATE_HZ :]])
    assert np.array_equal(whole, parts)
    first = 25 * HEARING_RATE_HZ // STEP
    assert np.abs(whole[:, first + 1 :].astype(int) - late[:, 1:].astype(int)).max() <= 12  # another loudest


@pytest.mark.parametrize("loud", [0.0, 1e-4], ids=["nothing", "a quiet room"])
def test_silence_is_drawn_as_silence(loud: float) -> None:
    room = np.random.default_rng(4).normal(0, loud, HEARING_RATE_HZ).astype(np.float32)
    assert levels([room])[0].max() < 80


def test_it_is_kept_beside_the_sound_and_not_made_again(real: ChildSpectrograms, sound: Path) -> None:
    first = real.spectrogram(sound, CancelToken())
    place = sound.with_suffix(SUFFIX)
    assert place.stat().st_mode & 0o777 == 0o600
    made_at = place.stat().st_mtime_ns
    again = real.spectrogram(sound, CancelToken())
    assert np.array_equal(first.levels, again.levels)
    assert place.stat().st_mtime_ns == made_at


def test_a_damaged_picture_is_made_anew(real: ChildSpectrograms, sound: Path) -> None:
    place = sound.with_suffix(SUFFIX)
    place.write_bytes(b"PK\x03\x04 torn")
    assert real.spectrogram(sound, CancelToken()).levels.max() == 255
    assert read_spectrogram(place) is not None


def test_a_sound_that_cannot_be_read_is_told(real: ChildSpectrograms, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"spectrogram\.failed"):
        real.spectrogram(tmp_path / "gone.flac", CancelToken())


def test_a_child_that_cannot_start_is_told(sound: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"spectrogram\.failed"):
        ChildSpectrograms([str(tmp_path / "none")]).spectrogram(sound, CancelToken())


def test_the_picture_goes_with_its_sound(real: ChildSpectrograms, sound: Path) -> None:
    real.spectrogram(sound, CancelToken())
    SoundFolder(sound.parent).remove(sound.name)
    assert list(sound.parent.iterdir()) == []


def test_the_child_ends_with_its_input() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "greenroom.audio.spectrogram_child"], stdin=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        child.stdin.close()
        assert child.wait(60) == 0
