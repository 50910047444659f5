"""One occasion, what usually happens, or nothing at all: told apart by words."""

import pytest

from greenroom.coaching.occasions import acts, general_words, nothing_told, occasions, own_acts
from greenroom.domain.transcript import Word


def words(said: str) -> list[Word]:
    return [Word(text, i * 0.4, i * 0.4 + 0.3) for i, text in enumerate(said.split())]


@pytest.mark.parametrize(
    ("said", "general", "done", "own"),
    [
        ("I asked her and she said no.", 0, 2, 1),
        ("I also asked the man who had it.", 0, 2, 1),
        ("Usually I would ask her, and most of the time she agrees.", 3, 0, 0),
        ("I'd say no. In general I always do.", 3, 0, 0),
        ("We need a red seed and a bed, and I feed it.", 0, 0, 0),
        ("I ask him and he says that he is tired.", 0, 0, 0),
        ("Most of them came at the time.", 0, 0, 0),
    ],
)
def test_what_is_general_and_what_was_done(said: str, general: int, done: int, own: int) -> None:
    heard = words(said)
    assert (len(general_words(heard)), acts(heard), own_acts(heard)) == (general, done, own)


@pytest.mark.parametrize(
    "said", ["Three years ago I left.", "In my last job I left.", "Last year we moved.", "One day,"]
)
def test_a_time_in_the_past_is_an_occasion(said: str) -> None:
    assert len(occasions(words(said))) == 1


@pytest.mark.parametrize(
    "said", ["She is in her last year at school.", "At last I left.", "The last job", "We did it in one night."]
)
def test_what_only_sounds_like_one_is_none(said: str) -> None:
    assert not occasions(words(said))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Well, nothing comes to mind.", "nothing comes to mind"),
        ("I can't really think of one.", "can't really think of"),
        ("I think of one.", None),
        ("I can think of one.", None),
    ],
)
def test_who_says_that_nothing_comes_to_mind(said: str, told: str | None) -> None:
    found = [" ".join(w.text.strip(".") for w in phrase) for phrase in nothing_told(words(said))]
    assert found == ([told] if told else [])
