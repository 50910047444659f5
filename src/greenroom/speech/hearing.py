"""Hearing with Whisper: the adapter of the practice port, live and from files."""

import os
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from greenroom.domain.errors import UserError
from greenroom.domain.heard import Heard
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from greenroom.practice.work import CancelToken, Progress
from greenroom.speech.ear import Ear
from greenroom.speech.filled_pauses import Probe
from greenroom.speech.letters import Letters
from greenroom.speech.live import LiveListener
from greenroom.speech.memory import garbage_left
from greenroom.speech.pitch import PitchMeter, load_swift_f0
from greenroom.speech.prepared import forget
from greenroom.speech.reading import Reader
from greenroom.speech.voice import SileroVoice, load_silero
from greenroom.speech.whisper import Whisper

_MOST_THREADS = 4
"""Base does not gain from more; each of the two calls that run at once has as many (`Ear`)."""


@dataclass(frozen=True, slots=True)
class _Models:
    name: str
    silero: Any
    whisper: Whisper
    probe: Probe | None
    letters: Letters | None
    swift_f0: Any


class WhisperHearing:
    """Hears with one Whisper model at a time, loaded when first needed."""

    def __init__(
        self, model: str, folder: Callable[[str], Path], model_data: Callable[..., Path], language: str = "en"
    ) -> None:
        """Take the model's name, where an installed one lies, where our own weights lie, what is spoken."""
        self._model = model
        self._language = language
        self._folder = folder
        self._model_data = model_data
        self._loading = Lock()
        self._loaded: _Models | None = None

    def use(self, model: str, language: str) -> None:
        """Hear with another model or language from the next answer on; what is being heard stays as it is."""
        with self._loading:
            if (model, language) != (self._model, self._language):
                self._model, self._language, self._loaded = model, language, None

    def warm_up(self) -> None:
        """Load the models; raises UserError `model.missing`, `model.damaged`."""
        self._models()

    def listen(self) -> LiveListener:
        """Begin to hear a new answer; needs no loaded model yet."""
        return LiveListener(lambda: self._ear(reads_early=True))

    def hear(self, sound: Iterable[Samples], duration_s: float, progress: Progress, cancel: CancelToken) -> Heard:
        """Hear a whole recording at 16 kHz; raises UserError as `warm_up` does, Cancelled."""
        whole = max(1.0, duration_s * HEARING_RATE_HZ)
        heard = 0
        with closing(self._ear()) as ear:
            for samples in sound:
                for _piece in ear.feed(samples):
                    cancel.raise_if_cancelled()
                cancel.raise_if_cancelled()
                heard += samples.size
                progress(min(1.0, heard / whole))
            for _piece in ear.finish():
                cancel.raise_if_cancelled()
            progress(1.0)
            return ear.heard()

    def _ear(self, *, reads_early: bool = False) -> Ear:
        models = self._models()
        reader = Reader(models.whisper, models.probe, models.letters, models.name)
        return Ear(SileroVoice(models.silero), reader, PitchMeter(models.swift_f0), reads_early=reads_early)

    def _models(self) -> _Models:
        with self._loading:
            if self._loaded is None:
                with garbage_left():
                    self._loaded = self._load()
            return self._loaded

    def _load(self) -> _Models:
        folder = self._folder(self._model)
        weights, spelling = (self._model_data(kind, f"{self._model}.npz") for kind in ("filled_pauses", "letters"))
        threads = max(1, min(_MOST_THREADS, (os.cpu_count() or 2) // 2))
        try:
            whisper = Whisper(folder, threads, self._language)
        except (RuntimeError, ValueError, OSError) as error:
            forget(folder)
            raise UserError("model.damaged", name=self._model, file=folder.name) from error
        probe = Probe.load(weights) if weights.exists() else None
        is_spelt = spelling.exists() and self._language == "en"
        letters = Letters.load(spelling) if is_spelt else None
        return _Models(self._model, load_silero(), whisper, probe, letters, load_swift_f0())
