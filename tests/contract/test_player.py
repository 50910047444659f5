"""What every player keeps: the real one on a private audio server, and the fake."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Event
from time import monotonic

import numpy as np
import pytest

from greenroom.audio import player as player_module
from greenroom.audio.clips import Buffer, buffers
from greenroom.audio.files import AvSound
from greenroom.audio.flac import write_flac
from greenroom.audio.player import SoundDevicePlayer
from greenroom.domain.errors import UserError
from greenroom.domain.transcript import Span
from greenroom.practice.ports import Player
from tests.audio_server import AudioServer
from tests.fakes.audio import FakePlayer
from tests.sounds import frequency_hz, likeness, noise

RATE_HZ = 48_000
SOUND = noise(3, RATE_HZ)
WHOLE = (Span(0, 3),)


@dataclass
class Setting:
    player: Player
    pass_time: Callable[[], object]


@pytest.fixture
def take(tmp_path: Path) -> Path:
    return write_flac(tmp_path / "take.flac", RATE_HZ, [SOUND.tobytes()])


@pytest.fixture(params=["real", "fake"])
def setting(request: pytest.FixtureRequest) -> Iterator[Setting]:
    if request.param == "fake":
        fake = FakePlayer()
        yield Setting(fake, fake.finish)
        fake.close()
        return
    request.getfixturevalue("audio_server")
    player = SoundDevicePlayer()
    yield Setting(player, lambda: None)
    player.close()


def test_it_tells_when_it_has_played(setting: Setting, take: Path) -> None:
    ended = Event()
    setting.player.load(take)
    assert setting.player.position_s is None
    setting.player.play([Span(0, 0.3)], ended.set)
    setting.pass_time()
    assert ended.wait(10)
    assert setting.player.position_s is None


def test_stop_ends_it_and_is_told(setting: Setting, take: Path) -> None:
    ended = Event()
    setting.player.load(take)
    setting.player.play(WHOLE, ended.set)
    setting.player.stop()
    assert ended.is_set()
    assert setting.player.position_s is None
    setting.player.stop()


def test_playing_again_ends_what_was_playing(setting: Setting, take: Path) -> None:
    first, second = Event(), Event()
    setting.player.load(take)
    setting.player.play(WHOLE, first.set)
    setting.player.play([Span(1, 1.2)], second.set)
    assert first.is_set()
    setting.pass_time()
    assert second.wait(10)


def test_what_is_no_recording_cannot_be_loaded(setting: Setting, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"file\.missing"):
        setting.player.load(tmp_path / "none.flac")


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000])
def test_the_loudspeaker_plays_the_file(audio_server: AudioServer, tmp_path: Path, rate_hz: int) -> None:
    sound, ended, player = noise(2, rate_hz), Event(), SoundDevicePlayer()
    player.load(write_flac(tmp_path / "t.flac", rate_hz, [sound.tobytes()]))
    with audio_server.hearing(rate_hz=rate_hz) as heard:
        player.play([Span(0, 2)], ended.set)
        assert ended.wait(10)
    player.close()
    assert likeness(sound, heard[0]) > 0.95


@pytest.mark.parametrize("at", [20, 60])
def test_a_busy_machine_does_not_make_it_stutter(
    audio_server: AudioServer, take: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    def held_up(sound: AvSound, spans: Sequence[Span], rate_hz: int, speed: float) -> Iterator[Buffer]:
        for number, buffer in enumerate(buffers(sound, spans, rate_hz, speed)):
            if number == at:
                Event().wait(0.7)  # for so long the feeder gets no turn
            yield buffer

    monkeypatch.setattr(player_module, "buffers", held_up)
    ended, player = Event(), SoundDevicePlayer()
    player.load(take)
    with audio_server.hearing() as heard:
        player.play(WHOLE, ended.set)
        assert ended.wait(10)
    player.close()
    assert likeness(SOUND, heard[0]) > 0.95


@pytest.mark.usefixtures("audio_server")
def test_a_file_that_breaks_off_ends_all_the_same(take: Path) -> None:
    ended, player = Event(), SoundDevicePlayer()
    player.load(take)
    take.write_bytes(take.read_bytes()[: take.stat().st_size // 3])
    player.play(WHOLE, ended.set)
    assert ended.wait(10)
    assert player.position_s is None
    player.close()


def test_clips_follow_one_another(audio_server: AudioServer, take: Path) -> None:
    spans = [Span(2.0, 2.3), Span(0.5, 0.8), Span(1.2, 1.5)]
    ended, player = Event(), SoundDevicePlayer()
    player.load(take)
    with audio_server.hearing() as heard:
        player.play(spans, ended.set)
        assert ended.wait(10)
    player.close()
    said = np.concatenate([SOUND[round(s.start_s * RATE_HZ) : round(s.end_s * RATE_HZ)] for s in spans])
    assert likeness(said, heard[0]) > 0.95


def test_the_position_advances_with_the_sound(audio_server: AudioServer, take: Path) -> None:
    ended, player, places = Event(), SoundDevicePlayer(), []
    player.load(take)
    player.play([Span(1, 2)], ended.set)
    while not ended.wait(0.02):
        place = player.position_s
        if place is not None:
            places.append(place)
    player.close()
    assert len(places) > 20
    assert all(1 <= place <= 2.02 for place in places)
    assert all(before <= after for before, after in pairwise(places))
    assert places[-1] > 1.8


@pytest.mark.parametrize("speed", [0.75, 1.5])
def test_at_another_speed_the_position_keeps_the_recordings_time(
    audio_server: AudioServer, tmp_path: Path, speed: float
) -> None:
    tone = (8_000 * np.sin(2 * np.pi * 440 * np.arange(3 * RATE_HZ) / RATE_HZ)).astype(np.int16)
    ended, player, places = Event(), SoundDevicePlayer(), []
    player.load(write_flac(tmp_path / "tone.flac", RATE_HZ, [tone.tobytes()]))
    with audio_server.hearing() as heard:
        player.play([Span(0.5, 2.5)], ended.set, speed)
        while not ended.wait(0.02):
            if (place := player.position_s) is not None:
                places.append((monotonic(), place))
    player.close()
    sounding = np.flatnonzero(np.abs(heard[0]) > 800)
    assert (sounding[-1] - sounding[0]) / RATE_HZ == pytest.approx(2.0 / speed, rel=0.02)
    assert frequency_hz(heard[0][sounding[0] : sounding[-1]], RATE_HZ) == pytest.approx(440, rel=0.01)
    (first_at, first), (last_at, last) = places[len(places) // 2], places[-5]
    assert (last - first) / (last_at - first_at) == pytest.approx(speed, rel=0.05)
    assert places[-1][1] == pytest.approx(2.5, abs=0.08)


def test_a_loudspeaker_is_the_default_and_listed_first(setting: Setting) -> None:
    listed = setting.player.loudspeakers()
    assert [each.is_default for each in listed] == [True] + [False] * (len(listed) - 1)


def test_one_that_is_not_there_leaves_it_to_the_system(setting: Setting, take: Path) -> None:
    ended = Event()
    setting.player.load(take)
    setting.player.choose("unplugged since")
    setting.player.play([Span(0, 0.3)], ended.set)
    setting.pass_time()
    assert ended.wait(10)


def test_it_plays_where_it_was_chosen_to(audio_server: AudioServer, take: Path) -> None:
    module = audio_server.add_sink("headphones")
    player, ended, again = SoundDevicePlayer("headphones"), Event(), Event()
    try:
        assert [each.id for each in player.loudspeakers()] == ["speaker", "mic", "headphones"]
        player.load(take)
        with audio_server.hearing("headphones.monitor") as heard, audio_server.hearing() as elsewhere:
            player.play([Span(0, 1)], ended.set)
            assert ended.wait(10)
        player.choose(None)
        with audio_server.hearing() as later:
            player.play([Span(1, 2)], again.set)
            assert again.wait(10)
    finally:
        player.close()
        audio_server.remove(module)
    assert likeness(SOUND[:RATE_HZ], heard[0]) > 0.95
    assert not elsewhere[0].any()
    assert likeness(SOUND[RATE_HZ : 2 * RATE_HZ], later[0]) > 0.95
