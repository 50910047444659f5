"""How pieces go through the ear: read in order, one at a time, the next encoded meanwhile."""

import itertools
from collections.abc import Callable, Iterator
from random import Random
from threading import Event, Lock

import numpy as np
import pytest

from greenroom.domain.sound import PitchTrack
from greenroom.domain.transcript import Transcript
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from greenroom.speech import ear as module
from greenroom.speech.cutting import Piece
from greenroom.speech.ear import Ear
from greenroom.speech.reading import Read
from greenroom.speech.voice import FRAME, FRAME_S, Probabilities
from greenroom.speech.whisper import TimedWord

PATIENCE_S = 5


class Loudness:
    """Takes for speech whatever is not silent."""

    def probabilities(self, block: Samples) -> Probabilities:
        return np.asarray(np.any(block.reshape(-1, FRAME), axis=1), np.float32)


class NoPitch:
    def feed(self, sound: Samples) -> None: ...

    def finish(self) -> None: ...

    def track(self) -> PitchTrack:
        return PitchTrack(0.048, ())


class Counting:
    """Hears a word in each piece, its number; what is done before encoding and before decoding is given."""

    names = ("en", "counting", "none")
    language_chance = None

    def __init__(self, on_encode: Callable[[int], object] = int, on_decode: Callable[[int], object] = int) -> None:
        self.on_encode, self.on_decode = on_encode, on_decode
        self.encoded = self.decoded = 0
        self.decoding = Lock()

    def encode(self, _sound: Samples) -> int:
        self.encoded += 1
        self.on_encode(self.encoded)
        return self.encoded

    def decode(self, _piece: Piece, encoded: int) -> int:
        assert self.decoding.acquire(blocking=False), "two pieces are decoded at once"
        self.on_decode(encoded)
        self.decoded += 1
        assert encoded == self.decoded, "not in order"
        self.decoding.release()
        return encoded

    def keep(self, decoded: int) -> None: ...

    def time(self, piece: Piece, encoded: int, decoded: int) -> Read:
        assert encoded == decoded
        return read_of(piece, str(decoded))

    def tell_language(self, encoded: int) -> None: ...


class Naming:
    """Hears a word in each piece that names its frames, and notes what it decoded and what was kept of it."""

    names = ("en", "naming", "none")
    language_chance = None

    def __init__(self, dawdle: Callable[[], object] = int) -> None:
        self.dawdle = dawdle
        self.decoded: list[str] = []
        self.kept: list[str] = []

    def encode(self, sound: Samples) -> int:
        self.dawdle()
        return len(sound)

    def decode(self, piece: Piece, encoded: int) -> str:
        self.dawdle()
        assert encoded == (piece.end - piece.start) * FRAME
        self.decoded.append(f"{piece.start}-{piece.end}")
        return self.decoded[-1]

    def keep(self, decoded: str) -> None:
        self.kept.append(decoded)

    def time(self, piece: Piece, _encoded: int, decoded: str) -> Read:
        return read_of(piece, decoded)

    def tell_language(self, encoded: int) -> None: ...


def read_of(piece: Piece, text: str) -> Read:
    word = TimedWord(text, piece.start * FRAME_S + 0.5, piece.start * FRAME_S + 1.0, 0.9)
    return Read((word,), (word,))


def ear_with(reader: Counting | Naming, *, reads_early: bool = False) -> Ear:
    return Ear(Loudness(), reader, NoPitch(), reads_early=reads_early)  # type: ignore[arg-type]


def sound(phrases: int) -> Samples:
    """Phrases of 7 s, a second of silence after each: each is a piece."""
    second = np.full(HEARING_RATE_HZ, 0.1, np.float32)
    return np.tile(np.concatenate([np.tile(second, 7), 0 * second]), phrases)


def spoken(*lengths_s: float) -> Samples:
    """Voice and silence in turns."""
    parts = [
        np.full(round(length_s * HEARING_RATE_HZ), 0.0 if at % 2 else 0.1, np.float32)
        for at, length_s in enumerate(lengths_s)
    ]
    return np.concatenate(parts)


def fed(ear: Ear, sound: Samples) -> list[Transcript]:
    """Feed sound as a microphone does, each block once all before was read; gives what was told on the way."""
    told = []
    for start in range(0, len(sound), 1600):
        told += [ear.so_far() for _ in ear.feed(sound[start : start + 1600])]
        ear._line.submit(int).result()
    return told


def test_a_phrase_is_told_when_the_voice_falls_silent_and_not_when_the_piece_ends() -> None:
    ear = ear_with(Naming(), reads_early=True)
    told = fed(ear, spoken(2, 0.8, 4))
    assert [len(so_far.words) for so_far in told] == [1]
    assert told[0].duration_s == pytest.approx(2.3, abs=0.05)
    plain = ear_with(Naming())
    assert fed(plain, spoken(2, 0.8, 4)) == []
    for each in (ear, plain):
        list(each.finish())
    assert ear.heard() == plain.heard()


def test_a_piece_that_ends_where_it_was_read_early_is_not_read_again() -> None:
    reader = Naming()
    ear = ear_with(reader, reads_early=True)
    fed(ear, spoken(2, 1.2))
    assert len(reader.decoded) == 1
    assert reader.kept == []
    list(ear.finish())
    assert reader.kept == reader.decoded == texts(ear)


def test_a_piece_that_goes_on_is_read_again_and_only_the_whole_is_kept() -> None:
    reader = Naming()
    ear = ear_with(reader, reads_early=True)
    fed(ear, spoken(2, 0.8, 2, 0.8))
    list(ear.finish())
    assert len(reader.decoded) == 2
    assert reader.kept == reader.decoded[-1:] == texts(ear)


