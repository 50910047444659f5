"""Our vocabulary against the library's own tokenizer, on the installed model."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.speech.vocabulary import Vocabulary

LAST = 51_864
"""Of base; times are the tokens from 50,364 on."""


@pytest.fixture(scope="module")
def true(models: Path) -> Any:  # noqa: ANN401 - of the tokenizers library
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(models / "base" / "tokenizer.json"))


@pytest.fixture(scope="module")
def ours(models: Path) -> Vocabulary:
    return Vocabulary(models / "base")


def test_every_token_has_the_same_text(true: Any, ours: Vocabulary) -> None:  # noqa: ANN401
    assert [token for token in range(LAST + 1) if ours.decode([token]) != true.decode([token])] == []


@given(st.data())
def test_any_tokens_have_the_same_text(true: Any, ours: Vocabulary, data: st.DataObject) -> None:  # noqa: ANN401
    """Half a letter at the end of a token, too, and what no letter can begin with."""
    tokens = data.draw(st.lists(st.integers(0, LAST), max_size=8))
    assert ours.decode(tokens) == true.decode(tokens)


def test_the_signs_between_are_the_same(true: Any, ours: Vocabulary) -> None:  # noqa: ANN401
    signs = [true.id_to_token(token) for token in range(50_257, true.get_vocab_size())]
    assert len(signs) > 100
    assert [ours.token_to_id(sign) for sign in signs] == [true.token_to_id(sign) for sign in signs]


def test_the_model_itself_names_the_tokens_that_nobody_says(true: Any, models: Path) -> None:  # noqa: ANN401
    """faster-whisper puts them together with the tokenizer; CTranslate2 takes them from the model's folder."""
    from faster_whisper.tokenizer import Tokenizer
    from faster_whisper.transcribe import get_suppressed_tokens

    named = json.loads((models / "base" / "config.json").read_text("utf-8"))["suppress_ids"]
    put_together = get_suppressed_tokens(
        Tokenizer(true, multilingual=True, task="transcribe", language="en"), [-1]
    )
    assert sorted(named) == sorted(put_together)
