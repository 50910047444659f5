"""How pieces go through the ear: read in order, one at a time, the next encoded meanwhile."""

import itertools
from collections.abc import Callable, Iterator
from random import Random
from threading import Event, Lock

import numpy as np
import pytest

from greenroom.domain.sound import PitchTrack
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
    """Reads a word in each piece, its number; what is done before encoding and before reading is given."""

    names = ("en", "counting", "none")
    language_chance = None

    def __init__(self, on_encode: Callable[[int], object] = int, on_read: Callable[[int], object] = int) -> None:
        self.on_encode, self.on_read = on_encode, on_read
        self.encoded = self.read_so_far = 0
        self.reading = Lock()

    def encode(self, _sound: Samples) -> int:
        self.encoded += 1
        self.on_encode(self.encoded)
        return self.encoded

    def read(self, piece: Piece, _sound: Samples, encoded: int) -> Read:
        assert self.reading.acquire(blocking=False), "two pieces are read at once"
        self.on_read(encoded)
        self.read_so_far += 1
        assert encoded == self.read_so_far, "not in order"
        self.reading.release()
        word = TimedWord(str(encoded), piece.start * FRAME_S + 0.5, piece.start * FRAME_S + 1.0, 0.9)
        return Read((word,), (word,))


def ear_with(reader: Counting) -> Ear:
    return Ear(Loudness(), reader, NoPitch())  # type: ignore[arg-type]


def sound(phrases: int) -> Samples:
    """Phrases of 5 s, a second of silence after each: each is a piece."""
    second = np.full(HEARING_RATE_HZ, 0.1, np.float32)
    return np.tile(np.concatenate([np.tile(second, 5), 0 * second]), phrases)


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


def test_no_more_pieces_are_under_way_than_two() -> None:
    most = 0

    def look(number: int) -> None:
        nonlocal most
        most = max(most, number - reader.read_so_far)

    reader = Counting(look, lambda _number: linger(0.01))
    ear = ear_with(reader)
    for _piece in (*ear.feed(sound(8)), *ear.finish()):
        pass
    assert most == module._AHEAD == 2
    assert reader.read_so_far == 8


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

    reader = Counting(on_read=fail)
    ear = ear_with(reader)
    with pytest.raises(ValueError, match="no more"):
        list(ear.feed(sound(6)))
    ear.close()
    assert reader.read_so_far == 1


def test_closing_waits_for_one_piece_and_leaves_the_rest() -> None:
    begun, leave = Event(), Event()

    def wait(_number: int) -> None:
        begun.set()
        leave.wait(PATIENCE_S)

    reader = Counting(on_read=wait)
    ear = ear_with(reader)
    assert list(ear.feed(sound(2))) == []
    assert begun.wait(PATIENCE_S)
    leave.set()
    ear.close()
    ear.close()
    assert reader.read_so_far <= 2
