"""Any file with sound: what it says, and what is said of one that has none."""

from pathlib import Path

import numpy as np
import pytest

from greenroom import resources
from greenroom.audio.files import AvSoundFiles
from greenroom.audio.flac import write_flac
from greenroom.audio.peaks import Peaks
from greenroom.domain.errors import UserError
from greenroom.practice.ports import Samples
from tests.audio_server import write_wav
from tests.fakes.audio import FakeMicrophone, KeepingListener
from tests.sounds import Int16, encoded, likeness, noise, place_of, resampled, sound_in

SECONDS = 2.5
LATE_S = 0.03
"""Codecs may shift the sound by a frame."""


def spoken(rate_hz: int) -> Int16:
    """Give a stretch of the spoken sample."""
    sound, own_hz = sound_in(resources.asset("samples", "answer.flac"))
    return resampled(sound[2 * own_hz : round((2 + SECONDS) * own_hz)], own_hz, rate_hz)


def to_int16(sound: Samples) -> Int16:
    return (sound * 32_767).astype(np.int16)


def heard(path: Path) -> Samples:
    return np.concatenate(list(AvSoundFiles().open(path).blocks()))


def peaks_in(path: Path, step_s: float) -> tuple[float, ...]:
    sound = AvSoundFiles().open(path)
    peaks = Peaks(sound.rate_hz, step_s)
    for samples in sound.mono():
        peaks.add(samples)
    return peaks.all()


@pytest.mark.parametrize(
    ("name", "codec", "rate_hz", "picture"),
    [
        ("a.wav", "pcm_s16le", 44_100, False),
        ("a.flac", "flac", 48_000, False),
        ("a.mp3", "libmp3lame", 44_100, False),
        ("a.opus", "libopus", 48_000, False),
        ("a.m4a", "aac", 44_100, False),
        ("a.webm", "libopus", 48_000, False),
        ("a.mp4", "aac", 48_000, True),
        ("a.aiff", "pcm_s16be", 22_050, False),
    ],
)
def test_any_format_is_read(tmp_path: Path, name: str, codec: str, rate_hz: int, *, picture: bool) -> None:
    said = spoken(rate_hz)
    path = encoded(tmp_path / name, said, rate_hz, codec, picture=picture)
    sound = AvSoundFiles().open(path)
    assert sound.rate_hz == rate_hz
    assert sound.duration_s == pytest.approx(SECONDS, abs=0.15)
    plain = to_int16(heard(write_flac(tmp_path / "plain.flac", rate_hz, [said.tobytes()])))
    read = to_int16(heard(path))
    assert len(read) == pytest.approx(sound.duration_s * 16_000, abs=1)
    assert likeness(plain, read) > 0.95
    assert abs(place_of(plain, read)) <= LATE_S * 16_000


@pytest.mark.parametrize(("name", "codec"), [("a.wav", "pcm_s16le"), ("a.m4a", "aac")])
def test_channels_are_averaged(tmp_path: Path, name: str, codec: str) -> None:
    left, right = noise(SECONDS, 44_100, 1), noise(SECONDS, 44_100, 2)
    path = encoded(tmp_path / name, np.stack([left, right], axis=1), 44_100, codec)
    mono = np.concatenate(list(AvSoundFiles().open(path).mono()))
    both = ((left.astype(float) + right) / 2).astype(np.int16)
    assert likeness(both, to_int16(mono)) > 0.97


