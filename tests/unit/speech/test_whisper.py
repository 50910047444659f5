"""What each way of looking for a text asks of CTranslate2; whether the words are right, tests/evals measures."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from greenroom.speech.whisper import Encoded, Way, Whisper


class Asked:
    """Stands for CTranslate2's model and notes what it is asked."""

    def __init__(self) -> None:
        self.options: dict[str, Any] = {}

    def generate(self, _storage: object, _prompts: object, **options: object) -> list[SimpleNamespace]:
        self.options = options
        return [SimpleNamespace(sequences_ids=[[]], scores=[0.0], no_speech_prob=0.0)]


def asked(way: Way) -> tuple[object, object]:
    whisper, model = object.__new__(Whisper), Asked()
    whisper._model = SimpleNamespace(model=model)
    whisper._tokenizer = SimpleNamespace(sot_prev=1, sot_sequence=[2], eot=3, decode=lambda _: "")
    whisper.decode(Encoded(None, np.empty((0, 4), np.float32), 1.0), (), way)
    return model.options["beam_size"], model.options["no_repeat_ngram_size"]


def test_each_way_asks_for_what_it_is_called() -> None:
    assert asked(Way.GREEDY) == (1, 0)
    assert asked(Way.BEAM) == (5, 0)
    assert asked(Way.NO_REPEATS) == (1, 3)
