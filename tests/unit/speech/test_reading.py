"""What is read again, kept and left out, piece by piece; whether the words are right, tests/evals measures."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from greenroom.practice.ports import Samples
from greenroom.speech.cutting import Piece
from greenroom.speech.filled_pauses import CONFIRMED, LEAST_S, POSSIBLE
from greenroom.speech.letters import ANY, SYMBOLS, Scores
from greenroom.speech.reading import LANGUAGE_LEAST_S, LANGUAGE_MOST_S, LANGUAGE_PIECE_S, Read, Reader
from greenroom.speech.whisper import FRAME_S, Decoded, Encoded, Frames, TimedWord, Way

SURE = Decoded((1,), "We moved the boxes.", -0.2, 0.0)
UNSURE = Decoded((2,), "We proved the foxes.", -0.9, 0.0)
LOOP = Decoded((3,), "Wildfire. " * 12, -0.1, 0.0)
THANKS = Decoded((4,), "Thank you.", -0.5, 0.4)
SOUND = np.zeros(16_000, np.float32)
PIECE = Piece(0, 32, np.ones(32, np.float32))


class Scripted:
    """Reads what it is told, by whether the words before are given and by the way asked for."""

    language = "en"

    def __init__(self, **texts: Decoded) -> None:
        self.texts, self.asked = texts, list[str]()
        self.contexts: list[tuple[int, ...]] = []
        self.chance: float | None = None
        self.words: list[TimedWord] = []

    def encode(self, sound: Samples) -> Encoded:
        return Encoded(None, np.zeros((50, 4), np.float32), sound.size / 16_000)

    def decode(self, _encoded: Encoded, context: tuple[int, ...] = (), way: Way = Way.GREEDY) -> Decoded:
        self.contexts.append(context)
        self.asked.append(way.name.lower() if way is not Way.GREEDY else "context" if context else "alone")
        return self.texts[self.asked[-1]]

    def language_chance(self, _encoded: Encoded) -> float | None:
        return self.chance

    def align(self, _encoded: Encoded, tokens: tuple[int, ...]) -> list[TimedWord]:
        if self.words:
            return self.words
        texts = {text.tokens: text.text for text in self.texts.values()}
        return [TimedWord(texts[tokens], 0.0, 1.0, 1.0)]


@pytest.mark.parametrize(
    ("texts", "asked", "read"),
    [
        ({"context": SURE}, ["context"], SURE),
        ({"context": LOOP, "alone": SURE}, ["context", "alone"], SURE),
        ({"context": LOOP, "alone": LOOP, "beam": SURE}, ["context", "alone", "beam"], SURE),
        ({"context": LOOP, "alone": UNSURE, "beam": LOOP}, ["context", "alone", "beam"], UNSURE),
        ({"context": UNSURE, "beam": SURE}, ["context", "beam"], SURE),
        ({"context": UNSURE, "beam": LOOP}, ["context", "beam"], UNSURE),
        (
            {"context": LOOP, "alone": LOOP, "beam": LOOP, "no_repeats": UNSURE},
            ["context", "alone", "beam", "no_repeats"],
            UNSURE,
        ),
    ],
)
def test_a_doubtful_piece_is_read_again(texts: dict[str, Decoded], asked: list[str], read: Decoded) -> None:
    whisper = Scripted(**{"alone": SURE, **texts})
    reader = Reader(whisper, None, None, "base")  # type: ignore[arg-type]
    whisper.texts = {"alone": SURE}
    hear(reader)
    whisper.texts, whisper.asked = texts, []
    heard = hear(reader)
    assert whisper.asked == asked
    assert heard.words[-1].text == read.text


def test_a_beam_is_given_the_words_before_unless_they_made_a_loop() -> None:
    whisper = Scripted(alone=SURE, context=UNSURE, beam=SURE)
    reader = made_of(whisper)
    hear(reader)
    hear(reader)
    assert whisper.contexts == [(), SURE.tokens, SURE.tokens]
    whisper.texts, whisper.contexts = {"alone": LOOP, "context": LOOP, "beam": SURE}, []
    hear(reader)
    assert whisper.contexts == [SURE.tokens * 2, (), ()]


def hear(reader: Reader, sound: Samples = SOUND, piece: Piece = PIECE) -> Read:
    encoded = reader.encode(sound)
    decoded = reader.decode(piece, encoded)
    reader.keep(decoded)
    if decoded is not None:
        reader.tell_language(encoded)
    return reader.time(piece, encoded, decoded)


def made_of(whisper: Scripted, probe: object = None, letters: object = None) -> Reader:
    return Reader(whisper, probe, letters, "base")  # type: ignore[arg-type]


def test_what_was_written_where_nobody_spoke_is_no_word_and_no_context() -> None:
    whisper = Scripted(alone=SURE, context=THANKS)
    reader = made_of(whisper)
    assert [word.text for word in hear(reader).words] == [SURE.text]
    assert hear(reader, piece=replace(PIECE, chance=np.zeros(32, np.float32))) == Read()
    hear(reader)
    assert whisper.asked == ["alone", "context", "alone"]


def test_only_the_last_words_are_given_as_context() -> None:
    many = replace(SURE, tokens=tuple(range(50)))
    whisper = Scripted(alone=many, context=many)
    reader = made_of(whisper)
    for _ in range(3):
        hear(reader)
    assert whisper.contexts == [(), tuple(range(50)), (*range(40, 50), *range(50))]


def test_the_language_is_told_from_enough_speech_and_asked_of_no_more_than_needed() -> None:
    whisper = Scripted(alone=SURE, context=SURE)
    reader = made_of(whisper)
    first_s = LANGUAGE_LEAST_S - LANGUAGE_PIECE_S
    told = []
    for seconds, chance in (
        (first_s, 0.2),
        (LANGUAGE_PIECE_S - 0.1, 0.9),
        (LANGUAGE_PIECE_S, 1.0),
        (LANGUAGE_MOST_S, 0.3),
        (60, 0.9),
    ):
        whisper.chance = chance
        hear(reader, np.zeros(round(seconds * 16_000), np.float32))
        told.append(reader.language_chance)
    first = (0.2 * first_s + 1.0 * LANGUAGE_PIECE_S) / LANGUAGE_LEAST_S
    both = (first * LANGUAGE_LEAST_S + 0.3 * LANGUAGE_MOST_S) / (LANGUAGE_LEAST_S + LANGUAGE_MOST_S)
    assert told == [None, None, pytest.approx(first), pytest.approx(both), pytest.approx(both)]


class Spelling:
    """Letters of a sound that spells this, three frames each."""

    version = "made"

    def __init__(self, spelt: str) -> None:
        self.made = np.full((3 * len(spelt), ANY + 1), -8.0, np.float32)
        for at, letter in enumerate(spelt):
            self.made[3 * at : 3 * at + 3, SYMBOLS.index(letter)] = 0.0

    def scores(self, _frames: Frames) -> Scores:
        return self.made


class Decided:
    """A probe that is this sure in the frames from first to end."""

    version = "made"

    def __init__(self, strength: float, first: int, end: int) -> None:
        self.decisions = np.full((60, 2), -5.0, np.float32)
        self.decisions[first:end, 0] = strength

    def decide(self, _frames: Frames) -> NDArray[np.float32]:
        return self.decisions


def timed(spelt: str, said: list[TimedWord], strength: float, first: int, end: int) -> list[tuple[int, int]]:
    """Read words of such letters with one event; gives their first and last frames."""
    whisper = Scripted(alone=SURE)
    whisper.words = said
    reader = made_of(whisper, Decided(strength, first, end), Spelling(spelt))
    heard = hear(reader)
    return [(round(word.start_s / FRAME_S), round(word.end_s / FRAME_S)) for word in heard.words]


def test_no_word_takes_the_sound_of_a_confirmed_filled_pause() -> None:
    so, it = TimedWord("so", 0.0, 0.2, 0.9), TimedWord("it", 0.3, 0.5, 0.9)
    assert timed("sooooooit", [so, it], CONFIRMED + 1, 6, 21) == [(0, 6), (21, 27)]
    assert timed("sooooooit", [so, it], POSSIBLE + 0.1, 6, 21) == [(0, 21), (21, 27)]


def test_no_word_takes_the_sound_of_a_filled_pause_that_was_only_written() -> None:
    said = [TimedWord("so", 0.0, 0.2, 0.9), TimedWord("Um,", 0.12, 0.42, 0.9), TimedWord("it", 0.4, 0.5, 0.9)]
    assert timed("sooooooit", said, -5.0, 0, 0) == [(0, 6), (6, 21), (21, 27)]


def test_a_slow_article_keeps_its_sound() -> None:
    a, bit = TimedWord("a", 0.0, 0.3, 0.9), TimedWord("bit", 0.3, 0.5, 0.9)
    assert timed("aaaaabit", [a, bit], CONFIRMED + 1, 0, 15) == [(0, 15), (15, 24)]


def test_silence_is_told_in_seconds_of_the_recording() -> None:
    whisper = Scripted(alone=SURE)
    whisper.words = [TimedWord("so", 0.0, 0.2, 0.9), TimedWord("it", 0.3, 0.5, 0.9)]
    piece = replace(PIECE, start=100)
    read = hear(made_of(whisper, Decided(-5.0, 0, 0), Spelling("so" + "    " + "it")), piece=piece)
    (silent,) = read.silent
    at = 100 * 0.032
    assert [silent.start_s, silent.end_s] == pytest.approx([at + 6 * FRAME_S, at + 18 * FRAME_S])
    assert hear(made_of(whisper), piece=piece).silent == ()


def test_a_filled_pause_begins_where_it_sounds() -> None:
    whisper = Scripted(alone=SURE)
    whisper.words = [TimedWord("so", 0.0, 0.12, 0.9), TimedWord("it", 0.7, 0.9, 0.9)]
    reader = made_of(whisper, Decided(CONFIRMED + 1, 9, 36), Spelling("so" + "    " + "oooooo" + "it"))
    (event,) = hear(reader).events
    assert (round(event.start_s / FRAME_S), round(event.end_s / FRAME_S)) == (18, 36)
    reader = made_of(whisper, Decided(CONFIRMED + 1, 9, 20), Spelling("so" + "    " + "oooooo" + "it"))
    (event,) = hear(reader).events
    assert event.end_s - event.start_s == pytest.approx(LEAST_S)
