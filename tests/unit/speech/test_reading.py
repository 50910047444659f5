"""What is read again when the first reading is doubtful; whether the words are right, tests/evals measures."""

import numpy as np
import pytest

from greenroom.practice.ports import Samples
from greenroom.speech.cutting import Piece
from greenroom.speech.reading import Reader
from greenroom.speech.whisper import Decoded, Encoded, TimedWord

SURE = Decoded((1,), "We moved the boxes.", -0.2, 0.0)
UNSURE = Decoded((2,), "We proved the foxes.", -0.9, 0.0)
LOOP = Decoded((3,), "Wildfire. " * 12, -0.1, 0.0)
SOUND = np.zeros(16_000, np.float32)
PIECE = Piece(0, 32, np.ones(32, np.float32))


class Scripted:
    """Reads what it is told, by whether the words before are given and whether the window is a whole one."""

    language = "en"

    def __init__(self, **texts: Decoded) -> None:
        self.texts, self.asked = texts, list[str]()

    def encode(self, sound: Samples, window_s: float | None = None) -> Encoded:
        return Encoded(window_s, np.zeros((50, 4), np.float32), sound.size / 16_000)

    def decode(self, encoded: Encoded, context: tuple[int, ...] = ()) -> Decoded:
        self.asked.append("window" if encoded.storage else "context" if context else "alone")
        return self.texts[self.asked[-1]]

    def language_chance(self, _encoded: Encoded) -> float | None:
        return None

    def align(self, _encoded: Encoded, tokens: tuple[int, ...]) -> list[TimedWord]:
        texts = {text.tokens: text.text for text in self.texts.values()}
        return [TimedWord(texts[tokens], 0.0, 1.0, 1.0)]


@pytest.mark.parametrize(
    ("texts", "asked", "read"),
    [
        ({"context": SURE}, ["context"], SURE),
        ({"context": LOOP, "alone": SURE}, ["context", "alone"], SURE),
        ({"context": LOOP, "alone": LOOP, "window": SURE}, ["context", "alone", "window"], SURE),
        ({"context": LOOP, "alone": UNSURE, "window": LOOP}, ["context", "alone", "window"], UNSURE),
        ({"context": UNSURE, "window": SURE}, ["context", "window"], SURE),
        ({"context": UNSURE, "window": LOOP}, ["context", "window"], UNSURE),
        ({"context": LOOP, "alone": LOOP, "window": LOOP}, ["context", "alone", "window"], LOOP),
    ],
)
def test_a_doubtful_piece_is_read_again(texts: dict[str, Decoded], asked: list[str], read: Decoded) -> None:
    whisper = Scripted(**{"alone": SURE, **texts})
    reader = Reader(whisper, None, None, "base")  # type: ignore[arg-type]
    whisper.texts = {"alone": SURE}
    reader.read(SOUND, PIECE)
    whisper.texts, whisper.asked = texts, []
    reader.read(SOUND, PIECE)
    assert whisper.asked == asked
    assert reader.words[-1].text == read.text
