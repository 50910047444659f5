"""What hears the clips: Greenroom as it ships, and stock faster-whisper, plain and with a prompt full of fillers.

All use Whisper base, int8, beam 1, and two threads; Greenroom's weights are prepared (ADR 21), stock has those of
CTranslate2. Predictions have the form of `greenroom analyze --json`.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from greenroom import resources
from greenroom.analysis.measuring import measure
from greenroom.bootstrap import Greenroom
from greenroom.domain.heard import Heard
from greenroom.domain.transcript import Certainty
from greenroom.practice.ports import HEARING_RATE_HZ, Samples
from greenroom.speech.ear import Ear
from greenroom.speech.filled_pauses import Probe
from greenroom.speech.letters import Letters
from greenroom.speech.pitch import PitchMeter, load_swift_f0
from greenroom.speech.reading import Reader
from greenroom.speech.voice import SileroVoice, load_silero
from greenroom.speech.whisper import Whisper
from tests.evals.corpus import FOLDS, Clip
from tests.evals.examples import Example, examples_of
from tests.evals.train_filled_pauses import Line, train

THREADS = 2
PROMPT = "Um, so, uh, like, I, I was, you know, hmm, er, I mean, um, yeah."
"""Makes Whisper write fillers (OpenAI's own advice); a sentence does more than a list of them."""
_SILENCE_MS = 100

System = Callable[[Clip, Samples], dict[str, Any]]
"""Hears the sound of a clip, which may have been changed since, and tells what it heard."""


class GreenroomSystem:
    """Greenroom, each clip heard with a filled-pause probe that was trained without its speaker."""

    def __init__(
        self, models: Path, clips: Sequence[Clip], synthetic: Sequence[Clip], model: str = "base"
    ) -> None:
        """Load the models and train a probe for each fold; without synthetic clips that output is as shipped."""
        self._services, self._model = Greenroom(resources.home(), models), model
        self.whisper, self._silero = Whisper(models / model, threads=THREADS), load_silero()
        self._swift_f0 = load_swift_f0()
        self._shipped = Probe.load(resources.model_data("filled_pauses", f"{model}.npz"))
        self._letters = Letters.load(resources.model_data("letters", f"{model}.npz"))
        self._held_out = self._train(clips, synthetic)

    def __call__(self, clip: Clip, sound: Samples) -> dict[str, Any]:
        """Hear a clip just as the program does."""
        probe = self._held_out[clip.fold] if clip.is_trained_on else self._shipped
        return self._prediction(clip.audio, self.hear(sound, probe))

    def told(self, audio: str, sound: Samples) -> dict[str, Any]:
        """Hear a sound of nobody that was learnt from, with the shipped probe."""
        return self._prediction(audio, self.hear(sound))

    def hear(self, sound: Samples, probe: Probe | None = None) -> Heard:
        """Hear a sound whole; with the shipped probe if none is given."""
        reader = Reader(self.whisper, probe or self._shipped, self._letters, self._model)
        ear = Ear(SileroVoice(self._silero), reader, PitchMeter(self._swift_f0))
        for _piece in (*ear.feed(sound), *ear.finish()):
            pass
        return ear.heard()

    def _train(self, clips: Sequence[Clip], synthetic: Sequence[Clip]) -> Mapping[int, Probe]:
        def learnt_from(clips: Sequence[Clip]) -> list[Example]:
            return [e for c in clips if c.is_trained_on for e in examples_of(c, self.whisper, self._silero)]

        examples = learnt_from(clips)
        spoken: list[Example] | Line = Line(self._shipped.weights[1], float(self._shipped.bias[1]))
        if synthetic:
            spoken = learnt_from(synthetic)
        return {
            fold: train([example for example in examples if example.clip.fold != fold], spoken, f"fold-{fold}")
            for fold in range(FOLDS)
        }

    def _prediction(self, audio: str, heard: Heard) -> dict[str, Any]:
        measures = measure(heard, self._services.lexicon)
        said = heard.transcript
        sure = [f for f in said.filled_pauses if f.certainty is Certainty.CONFIRMED]
        return {
            "audio": audio,
            "words": [
                {"text": w.text, "start_s": w.start_s, "end_s": w.end_s, "kind": w.kind.value} for w in said.words
            ],
            "fillers": [{"text": f.text, "start_s": f.start_s, "end_s": f.end_s} for f in sure],
            "pauses": [{"start_s": p.start_s, "end_s": p.end_s} for p in measures.pauses],
        }


class StockSystem:
    """faster-whisper with word times; fillers are those it writes.

    Plain, its pauses are the gaps between its words; prompted, they are Silero's: from 100 ms on, no padding.
    """

    def __init__(self, folder: Path, *, prompted: bool) -> None:
        """Load the model."""
        from faster_whisper import WhisperModel

        self._model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=THREADS)
        self._is_prompted = prompted

    def __call__(self, clip: Clip, sound: Samples) -> dict[str, Any]:
        heard = self.transcribe(sound)
        words = [{"text": w.word.strip(), "start_s": w.start, "end_s": w.end, "kind": "word"} for w in heard]
        pauses = self._silences(sound) if self._is_prompted else _gaps([(w.start, w.end) for w in heard])
        return {"audio": clip.audio, "words": words, "fillers": [], "pauses": pauses}

    def transcribe(self, sound: Samples) -> list[Any]:
        """Give the words with their times."""
        prompt = PROMPT if self._is_prompted else None
        segments, _ = self._model.transcribe(
            sound, language="en", beam_size=1, word_timestamps=True, initial_prompt=prompt
        )
        return [word for segment in segments for word in segment.words or []]

    def _silences(self, sound: Samples) -> list[dict[str, float]]:
        from faster_whisper.vad import VadOptions, get_speech_timestamps

        options = VadOptions(min_silence_duration_ms=_SILENCE_MS, speech_pad_ms=0)
        spans = get_speech_timestamps(sound, options)
        return _gaps([(s["start"] / HEARING_RATE_HZ, s["end"] / HEARING_RATE_HZ) for s in spans])


def _gaps(spans: Sequence[tuple[float, float]]) -> list[dict[str, float]]:
    return [{"start_s": a[1], "end_s": b[0]} for a, b in itertools.pairwise(spans)]
