"""Tokens as text: bytes put together again, and nothing of what is no text."""

from pathlib import Path

import pytest

from greenroom.speech.vocabulary import Vocabulary

TEXTS = [
    "a",
    "\u0120we",
    "!",
    "\u00c3",
    "\u00a9",
    "\u010a",
    "<|endoftext|>",
    "<|en|>",
    "<|notimestamps|>",
    "<|0.00|>",
]


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    (tmp_path / "vocabulary.txt").write_text("\n".join(TEXTS) + "\n", "utf-8")
    return Vocabulary(tmp_path)


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ([], ""),
        ([0, 1, 2], "a we!"),
        ([3, 4], "\u00e9"),
        ([3], "\ufffd"),
        ([4, 3, 0], "\ufffd\ufffda"),
        ([5], "\n"),
        ([7, 0, 9, 6, 10_000], "a"),
    ],
)
def test_text_of_tokens(vocabulary: Vocabulary, tokens: list[int], text: str) -> None:
    assert vocabulary.decode(tokens) == text


def test_tokens_are_found_by_their_text(vocabulary: Vocabulary) -> None:
    assert vocabulary.token_to_id("<|en|>") == 7
    assert vocabulary.token_to_id("<|nospeech|>") is None


def test_what_is_no_vocabulary_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.txt").write_text("one\ntwo\n", "utf-8")
    with pytest.raises(ValueError, match="endoftext"):
        Vocabulary(tmp_path)
