"""Hearing, live and from a file: the same sound gives the same result, however it comes in."""

import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from greenroom import resources
from greenroom.audio.files import AvSoundFiles
from greenroom.domain.errors import Cancelled, UserError
from greenroom.domain.heard import Heard
from greenroom.domain.transcript import WordKind
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from greenroom.practice.work import CancelToken, unheard
from greenroom.speech.hearing import WhisperHearing

PART_S = 12


@pytest.fixture(scope="module")
def sound() -> Samples:
    """The first seconds of the spoken sample."""
    blocks = AvSoundFiles().open(resources.asset("samples", "answer.flac")).blocks()
    return np.concatenate(list(blocks))[: PART_S * HEARING_RATE_HZ]


@pytest.fixture(scope="module")
def hearing(models: Path) -> WhisperHearing:
    return WhisperHearing("base", lambda name: models / name, resources.model_data)


@pytest.fixture(scope="module")
def heard(hearing: WhisperHearing, sound: Samples) -> Heard:
    return hearing.hear([sound], PART_S, unheard, CancelToken())


def blocks(sound: Samples, size: Callable[[], int]) -> Iterator[Samples]:
    at = 0
    while at < len(sound):
        length = size()
        yield sound[at : at + length]
        at += length


def test_it_hears_what_was_said(heard: Heard) -> None:
    said = [w.text.lower().strip(".,") for w in heard.transcript.words if w.kind is WordKind.WORD]
    assert " ".join(said[:9]) == "last year our billing system failed almost every week"
    assert heard.transcript.duration_s == PART_S
    assert (heard.transcript.language, heard.model) == ("en", "base")


def test_it_hears_the_filled_pauses_where_they_are(heard: Heard) -> None:
    """The sample has an "um" at 1.2 s and an "uh" at 9.7 s, as its table of times says."""
    pauses = heard.transcript.filled_pauses
    for start_s, end_s in ((1.200, 1.550), (9.723, 10.041)):
        assert any(p.start_s < end_s + 0.1 and p.end_s > start_s - 0.1 for p in pauses)
    assert sum(w.kind is WordKind.FILLED_PAUSE for w in heard.transcript.words) == 2


def test_words_rise_in_time(heard: Heard) -> None:
    words = heard.transcript.words
    assert all(a.end_s <= b.start_s for a, b in itertools.pairwise(words))


@pytest.mark.parametrize("seed", [1, 2])
def test_blocks_of_any_size_give_the_same(
    hearing: WhisperHearing, heard: Heard, sound: Samples, seed: int
) -> None:
    chance = np.random.default_rng(seed)
    parts = blocks(sound, lambda: int(chance.integers(1, 30_000)))
    assert hearing.hear(parts, PART_S, unheard, CancelToken()) == heard


def test_what_was_heard_so_far_is_the_beginning_of_the_whole(
    hearing: WhisperHearing, heard: Heard, sound: Samples
) -> None:
    ear = hearing._ear()
    pieces = itertools.chain(ear.feed(sound), ear.finish())
    next(pieces)
    early = ear.so_far()
    for _piece in pieces:
        pass
    words = [word.text for word in heard.transcript.words]
    assert 5 < len(early.words) < len(words)
    assert [word.text for word in early.words] == words[: len(early.words)]
    assert early.words[-1].end_s <= early.duration_s < heard.transcript.duration_s
    assert len(early.filled_pauses) == sum(
        pause.start_s < early.duration_s for pause in heard.transcript.filled_pauses
    )
    assert ear.heard() == heard