def test_short_phrases_are_not_each_read_again() -> None:
    reader = Naming()
    ear = ear_with(reader, reads_early=True)
    fed(ear, spoken(*[0.5, 0.4] * 12))
    list(ear.finish())
    assert len(reader.decoded) - len(reader.kept) <= 10.8 / 1.5


@pytest.mark.parametrize("seed", range(5))
def test_reading_early_changes_nothing_of_what_is_heard(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    sound = spoken(*[chance.choice((0.2, 0.4, 0.6, 1.0, 2.0, 6.0)) for _ in range(60)])
    early = ear_with(Naming(lambda: linger(chance.choice((0.0, 0.001, 0.005)))), reads_early=True)
    plain = ear_with(Naming())
    at = 0
    while at < len(sound):
        size = chance.randint(1, 20_000)
        for each in (early, plain):
            list(each.feed(sound[at : at + size]))
        at += size
    for each in (early, plain):
        list(each.finish())
    assert early.heard() == plain.heard()


def linger(seconds: float) -> None:
    """Take time as work does."""
    Event().wait(seconds)


def texts(ear: Ear) -> list[str]:
    return [word.text for word in ear.heard().transcript.words]


def test_the_next_piece_is_encoded_while_one_is_read() -> None:
    second = Event()

    def tell(number: int) -> None:
        if number == 2:
            second.set()

    def wait_for_second(number: int) -> None:
        assert number > 1 or second.wait(PATIENCE_S), "the second piece waited for the first to be read"

    reader = Counting(tell, wait_for_second)
    ear = ear_with(reader)
    for _piece in (*ear.feed(sound(3)), *ear.finish()):
        pass
    assert texts(ear) == ["1", "2", "3"]


def test_no_more_pieces_are_under_way_than_three() -> None:
    most = 0

    def look(number: int) -> None:
        nonlocal most
        most = max(most, number - reader.decoded)

    reader = Counting(look, lambda _number: linger(0.01))
    ear = ear_with(reader)
    for _piece in (*ear.feed(sound(8)), *ear.finish()):
        pass
    assert most == module._AHEAD == 3
    assert reader.decoded == 8


@pytest.mark.parametrize("seed", range(5))
def test_the_same_sound_gives_the_same_whatever_takes_its_time(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - no secret

    def dawdle(_number: int) -> None:
        linger(chance.choice((0.0, 0.0, 0.002, 0.01)))

    def parts() -> Iterator[Samples]:
        left = sound(10)
        while left.size:
            size = chance.randint(1, 60_000)
            yield left[:size]
            left = left[size:]
            dawdle(0)

    plain, dawdling = ear_with(Counting()), ear_with(Counting(dawdle, dawdle))
    for _piece in (*plain.feed(sound(10)), *plain.finish()):
        pass
    heard = itertools.chain.from_iterable(dawdling.feed(part) for part in parts())
    told = [dawdling.so_far() for _piece in itertools.chain(heard, dawdling.finish())]
    assert dawdling.heard() == plain.heard()
    whole = plain.heard().transcript.words
    assert [len(so_far.words) for so_far in told] == list(range(1, 11))
    assert all(so_far.words == whole[: len(so_far.words)] for so_far in told)


def test_what_reading_meets_is_told_and_nothing_is_read_after_it() -> None:
    def fail(number: int) -> None:
        if number == 2:
            raise ValueError("no more")

    reader = Counting(on_decode=fail)
    ear = ear_with(reader)
    with pytest.raises(ValueError, match="no more"):
        list(ear.feed(sound(6)))
    ear.close()
    assert reader.decoded == 1


def test_closing_waits_for_one_piece_and_leaves_the_rest() -> None:
    begun, leave = Event(), Event()

    def wait(_number: int) -> None:
        begun.set()
        leave.wait(PATIENCE_S)

    reader = Counting(on_decode=wait)
    ear = ear_with(reader)
    assert list(ear.feed(sound(2))) == []
    assert begun.wait(PATIENCE_S)
    leave.set()
    ear.close()
    ear.close()
    assert reader.decoded <= 2


class Following(NoPitch):
    """Follows the sound once it may."""

    def __init__(self) -> None:
        self.may, self.heard = Event(), np.empty(0, np.float32)

    def feed(self, sound: Samples) -> None:
        assert self.may.wait(PATIENCE_S), "the pieces waited for the pitch"
        linger(0.002)
        self.heard = np.concatenate([self.heard, sound])


class Deaf(NoPitch):
    def feed(self, sound: Samples) -> None:
        raise ValueError(f"{sound.size} samples too many")


def test_pieces_do_not_wait_for_the_pitch_and_it_is_whole_in_the_end() -> None:
    pitch, whole = Following(), sound(4)
    ear = Ear(Loudness(), Naming(), pitch)  # type: ignore[arg-type]
    told = itertools.chain.from_iterable(ear.feed(part) for part in np.split(whole, 32))
    next(told)
    pitch.may.set()
    assert len([*told, *ear.finish()]) == 3
    assert np.array_equal(pitch.heard, whole)


def test_no_more_sounds_wait_for_their_pitch_than_fifty() -> None:
    pitch, parts = Following(), np.split(sound(20), 160)
    ear = Ear(Loudness(), Naming(), pitch)  # type: ignore[arg-type]
    for fed, part in enumerate(parts, 1):
        if fed == module._PITCH_BEHIND + 1:
            pitch.may.set()
        list(ear.feed(part))
        assert fed - len(pitch.heard) // len(part) <= module._PITCH_BEHIND == 50
    list(ear.finish())
    assert np.array_equal(pitch.heard, np.concatenate(parts))


def test_what_the_pitch_meets_is_told() -> None:
    ear = Ear(Loudness(), Naming(), Deaf())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="128000 samples too many"):
        [*ear.feed(sound(1)), *ear.finish()]
    ear.close()
