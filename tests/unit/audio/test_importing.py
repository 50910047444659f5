"""Recordings made elsewhere: what becomes a take, and what is said of what cannot."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from greenroom.audio.files import AvSoundFiles
from greenroom.audio.flac import write_flac
from greenroom.audio.importing import FlacImporter
from greenroom.bootstrap import Greenroom
from greenroom.domain.errors import Cancelled, UserError
from greenroom.domain.take import Take
from greenroom.practice.work import CancelToken, unheard
from greenroom.texts import words
from tests.contract.test_sound_files import heard, peaks_in, spoken, to_int16
from tests.sounds import encoded, likeness, noise, sound_in

FORMAT_TAG_AT = 20
"""In a WAV file; it names the codec."""

RECORDED_AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture
def greenroom(home: Path) -> Iterator[Greenroom]:
    services = Greenroom(home, home / "models")
    yield services
    services.close()


def taken_in(greenroom: Greenroom, path: Path) -> Take:
    return greenroom.importing.take_in(path, unheard, CancelToken())


def written(path: Path, kind: str) -> Path:
    """Write the spoken sample as a file of a kind."""
    rate_hz = {"mu-law": 8_000, "opus": 48_000, "mp4": 48_000, "96 kHz": 96_000}.get(kind, 44_100)
    said = spoken(rate_hz)
    if kind in ("m4a", "opus", "mp4"):
        codec = "libopus" if kind == "opus" else "aac"
        return encoded(path.with_suffix(f".{kind}"), said, rate_hz, codec, picture=kind == "mp4")
    subtype = {"24 bit": "PCM_24", "float": "FLOAT", "mu-law": "ULAW"}.get(kind, "PCM_16")
    sound = said.astype(np.float64) / 32_768
    soundfile.write(path, np.stack([sound, sound], 1) if kind == "stereo" else sound, rate_hz, subtype)
    return path


@pytest.mark.parametrize(
    "kind", ["stereo", "24 bit", "float", "mu-law", "44.1 kHz", "96 kHz", "m4a", "opus", "mp4"]
)
def test_any_recording_becomes_a_take(greenroom: Greenroom, tmp_path: Path, kind: str) -> None:
    path = written(tmp_path / "My answer.wav", kind)
    os.utime(path, (0, RECORDED_AT.timestamp()))
    before = path.read_bytes()
    take = taken_in(greenroom, path)
    sound = AvSoundFiles().open(path)
    assert (take.title, take.question_id, take.question_text, take.number) == ("My answer", None, "", 1)
    assert (take.recorded_at, take.rate_hz) == (RECORDED_AT, sound.rate_hz)
    assert take.duration_s == pytest.approx(sound.duration_s)
    np.testing.assert_allclose(heard(take.audio), heard(path), atol=2e-4)
    assert likeness(to_int16(heard(path)), to_int16(heard(take.audio))) > 0.999
    peaks, step_s = greenroom.takes.peaks(take.id)
    assert peaks == pytest.approx(peaks_in(take.audio, step_s), abs=1e-3)
    assert path.read_bytes() == before
    assert list((greenroom.home / "spool").iterdir()) == []


def test_nobody_else_may_look_into_a_home_that_begins_with_an_import(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", "stereo")
    home = tmp_path / "home"
    FlacImporter(home / "spool").recording(path, unheard, CancelToken())
    assert [folder.stat().st_mode & 0o777 for folder in (home, home / "spool")] == [0o700, 0o700]


@pytest.mark.parametrize("changed_s", [-86_400 * 365, 0, 300_000_000_000])
def test_a_file_with_a_date_it_cannot_have_is_of_today(
    greenroom: Greenroom, tmp_path: Path, changed_s: int
) -> None:
    path = written(tmp_path / "a.wav", "stereo")
    os.utime(path, (0, changed_s))
    before = datetime.now(UTC)
    assert before <= taken_in(greenroom, path).recorded_at <= datetime.now(UTC)


def test_sixteen_bits_come_in_untouched(greenroom: Greenroom, tmp_path: Path) -> None:
    said = noise(1.0, 44_100)
    soundfile.write(tmp_path / "a.wav", said, 44_100, "PCM_16")
    np.testing.assert_array_equal(sound_in(taken_in(greenroom, tmp_path / "a.wav").audio)[0], said)


def test_half_an_hour_comes_in_whole(greenroom: Greenroom, tmp_path: Path) -> None:
    path = write_flac(tmp_path / "long.flac", 16_000, [noise(60, 16_000).tobytes()] * 30)
    done: list[float] = []
    take = greenroom.importing.take_in(path, done.append, CancelToken())
    assert take.duration_s == 1800
    assert done == sorted(done)
    assert done[-1] == 1.0
    assert soundfile.info(take.audio).frames == 1800 * 16_000


def test_the_same_file_is_one_take_also_after_it_was_deleted(greenroom: Greenroom, tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", "stereo")
    take = taken_in(greenroom, path)
    named = greenroom.takes.rename(take.id, "Mine")
    assert taken_in(greenroom, path) == named
    greenroom.takes.delete(take.id)
    assert taken_in(greenroom, path) == named
    assert greenroom.takes.takes() == (named,)


def test_a_file_that_is_there_already_is_known_whatever_it_is_called(greenroom: Greenroom, tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", "stereo")
    assert greenroom.importing.known(path) is None
    take = taken_in(greenroom, path)
    again = path.rename(tmp_path / "another name.wav")
    assert greenroom.importing.known(again) == take
    take.audio.unlink()
    assert greenroom.importing.known(again) is None, "its sound is worth bringing back"
    assert taken_in(greenroom, again).audio.exists()
    greenroom.takes.delete(take.id)
    assert greenroom.importing.known(again) is None


def test_the_sound_of_a_take_is_that_take(
    greenroom: Greenroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = taken_in(greenroom, written(tmp_path / "a.wav", "stereo"))
    monkeypatch.chdir(greenroom.home)
    within = Path("audio") / take.audio.name
    assert greenroom.importing.known(within) == take
    assert taken_in(greenroom, within) == take
    assert greenroom.takes.takes() == (take,)
    elsewhere = tmp_path / take.audio.name
    elsewhere.write_bytes(take.audio.read_bytes())
    assert greenroom.importing.known(elsewhere) is None


@pytest.mark.parametrize(("kind", "code"), [("empty", "empty"), ("folder", "folder"), ("missing", "missing")])
def test_what_cannot_be_read_is_not_known_but_told(
    greenroom: Greenroom, tmp_path: Path, kind: str, code: str
) -> None:
    with pytest.raises(UserError, match=rf"file\.{code}"):
        greenroom.importing.known(bad(tmp_path, kind))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        (b"r\xe9sum\xe9.wav", "r?sum?"),
        (b"two\nlines\t.wav", "two lines"),
        (b"\x1b[31mred.wav", "[31mred"),
        (b"100% {n} %s.wav", "100% {n} %s"),
    ],
)
def test_a_name_that_is_no_text_is_no_obstacle(
    greenroom: Greenroom, tmp_path: Path, name: bytes, title: str
) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(written(tmp_path / "a.wav", "44.1 kHz").read_bytes())
    assert taken_in(greenroom, path).title == title


def test_tags_in_an_old_encoding_are_no_obstacle(greenroom: Greenroom, tmp_path: Path) -> None:
    path = encoded(tmp_path / "a.mp3", spoken(44_100), 44_100, "libmp3lame")
    whole = path.read_bytes()
    frames = whole[whole.index(b"\xff\xfb") :]  # without the newer tag at its beginning
    path.write_bytes(frames + b"TAG" + "Réponse à André".encode("latin-1").ljust(125, b"\0"))
    assert taken_in(greenroom, path).duration_s == pytest.approx(len(spoken(44_100)) / 44_100, abs=0.1)


def test_what_the_library_does_not_take_leaves_nothing(greenroom: Greenroom, tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", "stereo")
    importing = greenroom.importing
    (greenroom.home / "audio").write_text("in the way")
    with pytest.raises(UserError, match=r"disk\.refused"):
        importing.take_in(path, unheard, CancelToken())
    assert list((greenroom.home / "spool").iterdir()) == []
    assert greenroom.takes.takes() == ()


def test_what_is_cancelled_leaves_nothing(greenroom: Greenroom, tmp_path: Path) -> None:
    cancel = CancelToken()
    path = write_flac(tmp_path / "long.flac", 16_000, [noise(30, 16_000).tobytes()])
    with pytest.raises(Cancelled):
        greenroom.importing.take_in(path, lambda _done: cancel.cancel(), cancel)
    assert list((greenroom.home / "spool").iterdir()) == []
    assert greenroom.takes.takes() == ()


def test_what_is_cancelled_at_the_last_moment_does_not_come_in(greenroom: Greenroom, tmp_path: Path) -> None:
    cancel = CancelToken()
    path = write_flac(tmp_path / "a.flac", 16_000, [noise(1, 16_000).tobytes()])

    def cancel_at_the_end(done: float) -> None:
        if done == 1:
            cancel.cancel()

    with pytest.raises(Cancelled):
        greenroom.importing.take_in(path, cancel_at_the_end, cancel)
    assert list((greenroom.home / "spool").iterdir()) == []
    assert greenroom.takes.takes() == ()


def bad(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.wav"
    if kind == "text":
        path.write_text("These are my notes about the interview. " * 50)
    elif kind == "empty":
        path.touch()
    elif kind == "without sound":
        soundfile.write(path, np.empty(0, np.int16), 16_000)
    elif kind == "torn":
        whole = written(folder / "whole.wav", "m4a")
        path.write_bytes(whole.read_bytes()[:2000])
    elif kind == "folder":
        path.mkdir()
    elif kind == "unknown codec":
        written(path, "24 bit")
        with path.open("r+b") as file:
            file.seek(FORMAT_TAG_AT)
            file.write(b"\xee\x77")
    elif kind == "absurd rate":
        soundfile.write(path, noise(1.0, 16_000), 2_000_000)
    return path


@pytest.mark.parametrize(
    ("kind", "what", "todo"),
    [
        ("text", "{path} could not be read as sound.", "Choose a sound or video file"),
        ("torn", "{path} could not be read as sound.", "If it is one, it is damaged."),
        ("unknown codec", "{path} could not be read as sound.", "Choose a sound or video file"),
        ("absurd rate", "{path} could not be read as sound.", "If it is one, it is damaged."),
        ("empty", "There is no sound in {path}: it is empty.", "Choose another file"),
        ("without sound", "There is no sound in {path}: it is empty.", "Choose another file"),
        ("folder", "{path} is a folder.", "Choose a sound file inside it."),
        ("missing", "There is no file at {path}.", "Check the name"),
    ],
)
def test_what_is_no_recording_says_why(
    greenroom: Greenroom, tmp_path: Path, kind: str, what: str, todo: str
) -> None:
    path = bad(tmp_path, kind)
    with pytest.raises(UserError) as raised:
        taken_in(greenroom, path)
    said = [words(message) for message in raised.value.messages]
    assert said[0] == what.format(path=path)
    assert todo in said[2]
    assert greenroom.takes.takes() == ()


def test_a_file_that_may_not_be_read_says_so(
    greenroom: Greenroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.wav", "stereo")
    importing = greenroom.importing

    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)  # a mode of 0000 does not stop root
    with pytest.raises(UserError) as raised:
        importing.take_in(path, unheard, CancelToken())
    assert words(raised.value.messages[0]) == f"{path} may not be read."