@pytest.mark.parametrize(("name", "codec"), [("a.wav", "pcm_s16le"), ("a.m4a", "aac")])
def test_channels_that_cancel_each_other_out_are_not_heard_as_silence(
    tmp_path: Path, name: str, codec: str
) -> None:
    said = noise(SECONDS, 44_100)
    path = encoded(tmp_path / name, np.stack([said // 2, -(said // 2)], axis=1), 44_100, codec)
    sound = AvSoundFiles().open(path)
    whole = np.concatenate(list(sound.mono()))
    assert abs(likeness(said, to_int16(whole))) > 0.97
    assert np.abs(whole).max() == pytest.approx(0.3, abs=0.05)
    np.testing.assert_array_equal(np.concatenate(list(sound.mono(0.5, 1.2))), whole[22_050:52_920])


def test_a_sample_that_is_no_number_is_silence(tmp_path: Path) -> None:
    import soundfile

    said = noise(SECONDS, 16_000).astype(np.float32) / 32_768
    both = np.stack([said, said], axis=1)
    both[100:104] = [[np.nan, 0], [np.inf, -np.inf], [-np.inf, 0], [3e38, 3e38]]
    soundfile.write(tmp_path / "a.wav", both, 16_000, subtype="FLOAT")
    expected = said.copy()
    expected[100:104] = 0
    np.testing.assert_array_equal(heard(tmp_path / "a.wav"), expected)


@pytest.mark.parametrize("name", ["a.flac", "a.m4a"])
def test_a_stretch_is_the_same_as_in_the_whole(tmp_path: Path, name: str) -> None:
    path = encoded(tmp_path / name, noise(SECONDS, 44_100), 44_100, "flac" if name == "a.flac" else "aac")
    sound = AvSoundFiles().open(path)
    whole = np.concatenate(list(sound.mono()))
    part = np.concatenate(list(sound.mono(0.5, 1.2)))
    np.testing.assert_array_equal(part, whole[22_050:52_920])
    assert list(sound.mono(9, 10)) == []


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000])
def test_the_file_is_heard_bit_for_bit_as_the_microphone_was(tmp_path: Path, rate_hz: int) -> None:
    listener, random = KeepingListener(), np.random.default_rng(rate_hz)
    microphone = FakeMicrophone(tmp_path, rate_hz)
    microphone.open(None, lambda _reason: None)
    microphone.record(None, "", listener)
    sound = noise(4, rate_hz)
    for block in np.split(sound, np.sort(random.integers(0, len(sound), 200))):
        microphone.hear(block)
    recording = microphone.stop()
    np.testing.assert_array_equal(listener.sound, heard(recording.audio))
    assert peaks_in(recording.audio, recording.peak_step_s) == recording.peaks


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    import av

    (tmp_path / "empty.wav").touch()
    (tmp_path / "notes.txt").write_text("These are my notes about the interview. " * 50)
    write_wav(tmp_path / "silent.wav", np.empty(0, np.int16), 16_000)
    with av.open(str(tmp_path / "film.mp4"), "w") as container:
        film = container.add_stream("mpeg4", rate=25)
        film.width = film.height = 64
        container.mux([*film.encode(av.VideoFrame(64, 64, "yuv420p")), *film.encode(None)])
    for name, code in [
        ("none.wav", "file.missing"),
        (".", "file.folder"),
        ("empty.wav", "file.empty"),
        ("silent.wav", "file.empty"),
        ("notes.txt", "file.not_sound"),
        ("film.mp4", "file.not_sound"),
    ]:
        with pytest.raises(UserError) as raised:
            AvSoundFiles().open(tmp_path / name)
        assert (name, raised.value.code) == (name, code)
        assert raised.value.data["path"] == str(tmp_path / name)


def test_a_file_that_breaks_off_is_not_taken_for_a_short_one(tmp_path: Path) -> None:
    whole = write_flac(tmp_path / "whole.flac", 48_000, [noise(3, 48_000).tobytes()])
    torn = tmp_path / "torn.flac"
    torn.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(UserError, match=r"file\.not_sound"):
        heard(torn)


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_flac(tmp_path / "a.flac", 48_000, [noise(0.1, 48_000).tobytes()])

    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)  # a mode of 0000 does not stop root
    with pytest.raises(UserError, match=r"file\.permission"):
        AvSoundFiles().open(path)
