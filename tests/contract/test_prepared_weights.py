"""Whisper base in seven bits: it hears as the weights of 32 bits do, and installing a model prepares it."""

import gc
import os
import weakref
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from greenroom import resources
from greenroom.audio.files import AvSoundFiles
from greenroom.bootstrap import Greenroom
from greenroom.domain.errors import UserError
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from greenroom.practice.work import CancelToken, unheard
from greenroom.speech.hearing import WhisperHearing
from greenroom.speech.prepared import NAME, WEIGHTS
from greenroom.speech.whisper import PADDING_S, Whisper

PART_S = 12
NEAR = 0.9975
"""Cosine to 32 bits that nine frames in ten reach. Measured with AVX2: 0.9982, with eight bits 0.9961."""


@pytest.fixture
def home_of_models(tmp_path: Path, models: Path) -> Path:
    """Give a models folder with base in it, not prepared yet."""
    base = tmp_path / "models" / "base"
    base.mkdir(parents=True)
    for file in (models / "base").iterdir():
        if file.is_file() and not file.name.startswith("."):
            (base / file.name).symlink_to(file)
    return base.parent


@pytest.fixture(scope="module")
def sound() -> Samples:
    blocks = AvSoundFiles().open(resources.asset("samples", "answer.flac")).blocks()
    return np.concatenate(list(blocks))[: PART_S * HEARING_RATE_HZ]


def in_32_bits(folder: Path, sound: Samples) -> Any:  # noqa: ANN401 - arrays
    from faster_whisper import WhisperModel

    model = WhisperModel(str(folder), device="cpu", compute_type="float32", cpu_threads=1)
    padded = np.pad(sound, (0, round(PADDING_S * HEARING_RATE_HZ)))
    return np.asarray(model.encode(model.feature_extractor(padded)))[0]


def test_its_frames_are_those_of_32_bits(home_of_models: Path, sound: Samples) -> None:
    found = Whisper(home_of_models / "base", threads=1).encode(sound).frames
    true = in_32_bits(home_of_models / "base", sound)[: len(found)]
    cosine = (found * true).sum(1) / (np.linalg.norm(found, axis=1) * np.linalg.norm(true, axis=1))
    assert np.quantile(cosine, 0.1) > NEAR


def test_loading_waits_for_no_tokenizer(home_of_models: Path) -> None:
    """It would hold Python's lock for 75 ms."""
    assert Whisper(home_of_models / "base", threads=1)._model.hf_tokenizer.get_vocab_size() == 0


def test_no_garbage_is_looked_for_while_models_load(home_of_models: Path) -> None:
    """Python would look through all there is, with its lock held."""
    looks: list[bool] = []

    def folder(name: str) -> Path:
        looks.append(gc.isenabled())
        return home_of_models / name

    WhisperHearing("base", folder, resources.model_data).warm_up()
    assert looks == [False]
    assert gc.isenabled()


def test_another_model_lets_the_first_go_at_once(home_of_models: Path) -> None:
    """It must not be in a circle: what was loaded is never looked through."""
    hearing = WhisperHearing("base", lambda name: home_of_models / name, resources.model_data)
    hearing.warm_up()
    loaded = hearing._loaded
    assert loaded is not None
    parts = [weakref.ref(part) for part in (loaded.whisper, loaded.whisper._model, loaded.silero, loaded.swift_f0)]
    del loaded
    gc.disable()
    try:
        hearing.use("other", "en")
        assert [part() for part in parts] == [None] * len(parts)
    finally:
        gc.enable()


def test_installing_prepares_what_is_installed(home_of_models: Path, home: Path) -> None:
    services = Greenroom(home, home_of_models)
    services.models.install("base", None, unheard, CancelToken())
    weights = home_of_models / "base" / NAME / WEIGHTS
    assert weights.stat().st_size < 0.6 * (home_of_models / "base" / WEIGHTS).stat().st_size
    made = weights.stat()
    Whisper(services.models.folder("base"), threads=1)
    assert weights.stat().st_mtime_ns == made.st_mtime_ns


def test_prepared_weights_that_cannot_be_loaded_are_made_anew(home_of_models: Path) -> None:
    """Told as damaged once: installing again would find nothing to mend."""
    hearing = WhisperHearing("base", lambda name: home_of_models / name, resources.model_data)
    hearing.warm_up()
    hearing.use("base", "de")
    hearing.use("base", "en")
    place = home_of_models / "base" / NAME
    spoil_unseen(place / WEIGHTS)
    with pytest.raises(UserError, match=r"model\.damaged"):
        hearing.warm_up()
    hearing.warm_up()
    assert place.is_dir()


def spoil_unseen(file: Path) -> None:
    """Change the number of variables, as a rotten disk might: neither size nor clock tells of it."""
    then = file.stat().st_mtime_ns
    with file.open("r+b") as opened:
        opened.write(b"\xff" * 64)
    os.utime(file, ns=(then, then))
