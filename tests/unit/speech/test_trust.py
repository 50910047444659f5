"""What is believed: loops and text on noise are not, short answers are."""

import numpy as np
import pytest

from greenroom.speech.trust import is_loop, is_speech, is_unsure
from greenroom.speech.whisper import Decoded


def decoded(text: str, logprob: float = -0.3, no_speech: float = 0.05) -> Decoded:
    return Decoded((), text, logprob, no_speech)


@pytest.mark.parametrize(
    ("text", "duration_s"),
    [
        ("Um, um, um, um, um, um, um, um, um, um, um, um, um, um, um, um, um, um, um, um", 6.0),
        ("It was the age of wisdom. It was the age of wisdom. It was the age of wisdom.", 9.0),
        ("one two three four five six seven eight nine ten", 0.5),
    ],
)
def test_loops(text: str, duration_s: float) -> None:
    assert is_loop(decoded(text), duration_s)


def test_each_sign_of_a_loop_is_enough() -> None:
    assert is_loop(decoded("We went home and " * 3), 30.0), "the same three words"
    assert is_loop(decoded(" ".join(map(str, range(100, 140)))), 1.0), "more than anyone says"
    assert is_loop(decoded("ha" * 60), 30.0), "one word that repeats itself"


@pytest.mark.parametrize("text", ["", "Yes.", "No, no, no.", "I think so, I think so, and I think I said so."])
def test_honest_repetition_is_no_loop(text: str) -> None:
    assert not is_loop(decoded(text), 4.0)


def test_low_probability_is_worth_a_second_try() -> None:
    assert is_unsure(decoded("mumble", logprob=-1.4))
    assert is_unsure(decoded("half heard", logprob=-0.7))
    assert not is_unsure(decoded("clear", logprob=-0.4))


def test_a_short_answer_is_speech() -> None:
    assert is_speech(decoded("Yes."), np.full(12, 0.9, np.float32))


def test_a_word_guessed_on_noise_is_not() -> None:
    assert not is_speech(decoded("Oh", logprob=-1.7, no_speech=0.8), np.full(20, 0.2, np.float32))
    assert not is_speech(decoded("AHHHH!", logprob=-1.6, no_speech=0.5), np.full(12, 0.9, np.float32))


def test_words_surely_written_are_not_believed_where_no_speech_is_likely() -> None:
    nobody = np.zeros(40, np.float32)
    assert not is_speech(decoded("Thank you.", logprob=-0.3, no_speech=0.7), nobody)
    assert is_speech(decoded("Thank you.", logprob=-0.3, no_speech=0.1), nobody)
    assert is_speech(decoded("Thank you.", logprob=-0.3, no_speech=0.7), np.full(40, 0.9, np.float32))