def test_live_gives_the_same(hearing: WhisperHearing, heard: Heard, sound: Samples) -> None:
    listener = hearing.listen()
    for block in blocks(sound, lambda: 441):
        listener.feed(block)
    assert listener.finish(unheard, CancelToken()) == heard
    listener.abandon()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_the_clock_did_live_gives_the_same(
    hearing: WhisperHearing, heard: Heard, sound: Samples, seed: int
) -> None:
    """Sound comes in fits and starts, and the threads change over at random moments."""
    chance, pause = np.random.default_rng(seed), Event()
    usual_s = sys.getswitchinterval()
    listener = hearing.listen()
    try:
        for block in blocks(sound, lambda: int(chance.integers(1, 20_000))):
            sys.setswitchinterval(10.0 ** chance.uniform(-6, -2))
            listener.feed(block)
            pause.wait(chance.choice((0.0, 0.01, 0.2)))
        assert listener.finish(unheard, CancelToken()) == heard
    finally:
        sys.setswitchinterval(usual_s)


def test_progress_rises_to_the_end(hearing: WhisperHearing, sound: Samples) -> None:
    shares: list[float] = []
    listener = hearing.listen()
    listener.feed(sound)
    listener.finish(shares.append, CancelToken())
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_cancelling_ends_it(hearing: WhisperHearing, sound: Samples) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        hearing.hear([sound], PART_S, unheard, cancel)
    listener = hearing.listen()
    listener.feed(sound)
    with pytest.raises(Cancelled):
        listener.finish(unheard, cancel)


def test_an_abandoned_answer_leaves_no_thread(hearing: WhisperHearing, sound: Samples) -> None:
    listener = hearing.listen()
    listener.feed(sound)
    listener.abandon()
    listener.abandon()


def test_a_listener_that_heard_nothing_tells_of_nothing(hearing: WhisperHearing) -> None:
    nothing = hearing.listen().finish(unheard, CancelToken())
    assert nothing.transcript.words == ()
    assert nothing.transcript.speech == ()
    assert nothing.level.samples == 0


def test_silence_and_noise_hold_no_words(hearing: WhisperHearing) -> None:
    noise = np.random.default_rng(0).normal(0, 0.05, 5 * HEARING_RATE_HZ).astype(np.float32)
    silence = np.zeros(5 * HEARING_RATE_HZ, np.float32)
    heard = hearing.hear([silence, noise], 10, unheard, CancelToken())
    assert heard.transcript.words == ()
    assert heard.transcript.filled_pauses == ()


def missing(name: str) -> Path:
    raise UserError("model.missing", name=name)


def test_a_missing_model_is_told_when_the_answer_ends(sound: Samples) -> None:
    """The recording goes on without the model; only hearing fails."""
    listener = WhisperHearing("base", missing, resources.model_data).listen()
    listener.feed(sound)
    listener.feed(sound)
    with pytest.raises(UserError) as error:
        listener.finish(unheard, CancelToken())
    assert error.value.code == "model.missing"


def test_files_that_are_no_model_are_told_as_damaged(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"no model")
    with pytest.raises(UserError) as error:
        WhisperHearing("base", lambda _name: tmp_path, resources.model_data).warm_up()
    assert error.value.code == "model.damaged"


def test_another_model_is_used_from_the_next_answer_on(models: Path, sound: Samples, tmp_path: Path) -> None:
    """The other model is the same one under another name: where it lies is all that the name tells."""
    (tmp_path / "other").symlink_to(models / "base")
    folders = {"base": models / "base", "other": tmp_path / "other"}
    hearing = WhisperHearing("base", lambda name: folders[name], resources.model_data)
    begun = hearing.listen()
    begun.feed(sound)
    hearing.hear([sound[: 2 * HEARING_RATE_HZ]], 2, unheard, CancelToken())  # by now `begun` has its model
    hearing.use("other", "en")
    assert hearing.hear([sound], PART_S, unheard, CancelToken()).model == "other"
    assert begun.finish(unheard, CancelToken()).model == "base"


def test_whisper_is_told_what_is_spoken(models: Path, sound: Samples) -> None:
    hearing = WhisperHearing("base", lambda name: models / name, resources.model_data)
    hearing.use("base", "de")
    heard = hearing.hear([sound], PART_S, unheard, CancelToken())
    assert heard.transcript.language == "de"
    assert heard.language_chance is not None
    assert heard.language_chance < 0.1
